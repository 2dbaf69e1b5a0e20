// The receipt: 125 random bits that a person can read aloud. Whoever holds it is the reporter.
import { normalizeBase32, toBase32 } from '../../kernel/random';

/** Characters, five bits each. */
const LENGTH = 25;
const GROUP = 5;

/** A receipt of 16 random bytes, canonical form. */
export const receiptFrom = (bytes: Uint8Array): string => toBase32(bytes).slice(0, LENGTH);

/** `ABCDE-FGHJK-…`: how it is shown. */
export const showReceipt = (receipt: string): string =>
  receipt.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? receipt;

/** What was typed, in canonical form; null when it cannot be a receipt. */
export const readReceipt = (typed: string): string | null => {
  const receipt = normalizeBase32(typed);
  return receipt.length === LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(receipt) ? receipt : null;
};
