import * as z from 'zod';
import { YEAR_SECTIONS, type YearSection } from '../domain/account/audit-year';
import { LIST_PURPOSES, RECORD_PURPOSES } from '../domain/child/access.schema';
import { endpoint } from './endpoint';

/** A row of the chain as it is kept: with all that its hash covers, so that anybody can recompute it. */
const Row = z.object({
  id: z.string(),
  at: z.number(),
  actor: z.object({ kind: z.string(), accountId: z.string().optional() }),
  action: z.string(),
  subject: z.object({ collection: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  sequence: z.int(),
  previousHash: z.string(),
  hash: z.string(),
});

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Year = z.int().min(2020).max(2100);

const YearOverview = z.object({
  year: z.int(),
  /** Rows of the trail in this year, and in all. */
  rows: z.int(),
  lines: z.array(
    z.object({
      section: z.enum(Object.keys(YEAR_SECTIONS) as YearSection[]),
      action: z.string(),
      months: z.array(z.int()),
      total: z.int(),
    }),
  ),
  /** Staff's reads of children's data by purpose, and how many different people read. */
  accesses: z.array(
    z.object({
      purpose: z.enum([...RECORD_PURPOSES, ...LIST_PURPOSES]),
      times: z.int(),
      people: z.int(),
      children: z.int(),
    }),
  ),
  /** As of now. */
  now: z.object({
    childrenEnrolled: z.int(),
    childrenLeft: z.int(),
    childrenWithGuardian: z.int(),
    erased: z.int(),
    staff: z.int(),
    staffOnHold: z.int(),
    officeHolders: z.int(),
    officeHoldersWithSecondFactor: z.int(),
    complaintsOpen: z.int(),
    complaintsOverdue: z.int(),
  }),
});

export const auditContract = {
  /** A page of the trail, newest first. All conditions hold together. */
  rows: endpoint({
    kind: 'read',
    callers: ['auditor'],
    input: z.strictObject({
      /** Only rows before this one; null: from the newest. */
      before: z.int().min(1).nullable(),
      /** `report` finds `report.submitted` and so on; empty: all. */
      family: z.string().regex(/^[a-zA-Z]{0,30}$/),
      /** Rows by this account only; empty: by anybody. */
      actor: z.string().max(80),
      /** Rows about this thing only; empty: about anything. */
      subject: z.string().max(80),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    }),
    output: z.object({
      rows: z.array(Row.extend({ actorName: z.string() })),
      /** Ask again with this as `before`; null: there are no more. */
      next: z.int().nullable(),
    }),
    errors: [],
  }),
  /**
   * Verifies a stretch of the chain from behind `after` (0: from its beginning), whose hash the caller names: a caller who
   * walks it from 0 has verified all of it.
   */
  verify: endpoint({
    kind: 'read',
    callers: ['auditor'],
    input: z.strictObject({ after: z.int().min(0), hash: Hash }),
    output: z.object({
      /** The last row that was looked at and its hash. */
      after: z.int(),
      hash: Hash,
      /** The first row that is missing, moved or altered; null: none in this stretch. */
      brokenAt: z.int().nullable(),
      /** The newest row of the chain. */
      last: z.int(),
    }),
    errors: [],
  }),
  /** What the relay could not move on and put aside. Kinds and numbers only: what it carries stays in its document. */
  parked: endpoint({
    kind: 'read',
    callers: ['sysadmin', 'auditor'],
    input: z.strictObject({}),
    output: z.object({
      parked: z.array(
        z.object({
          collection: z.string(),
          id: z.string(),
          part: z.enum(['audit', 'message']),
          /** The row's action or the message's template. */
          name: z.string(),
          fault: z.string(),
          at: z.number(),
          entries: z.int(),
          messages: z.int(),
        }),
      ),
    }),
    errors: [],
  }),
  /** Has the relay try a parked document again. */
  retryParked: endpoint({
    kind: 'write',
    callers: ['sysadmin'],
    input: z.strictObject({ collection: z.string().max(40), id: z.string().min(1).max(80) }),
    output: z.object({ isWaiting: z.literal(true) }),
    errors: ['NOT_FOUND'],
  }),
  /** The year in figures, in the order of the duties that the yearly audit looks at. */
  year: endpoint({
    kind: 'read',
    callers: ['auditor'],
    input: z.strictObject({ year: Year }),
    output: YearOverview,
    errors: [],
  }),
  /** The same as a workbook. */
  exportYear: endpoint({
    kind: 'read',
    callers: ['auditor'],
    input: z.strictObject({ year: Year }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
    errors: [],
  }),
};
