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

/**
 * Students are walked through in stretches of so many, and whoever loses a seat while another stretch is walked asks on when its
 * own comes round again: a stretch's wishes and its school's clubs stay in the processor's cache.
 */
const STRETCH_BITS = 12;
/** No key is refused yet. */
const OPEN = Number.POSITIVE_INFINITY;

/** Places for the seat holders of the clubs of a part: those of club `c` begin at `first[c - firstClub]`. */
interface Arena {
  readonly first: Int32Array;
  /** The keys of a club's holders: in any order while it fills up, a heap with the last one in front once it is full. */
  readonly keys: Int32Array | Float64Array;
  readonly holders: Int32Array;
}

/** Whole numbers up to here fit into an Int32Array. */
const MAX_INT32 = 0x7fffffff;

/** A club that has more seats than children ask for them needs no more room than there are children who ask. */
const openArena = (problem: SeatProblem, part: Part, seats: Int32Array): Arena => {
  const { start, club, firstClass, number } = problem;
  const { from, to, firstClub, endClub } = part;
  const room = seats.slice(firstClub, endClub);
  const [firstWish, endWish] = [start[from] as number, start[to] as number];
  if (room.reduce((sum, places) => sum + places, 0) > endWish - firstWish) {
    const asked = new Int32Array(endClub - firstClub);
    for (let wish = firstWish; wish < endWish; wish++) {
      const c = (club[wish] as number) - firstClub;
      asked[c] = (asked[c] as number) + 1;
    }
    for (let c = 0; c < room.length; c++) room[c] = Math.min(room[c] as number, asked[c] as number);
  }
  const first = new Int32Array(room.length + 1);
  let mostClasses = 1;
  for (let c = 0; c < room.length; c++) {
    first[c + 1] = (first[c] as number) + (room[c] as number);
    const classes = (firstClass[firstClub + c + 1] as number) - (firstClass[firstClub + c] as number);
    if (classes > mostClasses) mostClasses = classes;
  }
  const places = first[room.length] as number;
  const isSmall = keyOf(mostClasses, 0, number.length) <= MAX_INT32;
  return {
    first,
    keys: isSmall ? new Int32Array(places) : new Float64Array(places),
    holders: new Int32Array(places),
  };
};

/** Lets a holder sink from `at` in the heap that lies in `[begin, begin + size)`: larger keys above smaller ones. */
const sink = (
  keys: Int32Array | Float64Array,
  holders: Int32Array,
  begin: number,
  size: number,
  at: number,
  key: number,
  holder: number,
): void => {
  let hole = at;
  for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && (keys[begin + child + 1] as number) > (keys[begin + child] as number)) child++;
    const larger = keys[begin + child] as number;
    if (larger <= key) break;
    keys[begin + hole] = larger;
    holders[begin + hole] = holders[begin + child] as number;
    hole = child;
  }
  keys[begin + hole] = key;
  holders[begin + hole] = holder;
};

const makeHeap = ({ keys, holders }: Arena, begin: number, size: number): void => {
  for (let at = (size >> 1) - 1; at >= 0; at--) {
    sink(keys, holders, begin, size, at, keys[begin + at] as number, holders[begin + at] as number);
  }
};

/**
 * Seats the students of one part.
 * @param match the granted wish of each student, or NONE; written for the part's students only
 * @param lastKey for each club the key of the holder served last, -1 when it has none; written for the part's clubs only
 * Time O(wishes · log seats), memory O(students + wishes). The result does not depend on the order in which students ask.
 */
export const deferredAcceptance = (
  problem: SeatProblem,
  part: Part,
  { askable, seats, isReversed }: Proposals,
  match: Int32Array,
  lastKey: Float64Array,
): void => {
  const { start, club, priority, number } = problem;
  const { from, to, firstClub, endClub } = part;
  const students = number.length;
  const base = keyOf(1, 0, students);
  const places = isReversed ? number.map((own) => placeOf(own, students, true)) : number;
  const arena = openArena(problem, part, seats);
  const { first, keys, holders } = arena;
  const taken = new Int32Array(endClub - firstClub);
  /** Keys from here on are refused: the last holder's of a full club, -1 for a club without seats. */
  const limit = new Float64Array(endClub - firstClub);
  for (let c = firstClub; c < endClub; c++) limit[c - firstClub] = seats[c] === 0 ? -1 : OPEN;

  const stretches = ((to - from) >> STRETCH_BITS) + 1;
  /** Who lost a seat and has to ask on, as a list for each stretch. */
  const lost = new Int32Array(stretches).fill(NONE);
  const lostBefore = new Int32Array(to - from);
  let waiting = 0;

  /** Lets a student ask from a wish on until it has a seat or no wish is left; whoever loses a seat to it asks on or waits for it. */
  const askFrom = (asking: number, firstWish: number, stretch: number): void => {
    let student = asking;
    let wish = firstWish;
    let end = start[student + 1] as number;
    let place = places[student] as number;
    for (; wish < end; wish++) {
      const c = (club[wish] as number) - firstClub;
      const key = (priority[wish] as number) * base + place;
      if (key >= (limit[c] as number) || askable[wish] === 0) continue;
      const begin = first[c] as number;
      const size = (first[c + 1] as number) - begin;
      const held = taken[c] as number;
      match[student] = wish;
      if (held < size) {
        keys[begin + held] = key;
        holders[begin + held] = student;
        taken[c] = held + 1;
        if (held + 1 === size) {
          makeHeap(arena, begin, size);
          limit[c] = keys[begin] as number;
        }
        return;
      }
      const loser = holders[begin] as number;
      sink(keys, holders, begin, size, 0, key, student);
      limit[c] = keys[begin] as number;
      const home = (loser - from) >> STRETCH_BITS;
      if (home !== stretch) {
        lostBefore[loser - from] = lost[home] as number;
        lost[home] = loser;
        waiting++;
        return;
      }
      // Whoever lost the seat asks on, from behind the wish it lost.
      student = loser;
      wish = match[student] as number;
      end = start[student + 1] as number;
      place = places[student] as number;
    }
    match[student] = NONE;
  };

  for (let turn = 0; turn < to - from; turn++) {
    const student = isReversed ? to - 1 - turn : from + turn;
    askFrom(student, start[student] as number, (student - from) >> STRETCH_BITS);
  }
  while (waiting > 0) {
    for (let stretch = 0; stretch < stretches; stretch++) {
      let loser = lost[stretch] as number;
      lost[stretch] = NONE;
      while (loser !== NONE) {
        const next = lostBefore[loser - from] as number;
        waiting--;
        askFrom(loser, (match[loser] as number) + 1, stretch);
        loser = next;
      }
    }
  }
  for (let c = firstClub; c < endClub; c++) {
    const begin = first[c - firstClub] as number;
    const end = begin + (taken[c - firstClub] as number);
    let last = NONE;
    for (let at = begin; at < end; at++) if ((keys[at] as number) > last) last = keys[at] as number;
    lastKey[c] = last;
  }
};
