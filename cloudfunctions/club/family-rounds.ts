import { lastDemand } from '../../shared/domain/club/odds';
import type { Call } from '../_lib/call';
import { schoolsById } from '../account/public';
import { childrenOfCaller } from '../child/public';
import { applicationId, clubsOf, roundForChild, viewOf, wishesOf } from './round-view';

const SHOWN = 20;
/** Rounds back in which a club's demand is looked for. */
const REMEMBERED = 4;

/** Every round of the caller's children, one row per child, newest first. */
export const familyRounds = async (call: Call) => {
  const { store, now } = call;
  const children = await childrenOfCaller(call);
  const schoolIds = [...new Set(children.map(({ schoolId }) => schoolId))];
  const schools = await schoolsById(store, schoolIds);
  const rounds =
    schoolIds.length === 0
      ? []
      : await store.find('rounds', { schoolId: { in: schoolIds } }, { limit: SHOWN, sort: ['-opensAt'] });
  const pairs = rounds.flatMap((round) =>
    children.filter(({ schoolId }) => schoolId === round.schoolId).map((child) => ({ round, child })),
  );
  const ids = pairs.map(({ round, child }) => applicationId(round.id, child.id));
  const applications =
    ids.length === 0 ? [] : await store.find('applications', { id: { in: ids } }, { limit: ids.length });
  const results = ids.length === 0 ? [] : await store.find('drawResults', { id: { in: ids } }, { limit: ids.length });
  const clubNames = new Map(
    (await Promise.all(rounds.map(({ id }) => clubsOf(store, id)))).flat().map(({ id, name }) => [id, name]),
  );
  return {
    rounds: pairs.map(({ round, child }) => {
      const id = applicationId(round.id, child.id);
      const result = round.drawnAt === null ? undefined : results.find((one) => one.id === id);
      return {
        round: viewOf(round, schools.get(round.schoolId)?.name ?? '', now),
        child,
        wishes: wishesOf(applications.find((one) => one.id === id) ?? null),
        gotClubs: result === undefined ? null : result.clubIds.map((clubId) => clubNames.get(clubId) ?? ''),
      };
    }),
  };
};

/** What is offered to one child in one round, and what it wishes for. */
export const catalogue = async (call: Call, { roundId, childId }: { roundId: string; childId: string }) => {
  const { child, round } = await roundForChild(call, roundId, childId);
  const schools = await schoolsById(call.store, [round.schoolId]);
  const earlier = await call.store.find(
    'roundOdds',
    { schoolId: round.schoolId, drawnAt: { lt: round.opensAt } },
    { limit: REMEMBERED, sort: ['-drawnAt'] },
  );
  return {
    round: viewOf(round, schools.get(round.schoolId)?.name ?? '', call.now),
    child,
    clubs: (await clubsOf(call.store, roundId)).map((club) => ({ ...club, lastTerm: lastDemand(earlier, club.name) })),
    wishes: wishesOf(await call.store.get('applications', applicationId(roundId, childId))),
  };
};
