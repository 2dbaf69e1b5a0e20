// A guardian's ballot on a club. What is stored names neither child nor guardian, and the audit trail says "somebody, today".
import { hasAttended } from '../../shared/domain/satisfaction/term-end';
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { type Call, writeOf } from '../_lib/call';
import type { Secrets } from '../_lib/ports/secrets';
import { childOfCaller, childrenOfCaller } from '../account/public';
import { runningClubs, seatsOf } from '../club/public';

/** One ballot for each child and club: the same pair always has the same id, which tells neither to who lacks the key. */
const ballotId = (secrets: Secrets, clubId: string, childId: string): string =>
  toBase32(secrets.keyedHash('rating', `${clubId}|${childId}`))
    .slice(0, 26)
    .toLowerCase();

/** The clubs the caller's children have seats in and attended, and whether they were rated. */
export const myRatings = async (call: Call) => {
  const { store, secrets } = call;
  const children = await childrenOfCaller(call);
  const seats = await seatsOf(
    store,
    children.map(({ id }) => id),
  );
  const clubs = await runningClubs(store, [...new Set(children.map(({ schoolId }) => schoolId))]);
  const newest = clubs[0]?.term;
  const rows = await Promise.all(
    seats.map(async ({ childId, clubId }) => {
      const club = clubs.find(({ id, term }) => id === clubId && term === newest);
      const child = children.find(({ id }) => id === childId);
      if (club === undefined || child === undefined) return [];
      const attended = await store.count('sessions', { clubId, presentChildIds: childId });
      if (attended === 0) return [];
      const isRated = (await store.get('ratings', ballotId(secrets, clubId, childId))) !== null;
      return [{ clubId, clubName: club.name, childId, childName: child.name, attended, isRated }];
    }),
  );
  return { clubs: rows.flat() };
};

/** Casts the ballot. @throws AppError NOT_FOUND (not the caller's child, or it never attended), WRONG_STATE (rated already) */
export const rateClub = async (
  call: Call,
  { clubId, childId, answers }: { clubId: string; childId: string; answers: number[] },
) => {
  const { store } = call;
  const child = await childOfCaller(call, childId);
  const club = await store.get('clubs', clubId);
  const sessions = await store.find('sessions', { clubId, presentChildIds: childId }, { limit: 1 });
  if (club?.schoolId !== child.schoolId || !hasAttended(sessions, childId)) throw new AppError('NOT_FOUND');
  const id = ballotId(call.secrets, clubId, childId);
  const write = writeOf(call, 'club.rated', { collection: 'ratings', id }, {}, { reply: {}, isSecret: true });
  if ((await store.get('ratings', id)) !== null) {
    await store.open('ratings', id, call.request); // a repeat of the request that cast it gets its answer
    throw new AppError('WRONG_STATE', { state: 'rated' });
  }
  await store.insert('ratings', id, { schoolId: club.schoolId, clubId, term: club.term, answers }, write);
  return {};
};
