// What is kept of a child's sign-in by selection code, of an import, and of a removal. Facts only.
import * as z from 'zod';
import { RETENTION_IDS } from './retention';

/** Minutes after which a student's right ends by itself. @policy a lesson's time at a shared tablet, not a day */
export const STUDENT_MINUTES = 30;

/** Stored under the keyed hash of its token. */
export const StudentSession = z.object({
  id: z.string(),
  revision: z.int(),
  childId: z.string(),
  startedAt: z.number(),
  expiresAt: z.number(),
  /** When the child signed out; null while it has not. */
  endedAt: z.number().nullable(),
});
export type StudentSession = z.infer<typeof StudentSession>;

/** One import of a roster: counts only, the list itself is not kept. */
export const RosterImport = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  by: z.string(),
  at: z.number(),
  /** `YYYY-MM-DD`, for retention. */
  day: z.string(),
  counts: z.object({ added: z.int(), changed: z.int(), left: z.int(), unchanged: z.int() }),
});
export type RosterImport = z.infer<typeof RosterImport>;

/** That something was removed, and nothing of what it was. */
export const DeletionRecord = z.object({
  id: z.string(),
  revision: z.int(),
  at: z.number(),
  day: z.string(),
  /** The row of the retention table, or a guardian's own demand. */
  because: z.enum([...RETENTION_IDS, 'guardianAsked']),
  collection: z.string(),
  count: z.int().min(0),
  /** Keyed hash over the sorted ids: whoever holds the key and the ids can show that these were removed. */
  proof: z.string(),
});
export type DeletionRecord = z.infer<typeof DeletionRecord>;
