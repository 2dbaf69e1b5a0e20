// How long a sealed thing looks. A short answer and a long story must not be told apart by their size in a stolen dump.

/** Smallest size, bytes: every name, telephone number and short message looks alike. */
const MIN = 1024;
/** Up to here sizes double: a report's text has one of four sizes. Beyond, files would grow too much. */
const DOUBLING_TO = 16_384;
const MARK = 0x80;

/**
 * The padded size of `length` bytes. Doubling up to 16 KiB, then Padmé: at most 12 % more, and the size tells at most
 * log2(log2 n) bits.
 * Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019.
 */
export const paddedLength = (length: number): number => {
  const needed = length + 1;
  if (needed <= DOUBLING_TO) return Math.max(MIN, 2 ** Math.ceil(Math.log2(needed)));
  const exponent = Math.floor(Math.log2(needed));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(needed / step) * step;
};

/** The bytes, a mark, and zeros up to the padded size (ISO/IEC 7816-4). */
export const padTo = (bytes: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(paddedLength(bytes.length));
  padded.set(bytes);
  padded[bytes.length] = MARK;
  return padded;
};

/** What `padTo` was given. @throws Error when it was not padded by it */
export const unpad = (padded: Uint8Array): Uint8Array => {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (padded[end] !== MARK) throw new Error('not padded');
  return padded.subarray(0, end);
};
