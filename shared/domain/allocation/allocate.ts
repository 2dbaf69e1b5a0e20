// Who gets which club: lottery, seats, minimum sizes, waiting lists and a reason for every wish above what a child got.
// Pure and repeatable: the same input gives the same output, in whatever order its rows come. Capacity is never exceeded.
import { canonicalJson, sha256Hex } from '../../kernel/digest';
import { err, ok, type Result } from '../../kernel/result';
import type { AllocateInput, AllocateOutput } from './allocate.schema';
import { type Compiled, compile, isEligible } from './compile';
import { keyOf } from './deferred-acceptance';
import { REFUSALS, reasonOf, refusalNumbers, WAITS } from './refusals';
import { type Outcome, seatAll } from './seat-all';

export type AllocateRefusal = {
  readonly code: 'INVALID_INPUT';
  readonly path: string;
  readonly reason: string;
};

const byId = <T extends { id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

const findFault = (input: AllocateInput): AllocateRefusal | null => {
  const refuse = (path: string, reason: string): AllocateRefusal => ({ code: 'INVALID_INPUT', path, reason });
  const clubs = new Set<string>();
  for (const [i, { id }] of input.clubs.entries()) {
    if (clubs.has(id)) return refuse(`clubs.${i}.id`, 'duplicate id');
    clubs.add(id);
  }
  const students = new Set<string>();
  for (const [i, { id }] of input.students.entries()) {
    if (students.has(id)) return refuse(`students.${i}.id`, 'duplicate id');
    students.add(id);
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

/** The clubs each student got, in order of pass and list. */
const clubsGranted = (
  { problem, clubs }: Compiled,
  { grantedIn }: Outcome,
  student: number,
): { id: string; rank: number }[] => {
  const granted: { id: string; rank: number; pass: number }[] = [];
  const first = problem.start[student] as number;
  for (let wish = first; wish < (problem.start[student + 1] as number); wish++) {
    const pass = grantedIn[wish] as number;
    if (pass > 0) granted.push({ id: clubs[problem.club[wish] as number]?.id ?? '', rank: wish - first + 1, pass });
  }
  return granted.sort((a, b) => a.pass - b.pass || a.rank - b.rank);
};

/**
 * Left-over seats for children who wished for nothing: in order of number, each the open club of its grade with most seats free
 * (ties by id).
 */
const fillNonChoosers = (
  { problem, students, clubs }: Compiled,
  { takenIn, sizeWhenCancelled }: Outcome,
): Map<string, string> => {
  const free = clubs.map(({ capacity }, c) =>
    sizeWhenCancelled.has(c) ? 0 : capacity - takenIn.reduce((sum, taken) => sum + (taken[c] as number), 0),
  );
  const filled = new Map<string, string>();
  for (let number = 1; number <= students.length; number++) {
    const student = students[problem.holderOf[number] as number];
    if (student === undefined || student.preferences.length > 0 || student.wants === 0) continue;
    let best = -1;
    clubs.forEach((club, c) => {
      const seats = free[c] as number;
      if (seats === 0 || !isEligible(student, club)) return;
      const most = free[best] ?? 0;
      if (seats > most || (seats === most && club.id < (clubs[best]?.id ?? ''))) best = c;
    });
    if (best < 0) continue;
    free[best] = (free[best] as number) - 1;
    filled.set(student.id, clubs[best]?.id ?? '');
  }
  return filled;
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
  const input = { ...raw, students: byId(raw.students), clubs: byId(raw.clubs) };
  const mechanism = input.rules.mechanism ?? 'deferredAcceptance';
  const compiled = compile(input);
  const { problem, students, clubs } = compiled;
  const outcome = seatAll(problem, mechanism);
  const refusals = refusalNumbers(problem, outcome, mechanism);
  const filled = input.rules.fillNonChoosers ? fillNonChoosers(compiled, outcome) : new Map<string, string>();

  const reasonsOf = new Map<string, AllocateOutput['reasons'][number][]>();
  const waiting = new Map<string, { student: string; key: number }[]>();
  const granted = new Map<string, { id: string; rank: number }[]>();
  students.forEach(({ id }, student) => {
    granted.set(id, clubsGranted(compiled, outcome, student));
    const reasons: AllocateOutput['reasons'][number][] = [];
    reasonsOf.set(id, reasons);
    for (let wish = problem.start[student] as number; wish < (problem.start[student + 1] as number); wish++) {
      const code = REFUSALS[refusals[wish] as number] ?? null;
      if (code === null) continue;
      const club = clubs[problem.club[wish] as number]?.id ?? '';
      reasons.push({ student: id, club, ...reasonOf(compiled, outcome, mechanism, student, wish, code) });
      if (!WAITS.has(code)) continue;
      const key = keyOf(problem.priority[wish] as number, problem.number[student] as number, students.length);
      const list = waiting.get(club);
      if (list === undefined) waiting.set(club, [{ student: id, key }]);
      else list.push({ student: id, key });
    }
  });
  const best = input.students.flatMap(
    ({ id }) => (granted.get(id) ?? []).map(({ rank }) => rank).sort((a, b) => a - b)[0] ?? [],
  );
  const ranks = input.students.flatMap(({ id }) => (granted.get(id) ?? []).map(({ rank }) => rank));
  const clubsOf = (id: string): string[] => {
    const extra = filled.get(id);
    return extra === undefined ? (granted.get(id) ?? []).map((club) => club.id) : [extra];
  };
  const mostWanted = input.students.reduce((most, { wants }) => Math.max(most, wants), 0);
  return ok({
    mechanism,
    strategyProof: mechanism === 'deferredAcceptance' && mostWanted <= 1 && clubs.every(({ minSize }) => minSize === 0),
    inputHash: sha256Hex(canonicalJson(input)),
    order: students.map((_, k) => students[problem.holderOf[k + 1] as number]?.id ?? ''),
    assignments: input.students.flatMap(({ id }) => {
      const mine = clubsOf(id);
      return mine.length === 0 ? [] : [{ student: id, clubs: mine }];
    }),
    unassigned: input.students.filter(({ id }) => clubsOf(id).length === 0).map(({ id }) => id),
    filled: [...filled.keys()].sort(),
    cancelledClubs: clubs
      .filter((_, c) => outcome.sizeWhenCancelled.has(c))
      .map(({ id }) => id)
      .sort(),
    waitingLists: input.clubs.flatMap(({ id }) => {
      const list = waiting.get(id);
      if (list === undefined) return [];
      return [{ club: id, students: list.sort((a, b) => a.key - b.key).map(({ student }) => student) }];
    }),
    reasons: input.students.flatMap(({ id }) => reasonsOf.get(id) ?? []),
    stats: {
      ms: nowMs() - started,
      topChoice: best.filter((rank) => rank === 1).length,
      top3: best.filter((rank) => rank <= 3).length,
      assigned: best.length,
      averageRank: ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length,
    },
  });
};
