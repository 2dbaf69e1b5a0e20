import type { EnteredNumber } from '../../shared/domain/club/round.schema';
import type { ClubSeats } from '../../shared/domain/club/seats.schema';
import { type Call, callerAccount } from '../_lib/call';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { childrenFor, type ReadableChild } from '../child/public';
import { remindableAt, undecided } from './remind';
import { clubsOf, viewOf } from './round-view';

const SHOWN = 20;

/** How a club's seats stand now; nulls before they were given. A club without seats after the draw did not open. */
const seatsGiven = (isGiven: boolean, seats: ClubSeats | undefined) => ({
  granted: isGiven ? (seats?.members.length ?? 0) : null,
  waiting: isGiven ? (seats?.waiting.length ?? 0) : null,
  offered: isGiven ? (seats?.offers.length ?? 0) : null,
  isCancelled: isGiven && seats === undefined,
});

const numberState = (entered: EnteredNumber | null, me: string): 'no' | 'byCaller' | 'byOther' => {
  if (entered === null) return 'no';
  return entered.enteredBy === me ? 'byCaller' : 'byOther';
};

/** How many of the children are in each class, by its name. */
const byClass = (children: readonly ReadableChild[]) => {
  const counts = new Map<string, number>();
  for (const { className } of children) counts.set(className, (counts.get(className) ?? 0) + 1);
  return [...counts]
    .map(([className, count]) => ({ className, children: count }))
    .sort((a, b) => a.className.localeCompare(b.className));
};

/** The rounds of the caller's schools, newest first, with the demand for each club and, once drawn, the seats given. */
export const readClubDesk = async (call: Call) => {
  const { store, now } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const schools = await schoolsById(store, schoolIds);
  const { id: me } = callerAccount(call);
  const children = new Map<string, ReadableChild[]>();
  for (const schoolId of schoolIds) {
    children.set(schoolId, [...(await childrenFor(call, 'clubs', schoolId)).values()]);
  }
  const rounds = await store.find('rounds', { schoolId: { in: schoolIds } }, { limit: SHOWN, sort: ['-opensAt'] });
  return {
    rounds: await Promise.all(
      rounds.map(async (round) => {
        const applications = (await store.findAll('applications', { roundId: round.id })).filter(
          ({ clubIds }) => clubIds.length > 0,
        );
        const seats = new Map((await store.findAll('clubSeats', { roundId: round.id })).map((one) => [one.id, one]));
        const clubs = await clubsOf(store, round.id);
        const entered = round.drawnAt === null ? await store.get('publicNumbers', round.id) : null;
        const decided = new Set(applications.map(({ childId }) => childId));
        const missing = undecided(children.get(round.schoolId) ?? [], clubs, decided);
        return {
          round: viewOf(round, schools.get(round.schoolId)?.name ?? '', now),
          applications: applications.length,
          confirmed: applications.filter(({ confirmedAt }) => confirmedAt !== null).length,
          missing: missing.length,
          missingByClass: byClass(missing),
          remindableAt: remindableAt(round, now),
          numberEntered: numberState(entered, me),
          numberEvidence: entered?.evidence ?? null,
          openAppeals: await store.count('clubAppeals', { roundId: round.id, state: 'school' }),
          clubs: clubs.map((club) => ({
            ...club,
            // A move by hand can have added a seat.
            capacity: seats.get(club.id)?.capacity ?? club.capacity,
            firstChoices: applications.filter(({ clubIds }) => clubIds[0] === club.id).length,
            wishes: applications.filter(({ clubIds }) => clubIds.includes(club.id)).length,
            ...seatsGiven(round.drawnAt !== null, seats.get(club.id)),
          })),
        };
      }),
    ),
  };
};
