// Evidence in storage: each piece sealed by itself, bound to its file and its place in it.
import { type Evidence, PIECE_BYTES, type StoredPiece } from '../../../shared/domain/report/evidence';
import { AppError } from '../../../shared/kernel/errors';
import { toBase32 } from '../../../shared/kernel/random';
import type { Call } from '../../_lib/call';

type Reach = Pick<Call, 'sealing' | 'files'>;

/** `raw` as it came, `clean` as it is kept: one never opens in the other's place. */
const aboutPiece = (evidenceId: string, sort: 'raw' | 'clean', at: number): string =>
  `evidence/${evidenceId}/${sort}/${at}`;

/** What the database knows an upload by: its name is a credential, so only a keyed hash of it is kept. */
export const evidenceIdOf = ({ secrets }: Pick<Call, 'secrets'>, upload: string): string =>
  toBase32(secrets.keyedHash('evidence-upload', upload)).slice(0, 26).toLowerCase();

export const putPiece = async (
  { sealing, files }: Reach,
  evidenceId: string,
  sort: 'raw' | 'clean',
  at: number,
  bytes: Uint8Array,
): Promise<StoredPiece> => {
  const { header, body } = await sealing.sealBytes('content', aboutPiece(evidenceId, sort, at), bytes);
  return { header, fileId: await files.put('evidence', 'sealed', body) };
};

/** @throws AppError NOT_SET the key to it is not there any more */
export const readPiece = async (
  { sealing, files }: Reach,
  evidenceId: string,
  sort: 'raw' | 'clean',
  at: number,
  { header, fileId }: StoredPiece,
): Promise<Uint8Array> => {
  const opened = await sealing.openBytes('content', aboutPiece(evidenceId, sort, at), {
    header,
    body: await files.read(fileId),
  });
  if (!opened.ok) throw new AppError('NOT_SET', { what: opened.reason });
  return opened.value;
};

/** Cleaned bytes as sealed parts, in order. */
export const putParts = async (reach: Reach, evidenceId: string, bytes: Uint8Array): Promise<StoredPiece[]> => {
  const parts: StoredPiece[] = [];
  for (let at = 0; at * PIECE_BYTES < bytes.length; at++) {
    const part = bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES);
    parts.push(await putPiece(reach, evidenceId, 'clean', at, part));
  }
  return parts;
};

/** What the sender and the officers are told of a ready file. */
export const fileOf = ({ id, kind, format, bytes }: Evidence) => {
  if (kind === null || format === null) throw new Error('not ready');
  return { evidenceId: id, kind, format, bytes };
};
