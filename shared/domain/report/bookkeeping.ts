// What every move does alike: it is held against the table, leaves its line in the history, and its words in the thread.
import { err, ok, type Result } from '../../kernel/result';
import type { LocalDate } from '../../kernel/time';
import { nextDueOn } from './deadlines';
import type { NoticeCode, Report, ReportState, Sealed, ThreadEntry } from './report.schema';
import { isOpen, MOVES, type Moment, type Moved, type MoveName, type Mover, type Refusal } from './transitions';

const MAX_THREAD = 60;
/** Then: a review. */
export const MAX_REOPENINGS = 3;

/** What the office tells the reporter without a person's words. */
export const notice = (code: NoticeCode, day: LocalDate, dueOn: string | null = null): ThreadEntry => ({
  kind: 'notice',
  code,
  day,
  dueOn,
});

type Words = Extract<ThreadEntry, { kind: 'words' }>;

/** Sealed words of one side, for the thread. */
export const words = (
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
export const move = (name: MoveName, report: Report, { day }: Moment, part: Moved = {}): Result<Moved, Refusal> => {
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

/** Whether somebody of the office still has work with it. Refuses WRONG_STATE. */
export const inOffice = (report: Report): Result<null, Refusal> =>
  isOpen(report.state) ? ok(null) : err({ code: 'WRONG_STATE', state: report.state });

/** More in the thread, no other state. Refuses LIMIT_EXCEEDED. */
export const withThread = (
  report: Report,
  entries: readonly ThreadEntry[],
  part: Moved = {},
): Result<Moved, Refusal> => {
  const thread = [...report.thread, ...entries];
  return thread.length > MAX_THREAD
    ? err({ code: 'LIMIT_EXCEEDED', max: MAX_THREAD })
    : ok({ undoable: null, ...part, thread });
};

/** How often the reporter has said that it is not solved. */
export const reopenings = (report: Pick<Report, 'history'>): number =>
  report.history.filter(({ state }) => state === 'reopened').length;

/** Everybody who has had the case in the hand, once it leaves whoever has it now; each once, in order. */
export const handlersSoFar = ({
  handlerId,
  formerHandlerIds,
}: Pick<Report, 'handlerId' | 'formerHandlerIds'>): string[] =>
  handlerId === null ? formerHandlerIds : [...new Set([...formerHandlerIds, handlerId])];
