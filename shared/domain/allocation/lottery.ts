// One lottery number for each child, from a seed that nobody knew when wishes were made and everybody can check after.
import { sha256Hex } from '../../kernel/digest';
import type { AllocateInput } from './allocate.schema';

/** What is published before a round opens: it binds us to a secret without telling it. */
export const commitTo = (secret: string): string => sha256Hex(secret);

/** The seed of a draw: the committed secret and the public number that was announced in advance. */
export const combineSeed = (secret: string, publicNumber: string): string => `${secret}|${publicNumber}`;

/**
 * The order of the draw: students by lottery number, 1 first.
 * A number is the rank of SHA-256(`seed|roundId|pseudonym`), ties by pseudonym, so the order of rows never matters; a number
 * that was given is used as it is. Siblings share the better of their numbers, fixed before any wish is read.
 * @returns each student's rank from 1, no two alike
 */
export const drawOrder = ({
  seed,
  roundId,
  students,
}: Pick<AllocateInput, 'seed' | 'roundId' | 'students'>): Map<string, number> => {
  const byHash = students
    .map(({ id }) => ({ id, hash: sha256Hex(`${seed}|${roundId}|${id}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.id < b.id ? -1 : 1));
  const own = new Map(byHash.map(({ id }, rank) => [id, rank + 1]));
  for (const { id, number } of students) if (number !== undefined) own.set(id, number);
  const shared = new Map(own);
  for (const { id, siblings = [] } of students) {
    const best = Math.min(...[id, ...siblings].map((one) => own.get(one) ?? Number.POSITIVE_INFINITY));
    shared.set(id, best);
  }
  const order = students
    .map(({ id }) => ({ id, number: shared.get(id) ?? 0, own: own.get(id) ?? 0 }))
    .sort((a, b) => a.number - b.number || a.own - b.own || (a.id < b.id ? -1 : 1));
  return new Map(order.map(({ id }, rank) => [id, rank + 1]));
};
