// A report and everything that happens to it, as one document. What people wrote is sealed in it; it holds nothing of who
// reported, except, for a named one, an envelope that only the unsealing function can open.
import * as z from 'zod';
import { REPORT_CATEGORIES } from './categories';
import { Clock } from './clock.schema';

export const REPORT_STATES = [
  'submitted',
  'accepted',
  'dispatched',
  'objected',
  'verifying',
  'suspended',
  'closed',
  'solved',
  'closedUnconfirmed',
  'reopened',
  'underReview',
  'withdrawn',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What the reporter sees of a state. */
export const PUBLIC_STAGES = [
  'received',
  'accepted',
  'checking',
  'paused',
  'answered',
  'solved',
  'closedUnconfirmed',
  'reopened',
  'underReview',
  'withdrawn',
] as const;
export type PublicStage = (typeof PUBLIC_STAGES)[number];

export const OUTCOMES = ['violationFound', 'notFound', 'cannotVerify', 'notOurs'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SEEN_AS = ['saw', 'heard', 'documents'] as const;
/** How the reporter can be reached: not at all, by a sealed name, or only by the code of a paper slip. */
export const CONTACT_KINDS = ['anonymous', 'named', 'slip'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
/** What the report is about. */
export const SUBJECT_KINDS = ['institution', 'school', 'teacher', 'place'] as const;
export const SEVERITIES = ['urgent', 'serious', 'ordinary'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Offices that a subject matter may belong to. */
export const DEPARTMENTS = ['education', 'market', 'culture', 'sport', 'civilAffairs'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const SUSPENSION_REASONS = ['otherCase', 'expertOpinion', 'forceMajeure', 'cannotReach'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];
export const HAND_OVER_REASONS = ['jurisdiction', 'conflict', 'load', 'absence'] as const;
export type HandOverReason = (typeof HAND_OVER_REASONS)[number];

/** An envelope: versioned, so that another algorithm can be added. Opaque to every rule in this folder. */
export const Sealed = z.object({
  version: z.literal(1),
  algorithm: z.literal('x25519-seal+xchacha20poly1305'),
  keyId: z.string(),
  key: z.string(),
  box: z.string(),
});
export type Sealed = z.infer<typeof Sealed>;

/** What is inside the content envelope. */
export const ReportContent = z.strictObject({
  placeName: z.string(),
  address: z.string(),
  timePattern: z.string(),
  text: z.string(),
});
export type ReportContent = z.infer<typeof ReportContent>;

/** What is inside the identity envelope. */
export const ReporterIdentity = z.strictObject({ name: z.string(), phone: z.string() });
export type ReporterIdentity = z.infer<typeof ReporterIdentity>;

/** What the office tells the reporter without a person's words. */
export const NOTICE_CODES = [
  'ACCEPTED',
  'EXTENDED',
  'SUSPENDED',
  'RESUMED',
  'REOPENED_TO_ANOTHER',
  'REVIEW_STARTED',
  'MERGED',
  'SEPARATED',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** Everything that the office and one reporter ever say to each other. */
export const ThreadEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('words'),
    from: z.enum(['office', 'reporter']),
    purpose: z.enum(['question', 'answer', 'reply', 'evidence', 'notSolved', 'review']),
    day: z.string(),
    text: Sealed,
    /** The report it was sealed for: a follower shows its lead's replies. */
    sealedFor: z.string(),
  }),
  z.object({ kind: z.literal('notice'), code: z.enum(NOTICE_CODES), day: z.string(), dueOn: z.string().nullable() }),
]);
export type ThreadEntry = z.infer<typeof ThreadEntry>;

export const ACTORS = ['reporter', 'office', 'timer'] as const;
export const HistoryEntry = z.object({
  state: z.enum(REPORT_STATES),
  day: z.string(),
  by: z.enum(ACTORS),
  outcome: z.enum(OUTCOMES).nullable(),
});

/** What officers found on the spot, per rule. @source 行政处罚法 第42、55条: at least two, with certificates */
export const InspectionRecord = z.object({
  on: z.string(),
  officers: z.array(z.object({ accountId: z.string(), certificateNo: z.string() })).min(2),
  findings: z.array(
    z.object({ ruleId: z.string(), result: z.enum(['violated', 'notViolated', 'notChecked']), note: Sealed }),
  ),
  /** Ids of evidence that the officers brought back. */
  evidence: z.array(z.string()),
});
export type InspectionRecord = z.infer<typeof InspectionRecord>;

export const SANCTIONS = [
  'rectify',
  'refund',
  'confiscate',
  'fine',
  'revoke',
  'transferDiscipline',
  'transferOffice',
] as const;
/** A proposal for people to decide on: nothing is ever imposed by the program. */
export const SanctionProposal = z.object({
  ruleId: z.string(),
  kinds: z.array(z.enum(SANCTIONS)).min(1),
  proposedBy: z.string(),
  on: z.string(),
});
export type SanctionProposal = z.infer<typeof SanctionProposal>;

export const Extension = z.object({
  askedBy: z.string(),
  askedOn: z.string(),
  reason: Sealed,
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedBy: z.string().nullable(),
});

export const Escalation = z.object({ clock: z.string(), level: z.int().min(1).max(2), on: z.string() });

/** The fields that an undo puts back. */
const Undoable = z.object({
  by: z.string(),
  /** The document's revision after the move: an undo works only while nothing else happened. */
  revision: z.int(),
  before: z.object({
    state: z.enum(REPORT_STATES),
    handlerId: z.string().nullable(),
    districtCode: z.string(),
    confirmedCategory: z.enum(REPORT_CATEGORIES).nullable(),
    severity: z.enum(SEVERITIES),
    clocks: z.array(Clock),
    history: z.array(HistoryEntry),
    thread: z.array(ThreadEntry),
  }),
});

export const Report = z.object({
  id: z.string(),
  revision: z.int(),
  /** Keyed hash of the receipt; the receipt itself is with the reporter only. */
  receiptHash: z.string(),
  contact: z.enum(CONTACT_KINDS),
  /** Name and telephone under the identity key; null when there are none. */
  identity: Sealed.nullable(),
  content: Sealed,
  category: z.enum(REPORT_CATEGORIES),
  /** What an officer made of it. */
  confirmedCategory: z.enum(REPORT_CATEGORIES).nullable(),
  severity: z.enum(SEVERITIES),
  subject: z.object({
    kind: z.enum(SUBJECT_KINDS),
    /** A registered institution, or null where only a place or a name is known. */
    institutionId: z.string().nullable(),
    schoolId: z.string().nullable(),
  }),
  districtCode: z.string(),
  communityCode: z.string().nullable(),
  seenAs: z.enum(SEEN_AS),
  /** Ids in the evidence collection. */
  evidence: z.array(z.string()),
  state: z.enum(REPORT_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Days, not moments: the minute of a submission could point at somebody. */
  submittedOn: z.string(),
  /** SAFETY only, to ten minutes: when the duty officers are called again. */
  safetyDueAt: z.number().nullable(),
  clocks: z.array(Clock),
  /** The earliest day of a running clock: what the timer looks for. */
  nextDueOn: z.string().nullable(),
  handlerId: z.string().nullable(),
  formerHandlerIds: z.array(z.string()),
  /** An open question to the reporter and the day until which an answer is waited for. */
  question: z.object({ askedOn: z.string(), answerBy: z.string() }).nullable(),
  suspension: z.object({ reason: z.enum(SUSPENSION_REASONS), from: z.string(), until: z.string() }).nullable(),
  objection: z.object({ by: z.string(), on: z.string(), reason: Sealed }).nullable(),
  extension: Extension.nullable(),
  thread: z.array(ThreadEntry),
  history: z.array(HistoryEntry),
  inspections: z.array(InspectionRecord),
  sanctions: z.array(SanctionProposal),
  escalations: z.array(Escalation),
  /** The lead case this one follows; each keeps its own thread, clocks and rights. */
  mergedInto: z.string().nullable(),
  undoable: Undoable.nullable(),
});
export type Report = z.infer<typeof Report>;
