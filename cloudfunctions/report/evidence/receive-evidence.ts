// Files from reporters: cleaned before they are kept, sealed as they are kept, and never under anybody's name.
// A file before its record: a record without its file would be a promise broken, a file without a record is only litter.
import { missingPieces } from '../../../shared/domain/report/evidence';
import { concatBytes } from '../../../shared/domain/report/strip-metadata';
import { AppError, orNotFound } from '../../../shared/kernel/errors';
import { dateOf } from '../../../shared/kernel/time';
import { type Call, newId, writeOf } from '../../_lib/call';
import { cleanEvidence } from './clean-evidence';
import { evidenceIdOf, fileOf, putParts, putPiece, readPiece } from './stored-pieces';

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const cleanOrRefuse = async (bytes: Uint8Array) => {
  const cleaned = await cleanEvidence(bytes);
  if (!cleaned.ok) throw new AppError('FILE_REFUSED', { reason: cleaned.reason });
  return cleaned;
};

const subject = (id: string) => ({ collection: 'evidence', id });

/** One small file, in one call. */
export const uploadEvidence = async (call: Call, { base64 }: { base64: string }) => {
  const id = newId(call);
  const known = await call.store.get('evidence', id);
  if (known !== null) return fileOf(known);
  const { kind, format, bytes } = await cleanOrRefuse(bytesOf(base64));
  await call.throttle.admit('file');
  const parts = await putParts(call, id, bytes);
  const write = writeOf(call, 'evidence.uploaded', subject(id), { kind, bytes: bytes.length });
  await call.store.insert(
    'evidence',
    id,
    {
      state: 'ready',
      of: 1,
      received: {},
      parts,
      kind,
      format,
      bytes: bytes.length,
      leftover: 0,
      files: parts.length,
      day: dateOf(call.now),
      reportId: null,
    },
    write,
  );
  return { evidenceId: id, kind, format, bytes: bytes.length };
};

interface Piece {
  readonly upload: string;
  readonly piece: number;
  readonly of: number;
  readonly base64: string;
}

/** One piece of a larger file. */
export const sendEvidencePiece = async (call: Call, { upload, piece, of, base64 }: Piece) => {
  const id = evidenceIdOf(call, upload);
  if (piece >= of) throw new AppError('WRONG_STATE', { of });
  const known = await call.store.get('evidence', id);
  if (known !== null && known.of !== of) throw new AppError('WRONG_STATE', { of: known.of });
  if (known !== null && (known.state === 'ready' || known.received[piece] !== undefined)) {
    return { missing: known.state === 'ready' ? [] : missingPieces(known) };
  }
  if (known === null) await call.throttle.admit('file');
  const stored = await putPiece(call, id, 'raw', piece, bytesOf(base64));
  const received = { ...known?.received, [piece]: stored };
  const reply = { missing: missingPieces({ of, received }) };
  const write = writeOf(call, 'evidence.pieceReceived', subject(id), { piece, of }, { reply });
  if (known === null) {
    await call.store.insert(
      'evidence',
      id,
      {
        state: 'receiving',
        of,
        received,
        parts: [],
        kind: null,
        format: null,
        bytes: 0,
        leftover: 0,
        files: 1,
        day: dateOf(call.now),
        reportId: null,
      },
      write,
    );
  } else {
    await call.store.change('evidence', known, { set: { received, files: known.files + 1 } }, write);
  }
  return reply;
};

/** What has not arrived yet. */
export const evidenceProgress = async (call: Call, { upload }: { upload: string }) => {
  const known = orNotFound(await call.store.get('evidence', evidenceIdOf(call, upload)));
  const isReady = known.state === 'ready';
  return { missing: isReady ? [] : missingPieces(known), file: isReady ? fileOf(known) : null };
};

/** A second step of one request on the same document: under the request's own key it would count as done already. */
export const asStep = (call: Call, step: string): Call => ({
  ...call,
  request: { ...call.request, key: `${call.request.key}.${step}` },
});

/** Lets the uncleaned pieces of a ready file go. Killed in between, the nightly sweep does it. */
export const dropLeftover = async (call: Call, id: string): Promise<void> => {
  const known = await call.store.get('evidence', id);
  if (known === null || known.leftover === 0) return;
  await call.files.remove(Object.values(known.received).map(({ fileId }) => fileId));
  const write = writeOf(asStep(call, 'drop'), 'evidence.piecesDropped', subject(id), { pieces: known.leftover });
  const change = { set: { received: {}, leftover: 0, files: known.parts.length } };
  await call.store.changeIf('evidence', id, { leftover: known.leftover }, change, write);
};

/** Puts the pieces together, cleans the file, keeps the clean one. */
export const finishEvidence = async (call: Call, { upload }: { upload: string }) => {
  const id = evidenceIdOf(call, upload);
  const known = orNotFound(await call.store.get('evidence', id));
  if (known.state === 'ready') {
    await dropLeftover(call, id);
    return fileOf(known);
  }
  const missing = missingPieces(known);
  if (missing.length > 0) throw new AppError('WRONG_STATE', { missing });
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < known.of; at++) {
    pieces.push(await readPiece(call, id, 'raw', at, orNotFound(known.received[String(at)])));
  }
  const { kind, format, bytes } = await cleanOrRefuse(concatBytes(pieces));
  const parts = await putParts(call, id, bytes);
  const ready = { state: 'ready', parts, kind, format, bytes: bytes.length } as const;
  const reply = { evidenceId: id, kind, format, bytes: bytes.length };
  const write = writeOf(call, 'evidence.uploaded', subject(id), { kind, bytes: bytes.length }, { reply });
  await call.store.change(
    'evidence',
    known,
    { set: { ...ready, leftover: known.of, files: known.of + parts.length } },
    write,
  );
  await dropLeftover(call, id);
  return reply;
};
