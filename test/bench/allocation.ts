// `npm run bench -- allocation`: speed against reading the input and against the naive way, quality against other mechanisms,
// and what a child can gain by lying.
import { allocate } from '../../shared/domain/allocation/allocate';
import { AllocateInput, type Mechanism } from '../../shared/domain/allocation/allocate.schema';
import { refusalNumbers } from '../../shared/domain/allocation/refusals';
import { type Outcome, seatAll } from '../../shared/domain/allocation/seat-all';
import { NONE, type SeatProblem } from '../../shared/domain/allocation/seat-problem';
import { canonicalJson, sha256Hex } from '../../shared/kernel/digest';
import { blockingPairs, boston, naiveAcceptance, serialDictatorship } from './allocation-peers';
import { cityProblem, schoolProblem, schoolRound, seededUniform } from './allocation-workload';

const timed = (run: () => unknown): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

/** Least milliseconds of several runs, after one to warm up: what the work takes when nobody else has the processor. */
const time = (run: () => unknown, runs: number): number => {
  run();
  return Math.min(...Array.from({ length: runs }, () => timed(run)));
};

/** The same for several ways in turn, so that a busy moment of the machine falls on all of them. */
const timeInTurn = (ways: readonly (() => unknown)[], runs: number): number[] => {
  const least = ways.map((way) => time(way, 1));
  for (let n = 1; n < runs; n++) {
    for (const [i, way] of ways.entries()) least[i] = Math.min(least[i] as number, timed(way));
  }
  return least;
};

/**
 * Reading, as performance.md's target means it: the arrays are in memory and every word of them is looked at once, in order. No
 * JSON: that is reported apart.
 */
const touchOnce = ({ start, club, priority, eligible, number }: SeatProblem): number => {
  let sum = 0;
  for (let i = 0; i < number.length; i++) sum = (sum + (number[i] as number) + (start[i] as number)) | 0;
  for (let wish = 0; wish < club.length; wish++) {
    sum = (sum + (club[wish] as number) + (priority[wish] as number) + (eligible[wish] as number)) | 0;
  }
  return sum;
};

/** Reading with the least that any mechanism must do with it: each wish's key, and each club's demand. */
const countDemand = ({ start, club, priority, number, capacity }: SeatProblem): number => {
  const demand = new Int32Array(capacity.length);
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const own = number[i] as number;
    for (let wish = start[i] as number; wish < (start[i + 1] as number); wish++) {
      const c = club[wish] as number;
      demand[c] = (demand[c] as number) + 1;
      sum = (sum + (priority[wish] as number) * number.length + own) | 0;
    }
  }
  return sum + (demand[0] as number);
};

const matchOf = ({ start }: SeatProblem, { grantedIn }: Outcome): Int32Array => {
  const match = new Int32Array(start.length - 1).fill(NONE);
  for (let i = 0; i < match.length; i++) {
    for (let wish = start[i] as number; wish < (start[i + 1] as number); wish++)
      if (grantedIn[wish] === 1) match[i] = wish;
  }
  return match;
};

const SIZES = [
  { students: 1_500, clubs: 40, runs: 25, hasNaive: true },
  { students: 30_000, clubs: 800, runs: 9, hasNaive: true },
  { students: 300_000, clubs: 8_000, runs: 7, hasNaive: false },
] as const;

const speed = () =>
  SIZES.map(({ students, clubs, runs, hasNaive }) => {
    const before = process.memoryUsage().arrayBuffers;
    const problem = cityProblem(students, clubs);
    const outcome = seatAll(problem, 'deferredAcceptance');
    const numbers = refusalNumbers(problem, outcome, 'deferredAcceptance');
    const memoryMb = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
    const [touchMs = 0, demandMs = 0, seatMs = 0, withReasonsMs = 0] = timeInTurn(
      [
        () => touchOnce(problem),
        () => countDemand(problem),
        () => seatAll(problem, 'deferredAcceptance'),
        () => refusalNumbers(problem, seatAll(problem, 'deferredAcceptance'), 'deferredAcceptance'),
      ],
      runs,
    );
    let isSame = false;
    const naiveMs = hasNaive
      ? timed(() => {
          isSame = isEqualToNaive(problem, outcome);
        })
      : null;
    return {
      students,
      clubs,
      reasons: numbers.reduce((sum, number) => sum + (number === 0 ? 0 : 1), 0),
      touchMs: round(touchMs),
      demandMs: round(demandMs),
      seatMs: round(seatMs),
      withReasonsMs: round(withReasonsMs),
      timesTouching: round(withReasonsMs / touchMs),
      timesCountingDemand: round(withReasonsMs / demandMs),
      naiveMs: naiveMs === null ? null : round(naiveMs),
      timesFasterThanNaive: naiveMs === null ? null : Math.round(naiveMs / withReasonsMs),
      sameAsNaive: hasNaive ? isSame : null,
      memoryMb: round(memoryMb),
    };
  });

const isEqualToNaive = (problem: SeatProblem, outcome: Outcome): boolean => {
  const naive = naiveAcceptance(problem);
  return matchOf(problem, outcome).every(
    (wish, i) => naive.get(`s${i}`) === (wish === NONE ? undefined : `c${problem.club[wish]}`),
  );
};

const round = (value: number): number => Number(value.toPrecision(3));

/** How good the outcome is for children, and how many could rightly complain. */
const qualityOf = (name: string, problem: SeatProblem, match: Int32Array) => {
  const ranks = Array.from(match, (wish, i) => (wish === NONE ? null : wish - (problem.start[i] as number) + 1)).filter(
    (rank) => rank !== null,
  );
  const share = (count: number): number => round(count / match.length);
  return {
    mechanism: name,
    assigned: share(ranks.length),
    top1: share(ranks.filter((rank) => rank === 1).length),
    top3: share(ranks.filter((rank) => rank <= 3).length),
    averageRank: round(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length),
    blockingPairs: blockingPairs(problem, match),
  };
};

const quality = () => {
  const problems = [schoolProblem(1000, 40), cityProblem(1000, 40)];
  return problems.map((problem) => [
    qualityOf('deferred acceptance', problem, matchOf(problem, seatAll(problem, 'deferredAcceptance'))),
    qualityOf('serial dictatorship', problem, serialDictatorship(problem)),
    qualityOf('boston', problem, boston(problem)),
    qualityOf('least sum', problem, matchOf(problem, seatAll(problem, 'minCost'))),
  ]);
};

const everyOrder = (items: readonly string[]): string[][] =>
  items.length === 0
    ? [[]]
    : [[], ...items.flatMap((item) => everyOrder(items.filter((one) => one !== item)).map((rest) => [item, ...rest]))];

/** Small rounds, every child, every lie: the share of children who could have got something they like better. */
const gainByLying = (mechanism: Mechanism, wants: number): { mechanism: string; children: number; gained: number } => {
  const uniform = seededUniform(4711);
  let children = 0;
  let gained = 0;
  for (let game = 0; game < 150; game++) {
    const clubs = ['a', 'b', 'c'].map((id) => ({ id, capacity: 1 + Math.floor(uniform() * 2) }));
    const ids = clubs.map(({ id }) => id);
    const students = Array.from({ length: 5 }, (_, i) => ({
      id: `s${i}`,
      wants,
      preferences: ids
        .map((id) => ({ id, at: uniform() }))
        .sort((a, b) => a.at - b.at)
        .map(({ id }) => id),
    }));
    const run = (lies: readonly object[]) => {
      const out = allocate(
        AllocateInput.parse({ seed: String(game), students: lies, clubs, rules: { mechanism } }),
        () => 0,
      );
      if (!out.ok) throw new Error(out.error.path);
      return out.value;
    };
    for (const [i, { id, preferences }] of students.entries()) {
      // Better = a better set, wish by wish from the best.
      const worth = (got: readonly string[]): number =>
        got.reduce((sum, club) => sum + 2 ** (preferences.length - preferences.indexOf(club)), 0);
      const gotBy = (lies: readonly object[]): number =>
        worth(run(lies).assignments.find(({ student }) => student === id)?.clubs ?? []);
      const honest = gotBy(students);
      const best = Math.max(
        ...everyOrder(ids).map((lie) =>
          gotBy(students.map((row, k) => (k === i ? { ...row, preferences: lie } : row))),
        ),
      );
      children++;
      if (best > honest) gained++;
    }
  }
  return { mechanism: wants === 1 ? mechanism : `${mechanism}, ${wants} clubs`, children, gained };
};

/** Shuffling rows changes nothing: the hash of everything but the stopwatch. */
const orderIndependent = (): boolean => {
  const input = schoolRound(2000, 60);
  const uniform = seededUniform(5);
  const shuffled = <T>(rows: readonly T[]): T[] =>
    rows
      .map((row) => ({ row, at: uniform() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
  const hashOf = (given: AllocateInput): string => {
    const out = allocate(given, () => 0);
    return out.ok ? sha256Hex(canonicalJson(out.value)) : '';
  };
  const expected = hashOf(input);
  return Array.from({ length: 5 }, () =>
    hashOf({ ...input, students: shuffled(input.students), clubs: shuffled(input.clubs) }),
  ).every((hash) => hash === expected);
};

/** What the engine spends before the arrays are there, at city size: reported apart. */
const aroundIt = (withReasonsMs: number) => {
  const ids = Array.from({ length: 300_000 }, (_, i) => `pseudonym-${i}`);
  const hashMs = time(() => ids.map((id) => sha256Hex(`seed|round|${id}`)).sort(), 1);
  const text = JSON.stringify(schoolRound(3000, 60));
  const parseMs = time(() => AllocateInput.parse(JSON.parse(text)), 3) * 100;
  return {
    hash300kMs: round(hashMs),
    parseAndCheckJson300kMs: round(parseMs),
    seatingWithReasonsAsShareOfParsing: round(withReasonsMs / parseMs),
  };
};

/** Speed, quality, what lying gains, and whether the order of rows matters. */
export const runAllocationBench = (): object => {
  const [oneSchool, priorities] = quality();
  const figures = speed();
  return {
    speed: figures,
    'quality at 1,000 × 40, one lottery': oneSchool,
    'quality at 1,000 × 40, priority classes': priorities,
    'children who could gain by lying, every lie tried': [
      gainByLying('deferredAcceptance', 1),
      gainByLying('draft', 2),
      gainByLying('firstCome', 1),
      gainByLying('firstCome', 2),
      gainByLying('minCost', 1),
    ],
    'apart from the arrays': {
      ...aroundIt(figures.at(-1)?.withReasonsMs ?? 0),
      sameInAnyOrderOfRows: orderIndependent(),
    },
  };
};
