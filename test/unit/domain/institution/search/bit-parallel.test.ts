import fc from 'fast-check';
import { distanceTo, patternOf, positionIn } from '../../../../../shared/domain/institution/search/bit-parallel';
import { nearestIn } from '../../../../../shared/domain/institution/search/edit-distance';

/** Few letters, so that matches, swaps and repeats are common. */
const letters = (maxLength: number) => fc.array(fc.integer({ min: 1, max: 4 }), { maxLength });

describe('distanceTo', () => {
  it('is the distance the obvious table gives, for patterns of one piece', () =>
    fc.assert(
      fc.property(letters(30), letters(60), (pattern, text) => {
        expect(distanceTo(patternOf(pattern), Uint8Array.from(text), 0, text.length)).toBe(
          nearestIn(pattern, text).distance,
        );
      }),
    ));

  it('never says more than the true distance of a longer pattern', () =>
    fc.assert(
      fc.property(letters(70), letters(80), (pattern, text) => {
        expect(distanceTo(patternOf(pattern), Uint8Array.from(text), 0, text.length)).toBeLessThanOrEqual(
          nearestIn(pattern, text).distance,
        );
      }),
    ));

  it('reads only its part of a longer array, and characters as well as letters', () => {
    const text = Uint16Array.from('汉中星河美术培训', (character) => character.charCodeAt(0));
    const pattern = patternOf(Uint16Array.from('星何美术', (character) => character.charCodeAt(0)));
    expect(distanceTo(pattern, text, 0, text.length)).toBe(1);
    expect(distanceTo(pattern, text, 6, text.length)).toBe(4);
  });

  it('takes marked and plain symbols as the same', () => {
    expect(distanceTo(patternOf([1, 2, 3], 2, 32), Uint8Array.from([33, 2, 35]), 0, 3)).toBe(0);
  });
});

describe('positionIn', () => {
  it('is where the obvious search finds it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 }),
        letters(40),
        (pattern, text) => {
          const expected = String.fromCharCode(...text).indexOf(String.fromCharCode(...pattern));
          expect(positionIn(patternOf(pattern), Uint8Array.from(text), 0, text.length)).toBe(expected);
        },
      ),
    ));
});
