// Why a member of staff looked at children's data, one row each time. Facts only.
import * as z from 'zod';

/** What somebody may open one child's record for (未成年人网络保护条例 第36条: least privilege, a record of each access). */
export const RECORD_PURPOSES = ['familyAsked', 'safety', 'correction', 'clubMatter', 'handover'] as const;
export type RecordPurpose = (typeof RECORD_PURPOSES)[number];

/** Lists: a club's roster as its teacher reads it, a class as its school keeps it, a sheet of codes. */
export const LIST_PURPOSES = ['clubRoster', 'classRoster', 'codeSheet'] as const;
export type ListPurpose = (typeof LIST_PURPOSES)[number];

export const ChildAccess = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  /** Everybody on the list that was read; one child for a record. */
  childIds: z.array(z.string()),
  by: z.string(),
  at: z.number(),
  /** `YYYY-MM-DD`, for retention. */
  day: z.string(),
  purpose: z.enum([...RECORD_PURPOSES, ...LIST_PURPOSES]),
  /** In the reader's own words; empty for lists. */
  words: z.string(),
  /** What the list was: a club's or a class's name; empty for a record. */
  what: z.string(),
});
export type ChildAccess = z.infer<typeof ChildAccess>;
