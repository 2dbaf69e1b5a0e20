// A round as it is told to families and schools, and the ways to reach one.
import { roundStateAt } from '../../shared/domain/club/round';
import type { Application, Club, Round } from '../../shared/domain/club/round.schema';
import { orNotFound } from '../../shared/kernel/errors';
import type { Call } from '../_lib/call';
import type { Store, Stored } from '../_lib/ports/store';
import { childOfCaller } from '../child/public';

export const viewOf = (round: Stored<Round>, schoolName: string, now: Call['now']) => ({
  ...round,
  // The secret half of the seed is published with the outcome, never before.
  secret: round.drawnAt === null ? null : round.secret,
  state: roundStateAt(round, now),
  schoolName,
});

export const applicationId = (roundId: string, childId: string): string => `${roundId}-${childId}`;

export const clubsOf = async (store: Store, roundId: string): Promise<Stored<Club>[]> =>
  (await store.findAll('clubs', { roundId })).sort((a, b) => (a.id < b.id ? -1 : 1));

export const wishesOf = (application: Stored<Application> | null) =>
  application === null || application.clubIds.length === 0 ? null : application;

/**
 * A round of the school of one of the caller's children.
 * @throws AppError NOT_FOUND
 */
export const roundForChild = async (call: Call, roundId: string, childId: string) => {
  const child = await childOfCaller(call, childId);
  const round = orNotFound(await call.store.get('rounds', roundId));
  return { child, round: orNotFound(round.schoolId === child.schoolId ? round : null) };
};
