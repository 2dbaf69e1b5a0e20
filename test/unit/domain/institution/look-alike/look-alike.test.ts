import fc from 'fast-check';
import { KANA, OTHER_SCRIPTS, TWINS } from '../../../../../shared/domain/institution/look-alike/confusables.lexicon';
import { lookOf, openLookAlikes } from '../../../../../shared/domain/institution/look-alike/look-alike';
import { PLACE_NAMES } from '../../../../../shared/tenant/hanzhong';

const NAMES = [
  '示例·未来之星口才培训学校',
  '示例·博士文化艺术中心',
  '示例·ABC英语培训部',
  '示例·汉源华艺舞蹈培训学校',
].map((name, i) => ({ id: `i${i}`, name }));
const lookAlikes = openLookAlikes(NAMES, PLACE_NAMES);
const foundBy = (name: string) => lookAlikes.of(name).map(({ other, likeness }) => [other.id, likeness]);

describe('look-alike names', () => {
  it.each([
    ['the very name', '未来之星口才培训学校', 'i0', 'sameName'],
    ['末 for 未', '末来之星口才培训学校', 'i0', 'looksSame'],
    ['kana ロ for 口', '未来之星ロ才培训学校', 'i0', 'looksSame'],
    ['a radical for 口', '未来之星⼝才培训学校', 'i0', 'sameName'],
    ['traditional characters', '未來之星口才培訓學校', 'i0', 'looksSame'],
    ['a zero-width space', '未来\u200b之星口才培训学校', 'i0', 'looksSame'],
    ['a bidirectional mark', '\u202e未来之星口才培训学校', 'i0', 'looksSame'],
    ['土 for 士', '博土文化艺术中心', 'i1', 'looksSame'],
    ['Cyrillic letters', 'АВС英语培训部', 'i2', 'looksSame'],
    ['Greek letters', 'ΑΒC英语培训部', 'i2', 'looksSame'],
    ['full-width letters', 'ＡＢＣ英语培训部', 'i2', 'sameName'],
    ['an added 分校', '未来之星口才培训学校分校', 'i0', 'addedWords'],
    ['an added 教育', '未来之星口才教育培训学校', 'i0', 'addedWords'],
    ['an added district', '汉台区未来之星口才培训学校', 'i0', 'addedWords'],
    ['an added number', '未来之星口才培训学校第二分校', 'i0', 'addedWords'],
    ['another ending', '汉源华艺舞蹈培训中心', 'i3', 'addedWords'],
    ['a twin and added words together', '南郑末来之星口才培训中心', 'i0', 'addedWords'],
  ])('are told by %s', (_what, name, id, likeness) => {
    expect(foundBy(name)).toEqual([[id, likeness]]);
  });

  it.each(['知远编程培训部', '华艺美术培训学校', '培训学校', '汉台区培训中心', ''])('are not seen in %s', (name) => {
    expect(foundBy(name)).toEqual([]);
  });

  it('leaves the institution itself out', () => {
    expect(lookAlikes.of('示例·博士文化艺术中心', ({ id }) => id === 'i1')).toEqual([]);
  });

  it('have one look however the invisible is strewn in', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u202d', '\ufe0f'),
        fc.nat(9),
        ({ name }, mark, at) => {
          expect(lookOf(name.slice(0, at) + mark + name.slice(at))).toBe(lookOf(name));
        },
      ),
    ));

  it('folds once: a look looks like itself', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => expect(lookOf(lookOf(name))).toBe(lookOf(name)))));

  it('has each twin on one line only, and lines of equal length', () => {
    const all = TWINS.flatMap((line) => [...line]);
    expect(all.filter((character, i) => all.indexOf(character) !== i)).toEqual([]);
    for (const [from, to] of [...OTHER_SCRIPTS, ...KANA])
      expect([from, [...to].length]).toEqual([from, [...from].length]);
  });
});
