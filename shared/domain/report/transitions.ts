// The life of a report: who owes the next step in each state, by when, and which moves are allowed.
// It decides moves; it does not say what an officer should find.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { LocalDate } from '../../kernel/time';
import type { ReportCategory } from './categories';
import type { Outcome, Report, ReportState } from './report.schema';

/** Who has to do something in a state. */
export type Owner = 'officer' | 'reporter' | 'nobody';

/**
 * Which clock runs. `servicePromise` is the tenant's own standard for anonymous reports, shown as a promise and not as law.
 * @source rules.md §6 (mapping ours, confidence U)
 */
export type Clock = 'servicePromise' | 'immediate' | 'none';

export const STATE_RULES: Record<
  ReportState,
  { readonly owner: Owner; readonly clock: Clock; readonly next: readonly ReportState[] }
> = {
  submitted: { owner: 'officer', clock: 'servicePromise', next: ['accepted', 'waitingForReporter', 'closed'] },
  accepted: { owner: 'officer', clock: 'servicePromise', next: ['waitingForReporter', 'closed'] },
  waitingForReporter: {
    owner: 'reporter',
    clock: 'servicePromise',
    next: ['accepted', 'waitingForReporter', 'closed'],
  },
  closed: { owner: 'nobody', clock: 'none', next: ['reopened'] },
  reopened: { owner: 'officer', clock: 'servicePromise', next: ['accepted', 'waitingForReporter', 'closed'] },
};

/** Danger to a child does not wait for anybody's standard. @source 未成年人保护法 第11条 */
export const clockOf = (report: Pick<Report, 'state' | 'category' | 'confirmedCategory'>): Clock =>
  (report.confirmedCategory ?? report.category) === 'SAFETY' && report.state !== 'closed'
    ? 'immediate'
    : STATE_RULES[report.state].clock;

type Move = Pick<Report, 'state' | 'outcome' | 'confirmedCategory' | 'messages' | 'history'>;
type Refusal = DomainError & { readonly code: 'WRONG_STATE' | 'LIMIT_EXCEEDED' };

const MAX_MESSAGES = 40;
const MAX_REOPENINGS = 3;

const move = (report: Report, to: ReportState, day: LocalDate, part: Partial<Move> = {}): Result<Move, Refusal> => {
  if (!STATE_RULES[report.state].next.includes(to)) return err({ code: 'WRONG_STATE', state: report.state });
  if ((part.messages ?? report.messages).length > MAX_MESSAGES)
    return err({ code: 'LIMIT_EXCEEDED', max: MAX_MESSAGES });
  const outcome = part.outcome ?? null;
  return ok({
    state: to,
    outcome,
    confirmedCategory: part.confirmedCategory ?? report.confirmedCategory,
    messages: part.messages ?? report.messages,
    history: [...report.history, { state: to, day, outcome }],
  });
};

/** An officer takes it up under a category (the suggestion or another). Refuses WRONG_STATE. */
export const accept = (report: Report, category: ReportCategory, day: LocalDate): Result<Move, Refusal> =>
  move(report, 'accepted', day, { confirmedCategory: category });

/** An officer asks the reporter something. Refuses WRONG_STATE, LIMIT_EXCEEDED. */
export const ask = (report: Report, text: string, day: LocalDate): Result<Move, Refusal> =>
  move(report, 'waitingForReporter', day, { messages: [...report.messages, { from: 'handler', day, text }] });

/** The reporter answers; the ball is with the officer again. Refuses WRONG_STATE, LIMIT_EXCEEDED. */
export const answer = (report: Report, text: string, day: LocalDate): Result<Move, Refusal> =>
  report.state === 'waitingForReporter'
    ? move(report, 'accepted', day, { messages: [...report.messages, { from: 'reporter', day, text }] })
    : err({ code: 'WRONG_STATE', state: report.state });

/** An officer ends it with an outcome and words for the reporter. "Closed" is not "solved": the reporter may reopen. */
export const close = (report: Report, outcome: Outcome, text: string, day: LocalDate): Result<Move, Refusal> =>
  move(report, 'closed', day, { outcome, messages: [...report.messages, { from: 'handler', day, text }] });

/** The reporter says it is not solved. Refuses WRONG_STATE, and LIMIT_EXCEEDED after the third time (then: appeal). */
export const reopen = (report: Report, text: string, day: LocalDate): Result<Move, Refusal> => {
  const before = report.history.filter(({ state }) => state === 'reopened').length;
  if (report.state === 'closed' && before >= MAX_REOPENINGS)
    return err({ code: 'LIMIT_EXCEEDED', max: MAX_REOPENINGS });
  return move(report, 'reopened', day, { messages: [...report.messages, { from: 'reporter', day, text }] });
};
