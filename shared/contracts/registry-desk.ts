// What officers do with the registry: import, edit, decide, print, export. Part of the institution function's contract.
import * as z from 'zod';
import { looksLikeCreditCode } from '../domain/institution/credit-code';
import {
  Course,
  DecisionDocument,
  INSTITUTION_STATUSES,
  Institution,
  Penalty,
  Premises,
} from '../domain/institution/institution.schema';
import { LIKENESSES } from '../domain/institution/look-alike/look-alike';
import { MARK_KINDS, Practitioner } from '../domain/institution/practitioner.schema';
import { REFUSALS } from '../domain/institution/registry/read-registry';
import { WATCH_PURPOSES, WATCH_REASONS } from '../domain/institution/watch/same-place';
import { CalendarDate } from '../domain/tenant/calendar.schema';
import { endpoint } from './endpoint';

/** A spreadsheet on its way: at most 5 MB, as base64. */
const Upload = z.strictObject({ fileName: z.string().max(200), base64: z.string().max(7_000_000) });

const Counts = z.object({ added: z.int(), changed: z.int(), removed: z.int() });

const RefusedRow = z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.enum(REFUSALS) });

const ImportReport = z.object({
  added: z.int(),
  unchanged: z.int(),
  /** Credit codes whose check character is wrong: a warning, not a refusal. */
  doubtfulCodes: z.int(),
  changed: z.array(
    z.object({
      name: z.string(),
      fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** Licensed ones that the list does not name: they stay as they are. */
  missing: z.array(z.string()),
  courses: Counts,
  practitioners: Counts,
  /** New ones that recall a former institution. */
  watched: z.array(
    z.object({
      name: z.string(),
      hits: z.array(z.object({ name: z.string(), because: z.array(z.enum(WATCH_REASONS)) })),
    }),
  ),
  /** New names that pass for others: a warning, not a refusal. */
  lookAlikes: z.array(z.object({ name: z.string(), other: z.string(), likeness: z.enum(LIKENESSES) })),
  refused: z.array(RefusedRow),
});

const Edited = z.object({ id: z.string() });
const At = { id: z.string().max(64), revision: z.int().min(1) };

/** What the desk may edit. A field left out stays. */
const EditableFacts = Institution.pick({
  name: true,
  formerNames: true,
  creditCode: true,
  licenceNo: true,
  address: true,
  category: true,
  furtherCategories: true,
  stages: true,
  modes: true,
  validUntil: true,
  supervisedAccount: true,
  phones: true,
  legalPerson: true,
  watchUntil: true,
})
  .extend({
    /** Its form counts; a wrong check character is warned about elsewhere. */
    creditCode: Institution.shape.creditCode.refine((code) => code === null || looksLikeCreditCode(code)),
    /** `door` empty for a new place: it gets its number here. */
    premises: z.array(Premises.omit({ serial: true }).extend({ door: z.string().max(8) })).max(20),
    /** `id` empty for a new course; `caseId` is the panel's, whatever is sent. */
    courses: z.array(Course).max(100),
  })
  .partial()
  .strict();

const RegistryRow = Institution.omit({
  readings: true,
  courses: true,
  history: true,
  changes: true,
  penalties: true,
}).extend({
  courseCount: z.int(),
  /** Former institutions that this one recalls (same place, people, telephone, brand). */
  recallCount: z.int(),
});

export const registryDeskContract = {
  /** The registry with what only officers may see, within the officer's districts; of former ones without people and telephones. */
  registry: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ institutions: z.array(RegistryRow) }),
    errors: [],
  }),
  /** One institution whole: its people with what is marked about them, and the former institutions it recalls. */
  registryEntry: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.object({
      institution: Institution.omit({ readings: true }),
      practitioners: z.array(
        Practitioner.omit({ nameHash: true, personHash: true }).extend({
          marks: z.array(
            z.object({
              kind: z.enum(MARK_KINDS),
              /** The identity number agrees; else only the name does. */
              samePerson: z.boolean(),
              source: z.string(),
              document: z.string(),
              until: CalendarDate.nullable(),
            }),
          ),
        }),
      ),
      recalls: z.array(
        z.object({
          institutionId: z.string(),
          name: z.string(),
          address: z.string(),
          endedOn: CalendarDate.nullable(),
          because: z.array(z.enum(WATCH_REASONS)),
        }),
      ),
      /** Who opened the people and telephone of a former institution, newest first, at most ten. */
      openings: z.array(z.object({ by: z.string(), at: z.number(), purpose: z.enum(WATCH_PURPOSES) })),
      /** What the accounts in `history`, `changes` and `openings` are called. */
      names: z.record(z.string(), z.string()),
      today: CalendarDate,
    }),
    errors: ['NOT_FOUND'],
  }),
  /**
   * People and telephone of a former institution, kept up to `watchUntil` to recognise it when it goes on in secret. For a
   * purpose, which is written down with who asked.
   */
  openWatched: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['officer'],
    input: z.strictObject({ id: z.string().max(64), purpose: z.enum(WATCH_PURPOSES) }),
    output: z.object({ legalPerson: z.string(), phones: z.array(z.string()), watchUntil: CalendarDate }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
    secondFactor: 'fresh', // it shows persons
  }),
  /** What a list would change, row by row; changes nothing. */
  previewImport: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: Upload,
    output: ImportReport,
    errors: ['FILE_REFUSED'],
  }),
  /** Imports a list: all rows or none, unless the officer chose to leave the refused ones out. */
  commitImport: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: Upload.extend({
      leaveOutRefused: z.boolean(),
      /** The document the list came with; empty: the file's name stands for it. */
      document: z.string().trim().max(120).default(''),
    }),
    output: ImportReport,
    errors: ['FILE_REFUSED', 'IMPORT_REFUSED'],
  }),
  /** Changes registered facts under a document. A stale revision is CONFLICT. */
  edit: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, document: DecisionDocument, facts: EditableFacts }),
    output: Edited,
    errors: ['NOT_FOUND'],
  }),
  /** A new status by decision. A blacklist entry goes through the blacklist's own endpoints. */
  changeStatus: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      ...At,
      status: z.enum(INSTITUTION_STATUSES).exclude(['blacklisted']),
      since: CalendarDate,
      until: CalendarDate.nullable(),
      reason: z.string().trim().min(2).max(200),
      document: DecisionDocument,
    }),
    output: Edited,
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  addPenalty: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, ...Penalty.pick({ decidedOn: true, document: true, summary: true }).shape }),
    output: Edited,
    errors: ['NOT_FOUND'],
  }),
  /** A decision was annulled: it is shown no longer. */
  withdrawPenalty: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      ...At,
      penaltyId: z.string().max(40),
      withdrawnOn: CalendarDate,
      document: DecisionDocument,
    }),
    output: Edited,
    errors: ['NOT_FOUND'],
  }),
  /** Door codes printed so far hold no longer for this door. */
  revokeDoor: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, door: z.string().length(8), document: DecisionDocument }),
    output: Edited,
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
  }),
  /** Signed codes of every door of these institutions, for printing. Only where the licence is valid. */
  doorCodes: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ ids: z.array(z.string().max(64)).min(1).max(50) }),
    output: z.object({
      posters: z.array(
        z.object({
          institutionId: z.string(),
          name: z.string(),
          licenceNo: z.string().nullable(),
          validUntil: CalendarDate.nullable(),
          door: z.string(),
          address: z.string(),
          floor: z.string(),
          rooms: z.array(z.string()),
          code: z.string(),
          issuedOn: CalendarDate,
          until: CalendarDate,
        }),
      ),
      /** Without a code: not licensed today, or without any premises. */
      leftOut: z.array(z.object({ institutionId: z.string(), name: z.string() })),
    }),
    errors: [],
  }),
  /** The registry as a workbook: institutions, courses, practitioners. The same columns come in again by import. */
  exportRegistry: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ fileName: z.string(), base64: z.string() }),
    errors: [],
    secondFactor: 'fresh', // it takes every telephone and name out of the house
  }),
  /** A list of serving teachers or of bans, kept as keyed hashes. City officers. All rows or none. */
  importMarks: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: Upload.extend({ kind: z.enum(MARK_KINDS), document: DecisionDocument }),
    output: z.object({ added: z.int(), known: z.int() }),
    errors: ['FILE_REFUSED', 'IMPORT_REFUSED'],
  }),
};
