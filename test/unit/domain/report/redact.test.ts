import fc from 'fast-check';
import { findIdentifying, type IdentifyingKind, redact, redactAll } from '../../../../shared/domain/report/redact';

const finds = (text: string) => findIdentifying(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('findIdentifying', () => {
  it.each<[IdentifyingKind, string, string]>([
    ['phone', '电话13900001234谢谢', '13900001234'],
    ['phone', '打139 0000 1234找我', '139 0000 1234'],
    ['phone', '我的号：１３９－００００－１２３４', '１３９－００００－１２３４'],
    ['phone', '加一三九零零零零一二三四', '一三九零零零零一二三四'],
    ['phone', '幺三九 〇〇〇〇 幺二三四', '幺三九 〇〇〇〇 幺二三四'],
    ['phone', '1 3 9 0 0 0 0 1 2 3 4', '1 3 9 0 0 0 0 1 2 3 4'],
    ['phone', '139\u200b00001234', '139\u200b00001234'],
    ['phone', '+86 13900001234', '+86 13900001234'],
    ['phone', '座机0916-2212345', '0916-2212345'],
    ['phone', '电话是2212345', '2212345'],
    ['idCard', '身份证610702201001011234。', '610702201001011234'],
    ['idCard', '610702 20100101 123x', '610702 20100101 123x'],
    ['email', '发到 demo@example.com', 'demo@example.com'],
    ['email', 'ｄｅｍｏ＠example.com', 'ｄｅｍｏ＠example.com'],
    ['plate', '车牌陕F·12345', '陕F·12345'],
    ['plate', '陕 F 12345 停在门口', '陕 F 12345'],
    ['account', '微信号：demo_2026', 'demo_2026'],
    ['account', '加我vx demo2026', 'demo2026'],
    ['account', '卡号6222 0000 0000 0000 123', '6222 0000 0000 0000 123'],
    ['address', '我家住示例花园3号楼2单元501室，楼上', '示例花园3号楼2单元501室'],
    ['address', '示例小区十二栋三单元401室有人', '示例小区十二栋三单元401室'],
    ['name', '我叫李示例，是家长', '李示例'],
    ['name', '我家孩子叫王小明，读三年级', '王小明'],
    ['name', '是张小芳老师让报的', '张小芳'],
    ['name', '王老师说的', '王老师'],
    ['name', '欧阳小明同学', '欧阳小明'],
    ['class', '孩子在三年级二班', '三年级二班'],
    ['class', '示例小学六年级（3）班', '示例小学六年级（3）班'],
    ['class', '高二5班', '高二5班'],
  ])('finds a %s in "%s"', (kind, text, value) => {
    expect(finds(text)).toContainEqual([kind, value]);
  });

  it.each([
    '他们周六上课，一次收了9800元，从2026年9月1日到10月30日',
    '语文老师和数学老师轮流上课，高中老师也在，任课老师说的',
    '我是一名家长，我是高二学生家长，我是业主',
    '某某老师、李某老师在家补课',
    '班主任和年级主任都知道，学校有30个班',
    '示例路18号三楼有补习班，小区门口也有',
    '每节课100元，一共20节，晚上8点到9点半',
    '举报电话12345和12315打不通',
  ])('leaves "%s" alone', (text) => {
    expect(finds(text)).toEqual([]);
  });

  it('knows whoever was named once wherever the name stands again', () => {
    const { text } = redact('我叫李示例。李示例的孩子在这里上课。');
    expect(text).not.toContain('李示例');
  });
});

describe('redact', () => {
  const pieces = fc.constantFrom(
    '13900001234',
    '一三九零零零零一二三四',
    '１３９ 0000 1234',
    '610702201001011234',
    'demo@example.com',
    '陕F12345',
    '微信号demo_2026',
    '我叫李示例，',
    '王老师',
    '三年级二班',
    '示例花园3号楼2单元501室',
    '，',
    '。',
    ' ',
    '补课',
    '周六',
    '9800元',
    '😀',
    '\u200b',
    'é',
    '⑨',
    'ﬁ',
    '1',
    '一',
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('keeps the length, blackens exactly what was found, and leaves no find readable', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const { text, found } = redact(given);
        expect(text).toHaveLength(given.length);
        let at = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start)).toBe(given.slice(at, start));
          expect(text.slice(start, end)).toBe('█'.repeat(end - start));
          if (end - start > 1) expect(text).not.toContain(given.slice(start, end));
          at = end;
        }
        expect(text.slice(at)).toBe(given.slice(at));
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing more in what it has blackened', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const once = redact(given).text;
        expect(redact(once)).toEqual({ text: once, found: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('does not slow down on hostile texts', () => {
    const started = performance.now();
    for (const piece of ['1 ', '1-', '一', '我家住', '王', '微信', '陕F', 'a.', '示例花园1'])
      redact(piece.repeat(3000));
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('takes school classes out too where the text leaves the office or its writer asks for it', () => {
    const text = '我叫李明华，孩子在四年级二班，电话13912345678。周六上午那里在上数学课。';
    expect(redact(text).text).toContain('四年级二班');
    const all = redactAll(text);
    expect(findIdentifying(all.text)).toEqual([]);
    for (const word of ['李明华', '四年级二班', '13912345678']) expect(all.text).not.toContain(word);
    expect(all.text).toHaveLength(text.length);
    expect(all.text).toContain('周六上午那里在上数学课');
  });
});
