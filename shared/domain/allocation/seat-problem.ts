// The problem as numbers in typed arrays: what the mechanisms work on. It knows neither ids nor grades nor sentences.

/**
 * Students and clubs are numbered from 0. The wishes of student `i` are the positions `start[i]` … `start[i + 1]` (exclusive)
 * of `club`, best first; such a position is called a wish here. Students who can meet lie side by side (by school, then by
 * lottery number): that keeps a school's clubs in the processor's cache while its children ask.
 */
export interface SeatProblem {
  readonly start: Int32Array;
  readonly club: Int32Array;
  /** Priority class of the student at the wish's club, 0 is served first; each club numbers its own classes. */
  readonly priority: Uint16Array;
  /** Where a club's classes begin when all clubs' classes are counted through; one more entry than clubs. */
  readonly firstClass: Int32Array;
  /** 1 where the club may take the student (grade); others are never asked for. */
  readonly eligible: Uint8Array;
  /** Lottery number of each student, 1 … students, no two alike. */
  readonly number: Int32Array;
  /** The student who has a number; index 0 is unused. */
  readonly holderOf: Int32Array;
  /** How many clubs a student wants. */
  readonly wants: Uint8Array;
  readonly capacity: Int32Array;
  readonly minSize: Int32Array;
  /** True when two clubs share a weekly time. */
  readonly clash: (a: number, b: number) => boolean;
  /** Students `[from, to)` and clubs `[firstClub, endClub)` that share nothing with any others: solved apart. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly from: number;
  readonly to: number;
  readonly firstClub: number;
  readonly endClub: number;
}

/** Which seats were given: for each wish the pass that granted it, 0 for none. */
export interface Seating {
  readonly grantedIn: Uint8Array;
  /** Seats given to each club in each pass: `takenIn[pass - 1][club]`. */
  readonly takenIn: readonly Int32Array[];
  /** For each pass and club the key of the seat holder served last in it; -1 when nobody got a seat in it. */
  readonly lastKeyIn: readonly Float64Array[];
}

/** No wish. */
export const NONE = -1;
