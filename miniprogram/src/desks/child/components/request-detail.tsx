import type { OutputOf } from '@shared/contracts';
import { FIELD_WORDS, RELATION_WORDS } from '@shared/strings/child';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { ErrorState, Verdict } from '@/ui/status';
import { childDeskStrings } from '../strings';

const { requests: strings } = childDeskStrings;
type Desk = OutputOf<'child.requestDesk'>;

/** A family's request, what the roster says to it, and the school's yes or no. */
export const RequestDetail = ({ request, onDone }: { request: Desk['requests'][number]; onDone: () => void }) => {
  const decide = useWrite('child.decideRequest');
  const [reply, setReply] = useState('');
  const { about, child, kind } = request;
  const isBinding = kind === 'binding';
  const send = async (answer: 'yes' | 'no'): Promise<void> => {
    if ((await decide.submit({ requestId: request.id, answer, reply: reply.trim() })) === null) return;
    toast(strings.decided);
    onDone();
  };
  return (
    <Card title={isBinding ? strings.binding : strings.correction}>
      <Row
        label={strings.applicant}
        value={
          request.relation === null
            ? request.applicantName
            : `${request.applicantName}（${RELATION_WORDS[request.relation]}）`
        }
      />
      <Row label={strings.asked} value={whenWords(request.at)} />
      {isBinding ? (
        <Row label={strings.says} value={strings.saysWords(about.className ?? '', about.number ?? '')} />
      ) : (
        <>
          <Row
            label={strings.change}
            value={about.field ? strings.changeWords(FIELD_WORDS[about.field], about.proposed ?? '') : ''}
          />
          <Row label={strings.reason} value={request.reason} />
        </>
      )}
      {child === null ? (
        <Verdict tone="caution" title={strings.noMatch} />
      ) : (
        <Row label={strings.match} value={strings.matchWords(child.name, child.className, child.guardians)} />
      )}
      {isBinding && child !== null && child.guardians > 0 ? <Note>{strings.second}</Note> : null}
      <TextArea
        label={strings.reply}
        placeholder={strings.replyHint}
        value={reply}
        onChange={setReply}
        maxLength={200}
      />
      <Buttons>
        <Button kind="danger" busy={decide.busy} disabled={reply.trim() === ''} onClick={() => void send('no')}>
          {strings.no}
        </Button>
        <Button busy={decide.busy} disabled={child === null} onClick={() => void send('yes')}>
          {strings.yes}
        </Button>
      </Buttons>
      {decide.error?.code === 'WRONG_STATE' ? <Note>{strings.notAValue}</Note> : null}
      {decide.error ? <ErrorState error={decide.error} /> : null}
    </Card>
  );
};

/** A second guardian, and the school's word on it. */
export const ClaimDetail = ({ claim, onDone }: { claim: Desk['claims'][number]; onDone: () => void }) => {
  const settle = useWrite('child.settleClaim');
  const [reason, setReason] = useState('');
  const { bond, childId } = claim;
  const send = async (answer: 'yes' | 'no'): Promise<void> => {
    const input = { childId, claimantId: bond.accountId, answer, reason: reason.trim() };
    if ((await settle.submit(input)) === null) return;
    toast(strings.decided);
    onDone();
  };
  return (
    <Card title={strings.claimOf(claim.childName, claim.className)}>
      <Row label={strings.applicant} value={`${bond.displayName}（${RELATION_WORDS[bond.relation]}）`} />
      <Row label={strings.asked} value={whenWords(bond.since)} />
      {bond.state === 'objected' ? (
        <Verdict tone="bad" title={strings.objection} detail={bond.reason} />
      ) : (
        <Verdict
          tone="caution"
          title={bond.openUntil === null ? strings.waits : strings.until(whenWords(bond.openUntil))}
        />
      )}
      <TextArea label={strings.settleReason} value={reason} onChange={setReason} maxLength={200} />
      <Buttons>
        <Button kind="danger" busy={settle.busy} disabled={reason.trim().length < 2} onClick={() => void send('no')}>
          {strings.settleNo}
        </Button>
        <Button busy={settle.busy} disabled={reason.trim().length < 2} onClick={() => void send('yes')}>
          {strings.settleYes}
        </Button>
      </Buttons>
      {settle.error ? <ErrorState error={settle.error} /> : null}
    </Card>
  );
};
