// A prepared, applied or taken-back step into the next school year. Facts only.
import * as z from 'zod';

const Place = z.object({ grade: z.int().min(1).max(9), className: z.string() });

/** One child's move; `to` null means that it leaves the school. */
export const TermMove = z.object({ childId: z.string(), from: Place, to: Place.nullable() });
export type TermMove = z.infer<typeof TermMove>;

/** `applying` and `undoing` are seen only when a run was broken off: the next attempt goes on from there. */
export const TERM_CHANGE_STATES = ['prepared', 'applying', 'applied', 'undoing', 'undone', 'dropped'] as const;

export const TermChange = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  title: z.string(),
  state: z.enum(TERM_CHANGE_STATES),
  moves: z.array(TermMove),
  preparedBy: z.string(),
  preparedAt: z.number(),
  appliedBy: z.string().nullable(),
  appliedAt: z.number().nullable(),
  undoUntil: z.number().nullable(),
});
export type TermChange = z.infer<typeof TermChange>;
