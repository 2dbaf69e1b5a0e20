// What the reporter's moves do, and silence: agreed, not solved, a review, taken back, an answer, more evidence.
import { err, type Result } from '../../kernel/result';
import { handlersSoFar, MAX_REOPENINGS, move, notice, reopenings, withThread, words } from './bookkeeping';
import { endClocks, runningClock, startClock } from './deadlines';
import type { Report, Sealed } from './report.schema';
import { isSafety, type Moment, type Moved, movesFrom, type Refusal } from './transitions';

/** 复查 and 复核. @source 信访工作条例 第35、36条 */
const MAX_REVIEWS = 2;

/** The reporter says it is solved: only then is it. Refuses WRONG_STATE. */
export const agree = (report: Report, moment: Moment): Result<Moved, Refusal> =>
  move('agree', report, moment, { clocks: endClocks(report.clocks, ['reporterWord'], moment.day) });

/** Nobody said anything until the day was over: closed, unconfirmed, counted apart. Refuses WRONG_STATE, TOO_EARLY. */
export const lapse = (report: Report, moment: Moment): Result<Moved, Refusal> => {
  const clock = runningClock(report.clocks, 'reporterWord');
  if (clock?.dueOn == null || moment.day <= clock.dueOn) return err({ code: 'TOO_EARLY' });
  return move('lapse', report, moment, { clocks: endClocks(report.clocks, ['reporterWord'], moment.day) });
};

/**
 * The reporter says it is not solved: it goes back to triage and then to somebody who has not had it.
 * Refuses WRONG_STATE, LIMIT_EXCEEDED after the third time (then: a review).
 */
export const reopen = (report: Report, text: Sealed, moment: Moment): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  if (movesFrom(report.state).includes('reopen') && reopenings(report) >= MAX_REOPENINGS) {
    return err({ code: 'LIMIT_EXCEEDED', max: MAX_REOPENINGS });
  }
  const isNamed = report.contact === 'named';
  const clocks = [
    ...endClocks(report.clocks, ['reporterWord'], day),
    ...(isSafety(report) ? [startClock('safety', isNamed, day, rules)] : []),
    startClock('handling', isNamed, day, rules),
  ];
  return move('reopen', report, moment, {
    clocks,
    mergedInto: null,
    handlerId: null,
    extension: null,
    formerHandlerIds: handlersSoFar(report),
    thread: [
      ...report.thread,
      words(report, 'reporter', 'notSolved', day, text),
      notice('REOPENED_TO_ANOTHER', day, runningClock(clocks, 'handling')?.dueOn ?? null),
    ],
  });
};

/**
 * The reporter asks for a review by the city, within 30 days of the answer, at most twice (复查, 复核).
 * Refuses WRONG_STATE, TOO_LATE, LIMIT_EXCEEDED.
 */
export const askReview = (report: Report, text: Sealed, moment: Moment): Result<Moved, Refusal> => {
  const { day, rules } = moment;
  if (report.state === 'closedUnconfirmed') return err({ code: 'TOO_LATE' });
  const reviews = report.history.filter(({ state }) => state === 'underReview').length;
  if (report.state === 'closed' && reviews >= MAX_REVIEWS) return err({ code: 'LIMIT_EXCEEDED', max: MAX_REVIEWS });
  const waited = runningClock(report.clocks, 'reporterWord');
  if (waited?.dueOn != null && day > waited.dueOn) return err({ code: 'TOO_LATE', dueOn: waited.dueOn });
  const clocks = [
    ...endClocks(report.clocks, ['reporterWord'], day),
    startClock('review', report.contact === 'named', day, rules),
  ];
  return move('askReview', report, moment, {
    clocks,
    mergedInto: null,
    handlerId: null,
    formerHandlerIds: handlersSoFar(report),
    thread: [
      ...report.thread,
      words(report, 'reporter', 'review', day, text),
      notice('REVIEW_STARTED', day, runningClock(clocks, 'review')?.dueOn ?? null),
    ],
  });
};

/**
 * The reporter takes it back. Danger to a child goes on in any case, and so does what officers have begun on the spot.
 * Refuses WRONG_STATE with the reason.
 */
export const withdraw = (report: Report, moment: Moment): Result<Moved, Refusal> => {
  if (isSafety(report)) return err({ code: 'WRONG_STATE', reason: 'SAFETY' });
  if (report.inspections.length > 0) return err({ code: 'WRONG_STATE', reason: 'INSPECTED' });
  return move('withdraw', report, moment, {
    mergedInto: null,
    question: null,
    suspension: null,
    clocks: endClocks(report.clocks, ['safety', 'told', 'handling', 'objection', 'suspension'], moment.day),
  });
};

/** The reporter answers the open question. Late is better than never. Refuses WRONG_STATE (nothing was asked), LIMIT_EXCEEDED. */
export const answer = (report: Report, text: Sealed, { day }: Moment): Result<Moved, Refusal> =>
  report.question === null
    ? err({ code: 'WRONG_STATE', state: report.state })
    : withThread(report, [words(report, 'reporter', 'answer', day, text)], { question: null });

const MAX_EVIDENCE = 20;

/** The reporter adds evidence and words about it, in any state that has not ended for good. Refuses WRONG_STATE, LIMIT_EXCEEDED. */
export const addEvidence = (
  report: Report,
  evidence: readonly string[],
  text: Sealed,
  { day }: Moment,
): Result<Moved, Refusal> => {
  if (['solved', 'withdrawn'].includes(report.state)) return err({ code: 'WRONG_STATE', state: report.state });
  const all = [...new Set([...report.evidence, ...evidence])];
  if (all.length > MAX_EVIDENCE) return err({ code: 'LIMIT_EXCEEDED', max: MAX_EVIDENCE });
  return withThread(report, [words(report, 'reporter', 'evidence', day, text)], { evidence: all });
};
