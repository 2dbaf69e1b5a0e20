import { ObjectId } from 'bson';
import * as fc from 'fast-check';
import { encodeValue, keysOf, sortKeyOf } from '../../../cloudfunctions/_local/index-key';

const order = (a: unknown, b: unknown, direction: 1 | -1 = 1): number =>
  Math.sign(encodeValue(a, direction).compare(encodeValue(b, direction)));

describe('index keys', () => {
  it('sort kinds as MongoDB does', () => {
    const kinds = [[], null, Number.NaN, -1, 0, 1e300, '', 'a', {}, [1], new ObjectId(), false, true, new Date(0), /x/];
    for (let i = 1; i < kinds.length; i++) {
      expect([kinds[i - 1], kinds[i], order(kinds[i - 1], kinds[i])]).toEqual([kinds[i - 1], kinds[i], -1]);
      expect(order(kinds[i - 1], kinds[i], -1)).toBe(1);
    }
  });

  it('sort numbers by value', () => {
    const number = fc.oneof(fc.double({ noNaN: true }), fc.integer());
    return fc.assert(fc.property(number, number, (a, b) => order(a, b) === (a < b ? -1 : a > b ? 1 : 0)));
  });

  it('sort texts as JavaScript compares them, zero characters and surrogates included', () => {
    const unit = fc.oneof(fc.constantFrom('\u0000', '\u0001', '，', '𠮷'), fc.string({ maxLength: 1 }));
    const text = fc.string({ unit });
    return fc.assert(fc.property(text, text, (a, b) => order(a, b) === (a < b ? -1 : a > b ? 1 : 0)));
  });

  it('take -0 and 0, and a missing value and null, for one', () => {
    expect(order(-0, 0)).toBe(0);
    expect(order(undefined, null)).toBe(0);
  });

  it('never let one value be the beginning of another, so that compound keys keep their order', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant([]));
    return fc.assert(
      fc.property(value, value, (a, b) => {
        const [one, other] = [encodeValue(a), encodeValue(b)];
        return one.equals(other) || !other.subarray(0, one.length).equals(one);
      }),
    );
  });

  it('of a list are one for each element, and for an empty list one', () => {
    const fields = [{ field: 'a.b', direction: 1 as const }];
    expect(keysOf({ a: { b: [1, 2, 2] } }, fields)).toHaveLength(2);
    expect(keysOf({ a: [{ b: 1 }, { b: 2 }, {}] }, fields)).toHaveLength(3);
    expect(keysOf({ a: { b: [] } }, fields)).toHaveLength(1);
    expect(keysOf({}, fields)).toHaveLength(1);
  });

  it('sort a list by its least element, and descending by its greatest', () => {
    const by = (direction: 1 | -1) => [{ field: 'v', direction }];
    const [low, high] = [{ v: [1, 9] }, { v: [2, 3] }];
    expect(sortKeyOf(low, by(1)).compare(sortKeyOf(high, by(1)))).toBe(-1);
    expect(sortKeyOf(low, by(-1)).compare(sortKeyOf(high, by(-1)))).toBe(-1);
  });
});
