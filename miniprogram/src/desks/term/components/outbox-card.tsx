import { ERROR_SENTENCES } from '@shared/strings/errors';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { dayStrings as strings } from '../strings';
import type { useOutbox } from '../use-outbox';

/** What waits on this phone, and what the service did not take. */
export const OutboxCard = ({ outbox }: { readonly outbox: ReturnType<typeof useOutbox> }) =>
  outbox.waiting.length === 0 ? null : (
    <Card title={strings.outbox(outbox.waiting.length)}>
      {outbox.waiting.map((one) =>
        one.refused === 'CONFLICT' ? (
          <Card key={one.id} title={one.what}>
            <Note>{strings.conflict}</Note>
            <Buttons>
              <Button kind="secondary" onClick={() => void outbox.insist(one)}>
                {strings.mine}
              </Button>
              <Button kind="quiet" onClick={() => outbox.drop(one.id)}>
                {strings.drop}
              </Button>
            </Buttons>
          </Card>
        ) : (
          <Row
            key={one.id}
            label={one.what}
            {...(one.refused === null
              ? {}
              : {
                  note: `${strings.refusedByService}：${ERROR_SENTENCES[one.refused]}`,
                  value: strings.drop,
                  onClick: () => outbox.drop(one.id),
                })}
          />
        ),
      )}
      <Button kind="secondary" busy={outbox.busy} onClick={() => void outbox.flush()}>
        {strings.sendNow}
      </Button>
    </Card>
  );
