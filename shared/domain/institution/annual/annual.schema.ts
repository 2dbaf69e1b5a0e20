// The annual inspection of a year: one round for the city, one return for each institution. Facts only.
import * as z from 'zod';
import { CalendarDate } from '../../tenant/calendar.schema';
import { ANNUAL_GRADES, DecisionDocument } from '../institution.schema';

export const AnnualRound = z.object({
  id: z.string(),
  revision: z.int(),
  year: z.int().min(2020).max(2100),
  dueOn: CalendarDate,
  document: DecisionDocument,
  openedBy: z.string(),
  openedAt: z.number(),
});
export type AnnualRound = z.infer<typeof AnnualRound>;

/** What an institution says about itself. Numbers and yes or no; nobody's name. */
export const SelfReport = z.strictObject({
  students: z.int().min(0).max(100_000),
  staff: z.int().min(0).max(5000),
  fullTimeTeachers: z.int().min(0).max(5000),
  certified: z.int().min(0).max(5000),
  classAttendants: z.int().min(0).max(5000),
  usesSupervisedAccount: z.boolean(),
  hasServingTeachers: z.boolean(),
  hasMoved: z.boolean(),
  longestPrepaidMonths: z.int().min(0).max(60),
  remarks: z.string().trim().max(500),
});
export type SelfReport = z.infer<typeof SelfReport>;

/** What the officer looks at on the spot. */
export const ANNUAL_ITEMS = [
  'licence',
  'premises',
  'staff',
  'fees',
  'content',
  'hours',
  'contracts',
  'safety',
] as const;
export type AnnualItem = (typeof ANNUAL_ITEMS)[number];
export const ANNUAL_FINDINGS = ['met', 'partly', 'notMet'] as const;
export type AnnualFinding = (typeof ANNUAL_FINDINGS)[number];

export const OfficerForm = z.strictObject({
  findings: z.strictObject(
    Object.fromEntries(ANNUAL_ITEMS.map((item) => [item, z.enum(ANNUAL_FINDINGS)])) as Record<
      AnnualItem,
      z.ZodEnum<{ met: 'met'; partly: 'partly'; notMet: 'notMet' }>
    >, // fromEntries forgets its keys
  ),
  note: z.string().trim().max(200),
});
export type OfficerForm = z.infer<typeof OfficerForm>;

export const AnnualReturn = z.object({
  id: z.string(),
  revision: z.int(),
  year: z.int(),
  institutionId: z.string(),
  name: z.string(),
  districtCode: z.string(),
  /** Keyed hash of the invitation that works now. */
  codeHash: z.string(),
  /** How often the invitation was issued anew. */
  codeSerial: z.int(),
  self: SelfReport.nullable(),
  selfAt: z.number().nullable(),
  form: OfficerForm.nullable(),
  grade: z.enum(ANNUAL_GRADES).nullable(),
  gradedBy: z.string().nullable(),
  gradedAt: z.number().nullable(),
  publishedOn: CalendarDate.nullable(),
});
export type AnnualReturn = z.infer<typeof AnnualReturn>;
