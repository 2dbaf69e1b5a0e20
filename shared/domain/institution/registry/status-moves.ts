// Which status may follow which by an officer's decision. A blacklist entry goes its own way, through a second person.
import type { DomainError } from '../../../kernel/errors';
import { err, ok, type Result } from '../../../kernel/result';
import type { LocalDate } from '../../../kernel/time';
import type { InstitutionStatus } from '../institution.schema';

/** @policy a former institution comes back as a new licence, not by undoing its end; a slip of the pen may be taken back */
const MOVES: Readonly<Record<InstitutionStatus, readonly InstitutionStatus[]>> = {
  licensed: ['suspended', 'expired', 'deregistered', 'converted'],
  suspended: ['licensed', 'expired', 'deregistered', 'converted'],
  expired: ['licensed', 'suspended', 'deregistered', 'converted'],
  converted: ['licensed', 'suspended', 'expired', 'deregistered'],
  deregistered: ['licensed', 'converted'],
  blacklisted: [],
};

/** What may follow a status at the desk; none for a blacklisted institution. */
export const statusesAfter = (status: InstitutionStatus): readonly InstitutionStatus[] => MOVES[status];

type Refusal = DomainError & { readonly code: 'WRONG_STATE' | 'INVALID_INPUT' };

/**
 * Checks a change of status.
 * Refuses WRONG_STATE (that status cannot follow) or INVALID_INPUT with `reason` `ENDS_BEFORE_IT_BEGINS`,
 * `ONLY_A_SUSPENSION_ENDS` (a last day is for suspensions).
 */
export const checkStatusMove = (
  from: InstitutionStatus,
  to: { readonly status: InstitutionStatus; readonly since: LocalDate; readonly until: LocalDate | null },
): Result<null, Refusal> => {
  if (!MOVES[from].includes(to.status)) return err({ code: 'WRONG_STATE', from, to: to.status });
  if (to.until === null) return ok(null);
  if (to.status !== 'suspended') return err({ code: 'INVALID_INPUT', reason: 'ONLY_A_SUSPENSION_ENDS' });
  return to.until < to.since ? err({ code: 'INVALID_INPUT', reason: 'ENDS_BEFORE_IT_BEGINS' }) : ok(null);
};
