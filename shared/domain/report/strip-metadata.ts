// Takes everything out of a photo that is not the picture: where, when and with what it was taken. Pure bytes.
// What it cannot read to the end it refuses: a half-cleaned photo would be worse than none.

type Cleaned =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** Everything that was left out: what hides in a photo hides here. */
      readonly aside: Uint8Array;
      readonly extension: 'jpg' | 'png';
    }
  | { readonly ok: false };

const REFUSED: Cleaned = { ok: false };

/** One array of several. */
export const concatBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/** Segments a decoder needs: tables, frames, scans. Application data (EXIF, XMP, thumbnails) and comments are not among them. */
const isPictureSegment = (marker: number): boolean =>
  marker === 0xdb || // quantisation
  marker === 0xc4 || // Huffman
  marker === 0xdd || // restart interval
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc);

/** The end of the entropy-coded data that starts at `from`: the next marker that is no restart and no stuffed byte. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return -1;
};

const cleanJpeg = (bytes: Uint8Array): Cleaned => {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const aside: Uint8Array[] = [];
  let at = 2;
  let hasScan = false;
  while (at + 3 < bytes.length || (at + 1 < bytes.length && bytes[at + 1] === 0xd9)) {
    if (bytes[at] !== 0xff) return REFUSED;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++; // fill byte
      continue;
    }
    if (marker === 0xd9) {
      // What follows the end of the picture (a second picture, a video, a note) is left behind.
      if (!hasScan) return REFUSED;
      const whole = concatBytes([...kept, Uint8Array.of(0xff, 0xd9)]);
      return { ok: true, bytes: whole, aside: concatBytes([...aside, bytes.subarray(at + 2)]), extension: 'jpg' };
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return REFUSED;
    if (marker === 0xda) {
      const scanEnd = endOfScan(bytes, end);
      if (scanEnd < 0) return REFUSED;
      kept.push(bytes.subarray(at, scanEnd));
      hasScan = true;
      at = scanEnd;
    } else {
      (isPictureSegment(marker) ? kept : aside).push(bytes.subarray(at, end));
      at = end;
    }
  }
  return REFUSED;
};

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PICTURE_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'tRNS', 'gAMA', 'sRGB']);

const cleanPng = (bytes: Uint8Array): Cleaned => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const aside: Uint8Array[] = [];
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return REFUSED;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') {
      if (!hasData) return REFUSED;
      const whole = concatBytes([...kept, bytes.subarray(at, at + 12)]);
      return { ok: true, bytes: whole, aside: concatBytes([...aside, bytes.subarray(end)]), extension: 'png' };
    }
    (PICTURE_CHUNKS.has(type) ? kept : aside).push(bytes.subarray(at, end));
    hasData ||= type === 'IDAT';
    at = end;
  }
  return REFUSED;
};

/**
 * A JPEG or PNG without any metadata and without anything after its end.
 * Orientation kept in EXIF is lost with it: the client draws photos upright before it sends them.
 */
export const stripMetadata = (bytes: Uint8Array): Cleaned => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes);
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return cleanPng(bytes);
  return REFUSED;
};
