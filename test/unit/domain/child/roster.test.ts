import fc from 'fast-check';
import { fullClassName, gradeIn, nextClassName, sameClass } from '../../../../shared/domain/child/roster/class-name';
import { type KnownChild, planRoster } from '../../../../shared/domain/child/roster/plan-roster';
import { type ChildDraft, readRoster } from '../../../../shared/domain/child/roster/read-roster';
import { localDate } from '../../../../shared/kernel/time';

const CONTEXT = { grades: [1, 2, 3, 4, 5, 6], today: localDate('2026-11-23') };
type Rows = Parameters<typeof readRoster>[0][number]['rows'];
const read = (rows: Rows, name = 'Sheet1', context = CONTEXT) => readRoster([{ name, rows }], context);

describe('readRoster', () => {
  it('reads a tidy list', () => {
    const { accepted, refused } = read([
      ['学号', '姓名', '年级', '班级', '出生日期'],
      ['001', '示例·一', '四年级', '2班', '2016年5月6日'],
    ]);
    expect(refused).toEqual([]);
    expect(accepted).toEqual([
      {
        sheet: 'Sheet1',
        row: 2,
        draft: { number: '001', name: '示例·一', grade: 4, className: '4年级2班', birthDate: '2016-05-06' },
      },
    ]);
  });

  it('reads what schools really send: titles, merged classes, repeated headers, sums, full width, other orders', () => {
    const { accepted, refused } = read([
      ['示例小学2026年秋季学生名册', null, null, null],
      ['填表人：示例', null, null, null],
      ['班级', '学生姓名', '学籍号', '出生年月日'],
      ['四年级（2）班', '示例·一', 'ｇ１００１', 42500],
      [null, '示例· 二', 1002, '2016/5/6'],
      ['合计', 2, null, null],
      ['班 级', '学生姓名', '学籍号', '出生年月日'],
      ['五年级1班', '示例·三', '1003', null],
    ]);
    expect(refused).toEqual([]);
    expect(accepted.map(({ draft }) => [draft.number, draft.name, draft.grade, draft.className])).toEqual([
      ['G1001', '示例·一', 4, '四年级(2)班'],
      ['1002', '示例· 二', 4, '四年级(2)班'],
      ['1003', '示例·三', 5, '五年级1班'],
    ]);
    expect(accepted[0]?.draft.birthDate).toBe('2016-05-10');
  });

  it('takes the class from the tab where the rows do not name it', () => {
    const { accepted } = read(
      [
        ['序号', '学号', '姓名', '性别', '出生日期'],
        [1, '001', '示例·一', '男', null],
      ],
      '三年级4班',
    );
    expect(accepted[0]?.draft).toMatchObject({ grade: 3, className: '三年级4班' });
  });

  it.each([
    [[null, '示例·一', 4, '1班', null], '学号', 'NUMBER_MISSING'],
    [['0 0#1', '示例·一', 4, '1班', null], '学号', 'NUMBER_FORM'],
    [[610702201509120000, '示例·一', 4, '1班', null], '学号', 'NUMBER_LOST_DIGITS'],
    [['6.10702E+17', '示例·一', 4, '1班', null], '学号', 'NUMBER_LOST_DIGITS'],
    [['001', '  ', 4, '1班', null], '姓名', 'NAME_MISSING'],
    [['001', '名'.repeat(41), 4, '1班', null], '姓名', 'NAME_TOO_LONG'],
    [['001', '示例·一', '火箭', '1班', null], '年级', 'GRADE_UNKNOWN'],
    [['001', '示例·一', '初一', '1班', null], '年级', 'GRADE_NOT_TAUGHT'],
    [['001', '示例·一', 4, null, null], '班级', 'CLASS_MISSING'],
    [['001', '示例·一', 4, '1班', '2016-02-30'], '出生日期', 'DATE_INVALID'],
    [['001', '示例·一', 4, '1班', '1986-02-03'], '出生日期', 'BIRTH_IMPLAUSIBLE'],
    [['001', '示例·一', 4, '1班', '2027-01-01'], '出生日期', 'BIRTH_IMPLAUSIBLE'],
  ] as const)('refuses %j with its place and reason', (row, column, code) => {
    const { accepted, refused } = read([['学号', '姓名', '年级', '班级', '出生日期'], row]);
    expect(accepted).toEqual([]);
    expect(refused).toEqual([{ sheet: 'Sheet1', row: 2, column, code }]);
  });

  it('refuses a number that comes twice, and a sheet without headings', () => {
    const twice = read([
      ['学号', '姓名', '班级'],
      ['001', '示例·一', '4年级1班'],
      ['001', '示例·二', '4年级1班'],
    ]);
    expect(twice.refused).toEqual([{ sheet: 'Sheet1', row: 3, column: '', code: 'DUPLICATE_NUMBER' }]);
    expect(
      read([
        ['随便', '写写'],
        ['1', '2'],
      ]).refused,
    ).toEqual([{ sheet: 'Sheet1', row: 1, column: '', code: 'NO_HEADER' }]);
  });

  it('says something about every row that is not a title or a remark', () => {
    const cell = fc.oneof(
      fc.constantFrom(null, '', '001', '四年级', '4', '2班', '2016-05-06'),
      fc.string(),
      fc.integer(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 20 }), (rows) => {
        const whole = [['学号', '姓名', '年级', '班级'], ...rows];
        const { accepted, refused } = read(whole);
        const told = [...accepted, ...refused].map(({ row }) => row);
        expect(new Set(told).size).toBe(told.length);
        expect(told.every((row) => row >= 2 && row <= whole.length)).toBe(true);
      }),
    );
  });
});

describe('class names', () => {
  it.each([
    ['4', 4],
    ['四年级', 4],
    ['小学四年级', 4],
    ['初一', 7],
    ['七年级', 7],
    ['四(2)班', 4],
    ['4.2班', 4],
    ['4年级2班', 4],
    ['2023级', null],
    ['火箭班', null],
    ['12', null],
  ] as const)('%s is of grade %s', (text, grade) => {
    expect(gradeIn(text)).toBe(grade);
  });

  it.each([
    ['4年级2班', 4, '5年级2班'],
    ['四(2)班', 4, '五(2)班'],
    ['初一3班', 7, '初二3班'],
    ['2023级2班', 4, '2023级2班'],
    ['火箭班', 4, '火箭班'],
    ['402班', 4, '402班'],
  ] as const)('%s of grade %s becomes %s', (from, grade, to) => {
    expect(nextClassName(from, grade)).toBe(to);
  });

  it('knows the same class by other ways to write it', () => {
    expect(fullClassName('2', 4)).toBe('4年级2班');
    expect(sameClass('4年级2班', '2班', 4)).toBe(true);
    expect(sameClass('4年级2班', '四（2）班', 4)).toBe(true);
    expect(sameClass('4年级2班', '4年级3班', 4)).toBe(false);
    expect(sameClass('4年级2班', '5年级2班', 4)).toBe(false);
    expect(sameClass('火箭班', '火箭班', 4)).toBe(true);
  });
});

describe('planRoster', () => {
  const draft = fc.record({
    number: fc.constantFrom('1', '2', '3', '4', '5'),
    name: fc.constantFrom('示例·一', '示例·二'),
    grade: fc.constantFrom(4, 5),
    className: fc.constantFrom('4年级1班', '4年级2班'),
    birthDate: fc.constantFrom(null, localDate('2016-05-06')),
  });
  const drafts = fc.uniqueArray(draft, { selector: ({ number }) => number });
  const known = fc.uniqueArray(
    fc.record({
      number: fc.constantFrom('1', '2', '3', '4', '5'),
      name: fc.constantFrom('示例·一', '示例·二'),
      grade: fc.constantFrom(4, 5),
      className: fc.constantFrom('4年级1班', '4年级2班'),
      birthDate: fc.constantFrom(null, '2016-05-06'),
      state: fc.constantFrom('enrolled' as const, 'left' as const),
    }),
    { selector: ({ number }) => number },
  );
  const applied = (before: readonly KnownChild[], list: readonly ChildDraft[], isWhole: boolean): KnownChild[] => {
    const plan = planRoster(before, list, isWhole);
    const kept = before.map((child) => {
      const change = plan.changed.find((one) => one.before.id === child.id);
      if (plan.left.some(({ id }) => id === child.id)) return { ...child, state: 'left' as const };
      if (change === undefined) return child;
      const { birthDate, ...after } = change.after;
      return { ...child, ...after, state: 'enrolled' as const, birthDate: birthDate ?? child.birthDate };
    });
    return [...kept, ...plan.added.map((one) => ({ ...one, id: one.number, state: 'enrolled' as const }))];
  };

  it('changes nothing when the same list is imported twice', () => {
    fc.assert(
      fc.property(known, drafts, fc.boolean(), (children, list, isWhole) => {
        const before = children.map((child) => ({ ...child, id: child.number }));
        const once = applied(before, list, isWhole);
        const again = planRoster(once, list, isWhole);
        expect([again.added.length, again.changed.length, again.left.length]).toEqual([0, 0, 0]);
        expect(again.unchanged).toBe(list.length);
      }),
    );
  });

  it('lets nobody leave unless the list is of the whole school', () => {
    const child = {
      id: 'a',
      number: '1',
      name: '示例·一',
      grade: 4,
      className: '4年级1班',
      birthDate: null,
      state: 'enrolled' as const,
    };
    expect(planRoster([child], [], false).left).toEqual([]);
    expect(planRoster([child], [], true).left).toEqual([child]);
  });
});
