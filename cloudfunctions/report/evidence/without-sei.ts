// Takes the "supplemental information" out of video frames: encoders and cameras write settings, times and places into it.
// Frames arrive as in MP4, each unit with its length in front (4 bytes: what every phone writes; others are refused).
import { concatBytes } from '../../../shared/domain/report/strip-metadata';

const AVC_SEI = 6;
const HEVC_PREFIX_SEI = 39;
const HEVC_SUFFIX_SEI = 40;

const isSei = (first: number, codec: 'avc' | 'hevc'): boolean => {
  if (codec === 'avc') return (first & 0x1f) === AVC_SEI;
  const type = (first >> 1) & 0x3f;
  return type === HEVC_PREFIX_SEI || type === HEVC_SUFFIX_SEI;
};

/** True when the track's units have their length in four bytes, by its decoder's description (avcC, hvcC). */
export const hasFourByteLengths = (codec: string, description: AllowSharedBufferSource | undefined): boolean => {
  if (codec !== 'avc' && codec !== 'hevc') return true;
  if (description === undefined) return false; // units marked by start codes: not as in MP4
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  return ((bytes[codec === 'avc' ? 4 : 21] ?? 0) & 3) === 3;
};

/**
 * One frame without its SEI units.
 * @throws Error when the lengths do not add up: the caller refuses the file
 */
export const withoutSei = (frame: Uint8Array, codec: string): Uint8Array => {
  if (codec !== 'avc' && codec !== 'hevc') return frame;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const kept: Uint8Array[] = [];
  let dropped = false;
  for (let at = 0; at < frame.length; ) {
    if (at + 5 > frame.length) throw new Error('broken frame');
    const end = at + 4 + view.getUint32(at);
    if (end > frame.length || end === at + 4) throw new Error('broken frame');
    if (isSei(frame[at + 4] ?? 0, codec)) dropped = true;
    else kept.push(frame.subarray(at, end));
    at = end;
  }
  if (kept.length === 0) throw new Error('a frame without a picture');
  return dropped ? concatBytes(kept) : frame;
};
