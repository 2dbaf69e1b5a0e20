// What other features may ask about clubs: who leads them, who is in them, what was wished for.

import { roundStateAt } from '../../shared/domain/club/round';
import type { Club } from '../../shared/domain/club/round.schema';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import type { Store, Stored } from '../_lib/ports/store';

export { escalateAppeals } from './appeals';
export { keepSeats } from './keep-seats';

/** A club whose seats were given, and when: by the draw, or with the end of a first-come round. */
export type RunningClub = Stored<Club> & { readonly since: EpochMs };

/** The running clubs that this account leads. */
export const clubsLedBy = async (store: Store, accountId: string): Promise<RunningClub[]> =>
  onlyDrawn(store, await store.find('clubs', { teacherId: accountId }, { limit: 100 }));

/** The running clubs among these. */
export const runningClubsById = async (store: Store, clubIds: readonly string[]): Promise<RunningClub[]> =>
  clubIds.length === 0
    ? []
    : onlyDrawn(store, await store.find('clubs', { id: { in: [...new Set(clubIds)] } }, { limit: 1000 }));

/** The running clubs of some schools, newest term first. */
export const runningClubs = async (store: Store, schoolIds: readonly string[]): Promise<RunningClub[]> =>
  schoolIds.length === 0
    ? []
    : onlyDrawn(store, await store.find('clubs', { schoolId: { in: [...schoolIds] } }, { limit: 1000 }));

const onlyDrawn = async (store: Store, clubs: Stored<Club>[]): Promise<RunningClub[]> => {
  const roundIds = [...new Set(clubs.map(({ roundId }) => roundId))];
  if (roundIds.length === 0) return [];
  const rounds = await store.find('rounds', { id: { in: roundIds } }, { limit: 1000 });
  const since = new Map(
    rounds.flatMap(({ id, drawnAt, mechanism, closesAt }) => {
      const at = drawnAt ?? (mechanism === 'firstCome' ? closesAt : null);
      return at === null ? [] : [[id, asEpochMs(at)] as const];
    }),
  );
  return clubs
    .flatMap((club) => {
      const at = since.get(club.roundId);
      return at === undefined ? [] : [{ ...club, since: at }];
    })
    .sort((a, b) => b.since - a.since || (a.id < b.id ? -1 : 1));
};

/** Ids of the children who have a seat in the club now. */
export const membersOf = async (store: Store, clubId: string): Promise<string[]> =>
  [...((await store.get('clubSeats', clubId))?.members ?? [])].sort();

/** The ids of the clubs that one of these children has a seat in, with the child. */
export const seatsOf = async (
  store: Store,
  childIds: readonly string[],
): Promise<{ readonly childId: string; readonly clubId: string }[]> => {
  if (childIds.length === 0) return [];
  const held = await store.find('childSeats', { childId: { in: [...childIds] } }, { limit: 1000 });
  return held.flatMap(({ childId, clubIds }) => clubIds.map((clubId) => ({ childId, clubId })));
};

/** Every child's wishes in a round, best first. */
export const wishesIn = async (store: Store, roundId: string): Promise<readonly (readonly string[])[]> =>
  (await store.findAll('applications', { roundId })).map(({ clubIds }) => clubIds);

/** What children wished for, newest round first. */
export const choicesOf = async (
  store: Store,
  childIds: readonly string[],
): Promise<
  {
    readonly childId: string;
    readonly roundTitle: string;
    readonly clubIds: readonly string[];
    readonly confirmedAt: number | null;
  }[]
> => {
  if (childIds.length === 0) return [];
  const applications = await store.find('applications', { childId: { in: [...childIds] } }, { limit: 1000 });
  const roundIds = [...new Set(applications.map(({ roundId }) => roundId))];
  const rounds = new Map(
    (roundIds.length === 0 ? [] : await store.find('rounds', { id: { in: roundIds } }, { limit: 1000 })).map(
      (round) => [round.id, round],
    ),
  );
  return applications
    .filter(({ clubIds }) => clubIds.length > 0)
    .sort((a, b) => (rounds.get(b.roundId)?.opensAt ?? 0) - (rounds.get(a.roundId)?.opensAt ?? 0))
    .map(({ childId, roundId, clubIds, confirmedAt }) => ({
      childId,
      roundTitle: rounds.get(roundId)?.title ?? '',
      clubIds,
      confirmedAt,
    }));
};

/** The names of clubs by id. */
export const clubNames = async (store: Store, clubIds: readonly string[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(clubIds)];
  const found = wanted.length === 0 ? [] : await store.find('clubs', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map(({ id, name }) => [id, name]));
};

/** Empties a child's wishes in every round that was not drawn. Doing it again changes nothing. */
export const forgetWishes = async (call: Call, childId: string): Promise<void> => {
  const { store, now } = call;
  for (const application of await store.find('applications', { childId }, { limit: 100 })) {
    const round = await store.get('rounds', application.roundId);
    if (application.clubIds.length === 0 || round === null || roundStateAt(round, now) === 'drawn') continue;
    const { id, revision } = application;
    const write = writeOf(call, 'wishes.forgotten', { collection: 'applications', id }, {});
    await store.changeIf('applications', id, { revision }, { set: { clubIds: [], confirmedAt: null } }, write);
  }
};
