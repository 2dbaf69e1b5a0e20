// The life of an appeal: who has to answer until when, and what a family may do with an answer. It does not decide who is right.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { addDays, dateOf, type EpochMs, startOf } from '../../kernel/time';
import type { WorkingCalendar } from '../../kernel/working-days';
import type { Appeal, AppealOutcome, AppealStep } from './appeal.schema';

/** Working days for an answer. @policy a seat is worth little once half of the term is over */
export const ANSWER_DAYS = { school: 3, district: 5 } as const;
/** Working days in which a result can be appealed against, or an answer carried on. @policy the same for every family, told with the result */
export const APPEAL_DAYS = 10;

type Level = keyof typeof ANSWER_DAYS;

/** What changes in an appeal. */
export type AppealChange = Pick<Appeal, 'state' | 'dueAt' | 'steps'>;

/** The first moment after the `days`-th working day. */
const after = (calendar: WorkingCalendar, now: EpochMs, days: number): EpochMs =>
  startOf(addDays(calendar.addWorkingDays(dateOf(now), days).date, 1));

const step = (kind: AppealStep['kind'], at: EpochMs, more: Partial<AppealStep>): AppealStep => ({
  kind,
  at,
  by: null,
  level: null,
  outcome: null,
  words: '',
  ...more,
});

/** The first moment at which a result (or a move by hand) of `givenAt` can be appealed against no more. */
export const appealableUntil = (givenAt: EpochMs, calendar: WorkingCalendar): EpochMs =>
  after(calendar, givenAt, APPEAL_DAYS);

/** A new appeal; the school answers first. Refuses TOO_LATE (`closesAt`). */
export const openAppeal = (
  givenAt: EpochMs,
  now: EpochMs,
  calendar: WorkingCalendar,
  by: string,
  words: string,
): Result<AppealChange, DomainError> => {
  const closesAt = appealableUntil(givenAt, calendar);
  if (now >= closesAt) return err({ code: 'TOO_LATE', closesAt });
  return ok({
    state: 'school',
    dueAt: after(calendar, now, ANSWER_DAYS.school),
    steps: [step('asked', now, { by, words })],
  });
};

/**
 * An answer. Refuses WRONG_STATE when it is not this level's to answer (`state`).
 * Who may give it (nobody whose own child or own decision it is about) is for the use-case to ask.
 */
export const answerAppeal = (
  appeal: Appeal,
  level: Level,
  now: EpochMs,
  by: string,
  outcome: AppealOutcome,
  words: string,
): Result<AppealChange, DomainError> => {
  if (appeal.state !== level) return err({ code: 'WRONG_STATE', state: appeal.state });
  return ok({
    state: 'answered',
    dueAt: 0,
    steps: [...appeal.steps, step('answered', now, { by, level, outcome, words })],
  });
};

/** The school's answer that a family may still carry on; null without one. */
const schoolAnswer = ({ state, steps }: Pick<Appeal, 'state' | 'steps'>): AppealStep | null => {
  const last = steps.at(-1);
  return state === 'answered' && last?.level === 'school' ? last : null;
};

/** Until when the family may carry the school's answer on to the district; null when there is none that it could. */
export const carryableUntil = (appeal: Pick<Appeal, 'state' | 'steps'>, calendar: WorkingCalendar): EpochMs | null => {
  const answer = schoolAnswer(appeal);
  return answer === null ? null : after(calendar, answer.at as EpochMs, APPEAL_DAYS);
};

/** The family is not content with the school's answer. Refuses WRONG_STATE, TOO_LATE. */
export const carryOn = (
  appeal: Appeal,
  now: EpochMs,
  calendar: WorkingCalendar,
  by: string,
  words: string,
): Result<AppealChange, DomainError> => {
  const closesAt = carryableUntil(appeal, calendar);
  if (closesAt === null) return err({ code: 'WRONG_STATE', state: appeal.state });
  if (now >= closesAt) return err({ code: 'TOO_LATE', closesAt });
  return ok({
    state: 'district',
    dueAt: after(calendar, now, ANSWER_DAYS.district),
    steps: [...appeal.steps, step('carriedOn', now, { by, words })],
  });
};

/** What the clock does: a school that did not answer in time has it no more. Null: nothing is late, or it is the district's. */
export const escalateAppeal = (appeal: Appeal, now: EpochMs, calendar: WorkingCalendar): AppealChange | null => {
  if (appeal.state !== 'school' || now < appeal.dueAt) return null;
  return {
    state: 'district',
    dueAt: after(calendar, now, ANSWER_DAYS.district),
    steps: [...appeal.steps, step('overdue', now, {})],
  };
};
