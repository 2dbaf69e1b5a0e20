import { asEpochMs, monthOf } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { dayWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Figure, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { MonthField } from '../../components/month-field';
import { LEDGER_WORDS, hoursStrings as strings } from '../../strings';

/** 我的课时: what was recorded in a month; the teacher says that it is right. */
export default function HoursPage() {
  const [month, setMonth] = useState<string>(monthOf(asEpochMs(Date.now())));
  const query = useEndpoint('term.myHours', { month });
  const check = useWrite('term.checkHours');
  return (
    <Page>
      <MonthField month={month} onChange={setMonth} />
      <Loaded query={query}>
        {({ schools }) => (
          <>
            {schools.map(({ schoolId, schoolName, lines, lessons, minutes, state, mark, version }) =>
              lines.length === 0 ? (
                <Empty key={schoolId} title={strings.none} hint={strings.noneHint} />
              ) : (
                <Card
                  key={schoolId}
                  title={schoolName}
                  extra={<Tag tone={LEDGER_WORDS[state].tone}>{LEDGER_WORDS[state].label}</Tag>}
                >
                  <Figure>{strings.sum(lessons, minutes)}</Figure>
                  {version === null ? null : <Note>{strings.version(version)}</Note>}
                  {lines.map((line) => (
                    <Row
                      key={`${line.clubId} ${line.date}`}
                      label={dayWords(line.date)}
                      note={line.clubName}
                      value={strings.line(line.lessons, line.isSubstitute)}
                    />
                  ))}
                  {state === 'open' || state === 'changed' ? (
                    <>
                      <Button
                        busy={check.busy}
                        onClick={() =>
                          void check.submit({ schoolId, month, mark }).then((done) => {
                            if (done === null) return;
                            toast(strings.checked);
                            query.reload();
                          })
                        }
                      >
                        {strings.check}
                      </Button>
                      <Note>{strings.checkedNote}</Note>
                    </>
                  ) : null}
                </Card>
              ),
            )}
            {check.error ? <ErrorState error={check.error} onRetry={query.reload} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
