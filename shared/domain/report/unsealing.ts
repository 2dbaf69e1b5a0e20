// When a named reporter's identity may be opened: a custodian asks with a reason, a second person (another custodian or the
// auditor) agrees, and neither has anything to do with the reported side. The program never opens it by itself.

import * as z from 'zod';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { addDays, type LocalDate } from '../../kernel/time';
import { type Guarded, isConflicted, type Reader } from './access';

export const UNSEALING_REASONS = ['reporterAsked', 'retaliation', 'courtOrder', 'dangerToChild'] as const;
export type UnsealingReason = (typeof UNSEALING_REASONS)[number];

/** One opening, or the attempt: never deleted, and shown to the reporter by day and reason. */
export const Unsealing = z.object({
  id: z.string(),
  revision: z.int(),
  reportId: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
  reason: z.enum(UNSEALING_REASONS),
  /** The written reason: kept, shown to the second person, never to the reporter's counterpart. */
  text: z.string(),
  state: z.enum(['asked', 'approved', 'refused', 'opened']),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  openedOn: z.string().nullable(),
});
export type Unsealing = z.infer<typeof Unsealing>;

/** Days within which an approved opening may be done. @policy a right that is not used ends */
const VALID_DAYS = 7;

const isCustodian = (reader: Reader): boolean => reader.grants.some(({ role }) => role === 'custodian');
const isAuditor = (reader: Reader): boolean => reader.grants.some(({ role }) => role === 'auditor');
/** Whoever works on reports keeps no key to reporters. */
const worksOnReports = (reader: Reader): boolean =>
  reader.grants.some(({ role }) => role === 'officer' || role === 'gridWorker');

/**
 * Whether somebody may ask. Refuses FORBIDDEN (no custodian, or also an officer or grid worker) and NOT_FOUND (works at, or
 * declared an interest in, the reported side: to them it does not exist).
 */
export const mayAskUnsealing = (reader: Reader, report: Pick<Guarded, 'subject'>): Result<null, DomainError> => {
  if (!isCustodian(reader) || worksOnReports(reader)) return err({ code: 'FORBIDDEN' });
  return isConflicted(reader, report) ? err({ code: 'NOT_FOUND' }) : ok(null);
};

/** Whether somebody may decide it. Refuses FORBIDDEN, NOT_FOUND, SAME_PERSON, WRONG_STATE. */
export const mayDecideUnsealing = (
  reader: Reader,
  unsealing: Pick<Unsealing, 'askedBy' | 'state'>,
  report: Pick<Guarded, 'subject'>,
): Result<null, DomainError> => {
  if (!(isCustodian(reader) || isAuditor(reader)) || worksOnReports(reader)) return err({ code: 'FORBIDDEN' });
  if (isConflicted(reader, report)) return err({ code: 'NOT_FOUND' });
  if (reader.id === unsealing.askedBy) return err({ code: 'SAME_PERSON' });
  return unsealing.state === 'asked' ? ok(null) : err({ code: 'WRONG_STATE', state: unsealing.state });
};

/** Whether somebody may open it now: only whoever asked, once approved, within seven days. Refuses NOT_FOUND, WRONG_STATE, TOO_LATE. */
export const mayOpenIdentity = (
  reader: Reader,
  unsealing: Pick<Unsealing, 'askedBy' | 'state' | 'decidedOn'>,
  report: Pick<Guarded, 'subject'>,
  today: LocalDate,
): Result<null, DomainError> => {
  const may = mayAskUnsealing(reader, report);
  if (!may.ok) return may;
  if (reader.id !== unsealing.askedBy) return err({ code: 'NOT_FOUND' });
  if (unsealing.state !== 'approved' || unsealing.decidedOn === null) {
    return err({ code: 'WRONG_STATE', state: unsealing.state });
  }
  return today > addDays(unsealing.decidedOn as LocalDate, VALID_DAYS) ? err({ code: 'TOO_LATE' }) : ok(null);
};
