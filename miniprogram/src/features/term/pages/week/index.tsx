import { addDays, localDate } from '@shared/kernel/time';
import { useState } from 'react';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { dayWords, INCIDENT_WORDS, STRANGER_SENTENCE } from '@/strings/term';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { Page } from '@/ui/page';
import { Empty, Loaded } from '@/ui/status';
import { SessionRow } from '../../components/session-row';
import { weekStrings as strings } from '../../strings';

/** 本周社团: what each child has this week, and what is different from the plan. */
export default function WeekPage() {
  const [monday, setMonday] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useEndpoint('term.week', { monday }, { keepOffline: true });
  return (
    <Page>
      <Loaded query={query} rows={8}>
        {(week) => {
          const child = week.children.find(({ childId }) => childId === chosen) ?? week.children[0];
          if (child === undefined) return <Empty title={strings.noChild} hint={strings.noChildHint} />;
          const shift = (days: number) => () => setMonday(addDays(localDate(week.monday), days));
          return (
            <>
              <Card title={strings.week(dayWords(week.monday), dayWords(addDays(localDate(week.monday), 6)))}>
                <Buttons>
                  <Button kind="quiet" onClick={shift(-7)}>
                    {strings.before}
                  </Button>
                  {monday === null ? null : (
                    <Button kind="quiet" onClick={() => setMonday(null)}>
                      {strings.thisWeek}
                    </Button>
                  )}
                  <Button kind="quiet" onClick={shift(7)}>
                    {strings.next}
                  </Button>
                </Buttons>
                {week.isCertain ? null : <Note>{strings.uncertain}</Note>}
              </Card>
              {week.children.length > 1 ? (
                <Segments
                  label={strings.pickUps}
                  options={week.children.map(({ childId, childName }) => ({ value: childId, label: childName }))}
                  value={child.childId}
                  onChange={setChosen}
                />
              ) : null}
              {child.sessions.length === 0 ? <Empty title={strings.none} hint={strings.noneHint} /> : null}
              {child.sessions.map((session) => (
                <SessionRow
                  key={`${session.clubId} ${session.date}`}
                  childId={child.childId}
                  session={session}
                  today={week.today}
                  mayAnnounce={child.mayAnnounce}
                  onDone={query.reload}
                />
              ))}
              {child.mayAnnounce ? null : <Note>{strings.noConsent}</Note>}
              {child.incidents.map(({ id, kind, date, clubName, words }) => (
                <Card key={id} title={`${strings.incident} · ${INCIDENT_WORDS[kind]}`}>
                  <Note>{`${dayWords(date)} · ${clubName}`}</Note>
                  {kind === 'stranger' ? (
                    <Body>{STRANGER_SENTENCE}</Body>
                  ) : words === null ? (
                    <Note>{strings.waiting}</Note>
                  ) : (
                    <>
                      <Body>{words.what}</Body>
                      <Row label={strings.measures} note={words.measures} />
                    </>
                  )}
                </Card>
              ))}
              <Card>
                <Row label={strings.pickUps} onClick={() => go('pickUps', { childId: child.childId })} />
                <Row label={strings.certificates} onClick={() => go('certificates', { childId: child.childId })} />
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
