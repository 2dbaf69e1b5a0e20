// A complaint about this app itself, from anybody and without an account: it reaches the tenant's sysadmin and has its own
// clock (国办函〔2026〕12号 asks for the entry). Not a report about an institution.
// @source app.complaint
import * as z from 'zod';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';

export const COMPLAINT_TOPICS = [
  'broken',
  'hardToUse',
  'wrongInformation',
  'privacy',
  'service',
  'suggestion',
] as const;
export const COMPLAINT_STATES = ['open', 'answered'] as const;

export const AppComplaint = z.object({
  id: z.string(),
  revision: z.int(),
  receiptHash: z.string(),
  topic: z.enum(COMPLAINT_TOPICS),
  state: z.enum(COMPLAINT_STATES),
  /** `YYYY-MM-DD`; the day only, as whoever writes is not asked who they are. */
  submittedOn: z.string(),
  /** When the present question came: the first day, or that of the latest reply. */
  askedOn: z.string(),
  /** By when it is to be answered; null while the tenant promises no time. */
  dueOn: z.string().nullable(),
  /** Oldest first. */
  messages: z.array(z.object({ from: z.enum(['person', 'office']), day: z.string(), text: z.string() })),
  answeredBy: z.string().nullable(),
});
export type AppComplaint = z.infer<typeof AppComplaint>;

type Moved = Pick<AppComplaint, 'state' | 'messages' | 'askedOn' | 'dueOn'>;

/** A thread is no chat. @policy enough for a misunderstanding and its clearing up */
const MAX_MESSAGES = 20;

const said = (
  before: Pick<AppComplaint, 'messages'>,
  message: AppComplaint['messages'][number],
): Result<AppComplaint['messages'], DomainError> =>
  before.messages.length < MAX_MESSAGES
    ? ok([...before.messages, message])
    : err({ code: 'LIMIT_EXCEEDED', max: MAX_MESSAGES });

/** The office answers. Refuses WRONG_STATE (answered already), LIMIT_EXCEEDED. */
export const answer = (
  before: Pick<AppComplaint, 'state' | 'messages' | 'askedOn' | 'dueOn'>,
  text: string,
  day: string,
): Result<Moved, DomainError> => {
  if (before.state !== 'open') return err({ code: 'WRONG_STATE', state: before.state });
  const messages = said(before, { from: 'office', day, text });
  return messages.ok
    ? ok({ state: 'answered', messages: messages.value, askedOn: before.askedOn, dueOn: before.dueOn })
    : messages;
};

/**
 * The person writes again: an answered complaint is open once more, with a new clock; an open one keeps its clock.
 * Refuses LIMIT_EXCEEDED.
 */
export const writeAgain = (
  before: Pick<AppComplaint, 'state' | 'messages' | 'askedOn' | 'dueOn'>,
  text: string,
  day: string,
  dueOn: string | null,
): Result<Moved, DomainError> => {
  const messages = said(before, { from: 'person', day, text });
  if (!messages.ok) return messages;
  const clock = before.state === 'open' ? { askedOn: before.askedOn, dueOn: before.dueOn } : { askedOn: day, dueOn };
  return ok({ state: 'open', messages: messages.value, ...clock });
};

/** True when it waits for the office and its day has passed. */
export const isOverdue = ({ state, dueOn }: Pick<AppComplaint, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'open' && dueOn !== null && dueOn < today;
