// The words that schools use for the columns of their rosters, and for grades. Longer words first where one contains another.
import type { Headings } from '../../institution/registry/table-reading';

export type RosterField = 'number' | 'name' | 'grade' | 'className' | 'birthDate';

export const ROSTER_HEADINGS: Headings<RosterField> = [
  ['birthDate', ['出生', '生日']],
  ['number', ['学号', '学籍', '学生编号', '校内号']],
  ['name', ['姓名', '学生', '名字']],
  ['grade', ['年级']],
  ['className', ['班级', '所在班', '班']],
];

/** Grades as they are written, junior forms first: 初一 is not grade one. */
export const GRADE_WORDS: readonly (readonly [string, number])[] = [
  ['初一', 7],
  ['初二', 8],
  ['初三', 9],
  ['七', 7],
  ['八', 8],
  ['九', 9],
  ['一', 1],
  ['二', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
];

/** The word that stands for a grade in a class's name: `四` of 四年级2班, `初一` of 初一(3)班. */
export const GRADE_CHARACTERS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
export const JUNIOR_WORDS: Readonly<Record<number, string>> = { 7: '初一', 8: '初二', 9: '初三' };

/** Ways to write nothing. */
export const BLANKS: readonly string[] = ['无', '/', '-', '—', '暂无'];
