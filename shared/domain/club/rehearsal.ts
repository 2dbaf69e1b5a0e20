// A trial of a round on imagined children: whether the seats are enough before a real family has wished for anything.
import { allocate } from '../allocation/allocate';
import { AllocateInput } from '../allocation/allocate.schema';
import type { RoundContent } from './set-up.schema';

export interface Rehearsal {
  readonly children: number;
  /** Shares of the imagined children, 0–1. */
  readonly assigned: number;
  readonly top3: number;
  /** Wishes for each club, by key. */
  readonly wishes: ReadonlyMap<string, number>;
}

/** A repeatable figure in (0, 1) for a child and a club. */
const liking = (child: number, club: number): number => {
  let mixed = Math.imul(child + 1, 0x9e3779b1) ^ Math.imul(club + 1, 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae3d);
  return (((mixed ^ (mixed >>> 13)) >>> 0) + 1) / (2 ** 32 + 1);
};

/**
 * Draws once for `children` imagined children, spread evenly over the grades that the clubs take. A few clubs are wanted much more
 * than others, as they are in real rounds: the k-th club of a seeded order pulls with 1/k.
 * @returns null while no club has both seats and grades
 */
export const rehearse = (content: RoundContent, children: number): Rehearsal | null => {
  const clubs = content.clubs.filter(({ capacity, grades }) => capacity > 0 && grades.length > 0);
  const grades = [...new Set(clubs.flatMap((club) => club.grades))].sort((a, b) => a - b);
  if (clubs.length === 0) return null;
  const order = clubs.map((_, c) => c).sort((a, b) => liking(7, a) - liking(7, b));
  const students = Array.from({ length: children }, (_, i) => {
    const grade = grades[i % grades.length] as number;
    const preferences = order
      .map((c, k) => ({ club: clubs[c], score: -Math.log(k + 1) - Math.log(-Math.log(liking(i, c))) }))
      .filter(({ club }) => club?.grades.includes(grade))
      .sort((a, b) => b.score - a.score)
      .slice(0, content.maxChoices)
      .map(({ club }) => club?.key ?? '');
    return { id: `c${i}`, grade, wants: content.wants, preferences };
  });
  const input = AllocateInput.parse({
    seed: 'rehearsal',
    students,
    clubs: clubs.map(({ key, capacity, minSize, grades: taken, slots }) => ({
      id: key,
      capacity,
      minSize,
      grades: taken,
      slots,
    })),
    rules: { mechanism: content.mechanism },
  });
  const out = allocate(input, () => 0);
  if (!out.ok) return null;
  const wishes = new Map<string, number>();
  for (const { preferences } of students) for (const key of preferences) wishes.set(key, (wishes.get(key) ?? 0) + 1);
  const { assigned, top3 } = out.value.stats;
  return { children, assigned: assigned / children, top3: top3 / children, wishes };
};
