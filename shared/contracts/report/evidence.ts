// Evidence on its way: one small file in one call, or a larger one in pieces that can be sent again and resumed.
import * as z from 'zod';
import { EVIDENCE_FORMATS, EVIDENCE_KINDS, MAX_PIECES, PIECE_BYTES } from '../../domain/report/evidence';
import { endpoint } from '../endpoint';

/** Of one piece, as base64. */
const MAX_BASE64 = Math.ceil(PIECE_BYTES / 3) * 4;
const Base64 = z.string().min(4).max(MAX_BASE64);

/** The sender's own random name for an upload: whoever knows it may go on with it. */
const Upload = z.string().regex(/^[0-9a-f]{32}$/);
const Piece = z
  .int()
  .min(0)
  .max(MAX_PIECES - 1);

const File = z.object({
  evidenceId: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  format: z.enum(EVIDENCE_FORMATS),
  /** Of the cleaned file. */
  bytes: z.int(),
});

export const EvidenceFile = File.extend({ parts: z.int() });

export const evidenceEndpoints = {
  /** One file of at most one piece ahead of its report; cleaned, sealed. Unclaimed ones are deleted. */
  uploadEvidence: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ base64: Base64 }),
    output: File,
    errors: ['FILE_REFUSED', 'TOO_MANY_TRIES'],
  }),
  /** One piece of a larger file, in any order; a piece that is there already stays as it is. */
  sendEvidencePiece: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ upload: Upload, piece: Piece, of: z.int().min(1).max(MAX_PIECES), base64: Base64 }),
    output: z.object({ missing: z.array(z.int()) }),
    errors: ['WRONG_STATE', 'TOO_MANY_TRIES'],
  }),
  /** What has not arrived yet: where to go on after a broken connection. */
  evidenceProgress: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ upload: Upload }),
    output: z.object({ missing: z.array(z.int()), file: File.nullable() }),
    errors: ['NOT_FOUND'],
  }),
  /** Puts the pieces together, cleans the file and lets the pieces go. */
  finishEvidence: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ upload: Upload }),
    output: File,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'FILE_REFUSED'],
  }),
  /** A part of a report's evidence, for whoever may read the report. Parts put together are the file. */
  readEvidence: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: z.string().max(64), evidenceId: z.string().max(64), part: Piece }),
    output: EvidenceFile.extend({ base64: z.string() }),
    errors: ['NOT_FOUND', 'NOT_SET'],
  }),
};
