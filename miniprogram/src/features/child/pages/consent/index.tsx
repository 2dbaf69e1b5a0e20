import { consentText, WITHOUT_CONSENT } from '@shared/strings/consent-texts';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Loaded } from '@/ui/status';
import { PurposeCard } from '../../components/purpose-card';
import { childStrings } from '../../strings';

const { consent: strings } = childStrings;

/** 同意与撤回: each purpose by itself, in words for parent and child. */
export default function ConsentPage() {
  const { childId = '' } = useParams();
  const query = useEndpoint('child.consents', { childId });
  return (
    <Page>
      <Loaded query={query} rows={8}>
        {({ child, purposes, history }) => (
          <>
            <Card title={child.name}>
              <Body>{strings.intro}</Body>
            </Card>
            {purposes.map((row) => (
              <PurposeCard key={row.purpose} {...row} childId={childId} onDone={query.reload} />
            ))}
            <Note>{WITHOUT_CONSENT}</Note>
            {history.length > 0 ? (
              <Card title={strings.history}>
                {history.map(({ purpose, version, given, at, by }) => (
                  <Row
                    key={`${purpose}-${at}-${String(given)}`}
                    label={consentText(purpose, version).title}
                    note={`${whenWords(at)} · ${strings.version(version, consentText(purpose, version).since)}`}
                    value={strings.historyRow(given, strings.by[by])}
                  />
                ))}
              </Card>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
