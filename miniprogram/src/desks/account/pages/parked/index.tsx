import type { OutputOf } from '@shared/contracts';
import { asEpochMs, formatLocal } from '@shared/kernel/time';
import { toast } from '@/platform/feedback';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { deskStrings } from '../../strings';

const { parked: strings } = deskStrings;
type Parked = OutputOf<'audit.parked'>['parked'][number];

const ParkedCard = ({ one, canRetry, onDone }: { one: Parked; canRetry: boolean; onDone: () => void }) => {
  const retry = useWrite('audit.retryParked');
  const tryAgain = async (): Promise<void> => {
    if ((await retry.submit({ collection: one.collection, id: one.id })) === null) return;
    toast(strings.waiting);
    onDone();
  };
  return (
    <Card title={strings.parts[one.part]} extra={<Tag tone="bad">{strings.tag}</Tag>}>
      <Row label={strings.where} value={`${one.collection} / ${one.id}`} />
      <Row label={strings.kind} value={one.name} />
      <Row label={strings.fault} value={one.fault} />
      <Row label={strings.since} value={formatLocal(asEpochMs(one.at))} />
      <Row label={strings.carries} value={strings.counts(one.entries, one.messages)} />
      {canRetry ? (
        <Button kind="secondary" busy={retry.busy} onClick={() => void tryAgain()}>
          {strings.retry}
        </Button>
      ) : null}
      {retry.error ? <ErrorState error={retry.error} onRetry={() => void tryAgain()} /> : null}
    </Card>
  );
};

/** 没送出去的: what the relay put aside after five rounds, with what stopped it; tried again when the cause is mended. */
export default function ParkedPage() {
  const { has } = useSession();
  const query = useEndpoint('audit.parked', {});
  return (
    <Page>
      <Note>{strings.about}</Note>
      <Loaded query={query} rows={4}>
        {({ parked }) =>
          parked.length === 0 ? (
            <Empty title={strings.none} hint={strings.noneHint} />
          ) : (
            parked.map((one) => (
              <ParkedCard
                key={`${one.collection}/${one.id}`}
                one={one}
                canRetry={has('sysadmin')}
                onDone={query.reload}
              />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
