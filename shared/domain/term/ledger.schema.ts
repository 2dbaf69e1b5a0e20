// What a school pays for after-school lessons: a teacher's hours of a month, a provider's lessons of a month. Facts only.
import * as z from 'zod';

/** One meeting that was held. */
export const LedgerLine = z.object({
  clubId: z.string(),
  clubName: z.string(),
  date: z.iso.date(),
  lessons: z.int(),
  /** Null where the school has not entered how long its lessons are. */
  minutes: z.int().nullable(),
  /** Stood in for the club's own teacher. */
  isSubstitute: z.boolean(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

export const PAYEE_KINDS = ['teacher', 'provider'] as const;
export type PayeeKind = (typeof PAYEE_KINDS)[number];

/** Lines as somebody put them forward, and who agreed to them. */
export const LedgerVersion = z.object({
  number: z.int().min(1),
  lines: z.array(LedgerLine),
  /** The teacher who checked the hours, or the person of the school who drew up the settlement. */
  checkedBy: z.string(),
  checkedAt: z.number(),
  approvedBy: z.string().nullable(),
  approvedAt: z.number().nullable(),
});
export type LedgerVersion = z.infer<typeof LedgerVersion>;

/** One payee's month, under school, month and payee. Versions are only added. */
export const Ledger = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  /** `YYYY-MM`. */
  month: z.string(),
  kind: z.enum(PAYEE_KINDS),
  /** The teacher's account, or the provider's key. */
  payee: z.string(),
  payeeName: z.string(),
  versions: z.array(LedgerVersion).min(1),
});
export type Ledger = z.infer<typeof Ledger>;
