import { readClubRows } from '../../../../shared/domain/club/club-rows';
import type { ClubDraft } from '../../../../shared/domain/club/set-up.schema';

const HEADING = '社团名称\t上课时间\t年级\t名额\t最少开班人数\t授课教师\t教室\t费用（元）\t简介\t提供方';
const rows = (...lines: string[]): string => [HEADING, ...lines].join('\n');
const read = (text: string, before: readonly ClubDraft[] = []): readonly ClubDraft[] => {
  const result = readClubRows(text, before);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('readClubRows', () => {
  it('reads what clerks write', () => {
    const clubs = read(
      rows(
        '围棋\t周五第1节\t全校\t24人\t8\t示例·刘老师\t201\t免费\t规则和礼仪\t本校',
        '藤编\t星期二、星期四 第2节\t三至六年级\t１８\t\t示例·艺人\t美术室\t30元\t\t民间艺人',
        '合唱\t三\t1-3,5\t40\t10\t\t\t\t\t',
      ),
    );
    expect(clubs).toMatchObject([
      {
        key: 'club-1',
        name: '围棋',
        slots: ['Fri-1'],
        capacity: 24,
        minSize: 8,
        feeFen: 0,
        provider: { kind: 'teacher' },
      },
      {
        name: '藤编',
        slots: ['Tue-1', 'Thu-2'],
        grades: [3, 4, 5, 6],
        capacity: 18,
        feeFen: 3000,
        provider: { kind: 'folkArtist' },
      },
      { name: '合唱', slots: ['Wed-1'], grades: [1, 2, 3, 5], capacity: 40 },
    ]);
    expect(clubs[0]?.grades).toHaveLength(9);
  });

  it('changes nothing when the same rows come again, and keeps what they do not say', () => {
    const first = read(rows('围棋\t周五1\t1-6\t24\t8\t示例·刘老师\t201\t0\t规则\t非遗'));
    const [one] = first;
    if (one === undefined) throw new Error('no club');
    const withPaper = [{ ...one, provider: { ...one.provider, credential: '示例·证 1' } }];
    expect(read(rows('围棋\t周五1\t1-6\t24\t8\t示例·刘老师\t201\t0\t规则\t非遗'), withPaper)).toEqual(withPaper);
    expect(read('名称\t时间\t年级\t人数\n围棋\t周五1\t1-6\t30', withPaper)).toEqual([
      { ...withPaper[0], capacity: 30, minSize: 0 },
    ]);
  });

  it('takes no row when one is wrong, and names line, column and cell of every fault', () => {
    const result = readClubRows(
      rows('围棋\t周五1\t1-6\t24', '\t周六\t高一\t很多\t\t\t\t贵\t\t外星人', '围棋\t周一1\t1-6\t9999'),
      [],
    );
    if (result.ok) throw new Error('was read');
    expect(result.error.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'name', 'EMPTY'],
      [3, 'slots', 'UNREADABLE'],
      [3, 'capacity', 'UNREADABLE'],
      [3, 'fee', 'UNREADABLE'],
      [3, 'provider', 'UNREADABLE'],
      [4, 'name', 'TWICE'],
      [4, 'capacity', 'TOO_LARGE'],
    ]);
  });

  it.each([
    ['no heading', '围棋\t周五1\t1-6\t24'],
    ['nothing', ''],
    ['a heading alone', HEADING],
  ])('refuses %s', (_, text) => {
    expect(readClubRows(text, []).ok).toBe(false);
  });
});
