import { checkWishes, mayChangeWishes } from '../../shared/domain/club/round';
import { orNotFound, orThrow } from '../../shared/kernel/errors';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { needConsent } from '../child/public';
import { applicationId, clubsOf, roundForChild } from './round-view';

/** Stores wishes in place of the child's earlier ones; what the child confirmed before no longer holds. */
const storeWishes = async (call: Call, action: AuditAction, roundId: string, childId: string, clubIds: string[]) => {
  const { child, round } = await roundForChild(call, roundId, childId);
  if (clubIds.length > 0) needConsent(child, 'clubs');
  const id = applicationId(roundId, childId);
  const reply = { clubIds };
  const write = writeOf(call, action, { collection: 'applications', id }, { choices: clubIds.length }, { reply });
  const earlier = await call.store.get('applications', id);
  // A repeat of a request that went through is answered before the clock is asked: its effect was in time.
  const opened = earlier === null ? null : await call.store.open('applications', id, call.request);
  orThrow(mayChangeWishes(round, call.now));
  orThrow(checkWishes(round, await clubsOf(call.store, roundId), child.grade, clubIds));
  const wishes = { clubIds, submittedBy: callerAccount(call).id, submittedAt: call.now, confirmedAt: null };
  if (opened === null) {
    await call.store.insert('applications', id, { roundId, schoolId: round.schoolId, childId, ...wishes }, write);
  } else {
    await call.store.change('applications', opened, { set: wishes }, write);
  }
  return reply;
};

export const submitWishes = (call: Call, input: { roundId: string; childId: string; clubIds: string[] }) =>
  storeWishes(call, 'wishes.submitted', input.roundId, input.childId, input.clubIds);

export const withdrawWishes = async (call: Call, { roundId, childId }: { roundId: string; childId: string }) => {
  await roundForChild(call, roundId, childId);
  orNotFound(await call.store.get('applications', applicationId(roundId, childId)));
  return storeWishes(call, 'wishes.withdrawn', roundId, childId, []);
};
