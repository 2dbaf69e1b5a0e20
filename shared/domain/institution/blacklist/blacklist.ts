// A blacklist entry from proposal to end: two people, a legal basis, a reason, a last day, a way to repair, an appeal.
// @source rules.md §7 (blacklist.basis): needs a legal basis, notice, a repair path and an end date.
import * as z from 'zod';
import type { DomainError } from '../../../kernel/errors';
import { err, ok, type Result } from '../../../kernel/result';
import { addDays, type LocalDate } from '../../../kernel/time';
import { CalendarDate } from '../../tenant/calendar.schema';
import { DecisionDocument, INSTITUTION_STATUSES, type InstitutionStatus } from '../institution.schema';

export const BLACKLIST_STATES = ['proposed', 'rejected', 'published', 'ended', 'lifted'] as const;
export type BlacklistState = (typeof BLACKLIST_STATES)[number];

/** What can be asked for while an entry stands, and what may come of it. */
export const REQUEST_KINDS = ['repair', 'appeal'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const BlacklistRequest = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  filedAt: z.number(),
  filedBy: z.string(),
  text: z.string(),
  /** Null while nobody has decided. */
  granted: z.boolean().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
  answer: z.string(),
});
export type BlacklistRequest = z.infer<typeof BlacklistRequest>;

export const BlacklistCase = z.object({
  id: z.string(),
  revision: z.int(),
  institutionId: z.string(),
  name: z.string(),
  districtCode: z.string(),
  state: z.enum(BLACKLIST_STATES),
  /** The article it rests on, as the officer cites it. */
  basis: z.string().trim().min(4).max(200),
  reason: z.string().trim().min(4).max(200),
  document: DecisionDocument,
  /** The day the institution was told beforehand and could answer. */
  toldOn: CalendarDate,
  until: CalendarDate,
  proposedBy: z.string(),
  proposedAt: z.number(),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
  /** The status before, which holds again when the entry ends. */
  before: z.enum(INSTITUTION_STATUSES).nullable(),
  petitions: z.array(BlacklistRequest).max(20),
});
export type BlacklistCase = z.infer<typeof BlacklistCase>;

/** @policy an entry lasts at least a month and at most three years; a longer one has to be proposed anew */
const SHORTEST_DAYS = 30;
const LONGEST_DAYS = 1096;

type Refusal = DomainError & {
  readonly code: 'INVALID_INPUT' | 'WRONG_STATE' | 'SAME_PERSON' | 'TOO_EARLY';
};
const refuse = (code: Refusal['code'], facts: object = {}): Result<never, Refusal> => err({ code, ...facts });

/**
 * Checks a proposal. Refuses WRONG_STATE (blacklisted already), INVALID_INPUT with `reason` `NOT_TOLD` (told after today) or
 * `TERM` with the days allowed.
 */
export const checkProposal = (
  status: InstitutionStatus,
  { toldOn, until }: Pick<BlacklistCase, 'toldOn' | 'until'>,
  today: LocalDate,
): Result<null, Refusal> => {
  if (status === 'blacklisted') return refuse('WRONG_STATE', { state: status });
  if (toldOn > today) return refuse('INVALID_INPUT', { reason: 'NOT_TOLD' });
  return until < addDays(today, SHORTEST_DAYS) || until > addDays(today, LONGEST_DAYS)
    ? refuse('INVALID_INPUT', { reason: 'TERM', least: SHORTEST_DAYS, most: LONGEST_DAYS })
    : ok(null);
};

/** A second person decides a proposal. Refuses WRONG_STATE or SAME_PERSON. */
export const checkDecision = (one: Pick<BlacklistCase, 'state' | 'proposedBy'>, by: string): Result<null, Refusal> => {
  if (one.state !== 'proposed') return refuse('WRONG_STATE', { state: one.state });
  return one.proposedBy === by ? refuse('SAME_PERSON') : ok(null);
};

/** A request may be filed while the entry stands and none of its kind is open. Refuses WRONG_STATE. */
export const checkFiling = (
  one: Pick<BlacklistCase, 'state' | 'petitions'>,
  kind: RequestKind,
): Result<null, Refusal> => {
  if (one.state !== 'published') return refuse('WRONG_STATE', { state: one.state });
  return one.petitions.some((request) => request.kind === kind && request.granted === null)
    ? refuse('WRONG_STATE', { open: kind })
    : ok(null);
};

/**
 * Who may decide a request: not who filed it; an appeal not by those who made the entry either.
 * @returns the index of the open request. Refuses WRONG_STATE or SAME_PERSON.
 */
export const openRequest = (
  one: Pick<BlacklistCase, 'state' | 'petitions' | 'proposedBy' | 'decidedBy'>,
  kind: RequestKind,
  by: string,
): Result<number, Refusal> => {
  if (one.state !== 'published') return refuse('WRONG_STATE', { state: one.state });
  const index = one.petitions.findIndex((request) => request.kind === kind && request.granted === null);
  const request = one.petitions[index];
  if (request === undefined) return refuse('WRONG_STATE', { none: kind });
  const isParty = kind === 'appeal' && (one.proposedBy === by || one.decidedBy === by);
  return request.filedBy === by || isParty ? refuse('SAME_PERSON') : ok(index);
};

/** True when an entry's last day is over. */
export const hasEnded = (one: Pick<BlacklistCase, 'state' | 'until'>, today: LocalDate): boolean =>
  one.state === 'published' && one.until < today;
