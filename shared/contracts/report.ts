import * as z from 'zod';
import { REPORT_CATEGORIES } from '../domain/report/categories';
import { CASE_CATEGORIES } from '../domain/report/categorise/verdict';
import { Clock } from '../domain/report/clock.schema';
import { Extract } from '../domain/report/extract';
import { LookAt, Observation as ObservationSchema, PEOPLE_SEEN, SEEN } from '../domain/report/observation';
import { PUBLICATION_STATES, Publication, PublicationText } from '../domain/report/publication';
import {
  CONTACT_KINDS,
  DEPARTMENTS,
  HAND_OVER_REASONS,
  NOTICE_CODES,
  OUTCOMES,
  PUBLIC_STAGES,
  REPORT_STATES,
  SANCTIONS,
  SEEN_AS,
  SEVERITIES,
  SUBJECT_KINDS,
  SUSPENSION_REASONS,
} from '../domain/report/report.schema';
import { Lead, NOTICED, NOTICED_TIMES, SignalContent } from '../domain/report/signals';
import { MOVES, type MoveName } from '../domain/report/transitions';
import { UNSEALING_REASONS } from '../domain/report/unsealing';
import type { ErrorCode } from '../kernel/errors';
import { REGULATIONS } from '../regulations';
import { DISTRICT_CODES } from '../tenant/hanzhong';
import { endpoint } from './endpoint';
import { EvidenceFile, evidenceEndpoints } from './report-evidence';

const Text = z.string().trim().min(1).max(2000);
/** A row of the register of rules. */
const RuleId = z
  .string()
  .max(60)
  .refine((id) => REGULATIONS.some((row) => row.id === id));
const Short = z.string().trim().max(200);
const Receipt = z.string().max(60);
const ReportId = z.string().min(1).max(64);
const EvidenceIds = z.array(z.string().max(64)).max(6);
const CommunityCode = z.string().regex(/^\d{12}$/);
const District = z.enum(DISTRICT_CODES);

/** What the phone says of a report; the function seals it before it is stored. */
export const Submission = z.strictObject({
  category: z.enum(REPORT_CATEGORIES),
  subject: z.strictObject({
    kind: z.enum(SUBJECT_KINDS),
    institutionId: z.string().max(64).nullable(),
    schoolId: z.string().max(64).nullable(),
  }),
  placeName: z.string().trim().min(1).max(80),
  districtCode: District,
  communityCode: CommunityCode.nullable(),
  address: Short,
  timePattern: Short,
  seenAs: z.enum(SEEN_AS),
  text: Text,
  evidenceIds: EvidenceIds,
  contact: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('anonymous') }),
    z.strictObject({
      kind: z.literal('named'),
      name: z.string().trim().min(2).max(30),
      phone: z.string().regex(/^[0-9+][0-9 -]{5,18}$/),
    }),
    z.strictObject({ kind: z.literal('slip'), code: Receipt }),
  ]),
});

/** A clock with what is left of it. */
const ShownClock = Clock.pick({
  kind: true,
  rule: true,
  startedOn: true,
  dueOn: true,
  isCertain: true,
  isExtended: true,
}).extend({
  /** Working days left; negative when the day has passed; null without a day. */
  workingDaysLeft: z.int().nullable(),
});

const ShownThread = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('words'),
      from: z.enum(['office', 'reporter']),
      purpose: z.string(),
      day: z.string(),
      /** null: the key to it is not there any more. */
      text: z.string().nullable(),
    }),
    z.object({ kind: z.literal('notice'), code: z.enum(NOTICE_CODES), day: z.string(), dueOn: z.string().nullable() }),
  ]),
);

export const REPORTER_MOVES = ['answer', 'addEvidence', 'agree', 'reopen', 'askReview', 'withdraw'] as const;

/** What the reporter sees: the public layer. */
const Progress = z.object({
  category: z.enum(REPORT_CATEGORIES),
  contact: z.enum(CONTACT_KINDS),
  placeName: z.string().nullable(),
  districtCode: z.string(),
  stage: z.enum(PUBLIC_STAGES),
  outcome: z.enum(OUTCOMES).nullable(),
  submittedOn: z.string(),
  clock: ShownClock.nullable(),
  /** Why there is no day. */
  noClock: z.enum(['FINISHED', 'NOT_SET', 'AT_ONCE']).nullable(),
  question: z.object({ askedOn: z.string(), answerBy: z.string() }).nullable(),
  suspension: z.object({ reason: z.enum(SUSPENSION_REASONS), from: z.string(), until: z.string() }).nullable(),
  thread: ShownThread,
  history: z.array(z.object({ stage: z.enum(PUBLIC_STAGES), day: z.string() })),
  evidence: z.int(),
  /** Others have told of the same; this reporter's own thread and clock go on. */
  isFollowing: z.boolean(),
  can: z.array(z.enum(REPORTER_MOVES)),
  /** Every opening of the reporter's identity. */
  openings: z.array(z.object({ day: z.string(), reason: z.enum(UNSEALING_REASONS) })),
});

const Row = z.object({
  id: z.string(),
  category: z.enum(REPORT_CATEGORIES),
  isConfirmed: z.boolean(),
  severity: z.enum(SEVERITIES),
  contact: z.enum(CONTACT_KINDS),
  placeName: z.string().nullable(),
  districtCode: z.string(),
  communityCode: z.string().nullable(),
  handlerId: z.string().nullable(),
  state: z.enum(REPORT_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  submittedOn: z.string(),
  clock: ShownClock.nullable(),
  noClock: z.enum(['FINISHED', 'NOT_SET', 'AT_ONCE']).nullable(),
  ageDays: z.int(),
  handlerName: z.string().nullable(),
  isMine: z.boolean(),
  isUnderQuestion: z.boolean(),
  escalated: z.int(),
  mergedInto: z.string().nullable(),
});

const MOVE_NAMES = Object.keys(MOVES) as [MoveName, ...MoveName[]];

const Observation = z.object({
  id: z.string(),
  communityCode: z.string(),
  state: z.enum(['asked', 'noted', 'cancelled']),
  askedOn: z.string(),
  notedOn: z.string().nullable(),
  seen: z.array(z.string()),
  peopleSeen: z.string().nullable(),
  note: z.string().nullable(),
});

const Detail = Row.extend({
  revision: z.int(),
  subject: z.object({
    kind: z.enum(SUBJECT_KINDS),
    institutionId: z.string().nullable(),
    schoolId: z.string().nullable(),
    name: z.string().nullable(),
  }),
  communityName: z.string().nullable(),
  reportedCategory: z.enum(REPORT_CATEGORIES),
  address: z.string().nullable(),
  timePattern: z.string().nullable(),
  text: z.string().nullable(),
  seenAs: z.enum(SEEN_AS),
  evidence: z.array(EvidenceFile),
  clocks: z.array(ShownClock.extend({ endedOn: z.string().nullable() })),
  thread: ShownThread,
  history: z.array(
    z.object({ state: z.enum(REPORT_STATES), day: z.string(), by: z.string(), outcome: z.enum(OUTCOMES).nullable() }),
  ),
  question: z.object({ askedOn: z.string(), answerBy: z.string() }).nullable(),
  suspension: z.object({ reason: z.enum(SUSPENSION_REASONS), from: z.string(), until: z.string() }).nullable(),
  objection: z.object({ on: z.string(), reason: z.string().nullable() }).nullable(),
  extension: z
    .object({
      askedOn: z.string(),
      reason: z.string().nullable(),
      decision: z.string().nullable(),
      isMine: z.boolean(),
    })
    .nullable(),
  inspections: z.array(
    z.object({
      on: z.string(),
      officers: z.array(z.object({ name: z.string(), certificateNo: z.string() })),
      findings: z.array(z.object({ ruleId: z.string(), result: z.string(), note: z.string().nullable() })),
    }),
  ),
  sanctions: z.array(z.object({ ruleId: z.string(), kinds: z.array(z.enum(SANCTIONS)), on: z.string() })),
  observations: z.array(Observation),
  followers: z.array(z.object({ id: z.string(), placeName: z.string().nullable(), submittedOn: z.string() })),
  /** What the caller may do now. */
  moves: z.array(z.enum(MOVE_NAMES)),
  canUndo: z.boolean(),
});

const Moved = z.object({ state: z.enum(REPORT_STATES) });
const MOVE_ERRORS = ['NOT_FOUND', 'WRONG_STATE', 'LIMIT_EXCEEDED'] as const;

const officerMove = <I extends z.ZodRawShape>(input: I, errors: readonly ErrorCode[] = []) =>
  endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, ...input }),
    output: Moved,
    errors: [...MOVE_ERRORS, ...errors],
  });

const publicationMove = <I extends z.ZodRawShape>(input: I, errors: readonly ErrorCode[] = []) =>
  endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject(input),
    output: z.object({ id: z.string(), state: z.enum(PUBLICATION_STATES) }),
    errors: ['NOT_FOUND', 'WRONG_STATE', ...errors],
  });

const Count = { n: z.int().nullable(), isFew: z.boolean() };
const SummaryShape = z.object({
  received: z.int(),
  open: z.int(),
  answered: z.int(),
  solved: z.int(),
  closedUnconfirmed: z.int(),
  withdrawn: z.int(),
  everReopened: z.int(),
  everReviewed: z.int(),
  overdue: z.int(),
  onTime: z.object({ of: z.int(), inTime: z.int(), share: z.number().nullable() }),
  byCategory: z.array(z.object({ category: z.enum(REPORT_CATEGORIES), ...Count })),
  byDistrict: z.array(z.object({ districtCode: z.string(), ...Count })),
  byAge: z.array(z.object({ upToDays: z.int().nullable(), open: z.int() })),
});

const ReporterMoved = z.object({ stage: z.enum(PUBLIC_STAGES) });
const reporterMove = <I extends z.ZodRawShape>(input: I, errors: readonly ErrorCode[] = []) =>
  endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt, ...input }),
    output: ReporterMoved,
    errors: [...MOVE_ERRORS, 'TOO_MANY_TRIES', ...errors],
  });

export const reportContract = {
  ...evidenceEndpoints,
  /** A report: the caller's identity is not read. A name, where given, is sealed for the unsealing function alone. */
  submit: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: Submission,
    output: z.object({ receipt: z.string() }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),

  /** The schools of a district, by name: for whoever reports one. */
  schools: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ districtCode: District }),
    output: z.object({ schools: z.array(z.object({ id: z.string(), name: z.string() })) }),
    errors: [],
  }),

  // ── with the receipt ──
  follow: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt }),
    output: Progress,
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
  answer: reporterMove({ text: Text }),
  addEvidence: reporterMove({ text: Text, evidenceIds: EvidenceIds }),
  /** It is solved: only the reporter can say so. */
  agree: reporterMove({}),
  /** It is not solved: somebody else takes it up again. */
  reopen: reporterMove({ text: Text }),
  askReview: reporterMove({ text: Text }, ['TOO_LATE']),
  withdraw: reporterMove({}),

  // ── the officers' desk ──
  /** The reports of the officer's districts that no interest of theirs touches. */
  triageList: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ reports: z.array(Row) }),
    errors: [],
  }),
  open: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({ report: Detail }),
    errors: ['NOT_FOUND'],
  }),
  /** What a person decides with: who could take it, what looks like the same thing. */
  suggest: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({
      handlers: z.array(
        z.object({ accountId: z.string(), name: z.string(), openCases: z.int(), isLocal: z.boolean() }),
      ),
      /** What the words suggest, with the phrases that say so; a person confirms. */
      category: z
        .object({
          category: z.enum(CASE_CATEGORIES),
          confidence: z.number(),
          alternatives: z.array(z.object({ category: z.enum(CASE_CATEGORIES), confidence: z.number() })),
          evidence: z.array(z.object({ phrase: z.string(), because: z.string() })),
          route: z.string(),
        })
        .nullable(),
      /** Former institutions that the place recalls. */
      recalled: z.array(
        z.object({ institutionId: z.string(), name: z.string(), address: z.string(), because: z.array(z.string()) }),
      ),
      duplicates: z.array(
        z.object({
          id: z.string(),
          score: z.number(),
          because: z.array(z.string()),
          placeName: z.string().nullable(),
          address: z.string().nullable(),
          text: z.string().nullable(),
          submittedOn: z.string(),
          state: z.enum(REPORT_STATES),
        }),
      ),
      partners: z.array(z.enum(DEPARTMENTS)),
      gridWorkers: z.array(z.object({ accountId: z.string(), name: z.string() })),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Paper slips, each with a receipt on it: shown once, to be printed. */
  issueSlips: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ districtCode: District, count: z.int().min(1).max(60) }),
    output: z.object({ codes: z.array(z.string()) }),
    errors: ['NOT_FOUND'],
  }),
  /** Officers who may be named in an inspection of this report. */
  colleagues: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({ colleagues: z.array(z.object({ accountId: z.string(), name: z.string() })) }),
    errors: ['NOT_FOUND'],
  }),
  accept: officerMove({ category: z.enum(REPORT_CATEGORIES), severity: z.enum(SEVERITIES) }),
  reclassify: officerMove({ category: z.enum(REPORT_CATEGORIES), severity: z.enum(SEVERITIES) }),
  dispatch: officerMove({ handlerId: ReportId, districtCode: District }, ['SAME_PERSON', 'CONFLICT_OF_INTEREST']),
  handOver: officerMove({ handlerId: ReportId, districtCode: District, reason: z.enum(HAND_OVER_REASONS) }, [
    'SAME_PERSON',
    'CONFLICT_OF_INTEREST',
  ]),
  object: officerMove({ reason: Text }, ['TOO_LATE']),
  overrule: officerMove({}),
  begin: officerMove({}),
  suspend: officerMove({ reason: z.enum(SUSPENSION_REASONS), until: z.iso.date() }),
  resume: officerMove({}, ['TOO_EARLY']),
  ask: officerMove({ text: Text, answerDays: z.int().min(1).max(30) }),
  askExtension: officerMove({ reason: Text }, ['NOT_SET']),
  decideExtension: officerMove({ isApproved: z.boolean() }, ['SAME_PERSON']),
  recordInspection: officerMove({
    on: z.iso.date(),
    officers: z
      .array(z.strictObject({ accountId: ReportId, certificateNo: z.string().trim().min(4).max(40) }))
      .min(1)
      .max(10),
    findings: z
      .array(
        z.strictObject({
          ruleId: RuleId,
          result: z.enum(['violated', 'notViolated', 'notChecked']),
          note: z.string().trim().max(1000),
        }),
      )
      .min(1)
      .max(20),
  }),
  /** A proposal for people: nothing is ever imposed by the program. */
  proposeSanction: officerMove({ ruleId: RuleId, kinds: z.array(z.enum(SANCTIONS)).min(1).max(7) }, ['NOT_SET']),
  decline: officerMove({ reply: Text }),
  close: officerMove({ outcome: z.enum(OUTCOMES), reply: Text }, ['NOT_SET']),
  answerReview: officerMove({ outcome: z.enum(OUTCOMES), reply: Text }),
  /** The report follows another about the same thing; both keep thread, clock and rights. */
  merge: officerMove({ leadId: ReportId }, ['CONFLICT_OF_INTEREST']),
  separate: officerMove({}),
  /** Takes the caller's own last step back while nothing else happened. */
  undo: officerMove({}),
  // ── handing on ──
  /** A redacted extract for one recipient, marked as theirs: the only thing of a report that may be handed on. */
  forward: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      reportId: ReportId,
      department: z.enum(DEPARTMENTS),
      recipient: z.string().trim().min(2).max(60),
    }),
    output: z.object({
      code: z.string(),
      recipient: z.string(),
      givenOn: z.string(),
      category: z.enum(REPORT_CATEGORIES),
      placeName: z.string(),
      address: z.string(),
      timePattern: z.string(),
      text: z.string(),
      taken: z.int(),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Whose extract a text was copied from. */
  trace: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ text: z.string().max(20_000) }),
    output: z.object({
      extracts: z.array(Extract.pick({ reportId: true, department: true, recipient: true, code: true, givenOn: true })),
    }),
    errors: [],
  }),

  // ── decisions made public ──
  published: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({}),
    output: z.object({
      publications: z.array(
        Publication.pick({
          id: true,
          title: true,
          text: true,
          document: true,
          districtCode: true,
          annulledOn: true,
          withdrawBy: true,
          withdrawRule: true,
        }).extend({ publishedOn: z.string() }),
      ),
    }),
    errors: [],
  }),
  publicationDesk: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      publications: z.array(
        Publication.omit({ proposedBy: true, approvedBy: true, subject: true, revision: true }).extend({
          isMine: z.boolean(),
          proposedByName: z.string(),
        }),
      ),
    }),
    errors: [],
  }),
  proposePublication: publicationMove({ reportId: ReportId, ...PublicationText.shape }),
  /** The second person: the content check runs within this call, and only what it passes is shown. */
  approvePublication: publicationMove({ id: ReportId }, ['SAME_PERSON', 'CONTENT_CHECK_DOWN']),
  /** The decision behind it was annulled: gone within three working days, by hand or by itself. */
  annulPublication: publicationMove({ id: ReportId }),
  takeDownPublication: publicationMove({ id: ReportId }),

  // ── "I noticed something" ──
  notice: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: SignalContent.extend({
      districtCode: District,
      communityCode: CommunityCode.nullable(),
      placeName: z.string().trim().max(80),
      address: Short,
      phone: z.string().trim().max(20),
      noticed: z.array(z.enum(NOTICED)).min(1).max(NOTICED.length),
      times: z.array(z.enum(NOTICED_TIMES)).max(NOTICED_TIMES.length),
    }),
    output: z.object({ isKept: z.literal(true) }),
    errors: ['TOO_EARLY', 'LIMIT_EXCEEDED'],
  }),
  leadDesk: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      leads: z.array(
        Lead.pick({
          id: true,
          districtCode: true,
          communityCode: true,
          openedOn: true,
          households: true,
          isBurst: true,
          state: true,
        }).extend({
          placeName: z.string().nullable(),
          address: z.string().nullable(),
          noticed: z.array(z.enum(NOTICED)),
          times: z.array(z.enum(NOTICED_TIMES)),
        }),
      ),
    }),
    errors: [],
  }),
  settleLead: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ leadId: ReportId, as: z.enum(['taken', 'dropped']) }),
    output: z.object({ state: z.enum(['taken', 'dropped']) }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),

  /** Figures that cannot mislead, of the officer's districts. */
  statistics: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ summary: SummaryShape }),
    errors: [],
  }),

  // ── looks from public space ──
  askLook: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, communityCode: CommunityCode }),
    output: z.object({ observationId: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'NOT_SET'],
  }),
  /** What a grid worker could look at, the most promising first. */
  visitList: endpoint({
    kind: 'read',
    callers: ['gridWorker'],
    input: z.strictObject({}),
    output: z.object({
      visits: z.array(
        ObservationSchema.pick({
          id: true,
          communityCode: true,
          state: true,
          askedOn: true,
          notedOn: true,
          expected: true,
          because: true,
        }).extend(LookAt.shape),
      ),
    }),
    errors: [],
  }),
  /** What was to be seen from public space. Kept on the phone until it goes through. */
  noteLook: endpoint({
    kind: 'write',
    callers: ['gridWorker'],
    input: z.strictObject({
      observationId: ReportId,
      seen: z.array(z.enum(SEEN)).min(1).max(SEEN.length),
      peopleSeen: z.enum(PEOPLE_SEEN),
      note: z.string().trim().max(1000),
      seenOn: z.iso.date(),
    }),
    output: z.object({ state: z.literal('noted') }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** One step for many at once; each answers for itself. Each can be undone. */
  bulk: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      reportIds: z
        .array(z.string().regex(/^[0-9a-z]{26}$/))
        .min(1)
        .max(50),
      step: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('accept') }),
        z.strictObject({ kind: z.literal('dispatch'), handlerId: ReportId }),
        z.strictObject({ kind: z.literal('undo') }),
      ]),
    }),
    output: z.object({
      results: z.array(z.object({ reportId: z.string(), ok: z.boolean(), code: z.string().nullable() })),
    }),
    errors: [],
  }),
};
