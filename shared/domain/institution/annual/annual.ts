// What a return of the annual inspection allows and shows: what may follow what, what numbers touch a limit, what is overdue.
import type { DomainError } from '../../../kernel/errors';
import { err, ok, type Result } from '../../../kernel/result';
import type { LocalDate } from '../../../kernel/time';
import { type RegulationId, regulationValue } from '../../../regulations';
import type { AnnualGrade } from '../institution.schema';
import type { AnnualReturn, OfficerForm, SelfReport } from './annual.schema';

export const RETURN_STATES = ['invited', 'reported', 'graded', 'published'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

export const stateOf = ({
  self,
  grade,
  publishedOn,
}: Pick<AnnualReturn, 'self' | 'grade' | 'publishedOn'>): ReturnState =>
  publishedOn !== null ? 'published' : grade !== null ? 'graded' : self !== null ? 'reported' : 'invited';

/** True when an institution has not reported by the end of the due day. */
export const isOverdue = (
  one: Pick<AnnualReturn, 'self' | 'grade' | 'publishedOn'>,
  dueOn: LocalDate,
  today: LocalDate,
): boolean => stateOf(one) === 'invited' && dueOn < today;

type Refusal = DomainError & { readonly code: 'WRONG_STATE' | 'TOO_EARLY' | 'INVALID_INPUT' };

/**
 * Checks a grade. A published one is final. `absent` is for institutions that did not report and whose day is over; all other
 * grades need the officer's form; 合格 cannot stand beside a finding that is not met.
 * Refuses WRONG_STATE, TOO_EARLY (absent before the due day is over), INVALID_INPUT with `reason` `FORM_MISSING` | `NOT_A_PASS`.
 */
export const checkGrade = (
  one: Pick<AnnualReturn, 'self' | 'grade' | 'publishedOn'>,
  { grade, form }: { readonly grade: AnnualGrade; readonly form: OfficerForm | null },
  dueOn: LocalDate,
  today: LocalDate,
): Result<null, Refusal> => {
  if (stateOf(one) === 'published') return err({ code: 'WRONG_STATE', state: 'published' });
  if (grade === 'absent') {
    if (one.self !== null) return err({ code: 'WRONG_STATE', state: 'reported' });
    return dueOn < today ? ok(null) : err({ code: 'TOO_EARLY', dueOn });
  }
  if (form === null) return err({ code: 'INVALID_INPUT', reason: 'FORM_MISSING' });
  const hasFailed = Object.values(form.findings).includes('notMet');
  return grade === 'pass' && hasFailed ? err({ code: 'INVALID_INPUT', reason: 'NOT_A_PASS' }) : ok(null);
};

/** A number of the self-report that touches a limit: a reason to look, with its rule. */
export interface SelfReportHint {
  readonly about: 'fullTimeShare' | 'attendants' | 'servingTeachers' | 'prepaid' | 'account' | 'moved';
  readonly rule: RegulationId;
  readonly facts: Readonly<Record<string, number>>;
}

/** What the numbers touch, on the day they are read. Shares are whole percent, rounded down. */
export const hintsIn = (self: SelfReport, today: LocalDate): SelfReportHint[] => {
  const hints: SelfReportHint[] = [];
  const share = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part * 100) / whole));
  const fullTime = share(self.fullTimeTeachers, self.staff);
  const least = regulationValue('staff.fullTimeShare', today);
  if (fullTime < least) {
    hints.push({ about: 'fullTimeShare', rule: 'staff.fullTimeShare', facts: { percent: fullTime, least } });
  }
  const attendants = share(self.classAttendants, self.students);
  const leastAttendants = regulationValue('staff.offlineShare', today);
  if (self.students > 0 && attendants < leastAttendants) {
    hints.push({
      about: 'attendants',
      rule: 'staff.offlineShare',
      facts: { percent: attendants, least: leastAttendants },
    });
  }
  if (self.hasServingTeachers) hints.push({ about: 'servingTeachers', rule: 'staff.servingTeachers', facts: {} });
  const months = regulationValue('fees.span', today);
  if (self.longestPrepaidMonths > months) {
    hints.push({ about: 'prepaid', rule: 'fees.span', facts: { months: self.longestPrepaidMonths, limit: months } });
  }
  if (!self.usesSupervisedAccount) hints.push({ about: 'account', rule: 'fees.account', facts: {} });
  if (self.hasMoved) hints.push({ about: 'moved', rule: 'inspection.annual', facts: {} });
  return hints;
};
