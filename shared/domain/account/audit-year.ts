// A calendar year of the audit trail in figures: what the yearly compliance audit of minors' data has to look at.
// Counts rows; judges nobody.
// @source privacy.yearlyAudit 第37条
import { dateOf, type EpochMs } from '../../kernel/time';

export interface CountedRow {
  readonly at: number;
  readonly action: string;
  readonly actor: { readonly kind: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The duties that the year is read by, and the trail's actions that speak of each. */
export const YEAR_SECTIONS = {
  /** Consent asked separately, withdrawable (PIPL 28–31). */
  consents: ['consent.given', 'consent.withdrawn', 'consent.notedFromPaper'],
  /** Staff access, each with its purpose (条例 36). */
  accesses: ['child.opened', 'children.listed', 'codes.printed'],
  /** Copy, correct, delete (条例 34). */
  rights: ['data.exported', 'correction.asked', 'request.decided', 'child.corrected', 'child.erased'],
  /** Shortest retention (PIPL 19, 47). */
  deletions: [
    'data.deleted',
    'childKey.destroyed',
    'bonds.forgotten',
    'wishes.forgotten',
    'evidence.deleted',
    'evidence.swept',
  ],
  /** Who may do what: given, changed, taken. */
  staff: [
    'tenant.founded',
    'invitation.made',
    'right.given',
    'right.moved',
    'right.transferred',
    'right.endSet',
    'secondFactor.reset',
  ],
  /** What the tenant decides, and complaints about the app. */
  tenant: ['parameter.set', 'parameter.proposed', 'complaint.submitted', 'complaint.answered'],
} as const satisfies Record<string, readonly string[]>;
export type YearSection = keyof typeof YEAR_SECTIONS;
export type YearAction = (typeof YEAR_SECTIONS)[YearSection][number];

export interface YearLine {
  readonly section: YearSection;
  readonly action: string;
  /** Twelve numbers, January first. */
  readonly months: number[];
  readonly total: number;
}

const MONTHS = 12;

/**
 * Every line of the year, with zeros where nothing happened: an empty line is an answer too.
 * @param rows of the year, in any order
 */
export const yearLines = (rows: readonly CountedRow[]): YearLine[] => {
  const counts = new Map<string, number[]>();
  for (const { action, at } of rows) {
    const months = counts.get(action) ?? Array.from({ length: MONTHS }, () => 0);
    const month = Number(dateOf(at as EpochMs).slice(5, 7)) - 1;
    months[month] = (months[month] ?? 0) + 1;
    counts.set(action, months);
  }
  return (Object.keys(YEAR_SECTIONS) as YearSection[]).flatMap((section) =>
    YEAR_SECTIONS[section].map((action) => {
      const months = counts.get(action) ?? Array.from({ length: MONTHS }, () => 0);
      return { section, action, months, total: months.reduce((sum, n) => sum + n, 0) };
    }),
  );
};
