import fc from 'fast-check';
import { fromBase32, normalizeBase32, randomId, toBase32 } from '../../../shared/kernel/random';

const SEED = 20_261_123;
const bytes = fc.uint8Array({ minLength: 0, maxLength: 64 });

describe('base 32', () => {
  it('comes back as the bytes it was made of, whole groups of five', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 60 }), (some) => {
        const whole = some.slice(0, some.length - (some.length % 5)); // five bytes are eight digits: nothing is dropped
        expect(fromBase32(toBase32(whole))).toEqual(whole);
      }),
      { seed: SEED },
    );
  });

  it('has one text for one content: an altered digit reads as other bytes or not at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 20 }), fc.nat(), fc.nat(31), (some, where, digit) => {
        const text = toBase32(some);
        const at = where % text.length;
        const altered = `${text.slice(0, at)}${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'[digit]}${text.slice(at + 1)}`;
        if (altered === text) return;
        const read = fromBase32(altered);
        expect(read === null || Buffer.compare(read, fromBase32(text) ?? new Uint8Array()) !== 0).toBe(true);
      }),
      { seed: SEED },
    );
  });

  it.each(['I', 'L', 'O', 'U', 'a', ' ', '!'])('does not read the foreign digit %p', (digit) => {
    expect(fromBase32(`00${digit}00000`)).toBeNull();
  });

  it('reads what people type: any case, look-alikes, separators, full width', () => {
    expect(normalizeBase32(' o0i1-l·ａｂ_Ｃ—９ ')).toBe('00111ABC9');
    fc.assert(
      fc.property(bytes, (some) => {
        const text = toBase32(some);
        expect(normalizeBase32(text)).toBe(text);
        expect(normalizeBase32(text.toLowerCase().replace(/(.{4})/g, '$1-'))).toBe(text);
      }),
      { seed: SEED },
    );
  });
});

describe('randomId', () => {
  it('is 26 digits of the bytes it was given, and says nothing about when', () => {
    const fixed = { bytes: (length: number) => new Uint8Array(length).fill(255) };
    expect(randomId(fixed)).toBe('z'.repeat(26));
    let n = 0;
    const counting = { bytes: (length: number) => Uint8Array.from({ length }, () => n++ % 251) };
    const ids = Array.from({ length: 100 }, () => randomId(counting));
    expect(new Set(ids).size).toBe(100);
    expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
  });
});
