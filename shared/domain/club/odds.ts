// How much each club was wanted, kept when a round is drawn so that the next one can say it honestly.
import * as z from 'zod';
import type { AllocateInput } from '../allocation/allocate.schema';

export const ClubDemand = z.object({
  name: z.string(),
  wishes: z.int(),
  firstChoices: z.int(),
  capacity: z.int(),
  /** Children who got a seat in the draw. */
  seated: z.int(),
});
export type ClubDemand = z.infer<typeof ClubDemand>;

/** One for each drawn round, under the round's id. */
export const RoundOdds = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  term: z.string(),
  drawnAt: z.number(),
  clubs: z.array(ClubDemand),
});
export type RoundOdds = z.infer<typeof RoundOdds>;

/** @param nameOf a club's name @param seatedIn how many got a seat in it */
export const demandOf = (
  { students, clubs }: Pick<AllocateInput, 'students' | 'clubs'>,
  nameOf: (clubId: string) => string,
  seatedIn: (clubId: string) => number,
): ClubDemand[] =>
  clubs.map(({ id, capacity }) => ({
    name: nameOf(id),
    wishes: students.filter(({ preferences }) => preferences.includes(id)).length,
    firstChoices: students.filter(({ preferences }) => preferences[0] === id).length,
    capacity,
    seated: seatedIn(id),
  }));

/** The latest demand known for a club of this name; null for a new one. @param rounds newest first */
export const lastDemand = (rounds: readonly Pick<RoundOdds, 'term' | 'clubs'>[], name: string) => {
  for (const { term, clubs } of rounds) {
    const found = clubs.find((club) => club.name === name);
    if (found !== undefined) return { term, ...found };
  }
  return null;
};
