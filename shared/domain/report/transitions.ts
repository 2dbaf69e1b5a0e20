// The life of a report as a table, all of it: who owes the next step in each state, which clock runs, and which moves are allowed to
// whom. What each move does to clocks and thread stands in office-moves.ts, reporter-moves.ts and within-state.ts. It does not say what an
// officer should find, who may read the report (access.ts), or who should get it (routing.ts).
import type { DomainError } from '../../kernel/errors';
import type { LocalDate } from '../../kernel/time';
import type { Clock, ClockKind } from './clock.schema';
import { nextDueOn, type Rules, runningClock, startClock } from './deadlines';
import type { PublicStage, Report, ReportState } from './report.schema';

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

/**
 * The clock to show for a state: danger before everything, then the state's own, and before it whether it was accepted, which is due
 * earlier; null with the reason where none runs.
 */
export const shownClock = (
  report: Pick<Report, 'state' | 'category' | 'confirmedCategory' | 'clocks'>,
): { readonly clock: Clock | null; readonly none: 'FINISHED' | 'NOT_SET' | 'AT_ONCE' | null } => {
  const rule = STATE_RULES[report.state];
  if (rule.clock === null) return { clock: null, none: rule.whyNone };
  const safety = isSafety(report) && isOpen(report.state) ? runningClock(report.clocks, 'safety') : undefined;
  const told = rule.clock === 'handling' ? runningClock(report.clocks, 'told') : undefined;
  const own = runningClock(report.clocks, rule.clock);
  const isToldFirst = told?.dueOn != null && (own?.dueOn == null || told.dueOn <= own.dueOn);
  const clock = safety ?? (isToldFirst ? told : own) ?? null;
  return { clock, none: clock === null ? null : clock.none };
};
