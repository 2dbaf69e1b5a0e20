// What the office does without moving the report on: a question, another category, more time, what was found on the spot.
import { err, ok, type Result } from '../../kernel/result';
import { addDays } from '../../kernel/time';
import { inOffice, notice, withThread, words } from './bookkeeping';
import type { ReportCategory } from './categories';
import { changeClock, endClocks, extendClock, nextDueOn, runningClock, startClock } from './deadlines';
import type { InspectionRecord, Report, Sealed, Severity } from './report.schema';
import type { Moment, Moved, Refusal } from './transitions';

const MAX_INSPECTIONS = 20;

/** Longest time that an answer is waited for. The case's own clock goes on meanwhile. */
export const MAX_ANSWER_DAYS = 30;

/** The office asks the reporter something. Refuses WRONG_STATE, LIMIT_EXCEEDED. */
export const ask = (report: Report, text: Sealed, answerDays: number, { day }: Moment): Result<Moved, Refusal> => {
  const may = inOffice(report);
  if (!may.ok) return may;
  const days = Math.min(MAX_ANSWER_DAYS, Math.max(1, answerDays));
  return withThread(report, [words(report, 'office', 'question', day, text)], {
    question: { askedOn: day, answerBy: addDays(day, days) },
  });
};

/** Another category or severity, while the office has it; "danger" starts its clock. Refuses WRONG_STATE. */
export const reclassify = (
  report: Report,
  { category, severity }: { category: ReportCategory; severity: Severity },
  { day, rules }: Moment,
): Result<Moved, Refusal> => {
  const may = inOffice(report);
  if (!may.ok) return may;
  const isUrgent = category === 'SAFETY';
  const has = runningClock(report.clocks, 'safety') !== undefined;
  const clocks =
    isUrgent && !has
      ? [startClock('safety', report.contact === 'named', day, rules), ...report.clocks]
      : isUrgent
        ? report.clocks
        : endClocks(report.clocks, ['safety'], day);
  return ok({
    confirmedCategory: category,
    severity: isUrgent ? 'urgent' : severity,
    clocks,
    nextDueOn: nextDueOn(clocks),
    undoable: null,
  });
};

/** The handler asks for more time, once. Refuses WRONG_STATE, LIMIT_EXCEEDED (already extended or asked), NOT_SET (no day to move). */
export const askExtension = (report: Report, by: string, reason: Sealed, { day }: Moment): Result<Moved, Refusal> => {
  const may = inOffice(report);
  if (!may.ok) return may;
  const clock = runningClock(report.clocks, 'handling');
  if (clock === undefined) return err({ code: 'WRONG_STATE', state: report.state });
  if (clock.dueOn === null) return err({ code: 'NOT_SET' });
  if (clock.isExtended || report.extension !== null) return err({ code: 'LIMIT_EXCEEDED', max: 1 });
  return ok({ extension: { askedBy: by, askedOn: day, reason, decision: null, decidedBy: null }, undoable: null });
};

/**
 * Somebody else approves or refuses; approved, the clock is longer and the reporter is told.
 * Refuses WRONG_STATE (nothing asked), SAME_PERSON.
 */
export const decideExtension = (
  report: Report,
  by: string,
  isApproved: boolean,
  { day, rules }: Moment,
): Result<Moved, Refusal> => {
  const asked = report.extension;
  if (asked === null || asked.decision !== null) return err({ code: 'WRONG_STATE', state: report.state });
  if (asked.askedBy === by) return err({ code: 'SAME_PERSON' });
  const extension = { ...asked, decision: isApproved ? ('approved' as const) : ('refused' as const), decidedBy: by };
  if (!isApproved) return ok({ extension, undoable: null });
  const clock = runningClock(report.clocks, 'handling');
  const longer = clock === undefined ? null : extendClock(clock, day, rules);
  if (longer === null) return err({ code: 'WRONG_STATE', state: report.state });
  const clocks = changeClock(report.clocks, 'handling', () => longer);
  return withThread(report, [notice('EXTENDED', day, longer.dueOn)], {
    extension,
    clocks,
    nextDueOn: nextDueOn(clocks),
  });
};

/**
 * Officers write down what they found on the spot: at least two, each with a certificate.
 * Refuses WRONG_STATE, INVALID_INPUT (`officers`: fewer than two different ones), LIMIT_EXCEEDED.
 * @source 行政处罚法 第42、55条
 */
export const recordInspection = (report: Report, record: InspectionRecord): Result<Moved, Refusal> => {
  if (report.state !== 'verifying' && report.state !== 'underReview')
    return err({ code: 'WRONG_STATE', state: report.state });
  if (new Set(record.officers.map(({ accountId }) => accountId)).size < 2) {
    return err({ code: 'INVALID_INPUT', path: 'officers', min: 2 });
  }
  if (report.inspections.length >= MAX_INSPECTIONS) return err({ code: 'LIMIT_EXCEEDED', max: MAX_INSPECTIONS });
  return ok({ inspections: [...report.inspections, record], undoable: null });
};
