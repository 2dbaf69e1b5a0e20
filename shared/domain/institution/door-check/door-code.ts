// The code on a door: which place, printed when, good until when, signed by the bureau. Short enough for a small QR code.
// It proves what the bureau printed, not where it hangs: a copy at another place is told by place and name, not by the code.
import { concatBytes } from '@noble/hashes/utils';
import { fromBase32, normalizeBase32, toBase32 } from '../../../kernel/random';
import { isSignedBy, type PublicKey, SIGNATURE_BYTES } from '../../../kernel/signature';
import { addDays, daysBetween, type LocalDate, localDate } from '../../../kernel/time';

/** What the code says. Dates are days; it holds to the end of `until`. */
export interface DoorCode {
  readonly keyNumber: number;
  readonly door: string;
  readonly serial: number;
  readonly issuedOn: LocalDate;
  readonly until: LocalDate;
}

const MARK = 'DOOR1.';
const EPOCH = localDate('2020-01-01');
/** Key number, door (40 bits), serial, two days since EPOCH. With the signature 600 bits: 120 digits, none to spare. */
const CONTENT_BYTES = 11;

const dayNumber = (date: LocalDate): number => daysBetween(EPOCH, date);

/** The bytes that are signed. @throws Error for facts that no code can hold (a broken invariant) */
export const doorCodeContent = ({ keyNumber, door, serial, issuedOn, until }: DoorCode): Uint8Array => {
  const place = fromBase32(door);
  const days = [dayNumber(issuedOn), dayNumber(until)];
  const isSound =
    place?.length === 5 &&
    [keyNumber, serial].every((n) => Number.isInteger(n) && n >= 1 && n <= 255) &&
    days.every((n) => n >= 0 && n <= 0xffff);
  if (!isSound || place === null) throw new Error('no door code can hold this');
  return concatBytes(
    Uint8Array.of(keyNumber),
    place,
    Uint8Array.of(serial, ...days.flatMap((n) => [n >> 8, n & 0xff])),
  );
};

/** The text of the QR code: `DOOR1.` and 120 digits. */
export const writeDoorCode = (code: DoorCode, signature: Uint8Array): string =>
  MARK + toBase32(concatBytes(doorCodeContent(code), signature));

export type ReadDoorCode =
  /** Signed by one of our keys. What it says still has to be held against the list. */
  | { readonly kind: 'signed'; readonly code: DoorCode }
  /** Has the form of a code and is not signed by us. */
  | { readonly kind: 'forged' }
  /** Something else: a link, a shop's code. */
  | { readonly kind: 'other' };

/**
 * Reads what was scanned or pasted; a link that ends in the code is fine. Verifies the signature (about 5 ms on a phone).
 * @param keys the tenant's public keys
 */
export const readDoorCode = (scanned: string, keys: readonly PublicKey[]): ReadDoorCode => {
  const text = scanned.normalize('NFKC').trim().toUpperCase();
  const at = text.lastIndexOf(MARK);
  if (at < 0) return { kind: 'other' };
  const bytes = fromBase32(normalizeBase32(text.slice(at + MARK.length)));
  if (bytes === null || bytes.length !== CONTENT_BYTES + SIGNATURE_BYTES) return { kind: 'forged' };
  const content = bytes.slice(0, CONTENT_BYTES);
  const keyNumber = content[0] ?? 0;
  if (!isSignedBy(keys, keyNumber, 'door-code', content, bytes.slice(CONTENT_BYTES))) return { kind: 'forged' };
  const dayAt = (i: number): LocalDate => addDays(EPOCH, (content[i] ?? 0) * 256 + (content[i + 1] ?? 0));
  return {
    kind: 'signed',
    code: {
      keyNumber,
      door: toBase32(content.slice(1, 6)),
      serial: content[6] ?? 0,
      issuedOn: dayAt(7),
      until: dayAt(9),
    },
  };
};
