// Steps of a month's plan and of a visit: who may do what, and in which order.
import { canonicalJson, sha256Hex } from '../../kernel/digest';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { LocalDate } from '../../kernel/time';
import type { Checklist, InspectionPlan, Visit } from './inspection.schema';

/** A school year begins in September. @policy teaching runs September to July; the year's coverage is counted over it */
export const schoolYearOf = (month: string): number => {
  const [year = 0, ofYear = 0] = month.split('-').map(Number);
  return ofYear >= 9 ? year : year - 1;
};

/** The twelve months of a school year, September first. */
export const monthsOfSchoolYear = (schoolYear: number): string[] =>
  Array.from({ length: 12 }, (_, i) => {
    const ofYear = ((i + 8) % 12) + 1;
    return `${ofYear >= 9 ? schoolYear : schoolYear + 1}-${String(ofYear).padStart(2, '0')}`;
  });

/** What is published about the list of schools before the public number is known. */
export const listHashOf = (schools: InspectionPlan['schools']): string =>
  sha256Hex(canonicalJson([...schools].sort((a, b) => (a.id < b.id ? -1 : 1))));

/** The public number comes once, before the draw. Refuses WRONG_STATE. */
export const mayEnterNumber = (plan: InspectionPlan): Result<null, DomainError> =>
  plan.publicNumber === null && plan.drawnAt === null ? ok(null) : err({ code: 'WRONG_STATE', state: 'numberEntered' });

/**
 * The draw is another person's than the number's, so that no single officer chooses both moments.
 * Refuses WRONG_STATE (no number yet, or drawn), SAME_PERSON.
 */
export const mayDrawPlan = (plan: InspectionPlan, by: string): Result<null, DomainError> => {
  if (plan.drawnAt !== null) return err({ code: 'WRONG_STATE', state: 'drawn' });
  if (plan.publicNumber === null) return err({ code: 'WRONG_STATE', state: 'noNumber' });
  return plan.numberBy === by ? err({ code: 'SAME_PERSON' }) : ok(null);
};

/**
 * Whether a checklist may be filed for a visit.
 * Refuses WRONG_STATE (filed already), INVALID_INPUT (`reason`: inspectors = one named twice; visitedOn = before the draw's
 * month or in the future; rectifyBy = missing although something was not met, given although everything was, or not after
 * the visit).
 */
export const mayFile = (
  visit: Pick<Visit, 'month' | 'checklist'>,
  checklist: Checklist,
  today: LocalDate,
): Result<null, DomainError> => {
  if (visit.checklist !== null) return err({ code: 'WRONG_STATE', state: 'filed' });
  const wrong = (reason: string) => err<DomainError>({ code: 'INVALID_INPUT', reason });
  if (new Set(checklist.inspectors).size !== checklist.inspectors.length) return wrong('inspectors');
  if (checklist.visitedOn < `${visit.month}-01` || checklist.visitedOn > today) return wrong('visitedOn');
  const isMet = Object.values(checklist.items).every(({ finding }) => finding === 'met');
  if (isMet !== (checklist.rectifyBy === null)) return wrong('rectifyBy');
  if (checklist.rectifyBy !== null && checklist.rectifyBy <= checklist.visitedOn) return wrong('rectifyBy');
  return ok(null);
};
