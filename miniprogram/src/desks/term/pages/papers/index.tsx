import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { dayWords } from '@/strings/term';
import { Card, Note, Row } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { papersStrings as strings } from '../../strings';

const WITHIN = { d30: 30, d90: 90, d365: 365 } as const;
type Within = keyof typeof WITHIN;

/** 资质到期: papers of those who give clubs, those that run out first. */
export default function PapersPage() {
  const [within, setWithin] = useState<Within>('d90');
  const query = useEndpoint('term.credentials', { withinDays: WITHIN[within] });
  return (
    <Page>
      <Card>
        <Choice
          label={strings.within}
          options={(Object.keys(WITHIN) as Within[]).map((value) => ({ value, label: strings.options[value] }))}
          value={within}
          onChange={setWithin}
        />
      </Card>
      <Loaded query={query}>
        {({ papers }) =>
          papers.length === 0 ? (
            <Empty title={strings.none} hint={strings.noneHint} />
          ) : (
            papers.map(({ clubId, clubName, kind, teacherName, credential, until, daysLeft, institutionStatus }) => (
              <Card
                key={clubId}
                title={clubName}
                extra={
                  daysLeft === null ? null : (
                    <Tag tone={daysLeft < 0 ? 'bad' : daysLeft <= 30 ? 'caution' : 'unknown'}>
                      {daysLeft < 0 ? strings.expired(-daysLeft) : strings.left(daysLeft)}
                    </Tag>
                  )
                }
              >
                <Row label={teacherName} note={credential} value={strings.kinds[kind]} />
                <Note>{until === null ? strings.noUntil : strings.until(dayWords(until))}</Note>
                {institutionStatus !== null && institutionStatus !== 'licensed' ? (
                  <Tag tone="bad">{strings.institution}</Tag>
                ) : null}
              </Card>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
