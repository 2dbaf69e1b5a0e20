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

/** The seat holders of all clubs: for each club and class a list of students, the one served last in front. */
interface Holders {
  /** Front of the list of a club's class, at `firstClass[club] + class`. */
  readonly front: Int32Array;
  /** The student served next before this one, in the same list. */
  readonly before: Int32Array;
  readonly size: Int32Array;
  /** The last class in which a club has a holder. */
  readonly lastClass: Int32Array;
}

/** Puts a student into its list. Students mostly ask in order of their places, so the walk is mostly no walk. */
const hold = ({ front, before }: Holders, places: Int32Array, list: number, student: number): void => {
  const place = places[student] as number;
  let at = front[list] as number;
  if (at === NONE || (places[at] as number) < place) {
    before[student] = at;
    front[list] = student;
    return;
  }
  for (let next = before[at] as number; next !== NONE && (places[next] as number) > place; next = before[at] as number)
    at = next;
  before[student] = before[at] as number;
  before[at] = student;
};

/**
 * Seats the students of one part.
 * @param match the granted wish of each student, or NONE; written for the part's students only
 * @param lastKey for each club the key of the holder served last, -1 when it has none; written for the part's clubs only
 * Time O(wishes) where students lie in order of their numbers, O(wishes · seats) at worst; memory O(students + wishes). The
 * result does not depend on the order in which students ask.
 */
export const deferredAcceptance = (
  { start, club, priority, firstClass, number }: SeatProblem,
  { from, to, firstClub, endClub }: Part,
  { askable, seats, isReversed }: Proposals,
  match: Int32Array,
  lastKey: Float64Array,
): void => {
  const students = number.length;
  const base = keyOf(1, 0, students);
  const places = isReversed ? number.map((own) => placeOf(own, students, true)) : number;
  const lists = firstClass[firstClub] as number;
  const holders: Holders = {
    front: new Int32Array((firstClass[endClub] as number) - lists).fill(NONE),
    before: new Int32Array(students),
    size: new Int32Array(endClub),
    lastClass: new Int32Array(endClub).fill(NONE),
  };
  const { front, before, size, lastClass } = holders;
  /** Keys from here on are refused: the last holder's of a full club, -1 for a club without seats. */
  const limit = new Float64Array(endClub);
  for (let c = firstClub; c < endClub; c++) limit[c] = seats[c] === 0 ? -1 : Number.POSITIVE_INFINITY;

  const lastKeyOf = (c: number): number => {
    const last = lastClass[c] as number;
    if (last === NONE) return -1;
    return last * base + (places[front[(firstClass[c] as number) - lists + last] as number] as number);
  };

  for (let turn = 0; turn < to - from; turn++) {
    let student = isReversed ? to - 1 - turn : from + turn;
    let wish = start[student] as number;
    let end = start[student + 1] as number;
    let place = places[student] as number;
    match[student] = NONE;
    for (; wish < end; wish++) {
      const c = club[wish] as number;
      const own = priority[wish] as number;
      if (own * base + place >= (limit[c] as number) || askable[wish] === 0) continue;
      const list = (firstClass[c] as number) - lists;
      match[student] = wish;
      hold(holders, places, list + own, student);
      if (own > (lastClass[c] as number)) lastClass[c] = own;
      if ((size[c] as number) < (seats[c] as number)) {
        size[c] = (size[c] as number) + 1;
        if (size[c] === seats[c]) limit[c] = lastKeyOf(c);
        break;
      }
      const loser = front[list + (lastClass[c] as number)] as number;
      front[list + (lastClass[c] as number)] = before[loser] as number;
      while (front[list + (lastClass[c] as number)] === NONE) lastClass[c] = (lastClass[c] as number) - 1;
      limit[c] = lastKeyOf(c);
      // Whoever lost the seat asks on, from behind the wish it lost.
      student = loser;
      wish = match[student] as number;
      end = start[student + 1] as number;
      place = places[student] as number;
      match[student] = NONE;
    }
  }
  for (let c = firstClub; c < endClub; c++) lastKey[c] = lastKeyOf(c);
};
