import fc from 'fast-check';
import { extractOf } from '../../../../shared/domain/report/extract';
import { readMarks, weave } from '../../../../shared/domain/report/watermark';

const code = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 5, maxLength: 5 });

describe('watermark', () => {
  it('is read from any sentence copied out of a text, and changes nothing that is seen', () =>
    fc.assert(
      fc.property(
        code,
        fc.array(fc.string({ unit: fc.constantFrom(...'周末有孩子上楼补课一二三'), minLength: 1, maxLength: 20 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (mark, sentences) => {
          const text = `${sentences.join('。')}。`;
          const woven = weave(text, mark);
          expect(woven.replace(/[\u200b\u200c\u2060]/g, '')).toBe(text);
          expect(readMarks(woven)).toEqual([mark]);
          const half = woven.slice(woven.indexOf('。'));
          expect(readMarks(half)).toEqual([mark]);
          expect(readMarks(text)).toEqual([]);
        },
      ),
    ));

  it('tells two recipients of one text apart', () => {
    expect(readMarks(`${weave('甲。', 'AAAA1')}${weave('乙。', 'BBBB2')}`)).toEqual(['AAAA1', 'BBBB2']);
  });
});

describe('an extract', () => {
  it('holds nothing that could tell who somebody is', () => {
    const made = extractOf(
      {
        placeName: '示例小区三楼',
        address: '示例路18号',
        timePattern: '周六',
        text: '我叫王小明，电话13812345678，每周六有孩子上楼。',
      },
      'ABCDE',
    );
    expect(made.taken).toBeGreaterThanOrEqual(2);
    expect(made.text).not.toContain('13812345678');
    expect(made.text).not.toContain('王小明');
    expect(readMarks(made.text)).toEqual(['ABCDE']);
  });
});
