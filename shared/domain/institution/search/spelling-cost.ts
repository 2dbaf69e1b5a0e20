// How well typed letters fit the spelling of a name, finer than a count of edits: a letter left out is likelier than a wrong
// one, an h or g that speakers drop hardly counts, and a fit that begins and ends with a syllable is likelier meant.
import { LETTER_BITS, SYLLABLE_START } from './rows';

const MISSING = 0.8;
const EXTRA = 0.9;
const WRONG = 1;
const SWAPPED = 0.7;
/** zh/z, ch/c, sh/s, -ng/-n; n/l. */
const DROPPED = 0.15;
const CONFUSED = 0.2;
const STARTS_INSIDE = 0.5;
const ENDS_INSIDE = 0.35;

const [C, G, H, L, N, S, U, V, Z] = [...'cghlnsuvz'].map((letter) => letter.charCodeAt(0) - 96) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

const isDropped = (letter: number, before: number): boolean =>
  (letter === H && (before === Z || before === C || before === S)) || (letter === G && before === N);
/** @param next the letter typed after `a`: the n of an -ng is nobody's l */
const isConfused = (a: number, b: number, next: number | undefined): boolean =>
  (a === N && b === L && next !== G) || (a === L && b === N) || (a === U && b === V) || (a === V && b === U);

const MAX_LETTERS = 64;
const rows = [0, 1, 2].map(() => new Float64Array(MAX_LETTERS + 1)) as [Float64Array, Float64Array, Float64Array];

/**
 * The cost of the best fit of `typed` in `raw[start … end)`; 0 = letter by letter, from a syllable's start to a syllable's end.
 * Time O(typed × text).
 */
export const spellingCost = (typed: Uint8Array, raw: Uint8Array, start: number, end: number): number => {
  const m = Math.min(typed.length, MAX_LETTERS);
  let [beforeLast, last, now] = rows;
  for (let i = 0; i <= m; i++) last[i] = i * EXTRA;
  let best = m * WRONG + 1;
  let before = 0;
  for (let at = start; at < end; at++) {
    const marked = raw[at] as number;
    const letter = marked & LETTER_BITS;
    const missing = isDropped(letter, before) ? DROPPED : MISSING;
    // A fit that starts after this letter starts inside a syllable unless the next letter begins one.
    now[0] = at + 1 < end && ((raw[at + 1] as number) & SYLLABLE_START) === 0 ? STARTS_INSIDE : 0;
    for (let i = 1; i <= m; i++) {
      const mine = typed[i - 1] as number;
      const differs = mine === letter ? 0 : isConfused(mine, letter, typed[i]) ? CONFUSED : WRONG;
      const extra = i > 1 && isDropped(mine, typed[i - 2] as number) ? DROPPED : EXTRA;
      let cost = (last[i - 1] as number) + differs;
      const left = (last[i] as number) + missing;
      if (left < cost) cost = left;
      const more = (now[i - 1] as number) + extra;
      if (more < cost) cost = more;
      if (i > 1 && at > start && mine === before && (typed[i - 2] as number) === letter && mine !== letter) {
        const swapped = (beforeLast[i - 2] as number) + SWAPPED;
        if (swapped < cost) cost = swapped;
      }
      now[i] = cost;
    }
    const isInside = at + 1 < end && ((raw[at + 1] as number) & SYLLABLE_START) === 0;
    const total = (now[m] as number) + (isInside ? ENDS_INSIDE : 0);
    if (total < best) best = total;
    before = letter;
    [beforeLast, last, now] = [last, now, beforeLast];
  }
  return best;
};
