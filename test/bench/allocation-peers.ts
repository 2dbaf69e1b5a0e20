// What the engine is compared with: the naive way to write deferred acceptance, and mechanisms schools use elsewhere.
import { NONE, type SeatProblem } from '../../shared/domain/allocation/seat-problem';

/** A place in no order that means anything. */
const scatter = (id: string): number => Math.imul(Number(id.slice(1)) + 1, 2654435761) >>> 0;

/** Deferred acceptance as it is usually first written: objects, maps, and a sort at every proposal. */
export const naiveAcceptance = ({ start, club, priority, number, capacity }: SeatProblem): Map<string, string> => {
  interface Child {
    readonly id: string;
    readonly wishes: readonly string[];
    readonly ranks: ReadonlyMap<string, number>;
    next: number;
  }
  const students: Child[] = Array.from(number, (own, i) => {
    const wishes: string[] = [];
    const ranks = new Map<string, number>();
    for (let wish = start[i] as number; wish < (start[i + 1] as number); wish++) {
      wishes.push(`c${club[wish]}`);
      ranks.set(`c${club[wish]}`, (priority[wish] as number) * number.length + own);
    }
    return { id: `s${i}`, wishes, ranks, next: 0 };
  });
  const clubs = new Map(Array.from(capacity, (seats, c) => [`c${c}`, { seats, held: [] as Child[] }]));
  // In the order in which rows come: nobody sorts them by lottery number first.
  const free = [...students].sort((a, b) => scatter(a.id) - scatter(b.id));
  for (let child = free.shift(); child !== undefined; child = free.shift()) {
    const wish = child.wishes[child.next++];
    const wanted = wish === undefined ? undefined : clubs.get(wish);
    if (wish === undefined || wanted === undefined) continue;
    wanted.held.push(child);
    wanted.held.sort((a, b) => (a.ranks.get(wish) ?? 0) - (b.ranks.get(wish) ?? 0));
    if (wanted.held.length > wanted.seats) free.push(wanted.held.pop() as Child);
  }
  return new Map([...clubs].flatMap(([id, { held }]) => held.map((child) => [child.id, id])));
};

const byNumber = ({ holderOf }: SeatProblem): Int32Array => holderOf.subarray(1);

/** Serial dictatorship: one after the other by number, priorities ignored. Returns the granted wish of each student. */
export const serialDictatorship = (problem: SeatProblem): Int32Array => {
  const left = problem.capacity.slice();
  const match = new Int32Array(problem.number.length).fill(NONE);
  for (const i of byNumber(problem)) {
    for (let wish = problem.start[i] as number; wish < (problem.start[i + 1] as number); wish++) {
      const c = problem.club[wish] as number;
      if (left[c] === 0 || problem.eligible[wish] === 0) continue;
      left[c] = (left[c] as number) - 1;
      match[i] = wish;
      break;
    }
  }
  return match;
};

/** "Boston": all first wishes are served for good before any second wish is looked at. */
export const boston = (problem: SeatProblem): Int32Array => {
  const { start, club, priority, number, eligible } = problem;
  const left = problem.capacity.slice();
  const match = new Int32Array(number.length).fill(NONE);
  const longest = number.reduce((most, _, i) => Math.max(most, (start[i + 1] as number) - (start[i] as number)), 0);
  for (let k = 0; k < longest; k++) {
    const asking = [...byNumber(problem)].filter((i) => {
      const wish = (start[i] as number) + k;
      return match[i] === NONE && wish < (start[i + 1] as number) && eligible[wish] === 1;
    });
    asking.sort(
      (a, b) => (priority[(start[a] as number) + k] as number) - (priority[(start[b] as number) + k] as number),
    );
    for (const i of asking) {
      const wish = (start[i] as number) + k;
      const c = club[wish] as number;
      if (left[c] === 0) continue;
      left[c] = (left[c] as number) - 1;
      match[i] = wish;
    }
  }
  return match;
};

/** Pairs of a child and a club that would both rather have each other: what a stable outcome has none of. */
export const blockingPairs = (
  { start, club, priority, number, capacity, eligible }: SeatProblem,
  match: Int32Array,
): number => {
  const base = number.length + 1;
  const worst = new Float64Array(capacity.length).fill(-1);
  const size = new Int32Array(capacity.length);
  match.forEach((wish, i) => {
    if (wish === NONE) return;
    const c = club[wish] as number;
    size[c] = (size[c] as number) + 1;
    worst[c] = Math.max(worst[c] as number, (priority[wish] as number) * base + (number[i] as number));
  });
  let pairs = 0;
  match.forEach((granted, i) => {
    const end = granted === NONE ? (start[i + 1] as number) : granted;
    for (let wish = start[i] as number; wish < end; wish++) {
      const c = club[wish] as number;
      if (eligible[wish] === 0) continue;
      const key = (priority[wish] as number) * base + (number[i] as number);
      if ((size[c] as number) < (capacity[c] as number) || key < (worst[c] as number)) pairs++;
    }
  });
  return pairs;
};
