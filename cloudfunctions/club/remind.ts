import { worksAtSchool } from '../../shared/domain/account/roles';
import { mayChangeWishes } from '../../shared/domain/club/round';
import type { Club, Round } from '../../shared/domain/club/round.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { childrenFor, type ReadableChild } from '../child/public';
import { clubsOf } from './round-view';

/** @policy a second reminder on the same day helps nobody */
const EVERY_MS = 24 * 3_600_000;

/** When a round's families can be reminded again; null: now. */
export const remindableAt = ({ remindedAt }: Pick<Round, 'remindedAt'>, now: number): number | null =>
  remindedAt !== undefined && now < remindedAt + EVERY_MS ? remindedAt + EVERY_MS : null;

/** The children for whom a round has a club and who have no wishes in it. */
export const undecided = (
  children: Iterable<ReadableChild>,
  clubs: readonly Pick<Club, 'grades'>[],
  decided: ReadonlySet<string>,
): ReadableChild[] =>
  [...children].filter(({ id, grade }) => !decided.has(id) && clubs.some(({ grades }) => grades.includes(grade)));

/** Reminds the guardians of every child that has not chosen yet. The school learns how many, not who. */
export const remindFamilies = async (call: Call, { roundId }: { roundId: string }) => {
  const { store, now } = call;
  const found: Stored<Round> = orNotFound(await store.get('rounds', roundId));
  if (!worksAtSchool(callerAccount(call).grants, found.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  const round = await store.open('rounds', roundId, call.request);
  orThrow(mayChangeWishes(round, now));
  const again = remindableAt(round, now);
  if (again !== null) throw new AppError('TOO_EARLY', { opensAt: again });
  const children = await childrenFor(call, 'clubs', round.schoolId);
  const reachable = await childrenFor(call, 'notifications', round.schoolId);
  const applications = await store.findAll('applications', { roundId });
  const decided = new Set(applications.filter(({ clubIds }) => clubIds.length > 0).map(({ childId }) => childId));
  const missing = undecided(children.values(), await clubsOf(store, roundId), decided);
  const messages = missing.flatMap(({ id }) =>
    (reachable.get(id)?.guardianIds ?? []).map((to) => ({
      to,
      template: 'club.undecided',
      facts: { roundId, childId: id, title: round.title, closesAt: round.closesAt },
    })),
  );
  const reply = { children: missing.length };
  const write = writeOf(call, 'round.reminded', { collection: 'rounds', id: roundId }, reply, { reply, messages });
  await store.change('rounds', round, { set: { remindedAt: now } }, write);
  return reply;
};
