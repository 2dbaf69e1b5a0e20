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
