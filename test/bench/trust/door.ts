// Door codes: tampered ones, of every kind we could think of, and what the door check says of genuine ones that should not pass.
import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex, concatBytes } from '@noble/hashes/utils';
import { seededRandom } from '../../../cloudfunctions/_tools/seeded-random';
import {
  type DoorCode,
  doorCodeContent,
  readDoorCode,
  writeDoorCode,
} from '../../../shared/domain/institution/door-check/door-code';
import { doorNumber } from '../../../shared/domain/institution/door-check/door-number';
import { fromBase32, toBase32 } from '../../../shared/kernel/random';
import { type PublicKey, signedBytes } from '../../../shared/kernel/signature';
import { addDays, localDate } from '../../../shared/kernel/time';
import { type Trust, tally } from './trust';

const MARK = 'DOOR1.';
const secretOf = (n: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => (i * 7 + n * 13 + 1) & 0xff);
const OURS = secretOf(1);
const THEIRS = secretOf(2);
const KEYS: readonly PublicKey[] = [{ number: 1, hex: bytesToHex(ed25519.getPublicKey(OURS)) }];

const codeOf = (n: number): DoorCode => ({
  keyNumber: 1,
  door: doorNumber(`inst-${n}`, `示例路${n}号`, ''),
  serial: 1 + (n % 3),
  issuedOn: addDays(localDate('2026-01-01'), n % 300),
  until: addDays(localDate('2027-01-01'), n % 300),
});
const signed = (code: DoorCode, secret = OURS): string =>
  writeDoorCode(code, ed25519.sign(signedBytes('door-code', doorCodeContent(code)), secret));

type Read = (text: string) => boolean;
const accepts: Read = (text) => readDoorCode(text, KEYS).kind === 'signed';
/** The control: reads what a code says and believes it. */
const believes: Read = (text) => {
  const bytes = fromBase32(text.slice(MARK.length));
  return bytes !== null && bytes.length === 75 && bytes[0] === 1;
};

/** Ways to tamper with a genuine code; each gives a text that differs from every genuine one. */
const TAMPERINGS: readonly ((genuine: string, other: string, n: number, byte: (below: number) => number) => string)[] =
  [
    // One digit, anywhere.
    (genuine, _other, _n, byte) => {
      const at = MARK.length + byte(genuine.length - MARK.length);
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const digit = alphabet[(alphabet.indexOf(genuine[at] ?? '0') + 1 + byte(31)) % 32] ?? '0';
      return genuine.slice(0, at) + digit + genuine.slice(at + 1);
    },
    // One bit of the content or of the signature.
    (genuine, _other, _n, byte) => {
      const bytes = fromBase32(genuine.slice(MARK.length)) ?? new Uint8Array(75);
      const at = byte(75);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << byte(8));
      return MARK + toBase32(bytes);
    },
    // Another door's content under this signature.
    (genuine, other) => other.slice(0, MARK.length + 16) + genuine.slice(MARK.length + 16),
    // A later end, a higher serial, with the old signature.
    (_genuine, _other, n) => {
      const code = codeOf(n);
      const signature = ed25519.sign(signedBytes('door-code', doorCodeContent(code)), OURS);
      return writeDoorCode({ ...code, serial: code.serial + 1, until: addDays(code.until, 365) }, signature);
    },
    // Signed by somebody else, under our number.
    (_genuine, _other, n) => signed(codeOf(n), THEIRS),
    // Signed by us for another purpose.
    (_genuine, _other, n) => {
      const code = codeOf(n);
      return writeDoorCode(code, ed25519.sign(signedBytes('published-list', doorCodeContent(code)), OURS));
    },
    // Cut short, or grown.
    (genuine, _other, _n, byte) => genuine.slice(0, genuine.length - 1 - byte(40)),
    (genuine, _other, _n, byte) => genuine + '0'.repeat(1 + byte(16)),
    // The signature's scalar moved by the group's order: valid to a lax verifier.
    (genuine) => {
      const bytes = fromBase32(genuine.slice(MARK.length)) ?? new Uint8Array(75);
      const scalar = bytes.slice(43).reduceRight((sum, part) => sum * 256n + BigInt(part), 0n) + ed25519.CURVE.n;
      const moved = Uint8Array.from({ length: 32 }, (_, i) => Number((scalar >> BigInt(8 * i)) & 0xffn));
      return MARK + toBase32(concatBytes(bytes.slice(0, 43), moved));
    },
  ];

const tamper = (of: number, reads: Read): string[] => {
  const random = seededRandom('door codes');
  const byte = (below: number): number => {
    const [high = 0, low = 0] = random.bytes(2);
    return (high * 256 + low) % below;
  };
  const genuine = Array.from({ length: 64 }, (_, n) => signed(codeOf(n)));
  const all = new Set(genuine);
  const accepted: string[] = [];
  for (let i = 0; i < of; i++) {
    const n = i % genuine.length;
    const way = i % TAMPERINGS.length;
    const text = TAMPERINGS[way]?.(genuine[n] ?? '', genuine[(n + 1) % genuine.length] ?? '', n, byte) ?? '';
    if (!all.has(text) && reads(text)) accepted.push(`way ${way} of door ${n}`);
  }
  return accepted;
};

export const door: Trust = {
  id: 'DOOR',
  promise: 'a door code that the bureau did not sign is accepted by no phone',
  run: async (size) => {
    const of = size === 'full' ? 10_000 : 300;
    const genuine = Array.from({ length: 64 }, (_, n) => signed(codeOf(n)));
    const refused = genuine.filter((text) => !accepts(text)).map((_, n) => `genuine code ${n} refused`);
    const believed = tamper(300, believes);
    return {
      figures: [
        tally('tampered codes accepted', tamper(of, accepts), of),
        tally('genuine codes refused', refused, genuine.length),
      ],
      controls: [
        {
          what: 'a reader that believes what a code says without its signature',
          caught: believed.length > 0 ? `${believed.length} of 300 accepted` : null,
        },
      ],
    };
  },
};
