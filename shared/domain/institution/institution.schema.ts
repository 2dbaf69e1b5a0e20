// A training institution as the bureau's registry knows it. Facts only: what a status means for a parent is said elsewhere.
import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../../kernel/time';

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

/** The licence names one or both: teaching at a place, teaching over the network. */
export const TEACHING_MODES = ['offline', 'online'] as const;
export type TeachingMode = (typeof TEACHING_MODES)[number];

/** A calendar date in Asia/Shanghai; a day that does not exist (2026-02-30) is refused. */
const CalendarDate = z
  .string()
  .max(10)
  .refine((text) => parseLocalDate(text) !== null)
  .transform((text) => text as LocalDate);

/** The number or title of the document a decision rests on, `汉教许〔2026〕12号`. */
export const DecisionDocument = z.string().trim().min(2).max(120);

/** A position in GCJ-02, degrees, within China. */
const Position = z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) });

/** A place the licence names. */
export const Premises = z.strictObject({
  /** The door number on the printed door code, 8 digits of Crockford's base32; also the name of these premises. */
  door: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/),
  /** Grows by one when the codes printed so far shall hold no longer. */
  serial: z.int().min(1).max(255),
  address: z.string().trim().min(2).max(120),
  /** As the licence writes it, `3楼`; empty where it does not say. */
  floor: z.string().trim().max(20),
  rooms: z.array(z.string().trim().min(1).max(40)).max(40),
  position: Position.nullable(),
});
export type Premises = z.infer<typeof Premises>;

/** A course as filed. What was not filed is null. */
export const Course = z.strictObject({
  id: z.string().max(40),
  name: z.string().trim().min(1).max(60),
  /** As classified; null while nobody has decided. */
  category: z.enum(INSTITUTION_CATEGORIES).nullable(),
  stages: z.array(z.enum(STAGES)).max(4),
  mode: z.enum(TEACHING_MODES),
  /** For all lessons together. */
  feeFen: z.int().min(0).max(100_000_000).nullable(),
  lessons: z.int().min(1).max(1000).nullable(),
  lessonMinutes: z.int().min(5).max(600).nullable(),
  classSize: z.int().min(1).max(500).nullable(),
  /** The case of the expert panel that classified it. */
  caseId: z.string().max(64).nullable(),
});
export type Course = z.infer<typeof Course>;

/** 合格 / 基本合格 / 不合格 / 未参加. */
export const ANNUAL_GRADES = ['pass', 'basicPass', 'fail', 'absent'] as const;
export type AnnualGrade = (typeof ANNUAL_GRADES)[number];

export const AnnualResult = z.strictObject({
  year: z.int().min(2010).max(2100),
  grade: z.enum(ANNUAL_GRADES),
  publishedOn: CalendarDate.nullable(),
  document: z.string().max(120),
  note: z.string().max(200),
});
export type AnnualResult = z.infer<typeof AnnualResult>;

export const Penalty = z.strictObject({
  id: z.string().max(40),
  decidedOn: CalendarDate,
  document: DecisionDocument,
  /** What was found and decided, in the decision's own short words: no persons. */
  summary: z.string().trim().min(2).max(200),
  /** The decision was annulled: shown no longer. @source 行政处罚法 第48条: within 3 working days */
  withdrawnOn: CalendarDate.nullable(),
});
export type Penalty = z.infer<typeof Penalty>;

/** One status the institution had, with what it rests on. The last one is the present one. */
export const StatusEntry = z.strictObject({
  status: z.enum(INSTITUTION_STATUSES),
  since: CalendarDate.nullable(),
  /** Its last day, where the decision sets one (suspension, blacklist). */
  until: CalendarDate.nullable(),
  reason: z.string().max(200),
  document: z.string().max(120),
  /** Account of who entered it. Staff only. */
  by: z.string(),
  at: z.number(),
});
export type StatusEntry = z.infer<typeof StatusEntry>;

/** One change of the registered facts. */
export const RegistryChange = z.strictObject({
  at: z.number(),
  /** Account. Staff only. */
  by: z.string(),
  document: z.string().max(120),
  fields: z.array(z.string().max(40)).max(40),
});
export type RegistryChange = z.infer<typeof RegistryChange>;

/** The registry keeps so many changes with the institution; the audit trail keeps all. */
export const KEPT_CHANGES = 40;

export const SupervisedAccount = z.strictObject({
  bank: z.string().trim().min(2).max(60),
  accountNo: z.string().regex(/^\d{6,32}$/),
});
export type SupervisedAccount = z.infer<typeof SupervisedAccount>;

export const Institution = z.object({
  id: z.string(),
  revision: z.int(),
  name: z.string().min(2).max(80),
  formerNames: z.array(z.string().max(80)).max(20),
  /** GB 32100, 18 characters; kept even when its check digit is wrong (a registered real one is). */
  creditCode: z.string().max(18).nullable(),
  licenceNo: z.string().max(60).nullable(),
  districtCode: z.string(),
  /** The registered address; each place of teaching is in `premises`. */
  address: z.string().max(120),
  /** The main kind. */
  category: z.enum(INSTITUTION_CATEGORIES),
  /** Kinds the licence names besides the main one. */
  furtherCategories: z.array(z.enum(INSTITUTION_CATEGORIES)).max(4),
  stages: z.array(z.enum(STAGES)).max(4),
  /** Empty where the list does not say. */
  modes: z.array(z.enum(TEACHING_MODES)).max(2),
  premises: z.array(Premises).max(20),
  status: z.enum(INSTITUTION_STATUSES),
  /** Licence valid to the end of this day; null when the list does not say. */
  validUntil: CalendarDate.nullable(),
  /** Since when the status holds; null when the list does not say. */
  statusSince: CalendarDate.nullable(),
  /** The status ends by itself after this day (blacklist, suspension)… */
  statusUntil: CalendarDate.nullable(),
  /** …and this one holds again; null where it does not end by itself. */
  statusAfter: z.enum(INSTITUTION_STATUSES).nullable(),
  statusReason: z.string().max(200),
  statusDocument: z.string().max(120),
  supervisedAccount: SupervisedAccount.nullable(),
  courses: z.array(Course).max(100),
  annualInspections: z.array(AnnualResult).max(30),
  penalties: z.array(Penalty).max(50),
  /** Oldest first. */
  history: z.array(StatusEntry).max(100),
  /** Newest last, at most KEPT_CHANGES. */
  changes: z.array(RegistryChange).max(KEPT_CHANGES),
  /** Staff only. */
  phones: z.array(z.string().max(20)).max(10),
  /** Staff only. */
  legalPerson: z.string().max(40),
  /**
   * Of a former institution: people and telephone are kept to recognise it when it goes on in secret, up to this day, and are
   * then wiped. Staff only.
   */
  watchUntil: CalendarDate.nullable(),
  /** Every reading of the name in pinyin syllables, one list for each character; computed at import. */
  readings: z.array(z.array(z.string())),
});
export type Institution = z.infer<typeof Institution>;

/** What everybody may see: no persons, no telephone numbers, not which officer did what. */
export const PublicInstitution = Institution.omit({
  phones: true,
  legalPerson: true,
  watchUntil: true,
  revision: true,
  history: true,
  changes: true,
}).extend({
  history: z.array(StatusEntry.omit({ by: true }).strip()),
  changes: z.array(RegistryChange.omit({ by: true }).strip()),
});
export type PublicInstitution = z.infer<typeof PublicInstitution>;

/** What the published list carries of each: enough to find it and to answer at its door without a network. */
export const ListedInstitution = PublicInstitution.pick({
  id: true,
  name: true,
  formerNames: true,
  creditCode: true,
  licenceNo: true,
  districtCode: true,
  address: true,
  category: true,
  furtherCategories: true,
  stages: true,
  modes: true,
  premises: true,
  status: true,
  validUntil: true,
  statusSince: true,
  statusUntil: true,
  statusAfter: true,
  statusReason: true,
  readings: true,
});
export type ListedInstitution = z.infer<typeof ListedInstitution>;

type StatusFacts = Pick<Institution, 'status' | 'validUntil' | 'statusUntil' | 'statusAfter'>;

/**
 * The status on a given day: a licence that has run out counts as expired, and a blacklist entry or suspension past its last
 * day has ended, without anybody having to say so.
 * @param on the day asked about; the licence holds to the end of `validUntil`, the status to the end of `statusUntil`
 */
export const statusOn = (institution: StatusFacts, on: LocalDate): InstitutionStatus => {
  const { status, validUntil, statusUntil, statusAfter } = institution;
  const hasEnded = statusUntil !== null && statusUntil < on && statusAfter !== null;
  const now = hasEnded ? statusAfter : status;
  return now === 'licensed' && validUntil !== null && validUntil < on ? 'expired' : now;
};

/** Every kind of training the licence names, the main one first. */
export const licensedCategories = ({
  category,
  furtherCategories,
}: Pick<Institution, 'category' | 'furtherCategories'>): InstitutionCategory[] => [
  ...new Set([category, ...furtherCategories]),
];
