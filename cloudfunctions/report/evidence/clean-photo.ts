// A photo drawn anew: decoded, turned upright, shrunk, encoded. Nothing of the old file's bytes comes through, so nothing
// of where, when and with what it was taken can. First its structure is read to the end: what is cut off or odd is refused.
import { concatBytes, stripMetadata } from '../../../shared/domain/report/strip-metadata';
import type { CleanOutcome } from './clean-outcome';
import { hidesAnother } from './sniff';

/** @policy the largest ordinary phone photo: an ordinary JPEG is shrunk while it is read, and stays within 200 MiB */
const MAX_PIXELS = 25_000_000;
/** @policy what has to be held whole in memory: progressive JPEG, PNG, WebP. A screenshot has half of this; the client shrinks long ones. */
const MAX_PIXELS_WHOLE = 8_500_000;
/** @policy interlaced PNG, held twice */
const MAX_PIXELS_INTERLACED = 4_500_000;
/** Enough to read a notice on a wall or a long chat; the original's resolution could tell which phone it was. */
const KEPT_PIXELS = 4_500_000;
const MAX_SIDE = 16_000;
const QUALITY = 85;
const MAX_SECONDS = 10;

/** True when a JPEG's frame header says progressive. */
const isProgressive = (jpeg: Uint8Array): boolean => {
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xc2 || marker === 0xc6) return true;
    if (marker === 0xda) return false;
    at += 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0));
  }
  return false;
};

const pixelLimit = (bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp'): number => {
  if (format === 'jpeg') return isProgressive(bytes) ? MAX_PIXELS_WHOLE : MAX_PIXELS;
  return format === 'png' && bytes[28] === 1 ? MAX_PIXELS_INTERLACED : MAX_PIXELS_WHOLE;
};

/** Chunks of a WebP: the whole file must be one RIFF container, and its picture chunks are told from the rest. */
const readWebp = (bytes: Uint8Array): { readonly aside: Uint8Array } | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length || end < 20) return null;
  const aside: Uint8Array[] = [bytes.subarray(end)];
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > end) return null;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (!/^(VP8 |VP8L|VP8X|ALPH|ANIM|ANMF)$/.test(name)) aside.push(bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size & 1);
  }
  return { aside: concatBytes(aside) };
};

/** Re-encodes a JPEG, PNG or WebP as a JPEG of at most 4.5 million pixels, without any metadata. */
export const cleanPhoto = async (bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp'): Promise<CleanOutcome> => {
  const walked = format === 'webp' ? null : stripMetadata(bytes);
  if (walked !== null && !walked.ok) return { ok: false, reason: 'UNREADABLE' };
  const webp = format === 'webp' ? readWebp(bytes) : null;
  if (format === 'webp' && webp === null) return { ok: false, reason: 'UNREADABLE' };
  if (hidesAnother(walked?.aside ?? webp?.aside ?? new Uint8Array())) return { ok: false, reason: 'TWO_IN_ONE' };

  const { default: sharp } = await import('sharp');
  // A PNG's side chunks are never shown to the decoder; a JPEG's are, because they say which way is up.
  const input = format === 'png' && walked?.ok ? walked.bytes : bytes;
  try {
    const limitInputPixels = pixelLimit(walked?.ok ? walked.bytes : bytes, format);
    const picture = sharp(input, { limitInputPixels, failOn: 'error', sequentialRead: true, pages: 1 });
    picture.timeout({ seconds: MAX_SECONDS });
    const { width, height } = await picture.metadata();
    const scale = Math.min(1, Math.sqrt(KEPT_PIXELS / (width * height)));
    const drawn = await picture
      .autoOrient()
      .resize({
        width: Math.min(MAX_SIDE, Math.round(Math.max(width, height) * scale)),
        height: Math.min(MAX_SIDE, Math.round(Math.max(width, height) * scale)),
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, chromaSubsampling: format === 'png' ? '4:4:4' : '4:2:0' })
      .toBuffer();
    // The encoder writes no metadata; walking its output once more makes that a fact and not a hope.
    const checked = stripMetadata(drawn);
    if (!checked.ok) return { ok: false, reason: 'CANNOT_CLEAN' };
    return { ok: true, kind: 'photo', format: 'jpeg', bytes: checked.bytes };
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit|dimensions/i.test(error.message);
    return { ok: false, reason: isTooLarge ? 'TOO_MANY_PIXELS' : 'UNREADABLE' };
  }
};
