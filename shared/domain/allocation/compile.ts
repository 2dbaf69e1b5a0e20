// From rows with ids to a problem in typed arrays, and what is needed to find the way back.
import type { AllocateInput, Club, Student } from './allocate.schema';
import { drawOrder } from './lottery';
import type { Part, SeatProblem } from './seat-problem';

export interface Compiled {
  readonly problem: SeatProblem;
  /** Rows in the problem's order. */
  readonly students: readonly Student[];
  readonly clubs: readonly Club[];
}

export const priorityAt = ({ priority }: Student, club: string): number | null =>
  (typeof priority === 'number' ? priority : priority?.[club]) ?? null;

export const isEligible = ({ grade }: Student, { grades }: Club): boolean =>
  grades === undefined || (grade !== undefined && grades.includes(grade));

/** A weekly time that two clubs share. */
export const sharedSlot = (a: Club, b: Club): string | undefined => a.slots.find((slot) => b.slots.includes(slot));

/** Which clubs hang together because some child wishes for both: union-find with path halving (Tarjan & van Leeuwen 1984). */
const rootsOf = (clubs: number, wishes: readonly (readonly number[])[]): Int32Array => {
  const parent = Int32Array.from({ length: clubs }, (_, c) => c);
  const find = (c: number): number => {
    let at = c;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const list of wishes) {
    const first = list[0];
    if (first === undefined) continue;
    for (const c of list) {
      const [a, b] = [find(first), find(c)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return Int32Array.from({ length: clubs }, (_, c) => find(c));
};

/** Clubs are few: a table of who clashes with whom, as bits. */
const clashTable = (clubs: readonly Club[]): ((a: number, b: number) => boolean) => {
  const bySlot = new Map<string, number[]>();
  clubs.forEach(({ slots }, c) => {
    for (const slot of slots) bySlot.set(slot, [...(bySlot.get(slot) ?? []), c]);
  });
  if (bySlot.size === 0) return () => false;
  return (a, b) => sharedSlot(clubs[a] as Club, clubs[b] as Club) !== undefined;
};

/**
 * @param input rows checked before: every preference names a club of the list
 * Students are laid out by part, school and lottery number; clubs by part and id.
 */
export const compile = (input: AllocateInput): Compiled => {
  const clubRows = [...input.clubs].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexOf = new Map(clubRows.map(({ id }, c) => [id, c]));
  const listOf = ({ preferences }: Student): number[] => preferences.map((id) => indexOf.get(id) as number);
  const roots = rootsOf(clubRows.length, input.students.map(listOf));
  const clubs = clubRows
    .map((club, c) => ({ club, root: roots[c] as number }))
    .sort((a, b) => a.root - b.root || (a.club.id < b.club.id ? -1 : 1));
  const numberOf = drawOrder(input);
  const rows = input.students
    .map((student) => ({
      student,
      number: numberOf.get(student.id) as number,
      root:
        student.preferences.length === 0
          ? clubRows.length
          : (roots[indexOf.get(student.preferences[0] as string) as number] as number),
    }))
    .sort(
      (a, b) =>
        a.root - b.root ||
        ((a.student.group ?? '') < (b.student.group ?? '')
          ? -1
          : (a.student.group ?? '') > (b.student.group ?? '')
            ? 1
            : 0) ||
        a.number - b.number,
    );
  const position = new Map(clubs.map(({ club }, c) => [club.id, c]));
  const students = rows.map(({ student }) => student);
  const sortedClubs = clubs.map(({ club }) => club);

  const isPlain = input.rules.mechanism === 'firstCome' || input.rules.mechanism === 'minCost';

  const count = students.reduce((sum, { preferences }) => sum + preferences.length, 0);
  const start = new Int32Array(students.length + 1);
  const club = new Int32Array(count);
  const { priority, firstClass } = classesOf(students, position, clubs.length, count, isPlain);
  const eligible = new Uint8Array(count);
  const number = new Int32Array(students.length);
  const holderOf = new Int32Array(students.length + 1);
  let wish = 0;
  rows.forEach(({ student, number: own }, i) => {
    number[i] = own;
    holderOf[own] = i;
    for (const id of student.preferences) {
      const c = position.get(id) as number;
      club[wish] = c;
      eligible[wish] = isEligible(student, sortedClubs[c] as Club) && student.wants > 0 ? 1 : 0;
      wish++;
    }
    start[i + 1] = wish;
  });
  return {
    problem: {
      start,
      club,
      priority,
      firstClass,
      eligible,
      number,
      holderOf,
      wants: Uint8Array.from(students, ({ wants }) => wants),
      capacity: Int32Array.from(sortedClubs, ({ capacity }) => capacity),
      minSize: Int32Array.from(sortedClubs, ({ minSize }) => minSize),
      clash: clashTable(sortedClubs),
      parts: partsOf(rows, clubs),
    },
    students,
    clubs: sortedClubs,
  };
};

/** Each club's own priority classes: the values given there in ascending order, "none given" last. */
const classesOf = (
  students: readonly Student[],
  position: ReadonlyMap<string, number>,
  clubs: number,
  wishes: number,
  isPlain: boolean,
): Pick<SeatProblem, 'priority' | 'firstClass'> => {
  const given = Array.from({ length: clubs }, () => new Set<number>());
  const givenAt = (student: Student, id: string): number =>
    isPlain ? 0 : (priorityAt(student, id) ?? Number.POSITIVE_INFINITY);
  for (const student of students) {
    for (const id of student.preferences) given[position.get(id) as number]?.add(givenAt(student, id));
  }
  const classes = given.map((values) => new Map([...values].sort((a, b) => a - b).map((value, k) => [value, k])));
  const firstClass = new Int32Array(clubs + 1);
  classes.forEach(({ size }, c) => {
    firstClass[c + 1] = (firstClass[c] as number) + size;
  });
  const priority = new Uint16Array(wishes);
  let wish = 0;
  for (const student of students) {
    for (const id of student.preferences) {
      priority[wish++] = classes[position.get(id) as number]?.get(givenAt(student, id)) ?? 0;
    }
  }
  return { priority, firstClass };
};

/** Runs of equal roots: students without wishes hang on no club and are left out. */
const partsOf = (rows: readonly { root: number }[], clubs: readonly { root: number }[]): Part[] => {
  const parts: Part[] = [];
  let from = 0;
  for (let firstClub = 0; firstClub < clubs.length; ) {
    const root = (clubs[firstClub] as { root: number }).root;
    let endClub = firstClub;
    while (clubs[endClub]?.root === root) endClub++;
    let to = from;
    while (rows[to]?.root === root) to++;
    parts.push({ from, to, firstClub, endClub });
    from = to;
    firstClub = endClub;
  }
  return parts;
};
