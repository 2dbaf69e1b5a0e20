import { useEndpoint } from '@/platform/use-endpoint';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { digestStrings as strings } from '../../supervision/strings';

/** 鉴别结论: what the panels decided, why, and who disagreed with what reason. */
export default function DigestsPage() {
  const query = useEndpoint('classification.digests', {}, { keepOffline: true });
  return (
    <Page>
      <Note>{strings.intro}</Note>
      <Loaded query={query} rows={4}>
        {({ digests }) =>
          digests.length === 0 ? (
            <Empty title={strings.none} />
          ) : (
            digests.map(({ id, kind, title, institutionName, instance, decision }) => (
              <Card
                key={id}
                title={title}
                extra={decision.verdict ? <Tag tone="brand">{strings.verdicts[decision.verdict]}</Tag> : null}
              >
                <Row
                  label={`${strings.kinds[kind]} · ${institutionName}`}
                  note={`${strings.counts(decision.academic, decision.nonAcademic)}${instance === 2 ? strings.review : ''}`}
                />
                {decision.reasons.map((reason) => (
                  <Body key={reason}>{`${strings.reason}：${reason}`}</Body>
                ))}
                {decision.dissent.map((reason) => (
                  <Note key={reason}>{`${strings.dissent}：${reason}`}</Note>
                ))}
              </Card>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
