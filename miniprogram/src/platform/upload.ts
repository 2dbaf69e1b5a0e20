// A file on its way to a report: small ones in one call, larger ones in pieces. A broken connection costs one piece, not
// the file: what has arrived is asked for, and only the rest is sent. Nothing can be stored twice.
import type { OutputOf } from '@shared/contracts';
import { MAX_EVIDENCE_BYTES, PIECE_BYTES } from '@shared/domain/report/evidence';
import { CallError, call, newClientRequestId, write } from './call';
import type { PickedFile } from './files';

export type UploadedFile = OutputOf<'report.uploadEvidence'>;

/** base64 letters of one piece: four for three bytes, and a piece is a multiple of three. */
const PIECE_LETTERS = (PIECE_BYTES / 3) * 4;
/** Waits before the second, third and fourth attempt, milliseconds. */
const WAITS = [500, 2000, 6000];
const WORTH_ANOTHER: readonly string[] = ['OFFLINE', 'BUSY', 'CONFLICT'];

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries again by itself where another attempt can help. @throws CallError the last one's */
const patiently = async <T>(attempt: () => Promise<T>, pause: (ms: number) => Promise<void>): Promise<T> => {
  for (const ms of WAITS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CallError) || !WORTH_ANOTHER.includes(error.code)) throw error;
      await pause(ms);
    }
  }
  return attempt();
};

export interface UploadOptions {
  /** 128 random bits, hexadecimal, kept with the file: an upload begun under it goes on where it broke off. */
  readonly upload: string;
  /** Told after each piece: 0–1. */
  readonly onProgress?: (share: number) => void;
  /** For tests. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** What is still missing of an upload; all of it when the server has not heard of it. */
const missingOf = async (upload: string, of: number): Promise<readonly number[]> => {
  try {
    return (await call('report.evidenceProgress', { upload })).missing;
  } catch (error) {
    if (error instanceof CallError && error.code === 'NOT_FOUND')
      return Array.from({ length: of }, (_, piece) => piece);
    throw error;
  }
};

/**
 * Sends one file and gives back what was kept of it.
 * @throws CallError FILE_REFUSED with a reason | OFFLINE, BUSY after four attempts (send again under the same `upload`)
 */
export const uploadEvidence = async (
  { base64, bytes }: Pick<PickedFile, 'base64' | 'bytes'>,
  { upload, onProgress, pause = wait }: UploadOptions,
): Promise<UploadedFile> => {
  // Told here already: nobody should wait for 200 MB to be refused at their end.
  if (bytes > MAX_EVIDENCE_BYTES) throw new CallError('FILE_REFUSED', { reason: 'TOO_LARGE' }, '');
  const of = Math.max(1, Math.ceil(base64.length / PIECE_LETTERS));
  if (of === 1) {
    const file = await patiently(() => write('report.uploadEvidence', { base64 }, upload), pause);
    onProgress?.(1);
    return file;
  }
  const missing = await patiently(() => missingOf(upload, of), pause);
  let sent = of - missing.length;
  onProgress?.(sent / (of + 1));
  for (const piece of missing) {
    const part = base64.slice(piece * PIECE_LETTERS, (piece + 1) * PIECE_LETTERS);
    const id = await newClientRequestId();
    await patiently(() => write('report.sendEvidencePiece', { upload, piece, of, base64: part }, id), pause);
    onProgress?.(++sent / (of + 1)); // the last share is the cleaning
  }
  const id = await newClientRequestId();
  const file = await patiently(() => write('report.finishEvidence', { upload }, id), pause);
  onProgress?.(1);
  return file;
};

/** All of one file of a report, as base64: its parts put together. @throws CallError */
export const readEvidence = async (reportId: string, evidenceId: string): Promise<string> => {
  const first = await call('report.readEvidence', { reportId, evidenceId, part: 0 });
  const letters = [first.base64];
  for (let part = 1; part < first.parts; part++) {
    letters.push((await call('report.readEvidence', { reportId, evidenceId, part })).base64);
  }
  return letters.join('');
};
