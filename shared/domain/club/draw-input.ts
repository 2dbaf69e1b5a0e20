// What the draw is computed from: the applications of a closed round under pseudonyms, and its clubs.
// Everybody entitled to this file can recompute the outcome; it names no child.
import { canonicalJson, sha256Hex } from '../../kernel/digest';
import { AllocateInput } from '../allocation/allocate.schema';
import { combineSeed } from '../allocation/lottery';
import type { Application, Club, Round } from './round.schema';

/**
 * @param secret the secret half of the seed, whose SHA-256 is the round's commitment
 * @param publicNumber the public half, as published by its source
 * @param pseudonymOf a child's name in this round's files
 * @param gradeOf a child's grade
 * @returns rows in order of pseudonym and club id, so that the same facts always give the same bytes
 * @policy wishes that the child has not confirmed count as well: a lost code must not cost a child its seat
 */
export const drawInputOf = (
  round: Pick<Round, 'id' | 'wants' | 'mechanism'>,
  secret: string,
  publicNumber: string,
  clubs: readonly Club[],
  applications: readonly Application[],
  pseudonymOf: (childId: string) => string,
  gradeOf: (childId: string) => number | undefined,
): AllocateInput => {
  const byId = <T extends { id: string }>(rows: T[]): T[] => rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  return AllocateInput.parse({
    seed: combineSeed(secret, publicNumber),
    roundId: round.id,
    students: byId(
      applications
        .filter(({ clubIds }) => clubIds.length > 0)
        .map(({ childId, clubIds }) => ({
          id: pseudonymOf(childId),
          grade: gradeOf(childId),
          wants: round.wants,
          preferences: clubIds,
        })),
    ),
    clubs: byId(clubs.map(({ id, capacity, minSize, grades, slots }) => ({ id, capacity, minSize, grades, slots }))),
    rules: { mechanism: round.mechanism },
  });
};

/** The hash that is published with a draw. */
export const drawInputHash = (input: AllocateInput): string => sha256Hex(canonicalJson(input));
