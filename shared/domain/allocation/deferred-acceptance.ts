// Student-proposing deferred acceptance: every child asks for its best wish that has not refused it; a club keeps the best
// who asked, up to its seats. No child can gain by hiding its wishes, and nobody is passed over by somebody behind them.
// Gale & Shapley 1962; one lottery for all clubs: Abdulkadiroğlu & Sönmez 2003.
import { NONE, type Part, type SeatProblem } from './seat-problem';

/** What one run needs; the arrays are the caller's and are used again for the next run. */
export interface Proposals {
  /** 1 for each wish that may be asked for in this run. */
  readonly askable: Uint8Array;
  /** Seats of each club in this run; 0 closes it. */
  readonly seats: Int32Array;
  /** Served from the last lottery number backwards. */
  readonly isReversed: boolean;
}

/** A seat holder's place at a club: priority class first, lottery number second; smaller is served first. */
export const keyOf = (priority: number, place: number, students: number): number => priority * (students + 1) + place;

/** The lottery number as it counts in a run: 1 … students, or backwards. */
export const placeOf = (number: number, students: number, isReversed: boolean): number =>
  isReversed ? students + 1 - number : number;

/** Heaps of all clubs in one arena: the holder served last is on top and the first to go. */
interface Heaps {
  readonly keys: Float64Array;
  readonly size: Int32Array;
  /** Where a club's heap begins. */
  readonly offset: Int32Array;
}

const siftUp = ({ keys, offset, size }: Heaps, club: number, key: number): void => {
  const base = offset[club] as number;
  let child = size[club] as number;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const above = keys[base + parent] as number;
    if (above >= key) break;
    keys[base + child] = above;
    child = parent;
  }
  keys[base + child] = key;
  size[club] = (size[club] as number) + 1;
};

const replaceTop = ({ keys, offset, size }: Heaps, club: number, key: number): void => {
  const base = offset[club] as number;
  const end = size[club] as number;
  let parent = 0;
  for (;;) {
    let child = 2 * parent + 1;
    if (child >= end) break;
    let below = keys[base + child] as number;
    if (child + 1 < end && (keys[base + child + 1] as number) > below) below = keys[base + ++child] as number;
    if (below <= key) break;
    keys[base + parent] = below;
    parent = child;
  }
  keys[base + parent] = key;
};

/**
 * Seats the students of one part.
 * @param match the granted wish of each student, or NONE; written for the part's students only
 * @returns for each club the key of the holder served last, -1 when it has none; clubs outside the part are left as given
 * Time O(wishes · log seats), memory O(seats). The result does not depend on the order in which students ask; asking in order
 * of their numbers only saves work.
 */
export const deferredAcceptance = (
  problem: SeatProblem,
  { from, to, firstClub, endClub }: Part,
  { askable, seats, isReversed }: Proposals,
  match: Int32Array,
  lastKey: Float64Array,
): void => {
  const { start, club, priority, number, holderOf } = problem;
  const students = number.length;
  const base = students + 1;
  const clubs = endClub - firstClub;
  const heaps: Heaps = { keys: new Float64Array(0), size: new Int32Array(clubs), offset: new Int32Array(clubs + 1) };
  /** Keys from here on are refused: the worst holder's of a full club, -1 for a club without seats. */
  const limit = new Float64Array(clubs);
  for (let c = 0; c < clubs; c++) {
    const free = seats[firstClub + c] as number;
    heaps.offset[c + 1] = (heaps.offset[c] as number) + free;
    limit[c] = free === 0 ? -1 : Number.POSITIVE_INFINITY;
  }
  const arena: Heaps = { ...heaps, keys: new Float64Array(heaps.offset[clubs] as number) };

  for (let turn = 0; turn < to - from; turn++) {
    let student = isReversed ? to - 1 - turn : from + turn;
    let wish = start[student] as number;
    let end = start[student + 1] as number;
    let place = placeOf(number[student] as number, students, isReversed);
    match[student] = NONE;
    for (; wish < end; wish++) {
      if (askable[wish] === 0) continue;
      const c = (club[wish] as number) - firstClub;
      const key = (priority[wish] as number) * base + place;
      if (key >= (limit[c] as number)) continue;
      match[student] = wish;
      const free = seats[firstClub + c] as number;
      if ((arena.size[c] as number) < free) {
        siftUp(arena, c, key);
        if (arena.size[c] === free) limit[c] = arena.keys[arena.offset[c] as number] as number;
        break;
      }
      const out = arena.keys[arena.offset[c] as number] as number;
      replaceTop(arena, c, key);
      limit[c] = arena.keys[arena.offset[c] as number] as number;
      // Whoever lost the seat asks on, from behind the wish it lost.
      place = out - Math.floor(out / base) * base;
      student = holderOf[placeOf(place, students, isReversed)] as number;
      wish = match[student] as number;
      end = start[student + 1] as number;
      match[student] = NONE;
    }
  }
  for (let c = 0; c < clubs; c++) {
    lastKey[firstClub + c] = arena.size[c] === 0 ? -1 : (arena.keys[arena.offset[c] as number] as number);
  }
};
