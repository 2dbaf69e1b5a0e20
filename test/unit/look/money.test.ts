import * as fc from 'fast-check';
import { moneyWords, parseYuan } from '../../../miniprogram/src/strings/money';

describe('moneyWords', () => {
  it.each([
    [0, '0 元'],
    [5, '0.05 元'],
    [120_000, '1,200 元'],
    [123_450, '1,234.50 元'],
    [100_000_000, '1,000,000 元'],
    [-2500, '−25 元'],
  ])('%i fen', (fen, words) => expect(moneyWords(fen)).toBe(words));
});

describe('parseYuan', () => {
  it.each([
    ['80', 8000],
    ['１，２３４．５', 123_450],
    ['￥80元', 8000],
    ['0.05', 5],
  ])('reads %s', (typed, fen) => expect(parseYuan(typed)).toBe(fen));

  it.each(['', '八十', '1.234', '-5', '1e3', '99999999.99', '12.'])('does not guess at %s', (typed) =>
    expect(parseYuan(typed)).toBeNull(),
  );

  it('reads back what moneyWords wrote (property)', () =>
    fc.assert(fc.property(fc.nat(1_000_000_000), (fen) => parseYuan(moneyWords(fen)) === fen)));
});
