// The seating with the least sum of rank costs over all children: an exact assignment, not a fair one. A child can gain by
// hiding its wishes, and nobody's lottery number protects it; offered because some schools ask for it, and labelled so.
// Successive shortest paths with prices (Edmonds & Karp 1972; Tomizawa 1971) on the graph of clubs, whole-number costs in
// Dial's buckets (Dial 1969). Students enter in order of lottery number, which settles ties.
import type { Proposals } from './deferred-acceptance';
import { NONE, type Part, type SeatProblem } from './seat-problem';

/** What a wish costs by its place in the list, 0 first: each rank further down hurts more than the one before. */
export const rankCost = (place: number): number => (place * (place + 1)) / 2;

/** The students of each club as doubly linked lists over student numbers: moved in constant time. */
const openLists = (clubs: number, students: number, from: number) => {
  const head = new Int32Array(clubs).fill(NONE);
  const next = new Int32Array(students).fill(NONE);
  const previous = new Int32Array(students).fill(NONE);
  return {
    first: (c: number): number => head[c] as number,
    after: (student: number): number => next[student - from] as number,
    add(student: number, c: number): void {
      const old = head[c] as number;
      next[student - from] = old;
      previous[student - from] = NONE;
      if (old !== NONE) previous[old - from] = student;
      head[c] = student;
    },
    remove(student: number, c: number): void {
      const [before, behind] = [previous[student - from] as number, next[student - from] as number];
      if (before === NONE) head[c] = behind;
      else next[before - from] = behind;
      if (behind !== NONE) previous[behind - from] = before;
    },
  };
};

const UNREACHED = 0x3fffffff;

/**
 * Seats the students of one part so that the sum of `rankCost` is least; a child without a seat costs one rank more than the
 * longest list has.
 * @param match the granted wish of each student, or NONE; written for the part's students only
 * Time O(students · wishes) in the worst case, far less where few lists overlap.
 */
export const minCost = (
  problem: SeatProblem,
  { from, to, firstClub, endClub }: Part,
  { askable, seats }: Pick<Proposals, 'askable' | 'seats'>,
  match: Int32Array,
): void => {
  const { start, club, number } = problem;
  const clubs = endClub - firstClub;
  let longest = 0;
  for (let i = from; i < to; i++) longest = Math.max(longest, (start[i + 1] as number) - (start[i] as number));
  const outside = rankCost(longest);
  const left = seats.slice(firstClub, endClub);
  /** Prices: never above 0, and 0 where a seat is free. */
  const price = new Int32Array(clubs);
  const distance = new Int32Array(clubs).fill(UNREACHED);
  const isDone = new Uint8Array(clubs);
  /** The wish over which a club was reached. */
  const over = new Int32Array(clubs);
  const mover = new Int32Array(clubs);
  const lists = openLists(clubs, to - from, from);
  const buckets: number[][] = Array.from({ length: outside + 1 }, () => []);
  const costOf = (student: number, wish: number): number => rankCost(wish - (start[student] as number));
  for (let i = from; i < to; i++) match[i] = NONE;

  const order = Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => (number[a] as number) - (number[b] as number),
  );
  for (const entering of order) {
    let best = outside;
    let freeClub = NONE;
    let leaver = entering; // who goes without a seat when no free one is reached
    const touched: number[] = [];
    const relax = (student: number, base: number): void => {
      for (let wish = start[student] as number; wish < (start[student + 1] as number); wish++) {
        if (askable[wish] === 0 || wish === match[student]) continue;
        const c = (club[wish] as number) - firstClub;
        const reached = base + costOf(student, wish) - (price[c] as number);
        if (isDone[c] === 1 || reached >= (distance[c] as number) || reached >= best) continue;
        if (distance[c] === UNREACHED) touched.push(c);
        distance[c] = reached;
        over[c] = wish;
        mover[c] = student;
        (buckets[reached] as number[]).push(c);
        if ((left[c] as number) > 0) {
          best = reached;
          freeClub = c;
        }
      }
    };
    relax(entering, 0);
    for (let reached = 0; reached < best; reached++) {
      for (const c of buckets[reached] as number[]) {
        if (reached >= best) break;
        if (distance[c] !== reached || isDone[c] === 1) continue;
        isDone[c] = 1;
        for (let holder = lists.first(c); holder !== NONE; holder = lists.after(holder)) {
          const given = costOf(holder, match[holder] as number) - (price[c] as number);
          if (reached + outside - given < best) {
            best = reached + outside - given;
            freeClub = NONE;
            leaver = holder;
          }
          relax(holder, reached - given);
        }
      }
    }
    for (const c of touched)
      if ((distance[c] as number) < best) price[c] = (price[c] as number) + (distance[c] as number) - best;
    // Walk the path back: whoever moves takes the seat that the next one leaves.
    let wish = NONE;
    let student = leaver;
    if (freeClub !== NONE) {
      left[freeClub] = (left[freeClub] as number) - 1;
      student = mover[freeClub] as number;
      wish = over[freeClub] as number;
    }
    for (;;) {
      const old = match[student] as number;
      const oldClub = old === NONE ? NONE : (club[old] as number) - firstClub;
      if (oldClub !== NONE) lists.remove(student, oldClub);
      match[student] = wish;
      if (wish !== NONE) lists.add(student, (club[wish] as number) - firstClub);
      if (student === entering) break;
      student = mover[oldClub] as number;
      wish = over[oldClub] as number;
    }
    for (const c of touched) {
      distance[c] = UNREACHED;
      isDone[c] = 0;
    }
    for (const bucket of buckets) bucket.length = 0;
  }
};
