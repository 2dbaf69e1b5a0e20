// The reporter's side: what the phone sends, and what the holder of a receipt sees and may do.
import * as z from 'zod';
import { REPORT_CATEGORIES } from '../../domain/report/categories';
import {
  CONTACT_KINDS,
  OUTCOMES,
  PUBLIC_STAGES,
  SEEN_AS,
  SUBJECT_KINDS,
  SUSPENSION_REASONS,
} from '../../domain/report/report.schema';
import { UNSEALING_REASONS } from '../../domain/report/unsealing';
import type { ErrorCode } from '../../kernel/errors';
import { endpoint } from '../endpoint';
import { CommunityCode, District, EvidenceIds, Receipt, Short, Text } from './fields';
import { MOVE_ERRORS } from './moves';
import { ShownClock, ShownThread } from './shown';

/** What the phone says of a report; the function seals it before it is stored. */
const Submission = z.strictObject({
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

const REPORTER_MOVES = ['answer', 'addEvidence', 'agree', 'reopen', 'askReview', 'withdraw'] as const;

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

const ReporterMoved = z.object({ stage: z.enum(PUBLIC_STAGES) });
const reporterMove = <I extends z.ZodRawShape>(input: I, errors: readonly ErrorCode[] = []) =>
  endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt, ...input }),
    output: ReporterMoved,
    errors: [...MOVE_ERRORS, 'TOO_MANY_TRIES', ...errors],
  });

export const reporterEndpoints = {
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
};
