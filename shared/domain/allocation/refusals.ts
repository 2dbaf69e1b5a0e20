// Why a wish was not granted, for every wish above what a child got. The order of the questions is the order in which a clerk
// would ask them.
import type { Mechanism, Reason } from './allocate.schema';
import { type Compiled, priorityAt, sharedSlot } from './compile';
import { keyOf, placeOf } from './deferred-acceptance';
import type { Outcome } from './seat-all';
import { NONE, type SeatProblem } from './seat-problem';

/** The codes by number, so that a city's reasons fit into one typed array; 0 is "no reason needed". */
export const REFUSALS = [
  null,
  'FULL',
  'EARLIER_PASS',
  'LOWER_PRIORITY',
  'GRADE',
  'CLASH',
  'CANCELLED',
  'LEAST_SUM',
  'NO_SEATS',
] as const satisfies readonly (Reason['code'] | null)[];
const NUMBER_OF = Object.fromEntries(REFUSALS.map((code, number) => [code ?? '', number])) as Record<
  Reason['code'],
  number
>;

/** Refusals after which a child waits for a freed seat. */
export const WAITS: ReadonlySet<Reason['code']> = new Set([
  'FULL',
  'EARLIER_PASS',
  'LOWER_PRIORITY',
  'LEAST_SUM',
  'NO_SEATS',
]);

/** The wish granted to a student in a pass, or NONE. */
const grantedWish = ({ start }: SeatProblem, { grantedIn }: Outcome, student: number, pass: number): number => {
  for (let wish = start[student] as number; wish < (start[student + 1] as number); wish++) {
    if (grantedIn[wish] === pass) return wish;
  }
  return NONE;
};

/** The pass in which a student first asked for a wish: the first one that gave it nothing it likes better. */
const passAsked = (problem: SeatProblem, outcome: Outcome, student: number, wish: number): number => {
  for (let pass = 1; pass < outcome.takenIn.length; pass++) {
    const given = grantedWish(problem, outcome, student, pass);
    if (given === NONE || given > wish) return pass;
  }
  return outcome.takenIn.length;
};

/** A granted wish of the student that lies at the same time and was settled before `wish` was asked for; NONE without one. */
const clashingGrant = (
  problem: SeatProblem,
  outcome: Outcome,
  mechanism: Mechanism,
  student: number,
  wish: number,
  asked: number,
): number => {
  const { start, club, clash } = problem;
  for (let other = start[student] as number; other < (start[student + 1] as number); other++) {
    const pass = outcome.grantedIn[other] as number;
    const isSettled = mechanism === 'firstCome' ? pass !== 0 && other < wish : pass !== 0 && pass < asked;
    if (isSettled && clash(club[other] as number, club[wish] as number)) return other;
  }
  return NONE;
};

const refusalOf = (
  problem: SeatProblem,
  outcome: Outcome,
  mechanism: Mechanism,
  student: number,
  wish: number,
): Reason['code'] => {
  const { club, priority, eligible, number, wants, capacity } = problem;
  const c = club[wish] as number;
  if (eligible[wish] === 0) return 'GRADE';
  if (outcome.sizeWhenCancelled.size > 0 && outcome.sizeWhenCancelled.has(c)) return 'CANCELLED';
  const isSingle = wants[student] === 1;
  const asked = isSingle ? 1 : passAsked(problem, outcome, student, wish);
  if (!isSingle && clashingGrant(problem, outcome, mechanism, student, wish, asked) !== NONE) return 'CLASH';
  if (capacity[c] === 0) return 'NO_SEATS';
  if (mechanism === 'minCost') return 'LEAST_SUM';
  // Nobody got a seat there in that pass: all had gone before, to children who had fewer clubs.
  const lastKey = (outcome.lastKeyIn[asked - 1] as Float64Array)[c] as number;
  if (lastKey === NONE) return 'EARLIER_PASS';
  if (mechanism === 'firstCome') return 'FULL';
  const firstOfMyClass = keyOf(priority[wish] as number, 0, number.length);
  return lastKey < firstOfMyClass ? 'LOWER_PRIORITY' : 'FULL';
};

/**
 * The same where every child wants one club at most, none was cancelled and seats go by class and number: a wish was refused for
 * its grade, for want of seats, or by the last holder's class and number, which the club's class alone tells apart.
 */
const oneSeatRefusals = (problem: SeatProblem, { grantedIn, lastKeyIn }: Outcome): Uint8Array => {
  const { start, club, priority, eligible, capacity, wants } = problem;
  const base = keyOf(1, 0, wants.length);
  const [lastKeys = new Float64Array(capacity.length)] = lastKeyIn;
  /** The class of the holder served last; a child of a later class was refused for it. */
  const lastClass = Int32Array.from(lastKeys, (key) => Math.floor(key / base));
  const numbers = new Uint8Array(club.length);
  for (let student = 0; student < wants.length; student++) {
    if (wants[student] === 0) continue;
    const end = start[student + 1] as number;
    for (let wish = start[student] as number; wish < end && grantedIn[wish] === 0; wish++) {
      const c = club[wish] as number;
      if (eligible[wish] === 0) numbers[wish] = NUMBER_OF.GRADE;
      else if (capacity[c] === 0) numbers[wish] = NUMBER_OF.NO_SEATS;
      else
        numbers[wish] =
          (priority[wish] as number) > (lastClass[c] as number) ? NUMBER_OF.LOWER_PRIORITY : NUMBER_OF.FULL;
    }
  }
  return numbers;
};

/**
 * The refusal of every wish that needs one, by number (see REFUSALS): each wish above the worst granted one, or all if fewer
 * were granted than wanted.
 * Time O(wishes), where children want one club each.
 */
export const refusalNumbers = (problem: SeatProblem, outcome: Outcome, mechanism: Mechanism): Uint8Array => {
  const { start, wants } = problem;
  if (outcome.takenIn.length === 1 && outcome.sizeWhenCancelled.size === 0 && mechanism === 'deferredAcceptance')
    return oneSeatRefusals(problem, outcome);
  const numbers = new Uint8Array(problem.club.length);
  for (let student = 0; student < wants.length; student++) {
    const [first, end] = [start[student] as number, start[student + 1] as number];
    let granted = 0;
    let worst = end;
    for (let wish = first; wish < end; wish++) {
      if (outcome.grantedIn[wish] === 0) continue;
      granted++;
      worst = wish;
      if (granted === wants[student]) break;
    }
    const stop = granted < (wants[student] as number) ? end : worst;
    for (let wish = first; wish < stop; wish++) {
      if (outcome.grantedIn[wish] === 0) {
        numbers[wish] = NUMBER_OF[refusalOf(problem, outcome, mechanism, student, wish)];
      }
    }
  }
  return numbers;
};

/** A refusal with the facts that a family can check. @param student a student's place in the problem @param wish one of its wishes */
export const reasonOf = (
  compiled: Compiled,
  outcome: Outcome,
  mechanism: Mechanism,
  student: number,
  wish: number,
  code: Reason['code'],
): Reason => {
  const { problem, students, clubs } = compiled;
  const c = problem.club[wish] as number;
  const [child, club] = [students[student], clubs[c]];
  if (child === undefined || club === undefined) throw new Error('a wish without student or club');
  const { capacity } = club;
  const asked = problem.wants[student] === 1 ? 1 : passAsked(problem, outcome, student, wish);
  const lastKey = outcome.lastKeyIn[asked - 1]?.[c] ?? NONE;
  const base = keyOf(1, 0, students.length);
  const isReversed = mechanism === 'draft' && asked % 2 === 0;
  const lastNumber = placeOf(lastKey % base, students.length, isReversed);
  switch (code) {
    case 'GRADE':
      return { code, facts: { grade: child.grade ?? null, grades: club.grades ?? [] } };
    case 'CANCELLED':
      return { code, facts: { size: outcome.sizeWhenCancelled.get(c) ?? 0, minSize: club.minSize } };
    case 'CLASH': {
      const other = clubs[problem.club[clashingGrant(problem, outcome, mechanism, student, wish, asked)] ?? NONE];
      if (other === undefined) throw new Error('a clash with nothing');
      return { code, facts: { club: other.id, slot: sharedSlot(other, club) ?? '' } };
    }
    case 'EARLIER_PASS':
      return { code, facts: { capacity, pass: asked } };
    case 'LOWER_PRIORITY': {
      const last = students[problem.holderOf[lastNumber] as number];
      const lastPriority = last === undefined ? null : priorityAt(last, club.id);
      return { code, facts: { priority: priorityAt(child, club.id), lastPriority } };
    }
    case 'FULL':
      return { code, facts: { number: problem.number[student] as number, lastNumber, capacity, pass: asked } };
    default:
      return { code, facts: { capacity } };
  }
};
