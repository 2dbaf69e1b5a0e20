// Who gets which club: lottery, seats, minimum sizes, waiting lists and a reason for every wish above what a child got.
// Pure and repeatable: the same input gives the same output, in whatever order its rows come. Capacity is never exceeded.
import { canonicalJson, sha256Hex } from '../../kernel/digest';
import { err, ok, type Result } from '../../kernel/result';
import type { AllocateInput, AllocateOutput, Club, Mechanism, Reason, Student } from './allocate.schema';
import { deferredAcceptance } from './deferred-acceptance';
import { drawOrder } from './lottery';

export type AllocateRefusal = {
  readonly code: 'INVALID_INPUT';
  readonly path: string;
  readonly reason: string;
};

/** Missing priority is served after every other. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The input with rows in order of id: what is hashed and worked on. */
const sorted = (input: AllocateInput): AllocateInput => {
  const byId = <T extends { id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...input, students: byId(input.students), clubs: byId(input.clubs) };
};

const findFault = (input: AllocateInput): AllocateRefusal | null => {
  const refuse = (path: string, reason: string): AllocateRefusal => ({ code: 'INVALID_INPUT', path, reason });
  const clubs = new Set<string>();
  for (const [i, { id }] of input.clubs.entries()) {
    if (clubs.has(id)) return refuse(`clubs.${i}.id`, 'duplicate id');
    clubs.add(id);
  }
  const students = new Set(input.students.map(({ id }) => id));
  if (students.size !== input.students.length) {
    const seen = new Set<string>();
    const at = input.students.findIndex(({ id }) => seen.size === seen.add(id).size);
    return refuse(`students.${at}.id`, 'duplicate id');
  }
  for (const [i, { preferences, siblings = [] }] of input.students.entries()) {
    for (const [k, club] of preferences.entries()) {
      if (!clubs.has(club)) return refuse(`students.${i}.preferences.${k}`, 'unknown club');
      if (preferences.indexOf(club) !== k) return refuse(`students.${i}.preferences.${k}`, 'club named twice');
    }
    const stranger = siblings.findIndex((sibling) => !students.has(sibling));
    if (stranger >= 0) return refuse(`students.${i}.siblings.${stranger}`, 'unknown student');
  }
  return null;
};

const priorityAt = ({ priority }: Student, club: string): number =>
  (typeof priority === 'number' ? priority : priority?.[club]) ?? LAST;

const isEligible = ({ grade }: Student, { grades }: Club): boolean =>
  grades === undefined || (grade !== undefined && grades.includes(grade));

const sharedSlot = (a: Club, b: Club): string | undefined => a.slots.find((slot) => b.slots.includes(slot));

/** Refusals after which a child waits for a freed seat. */
const WAITS: ReadonlySet<Reason['code']> = new Set(['FULL', 'EARLIER_PASS', 'LOWER_PRIORITY', 'NO_SEATS']);

/** Everything a run needs, with students and clubs numbered. */
interface Run {
  readonly students: readonly Student[];
  readonly clubs: readonly Club[];
  readonly wishes: readonly (readonly number[])[];
  readonly numbers: readonly number[];
  readonly mechanism: Mechanism;
}

/** Each student's clubs, and beside each the pass in which it was got. */
interface Seats {
  readonly got: readonly (readonly number[])[];
  readonly passes: readonly (readonly number[])[];
}

interface Outcome extends Seats {
  readonly open: readonly boolean[];
  readonly sizeWhenCancelled: ReadonlyMap<number, number>;
}

const rankAt = ({ students, clubs, numbers, mechanism }: Run, student: number, club: number): number => {
  const number = numbers[student] ?? 0;
  if (mechanism === 'firstCome') return number;
  const priority = priorityAt(students[student] as Student, (clubs[club] as Club).id);
  // Priority first, lottery number second, in one comparable figure.
  return Math.min(priority, 1e6) * 1e7 + number;
};

/**
 * Seats for all wants: one pass of deferred acceptance for every child's first seat, another for second seats among what is
 * left, and so on. With one want each it is the plain mode; with more, later passes can be gamed, and the output says so.
 */
const seatAll = (run: Run, open: readonly boolean[]): Seats => {
  const got: number[][] = run.students.map(() => []);
  const passes: number[][] = run.students.map(() => []);
  const left = run.clubs.map(({ capacity }, club) => (open[club] ? capacity : 0));
  const most = Math.max(0, ...run.students.map(({ wants }) => wants));
  for (let pass = 1; pass <= most; pass++) {
    const wishes = run.students.map(({ wants }, student) => {
      if (wants < pass) return [];
      const mine = got[student] as number[];
      return (run.wishes[student] as readonly number[]).filter(
        (club) =>
          open[club] &&
          !mine.includes(club) &&
          isEligible(run.students[student] as Student, run.clubs[club] as Club) &&
          !mine.some((other) => sharedSlot(run.clubs[other] as Club, run.clubs[club] as Club) !== undefined),
      );
    });
    const held = deferredAcceptance({ wishes, seats: left, rankAt: (student, club) => rankAt(run, student, club) });
    held.forEach((students, club) => {
      left[club] = (left[club] ?? 0) - students.length;
      for (const student of students) {
        got[student]?.push(club);
        passes[student]?.push(pass);
      }
    });
  }
  return { got, passes };
};

const sizesOf = (got: readonly (readonly number[])[], clubs: number): number[] => {
  const sizes = new Array<number>(clubs).fill(0);
  for (const mine of got) for (const club of mine) sizes[club] = (sizes[club] ?? 0) + 1;
  return sizes;
};

/** Cancels the emptiest club below its minimum (by share of the minimum, then id) and seats everybody anew, until none is left. */
const seatWithMinimums = (run: Run): Outcome => {
  const open = run.clubs.map(() => true);
  const sizeWhenCancelled = new Map<number, number>();
  for (;;) {
    const seats = seatAll(run, open);
    const sizes = sizesOf(seats.got, run.clubs.length);
    let worst = -1;
    let worstShare = 1;
    run.clubs.forEach(({ minSize }, club) => {
      const share = minSize === 0 ? 1 : (sizes[club] ?? 0) / minSize;
      if (open[club] && share < worstShare) [worst, worstShare] = [club, share];
    });
    if (worst < 0) return { ...seats, open, sizeWhenCancelled };
    open[worst] = false;
    sizeWhenCancelled.set(worst, sizes[worst] ?? 0);
  }
};

/** The pass in which a child first asked for a club: the first one that gave it nothing it likes better. */
const passAsked = (run: Run, { got, passes }: Seats, student: number, club: number): number => {
  const wishes = run.wishes[student] ?? [];
  for (let pass = 1; ; pass++) {
    const given = got[student]?.[passes[student]?.indexOf(pass) ?? -1];
    if (given === undefined || wishes.indexOf(given) > wishes.indexOf(club)) return pass;
  }
};

/** Why one wish was not granted. The order of the questions is the order in which a clerk would ask them. */
const reasonFor = (
  run: Run,
  outcome: Outcome,
  holders: readonly (readonly number[])[],
  student: number,
  club: number,
): Reason => {
  const child = run.students[student] as Student;
  const wanted = run.clubs[club] as Club;
  if (!isEligible(child, wanted)) {
    return { code: 'GRADE', facts: { grade: child.grade ?? null, grades: wanted.grades ?? [] } };
  }
  if (!outcome.open[club]) {
    return { code: 'CANCELLED', facts: { size: outcome.sizeWhenCancelled.get(club) ?? 0, minSize: wanted.minSize } };
  }
  const asked = passAsked(run, outcome, student, club);
  for (const [k, other] of (outcome.got[student] ?? []).entries()) {
    const slot = sharedSlot(run.clubs[other] as Club, wanted);
    const isEarlier = (outcome.passes[student]?.[k] ?? 0) < asked;
    if (slot !== undefined && isEarlier) {
      return { code: 'CLASH', facts: { club: (run.clubs[other] as Club).id, slot } };
    }
  }
  const all = holders[club] ?? [];
  if (all.length === 0) return { code: 'NO_SEATS', facts: { capacity: wanted.capacity } };
  const rivals = all.filter((one) => outcome.passes[one]?.[outcome.got[one]?.indexOf(club) ?? -1] === asked);
  const last = rivals.reduce<number | null>(
    (worst, one) => (worst === null || rankAt(run, one, club) > rankAt(run, worst, club) ? one : worst),
    null,
  );
  // Nobody got a seat there in that pass: all had gone before, to children who had fewer clubs.
  if (last === null) return { code: 'EARLIER_PASS', facts: { capacity: wanted.capacity, pass: asked } };
  const [mine, theirs] = [priorityAt(child, wanted.id), priorityAt(run.students[last] as Student, wanted.id)];
  if (run.mechanism !== 'firstCome' && mine !== theirs) {
    return {
      code: 'LOWER_PRIORITY',
      facts: { priority: mine === LAST ? null : mine, lastPriority: theirs === LAST ? null : theirs },
    };
  }
  return {
    code: 'FULL',
    facts: { number: run.numbers[student] ?? 0, lastNumber: run.numbers[last] ?? 0, capacity: wanted.capacity },
  };
};

/** The wishes that need a reason: above the worst granted one, or all if fewer were granted than wanted. */
const ungranted = (wishes: readonly number[], mine: readonly number[], wants: number): number[] => {
  const worst = mine.length < wants ? wishes.length : Math.max(-1, ...mine.map((club) => wishes.indexOf(club)));
  return wishes.filter((club, k) => k < worst && !mine.includes(club));
};

/**
 * Allocates clubs to students.
 * @param nowMs a stopwatch in milliseconds, for `stats.ms` only
 * @returns a refusal naming the path, or the outcome; lists are in order of student id, club id, and rank
 */
export const allocate = (raw: AllocateInput, nowMs: () => number): Result<AllocateOutput, AllocateRefusal> => {
  const started = nowMs();
  const fault = findFault(raw);
  if (fault !== null) return err(fault);
  const input = sorted(raw);
  const { students, clubs, rules } = input;
  const mostWanted = Math.max(0, ...students.map(({ wants }) => wants));
  const mechanism = rules.mechanism ?? 'deferredAcceptance';
  const numberOf = drawOrder(input);
  const clubIndex = new Map(clubs.map(({ id }, i) => [id, i]));
  const run: Run = {
    students,
    clubs,
    mechanism,
    wishes: students.map(({ preferences }) => preferences.map((club) => clubIndex.get(club) as number)),
    numbers: students.map(({ id }) => numberOf.get(id) ?? 0),
  };
  const outcome = seatWithMinimums(run);
  const holders: number[][] = clubs.map(() => []);
  outcome.got.forEach((mine, student) => {
    for (const club of mine) holders[club]?.push(student);
  });

  const waiting: number[][] = clubs.map(() => []);
  const reasons: AllocateOutput['reasons'][number][] = [];
  students.forEach(({ id, wants }, student) => {
    const mine = outcome.got[student] ?? [];
    for (const club of ungranted(run.wishes[student] ?? [], mine, wants)) {
      const reason = reasonFor(run, outcome, holders, student, club);
      reasons.push({ student: id, club: (clubs[club] as Club).id, ...reason });
      const isWaiting = WAITS.has(reason.code);
      if (isWaiting) waiting[club]?.push(student);
    }
  });

  const ranks = students.flatMap((_, student) =>
    (outcome.got[student] ?? []).map((club) => (run.wishes[student] ?? []).indexOf(club) + 1),
  );
  const bestRanks = students.map((_, student) =>
    Math.min(...(outcome.got[student] ?? []).map((club) => (run.wishes[student] ?? []).indexOf(club) + 1)),
  );
  return ok({
    mechanism,
    strategyProof: mechanism === 'deferredAcceptance' && mostWanted <= 1 && clubs.every(({ minSize }) => minSize === 0),
    inputHash: sha256Hex(canonicalJson(input)),
    order: [...numberOf].sort((a, b) => a[1] - b[1]).map(([id]) => id),
    assignments: students.flatMap(({ id }, student) => {
      const mine = outcome.got[student] ?? [];
      return mine.length === 0 ? [] : [{ student: id, clubs: mine.map((club) => (clubs[club] as Club).id) }];
    }),
    unassigned: students.filter((_, student) => outcome.got[student]?.length === 0).map(({ id }) => id),
    cancelledClubs: clubs.filter((_, club) => !outcome.open[club]).map(({ id }) => id),
    waitingLists: clubs.flatMap(({ id }, club) => {
      const list = (waiting[club] ?? []).sort((a, b) => rankAt(run, a, club) - rankAt(run, b, club));
      return list.length === 0
        ? []
        : [{ club: id, students: list.map((student) => (students[student] as Student).id) }];
    }),
    reasons,
    stats: {
      ms: nowMs() - started,
      topChoice: bestRanks.filter((rank) => rank === 1).length,
      top3: bestRanks.filter((rank) => rank <= 3).length,
      assigned: bestRanks.filter(Number.isFinite).length,
      averageRank: ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length,
    },
  });
};
