// One lottery number for each child, from a seed that nobody knew when wishes were made and everybody can check after.
import { sha256Hex } from '../../kernel/digest';
import type { AllocateInput } from './allocate.schema';

/** What is published before a round opens: it binds us to a secret without telling it. */
export const commitTo = (secret: string): string => sha256Hex(secret);

/** The seed of a draw: the committed secret and the public number that was announced in advance. */
export const combineSeed = (secret: string, publicNumber: string): string => `${secret}|${publicNumber}`;

/**
 * A child's lottery ticket: SHA-256(`seed|roundId|pseudonym`). A child with credit from terms without luck holds one more
 * ticket for each, `seed|roundId|pseudonym|k`, and the best of them counts.
 */
const ticketOf = (seed: string, roundId: string, id: string, credit: number): string => {
  let best = sha256Hex(`${seed}|${roundId}|${id}`);
  for (let k = 1; k <= credit; k++) {
    const ticket = sha256Hex(`${seed}|${roundId}|${id}|${k}`);
    if (ticket < best) best = ticket;
  }
  return best;
};

/**
 * The order of the draw: students by lottery number, 1 first.
 * A number is the rank of the child's ticket, ties by pseudonym, so the order of rows never matters; a number that was given
 * is used as it is. Siblings share the better of their numbers, fixed before any wish is read.
 * @returns each student's rank from 1, no two alike
 */
export const drawOrder = ({
  seed,
  roundId,
  students,
  rules,
}: Pick<AllocateInput, 'seed' | 'roundId' | 'students' | 'rules'>): Map<string, number> => {
  const byTicket = students
    .map(({ id, credit = 0 }) => ({ id, ticket: ticketOf(seed, roundId, id, rules.loserCredit ? credit : 0) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.id < b.id ? -1 : 1));
  const own = new Map(byTicket.map(({ id }, rank) => [id, rank + 1]));
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
