// The life of a report, all of it: who owes the next step in each state, which clock runs, which moves are allowed to whom,
// and what each move does to the clocks. It decides moves; it does not say what an officer should find, who may read the
// report (access.ts), or who should get it (routing.ts).
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { addDays, type LocalDate, localDate } from '../../kernel/time';
import type { ReportCategory } from './categories';
import type { Clock, ClockKind } from './clock.schema';
import {
  changeClock,
  endClocks,
  extendClock,
  nextDueOn,
  type Rules,
  runningClock,
  shiftAfterSuspension,
  startClock,
  startClockUntil,
} from './deadlines';
import type {
  InspectionRecord,
  NoticeCode,
  Outcome,
  PublicStage,
  Report,
  ReportState,
  Sealed,
  Severity,
  SuspensionReason,
  ThreadEntry,
} from './report.schema';

/** Who has to do something. `triage`: any officer of the district without a conflict; `handler`: the one it was given to. */
export type Owner = 'triage' | 'handler' | 'reviewer' | 'reporter' | 'nobody';

interface StateRule {
  readonly owner: Owner;
  /** The clock that is shown; where it is missing, `whyNone` says why. */
  readonly clock: ClockKind | null;
  readonly whyNone: 'FINISHED' | null;
  readonly stage: PublicStage;
}

export const STATE_RULES: Readonly<Record<ReportState, StateRule>> = {
  submitted: { owner: 'triage', clock: 'handling', whyNone: null, stage: 'received' },
  accepted: { owner: 'triage', clock: 'handling', whyNone: null, stage: 'accepted' },
  dispatched: { owner: 'handler', clock: 'handling', whyNone: null, stage: 'checking' },
  objected: { owner: 'triage', clock: 'handling', whyNone: null, stage: 'checking' },
  verifying: { owner: 'handler', clock: 'handling', whyNone: null, stage: 'checking' },
  suspended: { owner: 'handler', clock: 'suspension', whyNone: null, stage: 'paused' },
  closed: { owner: 'reporter', clock: 'reporterWord', whyNone: null, stage: 'answered' },
  solved: { owner: 'nobody', clock: null, whyNone: 'FINISHED', stage: 'solved' },
  closedUnconfirmed: { owner: 'nobody', clock: null, whyNone: 'FINISHED', stage: 'closedUnconfirmed' },
  reopened: { owner: 'triage', clock: 'handling', whyNone: null, stage: 'reopened' },
  underReview: { owner: 'reviewer', clock: 'review', whyNone: null, stage: 'underReview' },
  withdrawn: { owner: 'nobody', clock: null, whyNone: 'FINISHED', stage: 'withdrawn' },
};

/** Who makes a move. */
export type Mover = 'triage' | 'handler' | 'reviewer' | 'reporter' | 'timer';

/** Every move that there is: from where, to where, by whom. Nothing else changes a state. */
export const MOVES = {
  accept: { from: ['submitted'], to: 'accepted', by: 'triage' },
  dispatch: { from: ['accepted', 'objected', 'reopened', 'dispatched', 'verifying'], to: 'dispatched', by: 'triage' },
  handOver: { from: ['dispatched', 'verifying'], to: 'dispatched', by: 'handler' },
  object: { from: ['dispatched'], to: 'objected', by: 'handler' },
  overrule: { from: ['objected'], to: 'verifying', by: 'triage' },
  begin: { from: ['dispatched'], to: 'verifying', by: 'handler' },
  suspend: { from: ['verifying'], to: 'suspended', by: 'handler' },
  resume: { from: ['suspended'], to: 'verifying', by: 'handler' },
  resumeByItself: { from: ['suspended'], to: 'verifying', by: 'timer' },
  decline: { from: ['submitted', 'accepted', 'reopened'], to: 'closed', by: 'triage' },
  close: { from: ['verifying'], to: 'closed', by: 'handler' },
  answerReview: { from: ['underReview'], to: 'closed', by: 'reviewer' },
  agree: { from: ['closed', 'closedUnconfirmed'], to: 'solved', by: 'reporter' },
  lapse: { from: ['closed'], to: 'closedUnconfirmed', by: 'timer' },
  reopen: { from: ['closed', 'closedUnconfirmed'], to: 'reopened', by: 'reporter' },
  askReview: { from: ['closed', 'closedUnconfirmed'], to: 'underReview', by: 'reporter' },
  withdraw: {
    from: ['submitted', 'accepted', 'dispatched', 'objected', 'verifying', 'suspended', 'reopened'],
    to: 'withdrawn',
    by: 'reporter',
  },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly ReportState[]; readonly to: ReportState; readonly by: Mover }>
>;
export type MoveName = keyof typeof MOVES;

/** The moves that a state allows to somebody. Example: `movesFrom('closed', 'reporter')`. */
export const movesFrom = (state: ReportState, by?: Mover): MoveName[] =>
  (Object.keys(MOVES) as MoveName[]).filter(
    (name) =>
      (MOVES[name].from as readonly ReportState[]).includes(state) && (by === undefined || MOVES[name].by === by),
  );

/** States in which somebody of the office still has work. */
export const isOpen = (state: ReportState): boolean =>
  !['solved', 'closedUnconfirmed', 'withdrawn', 'closed'].includes(state);

/** Danger to a child. @source 未成年人保护法 第11条 */
export const isSafety = (report: Pick<Report, 'category' | 'confirmedCategory'>): boolean =>
  (report.confirmedCategory ?? report.category) === 'SAFETY';

/** The fields that moves change. */
export type Moved = Partial<Omit<Report, 'id' | 'revision' | 'receiptHash' | 'identity' | 'content'>>;
export type Refusal = DomainError;

/** When and under which rules a move is made. */
export interface Moment {
  readonly day: LocalDate;
  readonly rules: Rules;
}

const MAX_THREAD = 60;
const MAX_REOPENINGS = 3;
/** 复查 and 复核. @source 信访工作条例 第35、36条 */
const MAX_REVIEWS = 2;
const MAX_INSPECTIONS = 20;

const notice = (code: NoticeCode, day: LocalDate, dueOn: string | null = null): ThreadEntry => ({
  kind: 'notice',
  code,
  day,
  dueOn,
});

type Words = Extract<ThreadEntry, { kind: 'words' }>;

const words = (
  report: Pick<Report, 'id'>,
  from: Words['from'],
  purpose: Words['purpose'],
  day: LocalDate,
  text: Sealed,
): ThreadEntry => ({ kind: 'words', from, purpose, day, text, sealedFor: report.id });

const BY: Readonly<Record<Mover, 'office' | 'reporter' | 'timer'>> = {
  triage: 'office',
  handler: 'office',
  reviewer: 'office',
  reporter: 'reporter',
  timer: 'timer',
};

/** Checks the move against the table and keeps the books: state, history, next day. */
const move = (name: MoveName, report: Report, { day }: Moment, part: Moved = {}): Result<Moved, Refusal> => {
  const { from, to, by } = MOVES[name];
  if (report.mergedInto !== null && by !== 'reporter') return err({ code: 'WRONG_STATE', state: 'merged' });
  if (!(from as readonly ReportState[]).includes(report.state))
    return err({ code: 'WRONG_STATE', state: report.state });
  if ((part.thread ?? report.thread).length > MAX_THREAD) return err({ code: 'LIMIT_EXCEEDED', max: MAX_THREAD });
  const outcome = part.outcome === undefined ? (to === 'closed' ? report.outcome : null) : part.outcome;
  const keepsOutcome = ['solved', 'closedUnconfirmed', 'underReview'].includes(to);
  return ok({
    ...part,
    state: to,
    outcome: keepsOutcome ? report.outcome : outcome,
    nextDueOn: nextDueOn(part.clocks ?? report.clocks),
    undoable: null,
    history: [...report.history, { state: to, day, by: BY[by], outcome: keepsOutcome ? report.outcome : outcome }],
  });
};

/** The clocks and severity that a new report starts with. Named: told in 15 days; SAFETY: at once. */
export const startOfReport = (
  report: Pick<Report, 'category' | 'contact'>,
  { day, rules }: Moment,
): Pick<Report, 'clocks' | 'nextDueOn' | 'severity' | 'state' | 'history'> => {
  const isNamed = report.contact === 'named';
  const isUrgent = report.category === 'SAFETY';
  const clocks: Clock[] = [
    ...(isUrgent ? [startClock('safety', isNamed, day, rules)] : []),
    ...(isNamed ? [startClock('told', true, day, rules)] : []),
    startClock('handling', isNamed, day, rules),
  ];
  return {
    clocks,
    nextDueOn: nextDueOn(clocks),
    severity: isUrgent ? 'urgent' : 'ordinary',
    state: 'submitted',
    history: [{ state: 'submitted', day, by: 'reporter', outcome: null }],
  };
};

/** The clock to show for a state: danger before everything, then the state's own; null with the reason where none runs. */
export const shownClock = (
  report: Pick<Report, 'state' | 'category' | 'confirmedCategory' | 'clocks'>,
): { readonly clock: Clock | null; readonly none: 'FINISHED' | 'NOT_SET' | 'AT_ONCE' | null } => {
  const rule = STATE_RULES[report.state];
  if (rule.clock === null) return { clock: null, none: rule.whyNone };
  const safety = isSafety(report) && isOpen(report.state) ? runningClock(report.clocks, 'safety') : undefined;
  const clock = safety ?? runningClock(report.clocks, rule.clock) ?? null;
  return { clock, none: clock === null ? null : clock.none };
};

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
    formerHandlerIds:
      report.handlerId === null
        ? report.formerHandlerIds
        : [...new Set([...report.formerHandlerIds, report.handlerId])],
    objection: null,
    clocks,
  });
};

const reopenings = (report: Pick<Report, 'history'>): number =>
  report.history.filter(({ state }) => state === 'reopened').length;

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
    formerHandlerIds:
      report.handlerId === null
        ? report.formerHandlerIds
        : [...new Set([...report.formerHandlerIds, report.handlerId])],
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
    formerHandlerIds:
      report.handlerId === null
        ? report.formerHandlerIds
        : [...new Set([...report.formerHandlerIds, report.handlerId])],
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

// ── What changes no state ──

const inOffice = (report: Report): Result<null, Refusal> =>
  isOpen(report.state) ? ok(null) : err({ code: 'WRONG_STATE', state: report.state });

const withThread = (report: Report, entries: readonly ThreadEntry[], part: Moved = {}): Result<Moved, Refusal> => {
  const thread = [...report.thread, ...entries];
  return thread.length > MAX_THREAD
    ? err({ code: 'LIMIT_EXCEEDED', max: MAX_THREAD })
    : ok({ undoable: null, ...part, thread });
};

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
