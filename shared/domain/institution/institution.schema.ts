// A training institution as the bureau's registry knows it. Facts only: what a status means for a parent is said elsewhere.
import * as z from 'zod';
import type { LocalDate } from '../../kernel/time';

export const INSTITUTION_STATUSES = [
  'licensed',
  'suspended',
  'expired',
  'deregistered',
  'converted',
  'blacklisted',
] as const;
export type InstitutionStatus = (typeof INSTITUTION_STATUSES)[number];

/** Broad kinds of training; `academic` is 学科类, all others are 非学科类. */
export const INSTITUTION_CATEGORIES = ['academic', 'art', 'sport', 'science', 'other'] as const;
export type InstitutionCategory = (typeof INSTITUTION_CATEGORIES)[number];

export const STAGES = ['preschool', 'primary', 'junior', 'senior'] as const;
export type Stage = (typeof STAGES)[number];

const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => text as LocalDate);

export const Institution = z.object({
  id: z.string(),
  revision: z.int(),
  name: z.string().min(2).max(80),
  formerNames: z.array(z.string()),
  /** GB 32100, 18 characters; kept even when its check digit is wrong (a registered real one is). */
  creditCode: z.string().nullable(),
  licenceNo: z.string().nullable(),
  districtCode: z.string(),
  address: z.string(),
  category: z.enum(INSTITUTION_CATEGORIES),
  stages: z.array(z.enum(STAGES)),
  status: z.enum(INSTITUTION_STATUSES),
  /** Licence valid to the end of this day; null when the list does not say. */
  validUntil: CalendarDate.nullable(),
  /** Since when the status holds; null when the list does not say. */
  statusSince: CalendarDate.nullable(),
  statusReason: z.string(),
  /** Staff only. */
  phones: z.array(z.string()),
  /** Staff only. */
  legalPerson: z.string(),
  /** Every reading of the name in pinyin syllables, one list for each character; computed at import. */
  readings: z.array(z.array(z.string())),
});
export type Institution = z.infer<typeof Institution>;

/** What everybody may see: no persons, no telephone numbers. */
export const PublicInstitution = Institution.omit({ phones: true, legalPerson: true, revision: true });
export type PublicInstitution = z.infer<typeof PublicInstitution>;

/**
 * The status on a given day: a licence that has run out counts as expired without anybody having to say so.
 * @param on the day asked about; the licence holds to the end of `validUntil`
 */
export const statusOn = (institution: Pick<Institution, 'status' | 'validUntil'>, on: LocalDate): InstitutionStatus =>
  institution.status === 'licensed' && institution.validUntil !== null && institution.validUntil < on
    ? 'expired'
    : institution.status;
