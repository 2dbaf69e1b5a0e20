// The syllable pairs of all names, found by their letters even when one letter is missing, added, wrong or swapped: a
// deletion neighbourhood over some ten thousands of pairs instead of an edit distance over every name.
// Garbe's symmetric deletion (SymSpell, 2012), on pairs of syllables: a brand is two or more of them, and a typing error
// leaves at least one pair of a longer brand whole or one edit away, however the letters are split.
import { foldLetters } from './fold';
import { LETTER_BITS, lettersOf, type Rows, type Stream, SYLLABLE_START, streamOf } from './rows';

/** Every pair of neighbouring syllables of all names, by number, and the way from letters to it. */
export interface PairDictionary {
  /** Letters of pair `i`, as they are and folded. */
  readonly raw: Stream<Uint8Array>;
  readonly folded: Stream<Uint8Array>;
  /** Hashes of the pairs' letters with none or one left out, ascending, and beside each its pair. */
  readonly hashes: Uint32Array;
  readonly pairs: Uint32Array;
}

const RAW_SEED = 0x811c9dc5;
const FOLDED_SEED = 0x01234567;
const NONE = -1;

/** FNV-1a over `letters[start … end)` without the letter at `skip`. */
const hashOf = (seed: number, letters: Uint8Array, start: number, end: number, skip: number): number => {
  let hash = seed;
  for (let at = start; at < end; at++) {
    if (at !== skip) hash = Math.imul(hash ^ ((letters[at] as number) & LETTER_BITS), 0x01000193);
  }
  return hash >>> 0;
};

/** The letters of each two neighbouring syllables of a row. */
export function* pairsOfRow({ raw }: Pick<Rows, 'raw'>, row: number): Generator<string> {
  const end = raw.at[row + 1] as number;
  let first = NONE;
  let second = NONE;
  for (let at = raw.at[row] as number; at <= end; at++) {
    if (at < end && ((raw.data[at] as number) & SYLLABLE_START) === 0) continue;
    if (first >= 0) {
      yield String.fromCharCode(...raw.data.subarray(first, at).map((letter) => (letter & LETTER_BITS) + 96));
    }
    first = second;
    second = at;
  }
}

/** @param pairs distinct, as `pairsOfRow` gives them */
export const buildPairDictionary = (pairs: readonly string[]): PairDictionary => {
  const bytes = (length: number): Uint8Array => new Uint8Array(length);
  const raw = streamOf(pairs.map(lettersOf), bytes);
  const folded = streamOf(
    pairs.map((pair) => lettersOf(foldLetters(pair))),
    bytes,
  );
  const entries = new Map<number, Set<number>>();
  const enter = (seed: number, { data, at }: Stream<Uint8Array>): void => {
    pairs.forEach((_, pair) => {
      const start = at[pair] as number;
      const end = at[pair + 1] as number;
      for (let skip = start - 1; skip < end; skip++) {
        const hash = hashOf(seed, data, start, end, skip);
        const known = entries.get(hash);
        if (known === undefined) entries.set(hash, new Set([pair]));
        else known.add(pair);
      }
    });
  };
  enter(RAW_SEED, raw);
  enter(FOLDED_SEED, folded);
  const inOrder = [...entries].sort(([a], [b]) => a - b);
  return {
    raw,
    folded,
    hashes: Uint32Array.from(inOrder.flatMap(([hash, of]) => new Array<number>(of.size).fill(hash))),
    pairs: Uint32Array.from(inOrder.flatMap(([, of]) => [...of])),
  };
};

/** 0 or 1 edit between two stretches of letters; 2 for anything more. */
const editsUpToOne = (
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number => {
  let i = aStart;
  let j = bStart;
  while (i < aEnd && j < bEnd && a[i] === b[j]) {
    i++;
    j++;
  }
  if (i === aEnd && j === bEnd) return 0;
  const isRestSame = (from: number, to: number): boolean => {
    if (aEnd - from !== bEnd - to) return false;
    for (let k = 0; from + k < aEnd; k++) if (a[from + k] !== b[to + k]) return false;
    return true;
  };
  const isOne =
    isRestSame(i + 1, j + 1) ||
    isRestSame(i + 1, j) ||
    isRestSame(i, j + 1) ||
    (i + 1 < aEnd && j + 1 < bEnd && a[i] === b[j + 1] && a[i + 1] === b[j] && isRestSame(i + 2, j + 2));
  return isOne ? 1 : 2;
};

const MIN_PAIR = 3;
const MAX_PAIR = 13;
/** A stretch shorter than this with a mistake in it resembles too much, unless it is all there is. */
const MIN_FORGIVEN = 5;
const MISTAKE = 0.55;

/** Finds pairs in typed letters. */
export interface PairMatcher {
  /**
   * The pairs that stretches of the letters spell.
   * @param isForgiving also with one mistake
   * @returns pair → how much of the letters it explains, 0–1, less where a mistake has to be assumed
   */
  match(rawLetters: Uint8Array, foldedLetters: Uint8Array, isForgiving: boolean): ReadonlyMap<number, number>;
}

/** Opens the dictionary for queries. One match looks every stretch of up to thirteen letters up: O(letters × 13) hashes, × 13 more when forgiving. */
export const openPairMatcher = ({ raw, folded, hashes, pairs }: PairDictionary): PairMatcher => {
  /** Where the hashes that begin with each sixteen bits start: a look-up reads a handful of entries. */
  const starts = new Uint32Array(0x10001);
  for (const hash of hashes) starts[(hash >>> 16) + 1] = (starts[(hash >>> 16) + 1] as number) + 1;
  for (let i = 0; i < 0x10000; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);

  return {
    match(rawLetters, foldedLetters, isForgiving) {
      const found = new Map<number, number>();
      const look = (
        seed: number,
        of: Stream<Uint8Array>,
        letters: Uint8Array,
        start: number,
        end: number,
        skip: number,
        forgiving: boolean,
      ) => {
        const hash = hashOf(seed, letters, start, end, skip);
        const last = starts[(hash >>> 16) + 1] as number;
        for (let at = starts[hash >>> 16] as number; at < last; at++) {
          if (hashes[at] !== hash) continue;
          const pair = pairs[at] as number;
          const edits = editsUpToOne(letters, start, end, of.data, of.at[pair] as number, of.at[pair + 1] as number);
          if (edits > (forgiving ? 1 : 0)) continue;
          const quality = ((end - start) / letters.length) * (edits === 0 ? 1 : MISTAKE);
          if (quality > (found.get(pair) ?? 0)) found.set(pair, quality);
        }
      };
      for (const [seed, of, letters] of [
        [RAW_SEED, raw, rawLetters],
        [FOLDED_SEED, folded, foldedLetters],
      ] as const) {
        for (let start = 0; start + MIN_PAIR <= letters.length; start++) {
          const most = Math.min(letters.length, start + MAX_PAIR);
          for (let end = start + MIN_PAIR; end <= most; end++) {
            const isAll = start === 0 && end === letters.length;
            const forgiving = isForgiving && (end - start >= MIN_FORGIVEN || isAll);
            look(seed, of, letters, start, end, NONE, forgiving);
            if (!forgiving) continue;
            for (let skip = start; skip < end; skip++) look(seed, of, letters, start, end, skip, true);
          }
        }
      }
      return found;
    },
  };
};
