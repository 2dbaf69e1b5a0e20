// Who works at an institution, and marks that officers keep about persons (serving teachers, bans). Persons: never published.
import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../../kernel/time';

const CalendarDate = z
  .string()
  .max(10)
  .refine((text) => parseLocalDate(text) !== null)
  .transform((text) => text as LocalDate);

/** 教学 / 教研 / 管理及其他. Teaching and research count for the full-time share. */
export const PRACTITIONER_POSTS = ['teaching', 'research', 'other'] as const;
export type PractitionerPost = (typeof PRACTITIONER_POSTS)[number];

/** `teaching` 教师资格证, `professional` 职业（专业）证书. */
export const CERTIFICATE_KINDS = ['teaching', 'professional'] as const;

export const Certificate = z.strictObject({
  kind: z.enum(CERTIFICATE_KINDS),
  number: z.string().trim().max(40),
  subject: z.string().trim().max(40),
});
export type Certificate = z.infer<typeof Certificate>;

export const Practitioner = z.object({
  id: z.string(),
  revision: z.int(),
  institutionId: z.string(),
  name: z.string().min(2).max(40),
  /** Keyed hash of the folded name: what roster questions are answered from. */
  nameHash: z.string(),
  /** Keyed hash of the identity number; null where the list did not give it. The number itself is not kept. */
  personHash: z.string().nullable(),
  post: z.enum(PRACTITIONER_POSTS),
  isFullTime: z.boolean(),
  certificates: z.array(Certificate).max(10),
  /** The day a list named them no longer; null while they work there. */
  leftOn: CalendarDate.nullable(),
});
export type Practitioner = z.infer<typeof Practitioner>;

/** `servingTeacher` 中小学在职教师, `banned` 从业禁止. */
export const MARK_KINDS = ['servingTeacher', 'banned'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What officers know about a person, found by hash only. A match is shown to officers and concluded by nobody but them. */
export const PersonMark = z.object({
  id: z.string(),
  revision: z.int(),
  kind: z.enum(MARK_KINDS),
  nameHash: z.string(),
  personHash: z.string().nullable(),
  /** School or authority, `示例·朝阳小学`. */
  source: z.string().max(80),
  document: z.string().max(120),
  from: CalendarDate.nullable(),
  /** A ban ends; a mark past its day counts no longer. */
  until: CalendarDate.nullable(),
});
export type PersonMark = z.infer<typeof PersonMark>;

/** How many roster questions came on a day: from one caller, or about one institution. Swept when the day is over. */
export const RosterQuestions = z.object({
  id: z.string(),
  revision: z.int(),
  day: CalendarDate,
  count: z.int(),
});
export type RosterQuestions = z.infer<typeof RosterQuestions>;
