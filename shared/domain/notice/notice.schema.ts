// A policy notice to families. Facts only.
import * as z from 'zod';

export const NOTICE_STATES = ['draft', 'awaitingApproval', 'published', 'held', 'rejected', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

const Day = z.iso.date();

/** What its writer fills in. Plain paragraphs: nothing in a notice is ever run as markup. */
export const NoticeContent = z.strictObject({
  title: z.string().trim().min(1).max(60),
  paragraphs: z.array(z.string().trim().min(1).max(1000)).min(1).max(30),
  /** Grades it concerns; empty means all. */
  grades: z.array(z.int().min(1).max(9)).max(9),
  effectiveFrom: Day,
  /** Last day; null means until withdrawn. */
  effectiveUntil: Day.nullable(),
  /** Where the rule itself can be read. */
  sourceLink: z.union([z.literal(''), z.httpUrl().max(300)]),
});
export type NoticeContent = z.infer<typeof NoticeContent>;

export const Notice = z.object({
  ...NoticeContent.shape,
  id: z.string(),
  revision: z.int(),
  /** null: the city bureau's, for all schools. */
  schoolId: z.string().nullable(),
  state: z.enum(NOTICE_STATES),
  writtenBy: z.string(),
  approvedBy: z.string().nullable(),
  publishedAt: z.number().nullable(),
  /** Why it was sent back or withdrawn. */
  remark: z.string(),
});
export type Notice = z.infer<typeof Notice>;
