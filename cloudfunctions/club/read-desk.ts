import type { AllocateOutput } from '../../shared/domain/allocation/allocate.schema';
import type { Call } from '../_lib/call';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { outcomeOf } from './draw-round';
import { clubsOf, viewOf } from './round-view';

const SHOWN = 20;

/** What the draw made of one club; nulls before it. */
const seatsGiven = (outcome: AllocateOutput | null, clubId: string) => {
  if (outcome === null) return { granted: null, waiting: null, isCancelled: false };
  return {
    granted: outcome.assignments.filter(({ clubs }) => clubs.includes(clubId)).length,
    waiting: outcome.waitingLists.find(({ club }) => club === clubId)?.students.length ?? 0,
    isCancelled: outcome.cancelledClubs.includes(clubId),
  };
};

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
        const draw = round.drawnAt === null ? null : await store.get('draws', round.id);
        const outcome = draw === null ? null : outcomeOf(draw);
        const clubs = await clubsOf(store, round.id);
        return {
          round: viewOf(round, schools.get(round.schoolId)?.name ?? '', now),
          applications: applications.length,
          confirmed: applications.filter(({ confirmedAt }) => confirmedAt !== null).length,
          clubs: clubs.map((club) => ({
            ...club,
            firstChoices: applications.filter(({ clubIds }) => clubIds[0] === club.id).length,
            wishes: applications.filter(({ clubIds }) => clubIds.includes(club.id)).length,
            ...seatsGiven(outcome, club.id),
          })),
        };
      }),
    ),
  };
};
