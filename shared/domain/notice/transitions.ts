// The life of a notice: written by one person, approved by another, published only if the content check passes it.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { EpochMs, LocalDate } from '../../kernel/time';
import type { Notice, NoticeState } from './notice.schema';

type Move = Pick<Notice, 'state' | 'approvedBy' | 'publishedAt' | 'remark'>;

const wrong = (state: NoticeState) => err<DomainError>({ code: 'WRONG_STATE', state });

/** States in which the writer may still change the text. */
export const isEditable = (state: NoticeState): boolean => state === 'draft' || state === 'rejected';

/** Hands it to a second person. Refuses WRONG_STATE, INVALID_INPUT (ends before it begins). */
export const submit = (notice: Notice): Result<Move, DomainError> => {
  if (!isEditable(notice.state)) return wrong(notice.state);
  if (notice.effectiveUntil !== null && notice.effectiveUntil < notice.effectiveFrom) {
    return err({ code: 'INVALID_INPUT', reason: 'dates' });
  }
  return ok({ state: 'awaitingApproval', approvedBy: null, publishedAt: null, remark: '' });
};

/**
 * Whether this person may approve it now: a notice that waits, or one the content check held for a person to look at.
 * Refuses WRONG_STATE, SAME_PERSON.
 */
export const mayApprove = (notice: Notice, approver: string): Result<null, DomainError> => {
  if (notice.state !== 'awaitingApproval' && notice.state !== 'held') return wrong(notice.state);
  return approver === notice.writtenBy ? err({ code: 'SAME_PERSON' }) : ok(null);
};

/** What the content check's verdict makes of an approved notice: published, held for a second look, or back to its writer. */
export const afterCheck = (verdict: 'pass' | 'review' | 'block', approver: string, now: EpochMs): Move => {
  if (verdict === 'pass') return { state: 'published', approvedBy: approver, publishedAt: now, remark: '' };
  return {
    state: verdict === 'review' ? 'held' : 'rejected',
    approvedBy: null,
    publishedAt: null,
    remark: verdict === 'review' ? 'CONTENT_REVIEW' : 'CONTENT_REJECTED',
  };
};

/** The second person gives it back with a remark. Refuses WRONG_STATE, SAME_PERSON. */
export const sendBack = (notice: Notice, by: string, remark: string): Result<Move, DomainError> => {
  const may = mayApprove(notice, by);
  return may.ok ? ok({ state: 'rejected', approvedBy: null, publishedAt: null, remark }) : may;
};

/** Takes a published notice back, with the reason that families see. Refuses WRONG_STATE. */
export const withdraw = (notice: Notice, reason: string): Result<Move, DomainError> =>
  notice.state === 'published'
    ? ok({ state: 'withdrawn', approvedBy: notice.approvedBy, publishedAt: notice.publishedAt, remark: reason })
    : wrong(notice.state);

/** True when a published notice is in force on a day for one of these grades. */
export const concerns = (notice: Notice, grades: readonly number[], on: LocalDate): boolean =>
  notice.state === 'published' &&
  notice.effectiveFrom <= on &&
  (notice.effectiveUntil === null || on <= notice.effectiveUntil) &&
  (notice.grades.length === 0 || notice.grades.some((grade) => grades.includes(grade)));
