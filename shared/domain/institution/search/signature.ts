// What a row holds, hashed into a few words: a row that lacks too much of a query cannot be near it and is not read.
// Lossless: an edit takes away at most one character or kind of letter, and of a text's pairs of letters at most three that
// follow each other (a swap; others take one or two). For lists that are
// scanned whole; an index's candidates hold most of the query anyway.
import type { Pattern } from './bit-parallel';
import { LETTER_BITS, type Rows } from './rows';

const PAIR_WORDS = 8;
const CHARACTER_WORDS = 2;
/** Words of a row: pairs of folded letters, pairs of raw letters, characters, initials, folded letters, raw letters. */
const RAW_AT = PAIR_WORDS;
const CHARACTERS_AT = 2 * PAIR_WORDS;
const INITIALS_AT = CHARACTERS_AT + CHARACTER_WORDS;
const FOLDED_LETTERS_AT = INITIALS_AT + 1;
const RAW_LETTERS_AT = INITIALS_AT + 2;
const ROW_WORDS = INITIALS_AT + 3;
/** Words of an institution: characters of the address, symbols of the codes. */
const CODES_AT = CHARACTER_WORDS;
const OWNER_WORDS = 2 * CHARACTER_WORDS;
const PAIRS_PER_EDIT = 3;

type Symbols = Uint8Array | Uint16Array;

const setBit = (words: Int32Array, base: number, bit: number): void => {
  const word = base + (bit >>> 5);
  words[word] = (words[word] as number) | (1 << (bit & 31));
};
const pairBit = (letters: Symbols, at: number): number =>
  (((letters[at] as number) & LETTER_BITS) * 37 + ((letters[at + 1] as number) & LETTER_BITS) * 11) &
  (PAIR_WORDS * 32 - 1);
const setPairs = (words: Int32Array, base: number, letters: Symbols, start: number, end: number): void => {
  for (let at = start; at + 1 < end; at++) setBit(words, base, pairBit(letters, at));
};
const setSymbols = (words: Int32Array, base: number, symbols: Symbols, start: number, end: number): void => {
  for (let at = start; at < end; at++) {
    setBit(words, base, ((symbols[at] as number) * 29) & (CHARACTER_WORDS * 32 - 1));
  }
};
/** Which letters there are, one bit each. */
const setLetters = (words: Int32Array, base: number, letters: Uint8Array, start: number, end: number): void => {
  for (let at = start; at < end; at++) setBit(words, base, (letters[at] as number) & LETTER_BITS);
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

/**
 * Opens the test whether a row can be at most `edits` from a text: its missing pairs must lie in that many runs of three.
 * Greedy, left to right; pairs across the border of two pieces are not asked for, since pieces are compared apart.
 */
const openPairsTest = (letters: Uint8Array, { pieces }: Pattern, rows: Int32Array, from: number) => {
  const words: number[] = [];
  const masks: number[] = [];
  let end = 0;
  for (const { length } of pieces) {
    for (let at = end; at + 1 < end + length; at++) {
      const bit = pairBit(letters, at);
      words.push(from + (bit >>> 5));
      masks.push(1 << (bit & 31));
    }
    end += length;
  }
  const count = words.length;
  return (base: number, edits: number): boolean => {
    let left = edits;
    for (let i = 0; i < count; ) {
      if (((rows[base + (words[i] as number)] as number) & (masks[i] as number)) !== 0) i++;
      else if (left-- > 0) i += PAIRS_PER_EDIT;
      else return false;
    }
    return true;
  };
};

/** The signatures of a list: ROW_WORDS for each row, OWNER_WORDS for each institution. */
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
    setLetters(rowWords, base + INITIALS_AT, initials, start, end);
    setLetters(rowWords, base + FOLDED_LETTERS_AT, folded.data, folded.at[row] as number, folded.at[row + 1] as number);
    setLetters(rowWords, base + RAW_LETTERS_AT, raw.data, raw.at[row] as number, raw.at[row + 1] as number);
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

/** What a signature can rule out for one text. */
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
    readonly foldedPattern: Pattern;
    readonly rawLetters: Uint8Array;
    readonly rawPattern: Pattern;
    readonly units: Uint16Array;
    readonly initials: Uint8Array | null;
  },
): SignatureTest => {
  if (signatures === null) return ANYTHING;
  const { rows, owners } = signatures;
  const wanted = new Int32Array(ROW_WORDS);
  setPairs(wanted, RAW_AT, text.rawLetters, 0, text.rawLetters.length);
  setSymbols(wanted, CHARACTERS_AT, text.units, 0, text.units.length);
  if (text.initials !== null) setLetters(wanted, INITIALS_AT, text.initials, 0, text.initials.length);
  setLetters(wanted, FOLDED_LETTERS_AT, text.foldedLetters, 0, text.foldedLetters.length);
  setLetters(wanted, RAW_LETTERS_AT, text.rawLetters, 0, text.rawLetters.length);
  const mayFold = openPairsTest(text.foldedLetters, text.foldedPattern, rows, 0);
  const mayFit = openPairsTest(text.rawLetters, text.rawPattern, rows, RAW_AT);
  // First the kinds of letters, one word; then their pairs.
  const mayHear = (row: number, edits: number): boolean => {
    const base = row * ROW_WORDS;
    return lacksAtMost(edits, wanted, FOLDED_LETTERS_AT, rows, base + FOLDED_LETTERS_AT, 1) && mayFold(base, edits);
  };
  const maySpellRaw = (row: number, edits: number): boolean => {
    const base = row * ROW_WORDS;
    return lacksAtMost(edits, wanted, RAW_LETTERS_AT, rows, base + RAW_LETTERS_AT, 1) && mayFit(base, edits);
  };
  return {
    mayHear,
    maySpell: (row, edits) => mayHear(row, edits) || maySpellRaw(row, edits),
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
