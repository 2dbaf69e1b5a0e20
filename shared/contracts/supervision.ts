// The annual inspection of institutions, and the blacklist.
import * as z from 'zod';
import { RETURN_STATES } from '../domain/institution/annual/annual';
import { AnnualReturn, AnnualRound, OfficerForm, SelfReport } from '../domain/institution/annual/annual.schema';
import { BlacklistCase, REQUEST_KINDS } from '../domain/institution/blacklist/blacklist';
import { ANNUAL_GRADES, DecisionDocument } from '../domain/institution/institution.schema';
import { CalendarDate } from '../domain/tenant/calendar.schema';
import { endpoint } from './endpoint';

const Code = z.string().trim().min(4).max(40);
const At = { id: z.string().max(80), revision: z.int().min(1) };
const Done = z.object({ id: z.string() });

export const supervisionContract = {
  /** Every round, and the returns of the officer's districts for one year (the newest when none is named). */
  annual: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ year: z.int().min(2020).max(2100).optional() }),
    output: z.object({
      rounds: z.array(AnnualRound),
      year: z.int().nullable(),
      dueOn: CalendarDate.nullable(),
      returns: z.array(
        AnnualReturn.omit({ codeHash: true }).extend({
          state: z.enum(RETURN_STATES),
          isOverdue: z.boolean(),
          hints: z.array(z.object({ about: z.string(), rule: z.string(), facts: z.record(z.string(), z.number()) })),
        }),
      ),
    }),
    errors: [],
  }),
  /** Opens a year: every licensed institution gets a return and an invitation. City officers. */
  openAnnual: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ year: z.int().min(2020).max(2100), dueOn: CalendarDate, document: DecisionDocument }),
    output: z.object({ year: z.int(), invited: z.int() }),
    errors: ['TOO_LATE'],
  }),
  /** The invitation codes of returns that wait for their institution, to be handed to its contact. */
  annualCodes: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: z.object({ codes: z.array(z.object({ id: z.string(), name: z.string(), code: z.string() })) }),
    errors: [],
    secondFactor: 'fresh', // whoever holds a code can report in the institution's name
  }),
  /** A new code: the old one opens nothing any more, and what was reported with it is set aside. */
  reissueCode: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject(At),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** What the invitation is for. */
  invitation: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ code: Code }),
    output: z.object({ name: z.string(), year: z.int(), dueOn: CalendarDate, isReported: z.boolean() }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
  /** The institution's own report, once. */
  selfReport: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ code: Code, report: SelfReport }),
    output: z.object({ year: z.int() }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES', 'WRONG_STATE'],
  }),
  grade: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, grade: z.enum(ANNUAL_GRADES), form: OfficerForm.nullable() }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'TOO_EARLY'],
  }),
  /** Publishes every graded return of a year into the registry. City officers. May be done again as more are graded. */
  publishAnnual: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ year: z.int().min(2020).max(2100), document: DecisionDocument }),
    output: z.object({ published: z.int() }),
    errors: ['NOT_FOUND'],
  }),
  /** Blacklist entries of the officer's districts, in whatever state. */
  blacklist: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      cases: z.array(BlacklistCase),
      /** What the accounts in the cases are called. */
      names: z.record(z.string(), z.string()),
    }),
    errors: [],
  }),
  proposeBlacklist: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      institutionId: z.string().max(64),
      ...BlacklistCase.pick({ basis: true, reason: true, document: true, toldOn: true, until: true }).shape,
    }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** A second person publishes or rejects. */
  decideBlacklist: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, approve: z.boolean() }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'SAME_PERSON'],
  }),
  /** The institution asks for repair (it has put things right) or appeals; an officer enters what it handed in. */
  fileRequest: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, kind: z.enum(REQUEST_KINDS), text: z.string().trim().min(2).max(1000) }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'LIMIT_EXCEEDED'],
  }),
  /** Decides it; granted means the entry ends now. An appeal is the city's, and none of those who made the entry may decide it. */
  decideRequest: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      ...At,
      kind: z.enum(REQUEST_KINDS),
      grant: z.boolean(),
      answer: z.string().trim().min(2).max(500),
      document: DecisionDocument,
    }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'SAME_PERSON'],
  }),
};
