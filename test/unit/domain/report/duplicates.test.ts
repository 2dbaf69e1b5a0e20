import fc from 'fast-check';
import { openDuplicateIndex, runDuplicates } from '../../../../shared/domain/report/duplicates/duplicates';
import { placeKeys } from '../../../../shared/domain/report/duplicates/features';
import { numbersIn, readFigure } from '../../../../shared/domain/report/duplicates/numbers';

const FEES = {
  id: 'a',
  institutionId: 'i1',
  day: '2026-09-06',
  text: '要一次交一年，12800元，不给开发票，转到校长个人微信。',
};
const FEES_AGAIN = {
  id: 'b',
  institutionId: 'i1',
  day: '2026-09-18',
  text: '交费必须一万二千八一次付清，还是转给个人，没有票。',
};
const STAFF = { id: 'c', institutionId: 'i1', day: '2026-09-11', text: '老师里有两个没有教师资格证。' };

describe('duplicates', () => {
  it('finds another telling of one matter and says why', () => {
    const { pairs } = runDuplicates({ reports: [FEES, FEES_AGAIN, STAFF] });
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([['a', 'b']]);
    expect(pairs[0]?.because).toEqual(
      expect.arrayContaining([
        { code: 'SAME_INSTITUTION', key: 'i1' },
        { code: 'SAME_NUMBERS', numbers: expect.arrayContaining(['fee:12800']) },
        { code: 'DAYS_APART', days: 12 },
      ]),
    );
  });

  it('looks 90 days back and forth, and not 91', () => {
    const later = (day: string) => runDuplicates({ reports: [FEES, { ...FEES, id: 'z', day }] }).pairs.length;
    expect(later('2026-12-05')).toBe(1);
    expect(later('2026-12-06')).toBe(0);
    expect(later('2026-06-08')).toBe(1);
  });

  it('meets in a place however its number is written', () => {
    expect(placeKeys('示例路十八号三楼')).toEqual(placeKeys('路过示例路18号'));
    const { pairs } = runDuplicates({
      reports: [
        { id: 'a', place: '示例路18号三楼', text: '周末有学生上楼补数学，没挂牌' },
        { id: 'b', place: '示例路十八号', text: '双休日学生来补数学课，没有牌子' },
      ],
    });
    expect(pairs).toHaveLength(1);
  });

  it('does not take two matters of one institution for one', () => {
    expect(runDuplicates({ reports: [FEES, STAFF] }).pairs).toEqual([]);
  });

  it('gives the same pairs in any order of rows, and whether asked at once or one by one', () => {
    const texts = fc.constantFrom(
      FEES.text,
      FEES_AGAIN.text,
      STAFF.text,
      '周六补课一次100元',
      '周六补课一次100元，去了三次',
    );
    const reports = fc.uniqueArray(
      fc.record({
        id: fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 4 }),
        text: texts,
        institutionId: fc.constantFrom('i1', 'i2', null),
        day: fc.constantFrom('2026-09-01', '2026-10-01', null),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        reports.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const expected = runDuplicates({ reports: rows });
          expect(runDuplicates({ reports: shuffled })).toEqual(expected);
          for (const { score } of expected.pairs) expect(score).toBeLessThanOrEqual(1);
          const index = openDuplicateIndex();
          for (const row of shuffled) index.add(row);
          for (const row of shuffled) index.add(row); // known ids change nothing
          expect(index.size).toBe(rows.length);
          for (const row of rows) {
            const own = expected.pairs.filter(({ a, b }) => a === row.id || b === row.id);
            expect(new Set(index.find(row, 100).map(({ id }) => id))).toEqual(
              new Set(own.map(({ a, b }) => (a === row.id ? b : a))),
            );
          }
        },
      ),
    );
  });
});

describe('numbers', () => {
  it.each([
    ['12800', 12_800],
    ['一万二千八', 12_800],
    ['两千三', 2300],
    ['三十一', 31],
    ['十五', 15],
    ['六百九十九', 699],
    ['一百零五', 105],
    ['一百五', 150],
    ['1.2万', 12_000],
    ['八', 8],
    ['二十', 20],
    ['补课', null],
    ['', null],
  ])('reads %s as %s', (text, value) => {
    expect(readFigure(text)).toBe(value);
  });

  it('finds them in their kinds', () => {
    const keys = numbersIn('晚上九点半下课，3号楼2单元501室，一节课100元，电话13900001234，车牌陕F·12345，周六').map(
      ({ key }) => key,
    );
    expect(keys).toEqual(
      expect.arrayContaining([
        'clock:21:30',
        'room:b3',
        'room:u2',
        'room:r501',
        'fee:100',
        'phone:13900001234',
        'plate:陕F12345',
        'weekday:六',
      ]),
    );
  });
});
