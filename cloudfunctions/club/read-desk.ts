import type { ClubSeats } from '../../shared/domain/club/seats.schema';
import type { Call } from '../_lib/call';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { clubsOf, viewOf } from './round-view';

const SHOWN = 20;

/** How a club's seats stand now; nulls before they were given. A club without seats after the draw did not open. */
const seatsGiven = (isGiven: boolean, seats: ClubSeats | undefined) => ({
  granted: isGiven ? (seats?.members.length ?? 0) : null,
  waiting: isGiven ? (seats?.waiting.length ?? 0) : null,
  offered: isGiven ? (seats?.offers.length ?? 0) : null,
  isCancelled: isGiven && seats === undefined,
});

/** The rounds of the caller's schools, newest first, with the demand for each club and, once drawn, the seats given. */
export const readClubDesk = async (call: Call) => {
  const { store, now } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const schools = await schoolsById(store, schoolIds);
  const rounds = await store.find('rounds', { schoolId: { in: schoolIds } }, { limit: SHOWN, sort: ['-opensAt'] });
  return {
    rounds: await Promise.all(
      rounds.map(async (round) => {
        const applications = (await store.findAll('applications', { roundId: round.id })).filter(
          ({ clubIds }) => clubIds.length > 0,
        );
        const seats = new Map((await store.findAll('clubSeats', { roundId: round.id })).map((one) => [one.id, one]));
        const clubs = await clubsOf(store, round.id);
        return {
          round: viewOf(round, schools.get(round.schoolId)?.name ?? '', now),
          applications: applications.length,
          confirmed: applications.filter(({ confirmedAt }) => confirmedAt !== null).length,
          clubs: clubs.map((club) => ({
            ...club,
            firstChoices: applications.filter(({ clubIds }) => clubIds[0] === club.id).length,
            wishes: applications.filter(({ clubIds }) => clubIds.includes(club.id)).length,
            ...seatsGiven(round.drawnAt !== null, seats.get(club.id)),
          })),
        };
      }),
    ),
  };
};
