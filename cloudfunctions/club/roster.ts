import { worksAtSchool } from '../../shared/domain/account/roles';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import { childrenFor, noteListRead } from '../child/public';
import { requireGiven } from './after-draw';

/** What every child of the school holds in a round whose seats were given, for moving one by hand. Who read it is noted. */
export const readRoster = async (call: Call, { roundId }: { roundId: string }) => {
  const { store } = call;
  const round = orNotFound(await store.get('rounds', roundId));
  if (!worksAtSchool(callerAccount(call).grants, round.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  requireGiven(round, call.now);
  const children = await childrenFor(call, 'clubs', round.schoolId);
  await noteListRead(call, {
    schoolId: round.schoolId,
    purpose: 'clubRoster',
    what: round.title,
    childIds: [...children.keys()],
  });
  const held = new Map((await store.findAll('childSeats', { roundId })).map((one) => [one.childId, one.clubIds]));
  const results = new Map((await store.findAll('drawResults', { roundId })).map((one) => [one.childId, one.number]));
  const seats = await store.findAll('clubSeats', { roundId });
  const moves = await store.findAll('handMoves', { roundId });
  return {
    children: [...children.values()]
      .map(({ id, name, grade, className }) => ({
        childId: id,
        name,
        grade,
        className,
        number: results.get(id) ?? null,
        clubIds: held.get(id) ?? [],
        waiting: seats.filter(({ waiting }) => waiting.includes(id)).map((one) => one.id),
      }))
      .sort((a, b) => a.className.localeCompare(b.className) || (a.childId < b.childId ? -1 : 1)),
    free: seats.map(({ id, free, waiting }) => ({ clubId: id, free, waiting: waiting.length })),
    moves: moves
      .sort((a, b) => b.movedAt - a.movedAt)
      .map(({ childId, to, giveUp, reason, extraSeat = false, movedAt }) => ({
        childName: children.get(childId)?.name ?? '',
        to,
        giveUp,
        reason,
        extraSeat,
        movedAt,
      })),
  };
};
