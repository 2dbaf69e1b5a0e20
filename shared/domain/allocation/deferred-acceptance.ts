// Student-proposing deferred acceptance: every child asks for its best wish that has not refused it; a club keeps the best
// who asked, up to its seats. No child can gain by hiding its wishes, and nobody is passed over by somebody behind them.
// Gale & Shapley 1962; one lottery for all clubs: Abdulkadiroğlu & Sönmez 2003.

/** The problem in plain arrays; students and clubs are numbered from 0. */
export interface SeatProblem {
  /** Clubs of each student, best first. */
  readonly wishes: readonly (readonly number[])[];
  readonly seats: readonly number[];
  /** Smaller is served first; no two students alike at one club. */
  readonly rankAt: (student: number, club: number) => number;
}

/** A club's seat holders as a max-heap: the one served last is on top and the first to go. */
const siftUp = (heap: number[], rank: (student: number) => number): void => {
  for (let child = heap.length - 1; child > 0; ) {
    const parent = (child - 1) >> 1;
    if (rank(heap[parent] as number) >= rank(heap[child] as number)) return;
    [heap[parent], heap[child]] = [heap[child] as number, heap[parent] as number];
    child = parent;
  }
};

const siftDown = (heap: number[], rank: (student: number) => number): void => {
  for (let parent = 0; ; ) {
    let child = 2 * parent + 1;
    if (child >= heap.length) return;
    if (child + 1 < heap.length && rank(heap[child + 1] as number) > rank(heap[child] as number)) child++;
    if (rank(heap[parent] as number) >= rank(heap[child] as number)) return;
    [heap[parent], heap[child]] = [heap[child] as number, heap[parent] as number];
    parent = child;
  }
};

/**
 * Seats students.
 * @returns each club's students, unordered
 * Time O(wishes · log seats). The result does not depend on the order in which students ask.
 */
export const deferredAcceptance = ({ wishes, seats, rankAt }: SeatProblem): number[][] => {
  const held: number[][] = seats.map(() => []);
  const next = new Int32Array(wishes.length);
  for (let start = 0; start < wishes.length; start++) {
    let student = start;
    for (;;) {
      const club = wishes[student]?.[next[student] ?? 0];
      if (club === undefined) break;
      next[student] = (next[student] ?? 0) + 1;
      const heap = held[club] as number[];
      const rank = (one: number): number => rankAt(one, club);
      if (heap.length < (seats[club] ?? 0)) {
        heap.push(student);
        siftUp(heap, rank);
        break;
      }
      const last = heap[0];
      if (last === undefined || rank(last) < rank(student)) continue;
      heap[0] = student;
      siftDown(heap, rank);
      student = last; // whoever lost the seat asks on
    }
  }
  return held;
};
