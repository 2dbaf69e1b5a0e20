// What a row holds, hashed into a few words: a row that lacks too much of a query cannot be near it and is not read.
// Lossless: an edit takes away at most one character, and at most three pairs of letters (a swap). For lists that are
// scanned whole; an index's candidates hold most of the query anyway.
import { LETTER_BITS, type Rows } from './rows';

const PAIR_WORDS = 8;
const CHARACTER_WORDS = 2;
/** Words of a row: pairs of folded letters, pairs of raw letters, characters, initials. */
const RAW_AT = PAIR_WORDS;
const CHARACTERS_AT = 2 * PAIR_WORDS;
const INITIALS_AT = CHARACTERS_AT + CHARACTER_WORDS;
const ROW_WORDS = INITIALS_AT + 1;
/** Words of an institution: characters of the address, symbols of the codes. */
const CODES_AT = CHARACTER_WORDS;
const OWNER_WORDS = 2 * CHARACTER_WORDS;
const PAIRS_PER_EDIT = 3;

type Symbols = Uint8Array | Uint16Array;

const setBit = (words: Int32Array, base: number, bit: number): void => {
  const word = base + (bit >>> 5);
  words[word] = (words[word] as number) | (1 << (bit & 31));
};
const setPairs = (words: Int32Array, base: number, letters: Symbols, start: number, end: number): void => {
  for (let at = start; at + 1 < end; at++) {
    const pair = ((letters[at] as number) & LETTER_BITS) * 37 + ((letters[at + 1] as number) & LETTER_BITS) * 11;
    setBit(words, base, pair & (PAIR_WORDS * 32 - 1));
  }
};
const setSymbols = (words: Int32Array, base: number, symbols: Symbols, start: number, end: number): void => {
  for (let at = start; at < end; at++) {
    setBit(words, base, ((symbols[at] as number) * 29) & (CHARACTER_WORDS * 32 - 1));
  }
};
const setInitials = (words: Int32Array, base: number, initials: Uint8Array, start: number, end: number): void => {
  for (let at = start; at < end; at++) setBit(words, base, (initials[at] as number) & LETTER_BITS);
};

const bitsIn = (mask: number): number => {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** True when at most `most` of the wanted bits are missing from `words` at `base`. */
const lacksAtMost = (
  most: number,
  wanted: Int32Array,
  first: number,
  words: Int32Array,
  base: number,
  count: number,
): boolean => {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const missing = (wanted[first + k] as number) & ~(words[base + k] as number);
    if (missing !== 0) {
      sum += bitsIn(missing);
      if (sum > most) return false;
    }
  }
  return true;
};

export interface Signatures {
  readonly rows: Int32Array;
  readonly owners: Int32Array;
}

/** Signatures of all rows and institutions. */
export const signaturesOf = (packed: Rows): Signatures => {
  const { count, owners, folded, raw, han, initials, address, creditCodes, licenceNos } = packed;
  const rowWords = new Int32Array(count * ROW_WORDS);
  for (let row = 0; row < count; row++) {
    const base = row * ROW_WORDS;
    const [start, end] = [han.at[row] as number, han.at[row + 1] as number];
    setPairs(rowWords, base, folded.data, folded.at[row] as number, folded.at[row + 1] as number);
    setPairs(rowWords, base + RAW_AT, raw.data, raw.at[row] as number, raw.at[row + 1] as number);
    setSymbols(rowWords, base + CHARACTERS_AT, han.data, start, end);
    setInitials(rowWords, base + INITIALS_AT, initials, start, end);
  }
  const ownerWords = new Int32Array(owners * OWNER_WORDS);
  for (let one = 0; one < owners; one++) {
    const base = one * OWNER_WORDS;
    setSymbols(ownerWords, base, address.data, address.at[one] as number, address.at[one + 1] as number);
    for (const { data, at } of [creditCodes, licenceNos]) {
      setSymbols(ownerWords, base + CODES_AT, data, at[one] as number, at[one + 1] as number);
    }
  }
  return { rows: rowWords, owners: ownerWords };
};

export interface SignatureTest {
  /** False when the row's folded letters must be more than `edits` away. */
  mayHear(row: number, edits: number): boolean;
  /** False when the row's letters, folded and raw, must be more than `edits` away. */
  maySpell(row: number, edits: number): boolean;
  /** False when the row cannot hold the raw letters in two pieces: all their pairs but the one between. */
  maySpellInTwo(row: number): boolean;
  /** False when the row's characters must be more than `edits` away. */
  maySee(row: number, edits: number): boolean;
  /** False when the row cannot hold all of the initials. */
  mayBegin(row: number): boolean;
  /** False when the institution's address cannot hold all of the characters. */
  mayLieAt(one: number): boolean;
}

/** Where there are no signatures, everything may be. */
const ANYTHING: SignatureTest = {
  mayHear: () => true,
  maySpell: () => true,
  maySpellInTwo: () => true,
  maySee: () => true,
  mayBegin: () => true,
  mayLieAt: () => true,
};

/** Opens the test of one text against rows. */
export const openSignatureTest = (
  signatures: Signatures | null,
  text: {
    readonly foldedLetters: Uint8Array;
    readonly rawLetters: Uint8Array;
    readonly units: Uint16Array;
    readonly initials: Uint8Array | null;
  },
): SignatureTest => {
  if (signatures === null) return ANYTHING;
  const { rows, owners } = signatures;
  const wanted = new Int32Array(ROW_WORDS);
  setPairs(wanted, 0, text.foldedLetters, 0, text.foldedLetters.length);
  setPairs(wanted, RAW_AT, text.rawLetters, 0, text.rawLetters.length);
  setSymbols(wanted, CHARACTERS_AT, text.units, 0, text.units.length);
  if (text.initials !== null) setInitials(wanted, INITIALS_AT, text.initials, 0, text.initials.length);
  return {
    mayHear: (row, edits) => lacksAtMost(edits * PAIRS_PER_EDIT, wanted, 0, rows, row * ROW_WORDS, PAIR_WORDS),
    maySpell(row, edits) {
      const most = edits * PAIRS_PER_EDIT;
      const base = row * ROW_WORDS;
      return (
        lacksAtMost(most, wanted, 0, rows, base, PAIR_WORDS) ||
        lacksAtMost(most, wanted, RAW_AT, rows, base + RAW_AT, PAIR_WORDS)
      );
    },
    maySpellInTwo: (row) => lacksAtMost(1, wanted, RAW_AT, rows, row * ROW_WORDS + RAW_AT, PAIR_WORDS),
    maySee: (row, edits) =>
      lacksAtMost(edits, wanted, CHARACTERS_AT, rows, row * ROW_WORDS + CHARACTERS_AT, CHARACTER_WORDS),
    mayBegin: (row) => ((wanted[INITIALS_AT] as number) & ~(rows[row * ROW_WORDS + INITIALS_AT] as number)) === 0,
    mayLieAt: (one) => lacksAtMost(0, wanted, CHARACTERS_AT, owners, one * OWNER_WORDS, CHARACTER_WORDS),
  };
};

/** Opens the test of a code: false when an institution's codes must be more than `edits` away. */
export const openCodeTest = (
  signatures: Signatures | null,
  code: Uint8Array,
): ((one: number, edits: number) => boolean) => {
  if (signatures === null) return () => true;
  const wanted = new Int32Array(CHARACTER_WORDS);
  setSymbols(wanted, 0, code, 0, code.length);
  return (one, edits) =>
    lacksAtMost(edits, wanted, 0, signatures.owners, one * OWNER_WORDS + CODES_AT, CHARACTER_WORDS);
};
