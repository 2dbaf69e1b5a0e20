// A case of the classification bench: a course or a teaching material, its file by dimension, the panel, the decision. Facts only.
import * as z from 'zod';
import { DecisionDocument } from '../institution.schema';
import { HINTS } from './classify';
import { DIMENSIONS } from './signals.lexicon';

export const CASE_KINDS = ['course', 'material'] as const;
export const VERDICTS = ['academic', 'nonAcademic'] as const;
export type PanelVerdict = (typeof VERDICTS)[number];

const Prose = z.string().trim().max(2000);
export const CaseFile = z.strictObject({ purpose: Prose, content: Prose, method: Prose, evaluation: Prose });

/** A quotation pinned to a dimension: what it says, where it stands, and the hash of both, so that it cannot change unseen. */
export const Pin = z.strictObject({
  dimension: z.enum(DIMENSIONS),
  quote: z.string().trim().min(2).max(500),
  source: z.string().trim().min(2).max(120),
  hash: z.string().length(64),
});
export type Pin = z.infer<typeof Pin>;

/** What may be attached, told by its first bytes. */
export const ATTACHMENT_KINDS = ['pdf', 'jpg', 'png'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
/** Bytes of one attachment, and attachments of one case, at most. */
export const MAX_ATTACHMENT_BYTES = 4_000_000;
export const MAX_ATTACHMENTS = 10;

/** A file pinned to a dimension by the hash of its bytes. */
export const Attachment = z.strictObject({
  id: z.string(),
  dimension: z.enum(DIMENSIONS),
  title: z.string().trim().min(2).max(80),
  kind: z.enum(ATTACHMENT_KINDS),
  bytes: z.int(),
  hash: z.string().length(64),
  /** Where it lies. Functions only. */
  fileId: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

const FIRST_BYTES: Readonly<Record<AttachmentKind, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a file is by its first bytes, whatever it is called; null for anything that may not be attached. */
export const attachmentKindOf = (bytes: Uint8Array): AttachmentKind | null =>
  ATTACHMENT_KINDS.find((kind) => FIRST_BYTES[kind].every((byte, i) => bytes[i] === byte)) ?? null;

export const CASE_STATES = ['voting', 'decided', 'tied', 'appealed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const Decision = z.strictObject({
  verdict: z.enum(VERDICTS).nullable(),
  academic: z.int(),
  nonAcademic: z.int(),
  decidedAt: z.number(),
  /** Reasons of those who were outvoted, without names. */
  dissent: z.array(z.string()),
  /** Reasons of the majority, without names. */
  reasons: z.array(z.string()),
});
export type Decision = z.infer<typeof Decision>;

export const ClassificationCase = z.object({
  id: z.string(),
  revision: z.int(),
  kind: z.enum(CASE_KINDS),
  title: z.string().trim().min(2).max(80),
  institutionId: z.string(),
  institutionName: z.string(),
  districtCode: z.string(),
  courseId: z.string().max(40).nullable(),
  file: CaseFile,
  pins: z.array(Pin).max(40),
  attachments: z.array(Attachment).max(MAX_ATTACHMENTS),
  hint: z.enum(HINTS),
  document: DecisionDocument,
  openedBy: z.string(),
  openedAt: z.number(),
  state: z.enum(CASE_STATES),
  /** 1 = the first panel, 2 = after an appeal. */
  instance: z.int().min(1).max(2),
  /** Accounts of this instance's experts, in the order drawn. */
  panel: z.array(z.string()).max(15),
  /** Accounts passed over because they declared an interest. */
  recused: z.array(z.string()).max(200),
  majorityPercent: z.int(),
  /** One for each instance that came to its end. */
  decisions: z.array(Decision).max(2),
  appeal: z.string().max(1000).nullable(),
});
export type ClassificationCase = z.infer<typeof ClassificationCase>;

/** One expert's vote in one instance. Blind: nobody reads it before the instance is over. */
export const ClassificationVote = z.object({
  id: z.string(),
  revision: z.int(),
  caseId: z.string(),
  instance: z.int(),
  accountId: z.string(),
  verdict: z.enum(VERDICTS),
  reason: z.string(),
  at: z.number(),
});
export type ClassificationVote = z.infer<typeof ClassificationVote>;
