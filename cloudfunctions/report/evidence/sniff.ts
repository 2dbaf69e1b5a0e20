// What a file is, by its first bytes, and whether another file hides in it.
import type { EvidenceFormat, EvidenceKind } from '../../../shared/domain/report/evidence';

const KIND_OF: Readonly<Record<EvidenceFormat, EvidenceKind>> = {
  jpeg: 'photo',
  png: 'photo',
  webp: 'photo',
  mp3: 'audio',
  wav: 'audio',
  aac: 'audio',
  ogg: 'audio',
  m4a: 'audio',
  mp4: 'video',
  mov: 'video',
};
export const kindOf = (format: EvidenceFormat): EvidenceKind => KIND_OF[format];

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** The format by its magic bytes; null for everything we do not take. */
export const sniff = (bytes: Uint8Array): EvidenceFormat | null => {
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'jpeg';
  if (a === 0x89 && latin(bytes, 1, 7) === 'PNG\r\n\x1a\n') return 'png';
  const head = latin(bytes, 0, 4);
  if (head === 'RIFF') {
    const form = latin(bytes, 8, 4);
    return form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'wav' : null;
  }
  if (head === 'OggS') return 'ogg';
  if (latin(bytes, 4, 4) === 'ftyp') {
    const brand = latin(bytes, 8, 4);
    if (brand === 'qt  ') return 'mov';
    if (brand === 'M4A ' || brand === 'M4B ') return 'm4a';
    return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |3gp[4-9]|MSNV|dash)$/.test(brand) ? 'mp4' : null;
  }
  if (latin(bytes, 0, 3) === 'ID3') {
    // Tags may stand before any kind of frame: look behind them.
    const [, , , , , , s3 = 0, s2 = 0, s1 = 0, s0 = 0] = bytes;
    const behind = bytes.subarray(10 + (((s3 & 127) << 21) | ((s2 & 127) << 14) | ((s1 & 127) << 7) | (s0 & 127)));
    return behind[0] === 0xff && ((behind[1] ?? 0) & 0xf6) === 0xf0 ? 'aac' : 'mp3';
  }
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'aac';
  if (a === 0xff && (b & 0xe0) === 0xe0 && (b & 0x18) !== 0x08 && (b & 0x06) !== 0) return 'mp3';
  return null;
};

/** Beginnings of what a browser or an operating system would run or unpack. */
const FOREIGN = [
  '%PDF-',
  'PK\x03\x04',
  '<script',
  '<html',
  '<!doctype',
  '<?php',
  '<svg',
  '<iframe',
  'Rar!\x1a',
  '7z\xbc\xaf',
  '#!/',
];

/** True when bytes that are not the picture or sound itself begin something else. */
export const hidesAnother = (aside: Uint8Array): boolean => {
  const text = Buffer.from(aside.buffer, aside.byteOffset, aside.byteLength).toString('latin1').toLowerCase();
  return FOREIGN.some((sign) => text.includes(sign.toLowerCase()));
};
