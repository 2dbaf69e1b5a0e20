// The unified social credit code. A wrong check digit is worth a warning, never a refusal: a real code fails the check.
// @source GB 32100-2015

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** True when the text has the form of a code: 18 characters of its alphabet (no I, O, S, V, Z). */
export const looksLikeCreditCode = (text: string): boolean =>
  text.length === 18 && [...text].every((character) => ALPHABET.includes(character));

/** The check character for the first 17 characters of a code: weighted sum modulo 31. */
export const checkCharacterOf = (first17: string): string => {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17[i] ?? ''), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
};

/** True when a code has the right form and its last character checks the 17 before it. */
export const hasValidCheckCharacter = (code: string): boolean =>
  looksLikeCreditCode(code) && code[17] === checkCharacterOf(code.slice(0, 17));

/** True when a code has the right form and a check character that does not check: worth a warning. */
export const hasDoubtfulCode = (code: string): boolean => looksLikeCreditCode(code) && !hasValidCheckCharacter(code);
