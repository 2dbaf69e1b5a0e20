// A QR code as a small black-and-white PNG: one picture instead of a thousand nodes, the same in WeChat and the browser.
import { zlibSync } from 'fflate';
import { encode } from 'uqr';

/** Light modules around the code: the standard asks for four. */
const QUIET = 4;
const PIXELS_A_MODULE = 6;

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

const crc32 = (bytes: Uint8Array): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

const big = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

const chunk = (name: string, data: Uint8Array): number[] => {
  const body = Uint8Array.from([...[...name].map((letter) => letter.charCodeAt(0)), ...data]);
  return [...big(data.length), ...body, ...big(crc32(body))];
};

/** Rows of bits, `true` black, as a PNG with one bit a pixel. */
const toPng = (rows: readonly (readonly boolean[])[]): Uint8Array => {
  const size = rows.length * PIXELS_A_MODULE;
  const stride = Math.ceil(size / 8) + 1;
  const pixels = new Uint8Array(stride * size);
  for (let y = 0; y < size; y++) {
    const row = rows[Math.floor(y / PIXELS_A_MODULE)] ?? [];
    for (let x = 0; x < size; x++) {
      if (row[Math.floor(x / PIXELS_A_MODULE)]) continue;
      const at = y * stride + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) | (128 >> (x & 7));
    }
  }
  return Uint8Array.from([
    ...[137, 80, 78, 71, 13, 10, 26, 10],
    ...chunk('IHDR', Uint8Array.from([...big(size), ...big(size), 1, 0, 0, 0, 0])),
    ...chunk('IDAT', zlibSync(pixels)),
    ...chunk('IEND', new Uint8Array()),
  ]);
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Neither `btoa` nor `Buffer` exists in both worlds. */
const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const three = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += `${LETTERS[three >> 18]}${LETTERS[(three >> 12) & 63]}${b === undefined ? '=' : LETTERS[(three >> 6) & 63]}${
      c === undefined ? '=' : LETTERS[three & 63]
    }`;
  }
  return text;
};

/**
 * The PNG of a QR code for `text` (UTF-8, at most 1,273 bytes), error correction M: readable with a seventh of it covered.
 * @throws Error when the text is too long for a QR code
 */
export const qrPng = (text: string): Uint8Array => toPng(encode(text, { ecc: 'M', border: QUIET }).data);

/** The same for an image's `src`. */
export const qrDataUri = (text: string): string => `data:image/png;base64,${base64(qrPng(text))}`;
