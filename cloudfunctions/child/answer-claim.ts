// Yes and no to a guardian who was announced, and the end of a bond: by a guardian, by oneself, by the school.
import { decideClaim, unbind } from '../../shared/domain/child/binding';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import { saveMove } from './bonds';
import { openChildOfSchool } from './school-scope';

interface Answer {
  readonly childId: string;
  readonly claimantId: string;
  readonly answer: 'yes' | 'no';
  readonly reason: string;
}

/** A guardian answers. Of a child that is not theirs they are told what a missing one would tell. */
export const answerClaim = async (call: Call, { childId, claimantId, answer, reason }: Answer) => {
  const child = await call.store.open('children', childId, call.request);
  const by = { kind: 'guardian', accountId: callerAccount(call).id } as const;
  const move = orThrow(decideClaim(child, claimantId, by, answer, reason, call.now));
  const reply = { state: answer === 'yes' ? ('bound' as const) : ('objected' as const) };
  await saveMove(call, child, move, answer === 'yes' ? 'claim.agreed' : 'claim.objected', {
    reply,
    template: answer === 'yes' ? 'child.claimSettled' : 'child.claimObjected',
  });
  return reply;
};

/** The school's word, with its reason. */
export const settleClaim = async (call: Call, { childId, claimantId, answer, reason }: Answer) => {
  const child = await openChildOfSchool(call, childId);
  if (claimantId === callerAccount(call).id) throw new AppError('CONFLICT_OF_INTEREST');
  const move = orThrow(decideClaim(child, claimantId, { kind: 'school' }, answer, reason, call.now));
  const reply = { state: answer === 'yes' ? ('bound' as const) : ('ended' as const) };
  await saveMove(call, child, move, 'claim.settled', { reply, template: 'child.claimSettled' });
  return reply;
};

export const unbindSelf = async (call: Call, { childId }: { childId: string }) => {
  const child = await call.store.open('children', childId, call.request);
  const me = callerAccount(call).id;
  const move = orThrow(unbind(child, me, { kind: 'guardian', accountId: me }, '', call.now));
  await saveMove(call, child, move, 'bond.endedBySelf', { reply: {}, template: 'child.unbound' });
  return {};
};

export const unbindGuardian = async (
  call: Call,
  { childId, accountId, reason }: { childId: string; accountId: string; reason: string },
) => {
  const child = await openChildOfSchool(call, childId);
  const move = orThrow(unbind(child, accountId, { kind: 'school' }, reason, call.now));
  await saveMove(call, child, move, 'bond.endedBySchool', { reply: {}, template: 'child.unbound' });
  return {};
};
