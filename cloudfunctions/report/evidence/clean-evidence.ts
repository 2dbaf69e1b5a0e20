// One file in, a clean one out, or the reason why not. What cannot be cleaned is not kept: half-cleaned would be worse.
import { MAX_BYTES } from '../../../shared/domain/report/evidence';
import { cleanMedia } from './clean-media';
import type { CleanOutcome } from './clean-outcome';
import { cleanPhoto } from './clean-photo';
import { kindOf, sniff } from './sniff';

/** Cleans a photo (re-encoded) or a sound or video file (rewritten). What a file is, its own bytes say. */
export const cleanEvidence = async (bytes: Uint8Array): Promise<CleanOutcome> => {
  if (bytes.length === 0) return { ok: false, reason: 'EMPTY' };
  const format = sniff(bytes);
  if (format === null) return { ok: false, reason: 'UNKNOWN_FORMAT' };
  if (bytes.length > MAX_BYTES[kindOf(format)]) return { ok: false, reason: 'TOO_LARGE' };
  return format === 'jpeg' || format === 'png' || format === 'webp'
    ? cleanPhoto(bytes, format)
    : cleanMedia(bytes, format);
};
