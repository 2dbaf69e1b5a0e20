// The bench on which experts say what a course or a teaching material is.
import * as z from 'zod';
import {
  Attachment,
  CaseFile,
  ClassificationCase,
  Decision,
  Pin,
  VERDICTS,
} from '../domain/institution/classification/case.schema';
import { HINTS } from '../domain/institution/classification/classify';
import { DIMENSIONS } from '../domain/institution/classification/signals.lexicon';
import { endpoint } from './endpoint';

const At = { id: z.string().max(64), revision: z.int().min(1) };
const Done = z.object({ id: z.string() });

const Precedent = z.object({
  id: z.string(),
  title: z.string(),
  likeness: z.number(),
  verdict: z.enum(VERDICTS).nullable(),
});

const Evidence = z.object({ dimension: z.enum(DIMENSIONS), phrase: z.string(), because: z.string() });

export const classificationContract = {
  /** Cases as the caller may see them: officers those of their districts, experts those they sit on. Votes stay hidden. */
  cases: endpoint({
    kind: 'read',
    callers: ['officer', 'expert'],
    input: z.strictObject({}),
    output: z.object({
      cases: z.array(
        ClassificationCase.omit({ panel: true, recused: true, attachments: true }).extend({
          attachments: z.array(Attachment.omit({ fileId: true }).strip()),
          panelSize: z.int(),
          recusedCount: z.int(),
          votesIn: z.int(),
          evidence: z.array(Evidence),
          precedents: z.array(Precedent),
          /** True for an expert who sits on it and has not voted. */
          isMyTurn: z.boolean(),
          /** The caller's own vote, if they cast one in this instance. */
          myVote: z.object({ verdict: z.enum(VERDICTS), reason: z.string() }).nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  /** The hint for a file that is being written; changes nothing. */
  hint: endpoint({
    kind: 'read',
    callers: ['officer', 'expert'],
    input: z.strictObject({ file: CaseFile }),
    output: z.object({ hint: z.enum(HINTS), evidence: z.array(Evidence) }),
    errors: [],
  }),
  /** Opens a case and draws its panel, those with a declared interest left out. */
  open: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      institutionId: z.string().max(64),
      ...ClassificationCase.pick({ kind: true, title: true, courseId: true, file: true, document: true }).shape,
      pins: z.array(Pin.omit({ hash: true })).max(40),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_SET', 'LIMIT_EXCEEDED'],
  }),
  /** Attaches a file to a dimension, before anybody has voted: PDF, JPEG or PNG, pinned by the hash of its bytes. */
  attach: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      ...At,
      ...Attachment.pick({ dimension: true, title: true }).shape,
      base64: z.string().max(5_400_000),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'FILE_REFUSED', 'LIMIT_EXCEEDED'],
  }),
  /** An attached file, for who may see the case; refused when its bytes are no longer those that were pinned. */
  attachment: endpoint({
    kind: 'read',
    callers: ['officer', 'expert'],
    input: z.strictObject({ id: z.string().max(64), attachmentId: z.string().max(64) }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
    errors: ['NOT_FOUND', 'FILE_REFUSED'],
  }),
  /** One vote for each expert, with its reason. The last one ends the instance. */
  vote: endpoint({
    kind: 'write',
    callers: ['expert'],
    input: z.strictObject({
      id: z.string().max(64),
      verdict: z.enum(VERDICTS),
      reason: z.string().trim().min(10).max(1000),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONFLICT_OF_INTEREST'],
  }),
  /** One level up: the institution appeals, or the panel was tied. City officers; a second panel without the first one's experts. */
  appeal: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ ...At, text: z.string().trim().min(4).max(1000) }),
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'NOT_SET', 'LIMIT_EXCEEDED'],
  }),
  /** What the public may know of decided cases: what, how many votes, which reasons; no experts. */
  digests: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({}),
    output: z.object({
      digests: z.array(
        z.object({
          id: z.string(),
          kind: ClassificationCase.shape.kind,
          title: z.string(),
          institutionName: z.string(),
          instance: z.int(),
          decision: Decision,
        }),
      ),
    }),
    errors: [],
  }),
};
