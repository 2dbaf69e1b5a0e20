// Randomness and identifiers are handed in, so that tests can replay them.

/** A source of random bytes. Production: the operating system's; tests and demo: seeded. */
export interface RandomSource {
  /** `length` random bytes, 1–1024. */
  bytes(length: number): Uint8Array;
}

// Crockford's base32: no I, L, O, U, so a code survives being read aloud and typed by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Encodes bytes as Crockford base32, most significant bit first; trailing bits that fill no digit are dropped. */
export const toBase32 = (bytes: Uint8Array): string => {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
  }
  return text;
};

/** What a person typed, in canonical form: upper case, separators gone, look-alike letters read as the digits meant. */
export const normalizeBase32 = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** A fresh identifier of 130 random bits, not ordered by time (an id must not tell when it was made). */
export const randomId = (random: RandomSource): string => toBase32(random.bytes(17)).slice(0, 26).toLowerCase();

/** The bytes behind canonical base32 as `toBase32` writes it; null for a foreign digit or spare bits that are not zero. */
export const fromBase32 = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const digit of text) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return null;
    buffer = ((buffer << 5) | value) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 0xff;
    }
  }
  // One text for one content: otherwise a code could be altered and still read the same.
  return bits < 5 && (buffer & ((1 << bits) - 1)) === 0 ? bytes : null;
};
