// What an officer sees of reports: the row of a list, one report whole, and figures.
import * as z from 'zod';
import { REPORT_CATEGORIES } from '../../domain/report/categories';
import { Clock } from '../../domain/report/clock.schema';
import {
  CONTACT_KINDS,
  NOTICE_CODES,
  OUTCOMES,
  REPORT_STATES,
  SANCTIONS,
  SEEN_AS,
  SEVERITIES,
  SUBJECT_KINDS,
  SUSPENSION_REASONS,
} from '../../domain/report/report.schema';
import { MOVES, type MoveName } from '../../domain/report/transitions';
import { EvidenceFile } from './evidence';

/** A clock with what is left of it. */
export const ShownClock = Clock.pick({
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

export const ShownThread = z.array(
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

export const Row = z.object({
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

export const Detail = Row.extend({
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

const Count = { n: z.int().nullable(), isFew: z.boolean() };
export const SummaryShape = z.object({
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
