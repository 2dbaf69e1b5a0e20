import type { OutputOf } from '@shared/contracts';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { ruleWords } from '@/strings/rule';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { ProposePublication } from '../../components/propose-publication';
import { publicationStrings as strings } from '../../strings/pages';
import { useStep } from '../../use-step';

type One = OutputOf<'report.publicationDesk'>['publications'][number];

const Publication = ({ one, onDone }: { readonly one: One; readonly onDone: () => void }) => {
  const approve = useStep('report.approvePublication', onDone);
  const annul = useStep('report.annulPublication', onDone);
  const takeDown = useStep('report.takeDownPublication', onDone);
  const error = approve.error ?? annul.error ?? takeDown.error;
  const { state, withdrawRule } = one;
  return (
    <Card title={one.title} extra={<Tag tone={strings.states[state].tone}>{strings.states[state].label}</Tag>}>
      <Body>{one.text}</Body>
      <Row label={strings.document} value={one.document} />
      <Row label={strings.proposedBy} value={one.proposedByName} />
      {one.publishedOn ? <Row label={strings.publishedOn} value={one.publishedOn} /> : null}
      {state === 'annulled' && one.withdrawBy && withdrawRule ? (
        <>
          <Note>{strings.withdrawBy(one.withdrawBy)}</Note>
          <Note>{ruleWords(withdrawRule)}</Note>
        </>
      ) : null}
      {state === 'proposed' || state === 'held' ? (
        one.isMine ? (
          <Note>{strings.waits}</Note>
        ) : (
          <Button busy={approve.busy} onClick={() => void approve.take({ id: one.id })}>
            {strings.approve}
          </Button>
        )
      ) : null}
      {state === 'published' || state === 'annulled' ? (
        <Buttons>
          {state === 'published' ? (
            <Button kind="secondary" busy={annul.busy} onClick={() => void annul.take({ id: one.id })}>
              {strings.annul}
            </Button>
          ) : null}
          <Button kind="secondary" busy={takeDown.busy} onClick={() => void takeDown.take({ id: one.id })}>
            {strings.takeDown}
          </Button>
        </Buttons>
      ) : null}
      {error ? <ErrorState error={error} /> : null}
    </Card>
  );
};

/** 处理公开: proposed by one, approved by another, checked, and taken back in time when annulled. */
export default function PublicationsPage() {
  const { reportId } = useParams();
  const query = useEndpoint('report.publicationDesk', {});
  return (
    <Page>
      {reportId ? <ProposePublication reportId={reportId} onDone={query.reload} /> : null}
      <Loaded query={query} rows={5}>
        {({ publications }) =>
          publications.length === 0 ? (
            <Empty title={strings.none} hint={strings.noneHint} />
          ) : (
            publications.map((one) => <Publication key={one.id} one={one} onDone={query.reload} />)
          )
        }
      </Loaded>
    </Page>
  );
}
