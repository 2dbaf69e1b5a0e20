import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { dayWords, INCIDENT_WORDS, STRANGER_SENTENCE } from '@/strings/term';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { incidentsStrings as strings } from '../../strings';

/** 情况记录: what teachers noted; words that the check did not pass are read here before the family reads them. */
export default function IncidentsPage() {
  const query = useEndpoint('term.incidents', {});
  const release = useWrite('term.releaseIncident');
  return (
    <Page>
      <Loaded query={query}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <Empty title={strings.none} hint={strings.noneHint} />
          ) : (
            incidents.map((one) => (
              <Card
                key={one.id}
                title={`${one.childName} · ${INCIDENT_WORDS[one.kind]}`}
                extra={<Tag tone={one.isShown ? 'good' : 'caution'}>{one.isShown ? strings.shown : strings.held}</Tag>}
              >
                <Note>{`${one.clubName} · ${dayWords(one.date)}`}</Note>
                <Body>{one.what || STRANGER_SENTENCE}</Body>
                {one.measures ? <Row label={strings.measures} note={one.measures} /> : null}
                <Note>{strings.by(one.teacherName, one.className)}</Note>
                {one.isShown ? null : (
                  <Button
                    kind="secondary"
                    busy={release.busy}
                    onClick={() =>
                      void release.submit({ id: one.id }).then((done) => {
                        if (done === null) return;
                        toast(strings.released);
                        query.reload();
                      })
                    }
                  >
                    {strings.release}
                  </Button>
                )}
              </Card>
            ))
          )
        }
      </Loaded>
      {release.error ? <ErrorState error={release.error} /> : null}
    </Page>
  );
}
