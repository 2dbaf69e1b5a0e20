// What a roster would change at a school: new children, changed ones, classes moved, children who left or came back.
// Importing the same roster twice changes nothing.
import { sameClass } from './class-name';
import type { ChildDraft } from './read-roster';

/** A child as the school has it, with what a roster can tell about it. */
export interface KnownChild {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly grade: number;
  readonly className: string;
  readonly birthDate: string | null;
  readonly state: 'enrolled' | 'left';
}

export type RosterChangeField = 'name' | 'class' | 'birthDate' | 'returned';

export interface RosterChange<K extends KnownChild> {
  readonly before: K;
  readonly after: ChildDraft;
  readonly fields: readonly RosterChangeField[];
}

export interface RosterPlan<K extends KnownChild> {
  readonly added: readonly ChildDraft[];
  /** Name, birth date or class differ, or the child had left and is named again. */
  readonly changed: readonly RosterChange<K>[];
  /** Enrolled and not on the list; empty unless the list is of the whole school. */
  readonly left: readonly K[];
  readonly unchanged: number;
}

const fieldsOf = (before: KnownChild, after: ChildDraft): RosterChangeField[] => [
  ...(before.name === after.name ? [] : (['name'] as const)),
  ...(before.grade === after.grade && before.className === after.className ? [] : (['class'] as const)),
  // A roster without the birth date does not take it away.
  ...(after.birthDate === null || before.birthDate === after.birthDate ? [] : (['birthDate'] as const)),
  ...(before.state === 'enrolled' ? [] : (['returned'] as const)),
];

/**
 * Compares a roster with the school's children, told apart by their number within the school.
 * @param isWhole the list names every child of the school: whoever is missing has left
 */
export const planRoster = <K extends KnownChild>(
  known: readonly K[],
  drafts: readonly ChildDraft[],
  isWhole: boolean,
): RosterPlan<K> => {
  const byNumber = new Map(known.map((child) => [child.number, child]));
  const named = new Set(drafts.map(({ number }) => number));
  const added: ChildDraft[] = [];
  const changed: RosterChange<K>[] = [];
  let unchanged = 0;
  for (const told of drafts) {
    const before = byNumber.get(told.number);
    // Another way to write the class it is in moves nobody.
    const isThere = before?.grade === told.grade && sameClass(before.className, told.className, told.grade);
    const draft = isThere ? { ...told, className: before.className } : told;
    if (before === undefined) {
      added.push(draft);
      continue;
    }
    const fields = fieldsOf(before, draft);
    if (fields.length === 0) unchanged++;
    else changed.push({ before, after: draft, fields });
  }
  const left = isWhole ? known.filter(({ number, state }) => state === 'enrolled' && !named.has(number)) : [];
  return { added, changed, left, unchanged };
};

/** Grades that a school teaches by its stages: primary 1–6, junior 7–9. */
export const gradesOf = (stages: readonly ('primary' | 'junior')[]): number[] => [
  ...(stages.includes('primary') ? [1, 2, 3, 4, 5, 6] : []),
  ...(stages.includes('junior') ? [7, 8, 9] : []),
];
