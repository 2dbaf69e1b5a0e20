// What the office's moves do to a report: taken up, given to somebody, objected to, verified, put on hold, answered.
import { err, type Result } from '../../kernel/result';
import { addDays, type LocalDate, localDate } from '../../kernel/time';
import { handlersSoFar, move, notice, reopenings, words } from './bookkeeping';
import type { ReportCategory } from './categories';
import { changeClock, endClocks, runningClock, shiftAfterSuspension, startClock, startClockUntil } from './deadlines';
import type { Outcome, Report, Sealed, Severity, SuspensionReason } from './report.schema';
import { isSafety, type Moment, type Moved, type Refusal } from './transitions';

/**
 * An officer takes it up under a category and a severity. The petition's 60 days run from here for a named report; the safety
 * clock stays if it is (or becomes) one of danger. Refuses WRONG_STATE.
 */
export const accept = (
  report: Report,
  { category, severity }: { category: ReportCategory; severity: Severity },
  moment: Moment,
): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  const isNamed = report.contact === 'named';
  const told = endClocks(report.clocks, ['told'], day);
  // 受理之日起: a petition's 60 days start at acceptance; the tenant's promise started when the report came in.
  const restarted = isNamed ? [...endClocks(told, ['handling'], day), startClock('handling', true, day, rules)] : told;
  const isUrgent = category === 'SAFETY';
  const hasSafety = runningClock(restarted, 'safety') !== undefined;
  const clocks = isUrgent
    ? hasSafety
      ? restarted
      : [startClock('safety', isNamed, day, rules), ...restarted]
    : endClocks(restarted, ['safety'], day);
  return move('accept', report, moment, {
    confirmedCategory: category,
    severity: isUrgent ? 'urgent' : severity,
    clocks,
    safetyDueAt: null,
    thread: [...report.thread, notice('ACCEPTED', day, runningClock(clocks, 'handling')?.dueOn ?? null)],
  });
};

const handTo = (
  name: 'dispatch' | 'handOver',
  report: Report,
  to: { handlerId: string; districtCode: string },
  moment: Moment,
): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  // "Not solved" goes to somebody who has not had it in the hand.
  if (report.formerHandlerIds.includes(to.handlerId) && reopenings(report) > 0) return err({ code: 'SAME_PERSON' });
  if (to.handlerId === report.handlerId) return err({ code: 'SAME_PERSON' });
  const isNamed = report.contact === 'named';
  const clocks = [...endClocks(report.clocks, ['objection'], day), startClock('objection', isNamed, day, rules)];
  return move(name, report, moment, {
    handlerId: to.handlerId,
    districtCode: to.districtCode,
    formerHandlerIds: handlersSoFar(report),
    objection: null,
    clocks,
  });
};

/**
 * Gives the case to a handler, who may object to jurisdiction within 5 working days.
 * Refuses WRONG_STATE, SAME_PERSON (has it already; or, after "not solved", has had it before).
 */
export const dispatch = (report: Report, to: { handlerId: string; districtCode: string }, moment: Moment) =>
  handTo('dispatch', report, to, moment);

/** The handler hands it over to another one, who may object in turn. Refuses WRONG_STATE, SAME_PERSON. */
export const handOver = (report: Report, to: { handlerId: string; districtCode: string }, moment: Moment) =>
  handTo('handOver', report, to, moment);

/**
 * The handler says it is not theirs. Refuses WRONG_STATE, TOO_LATE.
 * @source petition.objectJurisdiction 第23条: 5 working days
 */
export const object = (report: Report, by: string, reason: Sealed, moment: Moment): Result<Moved, Refusal> => {
  const clock = runningClock(report.clocks, 'objection');
  if (clock?.dueOn != null && moment.day > clock.dueOn) return err({ code: 'TOO_LATE', dueOn: clock.dueOn });
  return move('object', report, moment, {
    objection: { by, on: moment.day, reason },
    clocks: endClocks(report.clocks, ['objection'], moment.day),
  });
};

/** Triage does not follow the objection: the handler goes on. Refuses WRONG_STATE. */
export const overrule = (report: Report, moment: Moment): Result<Moved, Refusal> =>
  move('overrule', report, moment, { objection: null });

/** The handler starts to verify, which ends the time to object. Refuses WRONG_STATE. */
export const begin = (report: Report, moment: Moment): Result<Moved, Refusal> =>
  move('begin', report, moment, { clocks: endClocks(report.clocks, ['objection'], moment.day) });

/** At most this many days; then it resumes by itself. @policy long enough for an expert opinion, short enough to be looked at again */
export const MAX_SUSPENSION_DAYS = 60;

/** The handler suspends it until a day, with a reason that the reporter sees. Refuses WRONG_STATE, INVALID_INPUT (`until`). */
export const suspend = (
  report: Report,
  { reason, until }: { reason: SuspensionReason; until: LocalDate },
  moment: Moment,
): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  if (until <= day || until > addDays(day, MAX_SUSPENSION_DAYS)) {
    return err({ code: 'INVALID_INPUT', path: 'until', maxDays: MAX_SUSPENSION_DAYS });
  }
  if (isSafety(report)) return err({ code: 'WRONG_STATE', reason: 'SAFETY' });
  const clocks = [...report.clocks, startClockUntil('suspension', report.contact === 'named', day, until, rules)];
  return move('suspend', report, moment, {
    suspension: { reason, from: day, until },
    clocks,
    thread: [...report.thread, notice('SUSPENDED', day, until)],
  });
};

/** It goes on, by the handler or, on its day, by the timer. Refuses WRONG_STATE, TOO_EARLY (timer only). */
export const resume = (report: Report, by: 'handler' | 'timer', moment: Moment): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  const { suspension } = report;
  if (by === 'timer' && suspension !== null && day < suspension.until) return err({ code: 'TOO_EARLY' });
  const from = localDate(suspension?.from ?? day);
  const clocks = endClocks(
    changeClock(report.clocks, 'handling', (clock) => shiftAfterSuspension(clock, from, day, rules)),
    ['suspension'],
    day,
  );
  return move(by === 'handler' ? 'resume' : 'resumeByItself', report, moment, {
    suspension: null,
    clocks,
    thread: [...report.thread, notice('RESUMED', day, runningClock(clocks, 'handling')?.dueOn ?? null)],
  });
};

const answered = (
  name: 'decline' | 'close' | 'answerReview',
  report: Report,
  { outcome, reply }: { outcome: Outcome; reply: Sealed },
  moment: Moment,
): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  const isNamed = report.contact === 'named';
  const clocks = [
    ...endClocks(report.clocks, ['safety', 'told', 'handling', 'objection', 'suspension', 'review'], day),
    startClock('reporterWord', isNamed, day, rules),
  ];
  return move(name, report, moment, {
    outcome,
    clocks,
    safetyDueAt: null,
    question: null,
    thread: [...report.thread, words(report, 'office', 'reply', day, reply)],
  });
};

/** Told that it is not ours, before anything is verified; the words say where to go. Refuses WRONG_STATE. */
export const decline = (report: Report, reply: Sealed, moment: Moment): Result<Moved, Refusal> =>
  answered('decline', report, { outcome: 'notOurs', reply }, moment);

/**
 * The handler ends it with an outcome and words for the reporter. A finding needs evidence: an inspection record or an
 * observation; without one only "cannot verify" or "not ours" can be said. "Closed" is not "solved".
 * @param hasObservation a grid worker's note exists
 * Refuses WRONG_STATE, NOT_SET (`evidence`).
 */
export const close = (
  report: Report,
  closing: { outcome: Outcome; reply: Sealed; hasObservation: boolean },
  moment: Moment,
): Result<Moved, Refusal> => {
  const isFinding = closing.outcome === 'violationFound' || closing.outcome === 'notFound';
  const hasProof =
    closing.outcome === 'violationFound'
      ? report.inspections.length > 0
      : report.inspections.length > 0 || closing.hasObservation;
  if (report.state === 'verifying' && isFinding && !hasProof)
    return err({ code: 'NOT_SET', path: 'evidence', outcome: closing.outcome });
  return answered('close', report, closing, moment);
};

/** The reviewer's answer. The reviewer has never handled it (the caller checks). Refuses WRONG_STATE. */
export const answerReview = (report: Report, closing: { outcome: Outcome; reply: Sealed }, moment: Moment) =>
  answered('answerReview', report, closing, moment);
