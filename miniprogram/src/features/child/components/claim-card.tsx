import type { OutputOf } from '@shared/contracts';
import { RELATION_WORDS } from '@shared/strings/child';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { ErrorState, Tag } from '@/ui/status';
import { childStrings } from '../strings';

const { guardians: strings } = childStrings;
type Bond = OutputOf<'child.guardians'>['bonds'][number];

/** Somebody who wants to be bound too: yes, or no with a reason. */
export const ClaimCard = ({ childId, bond, onDone }: { childId: string; bond: Bond; onDone: () => void }) => {
  const answer = useWrite('child.answerClaim');
  const [reason, setReason] = useState<string | null>(null);
  const say = async (word: 'yes' | 'no'): Promise<void> => {
    const input = { childId, claimantId: bond.accountId, answer: word, reason: reason ?? '' };
    if ((await answer.submit(input)) === null) return;
    toast(word === 'yes' ? strings.agreed : strings.sent);
    onDone();
  };
  const who = `${bond.displayName}（${RELATION_WORDS[bond.relation]}）`;
  if (bond.state === 'objected') {
    return (
      <Card title={strings.claimTitle(who)} extra={<Tag tone="bad">{strings.objected}</Tag>}>
        <Note>{bond.reason}</Note>
      </Card>
    );
  }
  return (
    <Card title={strings.claimTitle(who)}>
      <Note>{bond.openUntil === null ? strings.claimOpen : strings.claimUntil(whenWords(bond.openUntil))}</Note>
      {reason === null ? (
        <>
          <Button busy={answer.busy} onClick={() => void say('yes')}>
            {strings.agree}
          </Button>
          <Button kind="danger" onClick={() => setReason('')}>
            {strings.object}
          </Button>
        </>
      ) : (
        <>
          <TextArea
            label={strings.reason}
            placeholder={strings.reasonHint}
            value={reason}
            onChange={setReason}
            maxLength={200}
          />
          <Button kind="danger" busy={answer.busy} disabled={reason.trim() === ''} onClick={() => void say('no')}>
            {strings.sendObjection}
          </Button>
        </>
      )}
      {answer.error ? <ErrorState error={answer.error} /> : null}
    </Card>
  );
};
