import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex } from '@noble/hashes/utils';
import fc from 'fast-check';
import {
  type DoorCode,
  doorCodeContent,
  readDoorCode,
  writeDoorCode,
} from '../../../../../shared/domain/institution/door-check/door-code';
import { doorNumber, floorIn, readDoorNumber } from '../../../../../shared/domain/institution/door-check/door-number';
import { fromBase32, toBase32 } from '../../../../../shared/kernel/random';
import { type SigningPurpose, signedBytes } from '../../../../../shared/kernel/signature';
import { addDays, localDate } from '../../../../../shared/kernel/time';

const secret = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const KEYS = [{ number: 1, hex: bytesToHex(ed25519.getPublicKey(secret)) }];
const CODE: DoorCode = {
  keyNumber: 1,
  door: doorNumber('inst-1', '示例路1号', '3楼'),
  serial: 2,
  issuedOn: localDate('2026-11-24'),
  until: localDate('2027-08-31'),
};
const signed = (code: DoorCode, key = secret, purpose: SigningPurpose = 'door-code'): string =>
  writeDoorCode(code, ed25519.sign(signedBytes(purpose, doorCodeContent(code)), key));

describe('readDoorCode', () => {
  it('reads back what was signed, however it was typed or linked', () => {
    const text = signed(CODE);
    expect(text).toHaveLength(126);
    for (const typed of [
      text,
      text.toLowerCase(),
      ` https://example.invalid/d?c=${text} `,
      text.replace(/(.{20})/g, '$1 '),
    ]) {
      expect(readDoorCode(typed, KEYS)).toEqual({ kind: 'signed', code: CODE });
    }
  });

  it('tells a forged code from something that is no code of ours', () => {
    expect(
      readDoorCode(
        signed(
          CODE,
          secret.map((byte) => byte ^ 1),
        ),
        KEYS,
      ),
    ).toEqual({ kind: 'forged' });
    expect(readDoorCode(signed(CODE, secret, 'published-list'), KEYS)).toEqual({ kind: 'forged' });
    expect(readDoorCode(signed({ ...CODE, keyNumber: 2 }), KEYS)).toEqual({ kind: 'forged' });
    expect(readDoorCode('DOOR1.SHORT', KEYS)).toEqual({ kind: 'forged' });
    expect(readDoorCode('https://example.invalid/shop', KEYS)).toEqual({ kind: 'other' });
    expect(readDoorCode('', KEYS)).toEqual({ kind: 'other' });
  });

  it('carries every door, serial and date it can be asked to', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 255 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 800 }),
        (door, serial, issued, days) => {
          const issuedOn = addDays(localDate('2020-01-01'), issued);
          const code = { keyNumber: 1, door: toBase32(door), serial, issuedOn, until: addDays(issuedOn, days) };
          expect(readDoorCode(signed(code), KEYS)).toEqual({ kind: 'signed', code });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('accepts no code with one digit changed', () => {
    const text = signed(CODE);
    const at = fc.integer({ min: 6, max: text.length - 1 });
    fc.assert(
      fc.property(at, fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (i, digit) => {
        fc.pre(text[i] !== digit);
        expect(readDoorCode(text.slice(0, i) + digit + text.slice(i + 1), KEYS)).toEqual({ kind: 'forged' });
      }),
      { numRuns: 60 },
    );
  });
});

describe('fromBase32', () => {
  it('undoes toBase32 wherever no digit is left over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (n, stream) => {
        const bytes = Uint8Array.from([...stream.take(n * 5)]);
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
  });
  it('refuses foreign digits and spare bits', () => {
    expect(fromBase32('U')).toBeNull();
    expect(fromBase32('04')).toEqual(Uint8Array.of(1));
    expect(fromBase32('0Z')).toBeNull();
  });
});

describe('door numbers', () => {
  it('are the same for the same place and forgive how they are typed', () => {
    expect(doorNumber('a', '示例路1号', '')).toBe(doorNumber('a', '示例路1号', ''));
    expect(doorNumber('a', '示例路1号', '')).not.toBe(doorNumber('a', '示例路1号', '2楼'));
    const door = doorNumber('a', '示例路1号', '');
    expect(readDoorNumber(`${door.slice(0, 4)} - ${door.slice(4).toLowerCase()}`)).toBe(door);
    expect(readDoorNumber('K7Q2')).toBeNull();
  });
  it('find the floor in an address', () => {
    expect(floorIn('示例路18号三楼')).toBe('三楼');
    expect(floorIn('示例大厦地下1层东侧')).toBe('地下1层');
    expect(floorIn('示例楼道旁')).toBe('');
  });
});
