// A school's step into the next school year: every child a grade up, the last grade out, with exceptions. One person prepares it,
// another looks at it and applies it, and for some days it can be taken back.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { asEpochMs, type EpochMs } from '../../kernel/time';
import { nextClassName } from './roster/class-name';
import type { TermChange, TermMove } from './term-change.schema';

/** @policy long enough to hear from every class teacher after the first school days */
export const UNDO_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Pupil {
  readonly id: string;
  readonly grade: number;
  readonly className: string;
  readonly state: 'enrolled' | 'left';
}

/**
 * The moves of a school: grade and class name a year up; whoever was in the highest grade taught of its stage leaves.
 * @param grades the school teaches
 * @param staying children who repeat the year or stay for another reason
 */
export const planTermChange = (
  children: readonly Pupil[],
  grades: readonly number[],
  staying: readonly string[],
): TermMove[] =>
  children
    .filter(({ id, state }) => state === 'enrolled' && !staying.includes(id))
    .map(({ id, grade, className }) => ({
      childId: id,
      from: { grade, className },
      to: grades.includes(grade + 1) ? { grade: grade + 1, className: nextClassName(className, grade) } : null,
    }));

/**
 * Whether somebody may apply a prepared change.
 * Refuses SAME_PERSON (who prepared it), WRONG_STATE (not waiting any more).
 */
export const mayApply = (change: Pick<TermChange, 'state' | 'preparedBy'>, by: string): Result<null, DomainError> => {
  if (change.state !== 'prepared' && change.state !== 'applying')
    return err({ code: 'WRONG_STATE', state: change.state });
  return change.preparedBy === by ? err({ code: 'SAME_PERSON' }) : ok(null);
};

/** The moment until which (excluded) an applied change can be taken back. */
export const undoableUntil = (appliedAt: EpochMs): EpochMs => asEpochMs(appliedAt + UNDO_DAYS * DAY_MS);

/**
 * Whether an applied change may be taken back. Refuses WRONG_STATE (not applied), TOO_LATE (with `until`).
 */
export const mayUndo = (change: Pick<TermChange, 'state' | 'undoUntil'>, now: EpochMs): Result<null, DomainError> => {
  if (change.state !== 'applied' && change.state !== 'undoing')
    return err({ code: 'WRONG_STATE', state: change.state });
  if (change.state === 'applied' && now >= (change.undoUntil ?? 0)) {
    return err({ code: 'TOO_LATE', until: change.undoUntil });
  }
  return ok(null);
};
