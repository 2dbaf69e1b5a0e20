// A report and everything that happens to it, as one document. It holds nothing of who reported.
import * as z from 'zod';
import { REPORT_CATEGORIES } from './categories';

export const REPORT_STATES = ['submitted', 'accepted', 'waitingForReporter', 'closed', 'reopened'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const OUTCOMES = ['violationFound', 'notFound', 'cannotVerify', 'notOurs'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SEEN_AS = ['saw', 'heard', 'documents'] as const;

/** A question to the reporter, an answer, or a reply: all the handler and the reporter ever say to each other. */
export const Message = z.object({ from: z.enum(['handler', 'reporter']), day: z.string(), text: z.string() });

export const HistoryEntry = z.object({
  state: z.enum(REPORT_STATES),
  day: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
});

export const Report = z.object({
  id: z.string(),
  revision: z.int(),
  /** Keyed hash of the receipt; the receipt itself is with the reporter only. */
  receiptHash: z.string(),
  category: z.enum(REPORT_CATEGORIES),
  /** What the officer made of it, once accepted. */
  confirmedCategory: z.enum(REPORT_CATEGORIES).nullable(),
  /** A registered institution, or null where only a place or a name is known. */
  institutionId: z.string().nullable(),
  placeName: z.string(),
  districtCode: z.string(),
  address: z.string(),
  timePattern: z.string(),
  seenAs: z.enum(SEEN_AS),
  text: z.string(),
  /** Files in private storage. */
  evidence: z.array(z.string()),
  state: z.enum(REPORT_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Days, not moments: the minute of a submission could point at somebody. */
  submittedOn: z.string(),
  messages: z.array(Message),
  history: z.array(HistoryEntry),
});
export type Report = z.infer<typeof Report>;
