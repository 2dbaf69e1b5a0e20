// Which terms a name and a query are broken into. What an index holds and what a query asks for must never drift apart.

import { LETTER_BITS } from './rows';

/** Kinds of terms, each with a table of its own. */
export const TERM_KINDS = [
  'character',
  'characterPair',
  'syllablePair',
  'letters',
  'initials',
  'code',
  'addressPair',
  'place',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

type Symbols = Uint8Array | Uint16Array;

/** One by one. */
export function* singles(data: Symbols, start = 0, end = data.length): Generator<number> {
  for (let at = start; at < end; at++) yield data[at] as number;
}

/** Neighbours, 16 bits each. */
export function* pairs(data: Symbols, start = 0, end = data.length): Generator<number> {
  for (let at = start; at + 1 < end; at++) yield (((data[at] as number) << 16) | (data[at + 1] as number)) >>> 0;
}

/** Three in a row, six bits each. */
export function* triples(data: Symbols, start = 0, end = data.length): Generator<number> {
  for (let at = start; at + 2 < end; at++) {
    yield ((data[at] as number) << 12) | ((data[at + 1] as number) << 6) | (data[at + 2] as number);
  }
}

/** Initials of neighbours, without the marks of how rare they are. */
export function* initialPairs(data: Uint8Array, start = 0, end = data.length): Generator<number> {
  for (let at = start; at + 1 < end; at++) {
    yield (((data[at] as number) & LETTER_BITS) << 5) | ((data[at + 1] as number) & LETTER_BITS);
  }
}

/** Told apart from a pair of initials, which has ten bits. */
const BEGINNING = 1 << 15;

/** The three initials that something begins with, from `start`; null where there are fewer. One key beside those of pairs. */
export const beginningInitials = (data: Uint8Array, start = 0, end = data.length): number | null => {
  if (end - start < 3) return null;
  const at = (i: number): number => (data[start + i] as number) & LETTER_BITS;
  return BEGINNING | (at(0) << 10) | (at(1) << 5) | at(2);
};
