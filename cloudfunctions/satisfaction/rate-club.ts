// A guardian's ballot on a club. What is stored names neither child nor guardian, and the audit trail says "somebody, today".
import type { Child } from '../../shared/domain/child/child.schema';
import { isConsented } from '../../shared/domain/child/consent';
import { hasAttended } from '../../shared/domain/satisfaction/term-end';
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { type Call, writeOf } from '../_lib/call';
import type { Secrets } from '../_lib/ports/secrets';
import type { Stored } from '../_lib/ports/store';
import { childOfCaller, childOfToken, childrenOfCaller, needConsent } from '../child/public';
import { runningClubs, seatsOf } from '../club/public';

/** One ballot for each child and club: the same pair always has the same id, which tells neither to who lacks the key. */
const ballotId = (secrets: Secrets, clubId: string, childId: string): string =>
  toBase32(secrets.keyedHash('rating', `${clubId}|${childId}`))
    .slice(0, 26)
    .toLowerCase();

/** The clubs some children have seats in and attended, and whether they were rated. */
const ratable = async (call: Call, children: readonly Stored<Child>[]) => {
  const { store, secrets } = call;
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

/** What the caller's children can rate, as far as the family agrees to ratings. */
export const myRatings = async (call: Call) =>
  ratable(
    call,
    (await childrenOfCaller(call)).filter((child) => isConsented(child, 'ratings')),
  );

/** The same for a child that signed in. */
export const studentRatings = async (call: Call, { token }: { token: string }) => {
  const child = await childOfToken(call, token);
  needConsent(child, 'ratings');
  return ratable(call, [child]);
};

/** One ballot for a child and a club, whoever of the family casts it. */
const cast = async (call: Call, child: Stored<Child>, clubId: string, answers: number[]) => {
  const { store } = call;
  needConsent(child, 'ratings');
  const club = await store.get('clubs', clubId);
  const sessions = await store.find('sessions', { clubId, presentChildIds: child.id }, { limit: 1 });
  if (club === null || club.schoolId !== child.schoolId || !hasAttended(sessions, child.id)) {
    throw new AppError('NOT_FOUND');
  }
  const id = ballotId(call.secrets, clubId, child.id);
  const write = writeOf(call, 'club.rated', { collection: 'ratings', id }, {}, { reply: {}, isSecret: true });
  if ((await store.get('ratings', id)) !== null) {
    await store.open('ratings', id, call.request); // a repeat of the request that cast it gets its answer
    throw new AppError('WRONG_STATE', { state: 'rated' });
  }
  await store.insert('ratings', id, { schoolId: club.schoolId, clubId, term: club.term, answers }, write);
  return {};
};

/** @throws AppError NOT_FOUND (not the caller's child, or it never attended), WRONG_STATE (rated already), CONSENT_MISSING */
export const rateClub = async (
  call: Call,
  { clubId, childId, answers }: { clubId: string; childId: string; answers: number[] },
) => cast(call, await childOfCaller(call, childId), clubId, answers);

export const rateAsStudent = async (
  call: Call,
  { token, clubId, answers }: { token: string; clubId: string; answers: number[] },
) => cast(call, await childOfToken(call, token), clubId, answers);
