// From one seat each to everything: passes for children who want several clubs, and clubs that do not reach their minimum.
import type { Mechanism } from './allocate.schema';
import { deferredAcceptance, keyOf } from './deferred-acceptance';
import { firstCome } from './first-come';
import { minCost } from './min-cost';
import { NONE, type Part, type Seating, type SeatProblem } from './seat-problem';

/** A seating, and the clubs that had to be cancelled with the size they would have had. */
export interface Outcome extends Seating {
  readonly sizeWhenCancelled: ReadonlyMap<number, number>;
}

/** What all parts write into. */
interface Sheet {
  readonly grantedIn: Uint8Array;
  readonly takenIn: Int32Array[];
  readonly lastKeyIn: Float64Array[];
  /** Written only where there is more than one pass. */
  readonly askable: Uint8Array;
  readonly left: Int32Array;
  readonly match: Int32Array;
}

const openSheet = (problem: SeatProblem, passes: number): Sheet => {
  const clubs = problem.capacity.length;
  return {
    grantedIn: new Uint8Array(problem.club.length),
    takenIn: Array.from({ length: passes }, () => new Int32Array(clubs)),
    lastKeyIn: Array.from({ length: passes }, () => new Float64Array(clubs).fill(-1)),
    // Where everybody asks in one pass, nothing is ever struck out.
    askable: passes === 1 ? problem.eligible : problem.eligible.slice(),
    left: problem.capacity.slice(),
    match: new Int32Array(problem.number.length),
  };
};

/** Notes a granted wish: the seat is gone, and wishes at the same time are not asked for any more. */
const grant = (problem: SeatProblem, sheet: Sheet, student: number, wish: number, pass: number): void => {
  const { start, club, wants, clash } = problem;
  const got = club[wish] as number;
  sheet.grantedIn[wish] = pass;
  const taken = sheet.takenIn[pass - 1] as Int32Array;
  taken[got] = (taken[got] as number) + 1;
  if (wants[student] === 1) return; // asks no more
  for (let other = start[student] as number; other < (start[student + 1] as number); other++) {
    if (other === wish || clash(club[other] as number, got)) sheet.askable[other] = 0;
  }
};

/** Makes a part as if nothing had been given: its clubs full of free seats except the cancelled ones. */
const clear = (problem: SeatProblem, sheet: Sheet, part: Part, isOpen: Uint8Array): void => {
  const [firstWish, endWish] = [problem.start[part.from] as number, problem.start[part.to] as number];
  sheet.grantedIn.fill(0, firstWish, endWish);
  if (sheet.takenIn.length > 1) sheet.askable.set(problem.eligible.subarray(firstWish, endWish), firstWish);
  for (let c = part.firstClub; c < part.endClub; c++) {
    sheet.left[c] = isOpen[c] === 1 ? (problem.capacity[c] as number) : 0;
    for (const taken of sheet.takenIn) taken[c] = 0;
    for (const keys of sheet.lastKeyIn) keys[c] = -1;
  }
};

/** One pass: at most one more seat for each child of the part that wants so many. */
const runPass = (problem: SeatProblem, sheet: Sheet, part: Part, mechanism: Mechanism, pass: number): void => {
  const { start, club, wants, number, priority } = problem;
  const { match, left, askable } = sheet;
  const keys = sheet.lastKeyIn[pass - 1] as Float64Array;
  if (pass > 1) {
    for (let student = part.from; student < part.to; student++) {
      if ((wants[student] as number) < pass) askable.fill(0, start[student] as number, start[student + 1] as number);
    }
  }
  if (mechanism === 'minCost') {
    minCost(problem, part, { askable, seats: left }, match);
  } else {
    const isReversed = mechanism === 'draft' && pass % 2 === 0;
    deferredAcceptance(problem, part, { askable, seats: left, isReversed }, match, keys);
  }
  for (let student = part.from; student < part.to; student++) {
    const wish = match[student] as number;
    if (wish === NONE) continue;
    grant(problem, sheet, student, wish, pass);
    const c = club[wish] as number;
    left[c] = (left[c] as number) - 1;
    if (mechanism === 'minCost') {
      keys[c] = Math.max(keys[c] as number, keyOf(priority[wish] as number, number[student] as number, number.length));
    }
  }
};

/** Everything in order of arrival, in one pass. */
const runFirstCome = (problem: SeatProblem, sheet: Sheet, part: Part): void => {
  const { start, club, number, clash } = problem;
  const keys = sheet.lastKeyIn[0] as Float64Array;
  firstCome(
    problem,
    part,
    { askable: sheet.askable, seats: sheet.left },
    (student, wish) => {
      for (let other = start[student] as number; other < (start[student + 1] as number); other++) {
        if (sheet.grantedIn[other] !== 0 && clash(club[other] as number, club[wish] as number)) return false;
      }
      return true;
    },
    (student, wish) => {
      sheet.grantedIn[wish] = 1;
      const c = club[wish] as number;
      const taken = sheet.takenIn[0] as Int32Array;
      taken[c] = (taken[c] as number) + 1;
      keys[c] = number[student] as number;
    },
  );
};

const sizeOf = (sheet: Sheet, c: number): number => sheet.takenIn.reduce((sum, taken) => sum + (taken[c] as number), 0);

/** The open club furthest below its minimum (by share of the minimum, then in order of id); NONE when all reach it. */
const emptiest = ({ minSize }: SeatProblem, sheet: Sheet, { firstClub, endClub }: Part, isOpen: Uint8Array): number => {
  let worst = NONE;
  let worstShare = 1;
  for (let c = firstClub; c < endClub; c++) {
    const least = minSize[c] as number;
    if (least === 0 || isOpen[c] === 0) continue;
    const share = sizeOf(sheet, c) / least;
    if (share < worstShare) [worst, worstShare] = [c, share];
  }
  return worst;
};

/**
 * Seats everybody. Parts that share no club are solved apart, so a club that is cancelled in one school disturbs no other.
 * Cancels the emptiest club below its minimum and seats its part anew, until none is left: at most one run for each club.
 */
export const seatAll = (problem: SeatProblem, mechanism: Mechanism): Outcome => {
  let passes = 1;
  if (mechanism !== 'firstCome') for (const wants of problem.wants) if (wants > passes) passes = wants;
  const sheet = openSheet(problem, passes);
  const isOpen = new Uint8Array(problem.capacity.length).fill(1);
  const sizeWhenCancelled = new Map<number, number>();
  for (const part of problem.parts) {
    for (let isFirst = true; ; isFirst = false) {
      if (!isFirst) clear(problem, sheet, part, isOpen);
      if (mechanism === 'firstCome') runFirstCome(problem, sheet, part);
      else for (let pass = 1; pass <= passes; pass++) runPass(problem, sheet, part, mechanism, pass);
      const cancelled = emptiest(problem, sheet, part, isOpen);
      if (cancelled === NONE) break;
      isOpen[cancelled] = 0;
      sizeWhenCancelled.set(cancelled, sizeOf(sheet, cancelled));
    }
  }
  const { grantedIn, takenIn, lastKeyIn } = sheet;
  return { grantedIn, takenIn, lastKeyIn, sizeWhenCancelled };
};
