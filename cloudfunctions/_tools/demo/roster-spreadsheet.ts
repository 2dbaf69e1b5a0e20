// The demo school's roster as its office would send it: three grades on a sheet, classes in merged cells, headings that come
// again under other names, sums, a remark. Against the demo's children it holds some who moved class, some who are new and a
// corrected name. Everything in it is invented. The same day gives the same bytes.
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { LocalDate } from '../../../shared/kernel/time';
import { CHILDREN, type DemoChild, SCHOOL_IDS, SCHOOLS } from './schools';

type Value = { value: string; rowSpan?: number; columnSpan?: number } | null;
const cell = (value: string): Value => (value === '' ? null : { value });

const CHARACTERS = ['', '一', '二', '三', '四', '五', '六'];

/** `四年级（2）班` for 4年级2班, as some offices write it. */
const written = ({ grade, className }: Pick<DemoChild, 'grade' | 'className'>): string =>
  `${CHARACTERS[grade]}年级（${className.slice(-2, -1)}）班`;

const HEADINGS = [
  ['序号', '班级', '学号', '学生姓名', '性别', '备注'],
  ['编号', '所在班级', '校内学号', '姓名', '性别', '说明'],
];

/** Two who moved to another class, one whose name was wrong, by their place in the roster. */
const MOVED = new Set([20, 41]);
const RENAMED = 60;
const NEW = ['示例·新来', '示例·转入', '示例·回家'];

const rowsOf = (children: readonly DemoChild[], headings: readonly string[]): Value[][] => {
  const classes = [...new Set(children.map(({ className }) => className))].sort();
  let number = 0;
  return [
    headings.map(cell),
    ...classes.flatMap((className) => {
      const here = children.filter((child) => child.className === className);
      return here.map((child, i): Value[] => [
        cell(String(++number)),
        i === 0 ? { value: written(child), rowSpan: here.length } : null,
        cell(child.number),
        cell(child.name),
        cell(number % 2 === 0 ? '男' : '女'),
        null,
      ]);
    }),
    [{ value: `合计：${number}人`, columnSpan: 6 }],
  ];
};

/** Rows that must be refused, one reason each. */
const WRONG: readonly (readonly string[])[] = [
  ['', '四年级（2）班', '', '示例·没有学号', '女', ''],
  ['', '四年级（2）班', '6.10702E+17', '示例·学号变了形', '男', ''],
  ['', '初一（1）班', '20269001', '示例·不是本校', '女', ''],
  ['', '四年级（2）班', '20269002', '', '男', '名字漏了'],
  ['', '四年级（2）班', '20269003', '示例·学号重复', '女', ''],
  ['', '四年级（2）班', '20269003', '示例·学号重复了', '女', ''],
];

/** @param withErrors adds rows that must be refused, one reason each */
export const buildRosterWorkbook = async (day: LocalDate, withErrors = false): Promise<Uint8Array> => {
  const school = SCHOOLS.find(({ id }) => id === SCHOOL_IDS.first)?.name ?? '';
  const all: DemoChild[] = CHILDREN.map((child, i) => {
    if (MOVED.has(i)) return { ...child, className: child.className.replace(/.班$/, '1班') };
    return i === RENAMED ? { ...child, name: `${child.name}儿` } : child;
  });
  const [model] = all;
  if (model !== undefined) {
    for (const [i, name] of NEW.entries()) {
      all.push({ ...model, id: '', number: `2026${String(900 + i)}`, name, className: model.className, guardians: [] });
    }
  }
  const part = (grades: readonly number[]) => all.filter(({ grade }) => grades.includes(grade));
  const sheet = (title: string, grades: readonly number[], wrong: readonly (readonly string[])[]): Value[][] => [
    [{ value: `${school}${title}学生名册（虚构）`, columnSpan: 6 }],
    [{ value: `填表：示例·教务处　　截至 ${day.replaceAll('-', '.')}`, columnSpan: 6 }],
    ...rowsOf(part(grades), HEADINGS[0] ?? []).slice(0, -1),
    ...wrong.map((row) => row.map(cell)),
    [{ value: '注：本表内容均为虚构，仅供演示。', columnSpan: 6 }],
  ];
  const bytes = await writeXlsxFile([
    { sheet: '低段', data: [...sheet('低段', [1, 2], []), [], ...rowsOf(part([3]), HEADINGS[1] ?? [])] },
    { sheet: '高段', data: sheet('高段', [4, 5, 6], withErrors ? WRONG : []) },
  ] as never).toBuffer();
  return zipSync(unzipSync(new Uint8Array(bytes)), { mtime: new Date(2000, 0, 1), level: 6 });
};
