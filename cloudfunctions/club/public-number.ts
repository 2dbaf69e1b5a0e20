// The public half of a draw's seed is copied twice, by two people who do not see each other's: a slip of the pen is found before
// it decides anything, and nobody can put in a number of their own alone.
import { worksAtSchool } from '../../shared/domain/account/roles';
import { mayDraw } from '../../shared/domain/club/round';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';

/** Keeps what the first person copied; a later entry replaces it, by whomever, until the round is being drawn. */
export const enterNumber = async (
  call: Call,
  { roundId, publicNumber, evidence }: { roundId: string; publicNumber: string; evidence: string },
) => {
  const { store } = call;
  const by = callerAccount(call);
  const round = orNotFound(await store.get('rounds', roundId));
  if (!worksAtSchool(by.grants, round.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  const earlier = await store.get('publicNumbers', roundId);
  const opened = earlier === null ? null : await store.open('publicNumbers', roundId, call.request);
  orThrow(mayDraw(round, call.now));
  if ((await store.get('draws', roundId)) !== null) throw new AppError('WRONG_STATE', { state: 'drawing' });
  const reply = { roundId };
  const entered = { schoolId: round.schoolId, publicNumber, evidence, enteredBy: by.id, enteredAt: call.now };
  // The number stands in the audit trail from the moment it was entered: who replaces it, is seen.
  const write = writeOf(
    call,
    'round.numberEntered',
    { collection: 'publicNumbers', id: roundId },
    { publicNumber },
    { reply },
  );
  if (opened === null) await store.insert('publicNumbers', roundId, entered, write);
  else await store.change('publicNumbers', opened, { set: entered }, write);
  return reply;
};

/**
 * The caller confirms the number that somebody else entered.
 * @throws AppError WRONG_STATE (`noNumber`: nobody has entered it; `numberDiffers`), SAME_PERSON
 */
export const requireSecondPerson = async (call: Call, roundId: string, publicNumber: string): Promise<void> => {
  const entered = await call.store.get('publicNumbers', roundId);
  if (entered === null) throw new AppError('WRONG_STATE', { state: 'noNumber' });
  if (entered.enteredBy === callerAccount(call).id) throw new AppError('SAME_PERSON');
  if (entered.publicNumber !== publicNumber) throw new AppError('WRONG_STATE', { state: 'numberDiffers' });
};
