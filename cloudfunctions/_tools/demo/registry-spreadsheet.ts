// The registry list of the demo city, in the messy shape in which such lists are published: 46 licensed and 353 former
// institutions, all invented and all saying so. The same day gives the same bytes.
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { checkCharacterOf } from '../../../shared/domain/institution/credit-code';
import { sha256Hex } from '../../../shared/kernel/digest';
import { addDays, type LocalDate } from '../../../shared/kernel/time';
import { COMMUNITIES, DISTRICTS, STREETS } from './divisions';

const LICENSED = 46;
const FORMER = 353;

const BRANDS =
  '星河 晨曦 青竹 博雅 启明 汉源 天汉 明珠 翰墨 乐行 思齐 知远 云帆 朗月 向阳 栖岩 石门 褒河 南湖 红寺 拜将 兴汉 金水 白鹭 朱鹮 橙果 蓝鲸 小树 百灵 拾光 山月 禾木 长风 清泉 若水 致知 新芽 七彩 方舟 竹马'.split(
    ' ',
  );
const SUBJECTS = [
  { words: '艺术', category: '文化艺术类', stages: '小学、初中' },
  { words: '美术', category: '艺术（美术）', stages: '学前、小学' },
  { words: '舞蹈', category: '艺术类(舞蹈)', stages: '小学' },
  { words: '篮球', category: '体育类', stages: '小学、初中' },
  { words: '武术', category: '体育', stages: '中小学' },
  { words: '编程', category: '科技类', stages: '小学、初中' },
  { words: '机器人', category: '科技', stages: '小学' },
  { words: '英语', category: '学科类（英语）', stages: '义务教育' },
  { words: '文化课', category: '学科类', stages: '初中' },
  { words: '书法', category: '非学科类', stages: '小学' },
];
const ENDINGS = ['培训学校', '培训中心', '培训学校有限公司', '培训部'];

/** The n-th replayable choice below `size`, for one institution. */
const choice = (index: number, what: string, size: number): number =>
  Number.parseInt(sha256Hex(`demo institution ${index} ${what}`).slice(0, 8), 16) % size;

interface DemoInstitution {
  readonly name: string;
  readonly district: string;
  readonly address: string;
  readonly creditCode: string;
  readonly licenceNo: string;
  readonly category: string;
  readonly stages: string;
  readonly phones: string;
  readonly person: string;
}

const pick = <T>(items: readonly T[], index: number, what: string): T => items[choice(index, what, items.length)] as T;

const creditCodeOf = (index: number): string => {
  const body = `5261${(7000 + (index % 999)).toString()}${String(choice(index, 'code', 999_999_999)).padStart(9, '0')}`;
  return body + checkCharacterOf(body);
};

const institution = (index: number): DemoInstitution => {
  const district = pick(DISTRICTS, index, 'district');
  const street = pick(
    STREETS.filter(({ districtCode }) => districtCode === district.code),
    index,
    'street',
  );
  const community = pick(
    COMMUNITIES.filter(({ streetCode }) => streetCode === street.code),
    index,
    'community',
  );
  const subject = pick(SUBJECTS, index, 'subject');
  const brand = BRANDS[index % BRANDS.length] ?? '';
  // With the street in every name no two of the 399 are the same, and each still sounds like one of its kind.
  const name = `示例·${brand}${street.name.replace(/(街道|镇|乡)$/, '')}${subject.words}${pick(ENDINGS, index, 'ending')}`;
  return {
    name,
    district: district.name,
    address: `${district.name}${street.name}${community.name}示例路${choice(index, 'house', 200) + 1}号`,
    creditCode: creditCodeOf(index),
    licenceNo: `教民1${district.code}${String(index + 1).padStart(4, '0')}`,
    category: subject.category,
    stages: subject.stages,
    phones: `0916-${2_000_000 + choice(index, 'phone', 999_999)}、1390000${String(choice(index, 'mobile', 9999)).padStart(4, '0')}`,
    person: `示例${'甲乙丙丁戊己庚辛'[choice(index, 'person', 8)]}`,
  };
};

/** The same date in one of the ways clerks write it. */
const written = (date: LocalDate, style: number): string => {
  const [year, month, day] = date.split('-').map(Number);
  return (
    [`${year}.${month}.${day}`, `${year}年${month}月${day}日`, `${year}/${month}/${day}`, date.replace(/-/g, '')][
      style % 4
    ] ?? date
  );
};

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

type Value = { value: string; rowSpan?: number; columnSpan?: number } | null;
const cell = (value: string): Value => (value === '' ? null : { value });

/** 在册: two title rows, district cells merged over their rows, sums at the end. */
const licensedSheet = (day: LocalDate, list: readonly DemoInstitution[]): Value[][] => {
  const rows: Value[][] = [
    [{ value: '示例·汉中市校外培训机构白名单（虚构）', columnSpan: 10 }],
    [{ value: `填表单位：示例·汉中市教育局　　公布日期：${written(day, 1)}`, columnSpan: 10 }],
    [
      '序号',
      '所属区县',
      '培训机构名称',
      '统一社会信用代码',
      '办学许可证号',
      '培训类别',
      '培训对象',
      '办学地址',
      '联系电话',
      '许可证有效期',
    ].map(cell),
  ];
  let number = 0;
  for (const { name: district } of DISTRICTS) {
    const here = list.filter((one) => one.district === district);
    here.forEach((one, i) => {
      number++;
      // Two of them run out within weeks, one ran out last month: what a list is for.
      const validUntil = addDays(day, number === 1 ? -20 : number <= 3 ? 15 * number : 200 + ((number * 37) % 700));
      const isWide = number % 7 === 0;
      rows.push([
        cell(String(number)),
        i === 0 ? { value: district, rowSpan: here.length } : null,
        cell(one.name),
        cell(number % 9 === 0 ? '' : isWide ? fullWidth(one.creditCode) : one.creditCode),
        cell(one.licenceNo),
        cell(one.category),
        cell(one.stages),
        cell(one.address),
        cell(one.phones),
        cell(
          number % 2 === 0
            ? written(validUntil, number / 2)
            : `${written(addDays(validUntil, -1095), 0)}-${written(validUntil, 0)}`.replace('-', '至'),
        ),
      ]);
    });
  }
  rows.push([{ value: `合计：${number}所`, columnSpan: 10 }]);
  return rows;
};

const HEADINGS_A = [
  '序号',
  '县区',
  '学校名称',
  '信用代码',
  '原许可证号',
  '地址',
  '类型',
  '负责人',
  '注销时间',
  '处置情况',
  '备注',
];
const HEADINGS_B = [
  '编号',
  '区县',
  '机构全称',
  '统一社会信用代码',
  '办学许可证编号',
  '办学地点',
  '培训类型',
  '法定代表人',
  '终止日期',
  '现状',
  '说明',
];

/** 注销: the header comes again in mid-table under other names, as when two lists are pasted together. */
const formerSheet = (day: LocalDate, list: readonly DemoInstitution[]): Value[][] => {
  const rows: Value[][] = [[{ value: '示例·已注销、转型机构名单（虚构）', columnSpan: 11 }], HEADINGS_A.map(cell)];
  list.forEach((one, i) => {
    if (i === 180) rows.push([], HEADINGS_B.map(cell));
    const since = addDays(day, -400 - ((i * 53) % 900));
    const isConverted = i % 11 === 5;
    rows.push([
      cell(String(i + 1)),
      cell(one.district),
      cell(one.name),
      cell(i % 5 === 0 ? '' : one.creditCode),
      cell(i % 3 === 0 ? '/' : one.licenceNo),
      cell(one.address),
      cell(one.category),
      cell(one.person),
      cell(written(since, i)),
      cell(isConverted ? '转型为非学科类' : '已注销'),
      cell(i % 4 === 0 ? '自愿终止办学' : i % 4 === 1 ? '压减注销' : ''),
    ]);
  });
  rows.push([{ value: '注：本表内容均为虚构，仅供演示。', columnSpan: 11 }]);
  return rows;
};

/** Rows that must be refused, one reason each: for showing how an import explains itself. */
const WRONG_ROWS: readonly (readonly string[])[] = [
  ['', '汉台区', '', '', '', '艺术', '小学', '示例路1号', '', '2027.8.31'],
  ['', '汉台区', '示例·错日期培训中心', '', '', '艺术', '小学', '示例路2号', '', '2027年2月30日'],
  ['', '示例区', '示例·外地培训中心', '', '', '艺术', '小学', '示例路3号', '', '2027.8.31'],
  ['', '汉台区', '示例·短代码培训中心', '9161070', '', '艺术', '小学', '示例路4号', '', '2027.8.31'],
];

/** The zip library writes the present time into the file; written again with a fixed one, the bytes are the same every time. */
const withFixedTimes = (bytes: Uint8Array): Uint8Array =>
  zipSync(unzipSync(bytes), { mtime: new Date(2000, 0, 1), level: 6 });

/** One of the licensed came to the very place of a former one, as another clerk writes it: what the watch list is for. */
const haunt = (all: DemoInstitution[]): void => {
  const present = all[LICENSED - 1];
  const former = all.slice(LICENSED).find(({ district }) => district === present?.district);
  if (present === undefined || former === undefined) return;
  const address = `汉中市${former.address.replace(/(\d+)号$/, ' $1 号')}`;
  all[LICENSED - 1] = { ...present, address };
};

/**
 * The workbook as of a day.
 * @param withErrors adds the rows that must be refused
 */
export const buildRegistryWorkbook = async (day: LocalDate, withErrors = false): Promise<Uint8Array> => {
  const all = Array.from({ length: LICENSED + FORMER }, (_, i) => institution(i));
  haunt(all);
  const licensed = licensedSheet(day, all.slice(0, LICENSED));
  if (withErrors) licensed.splice(-1, 0, ...WRONG_ROWS.map((row) => row.map(cell)));
  const bytes = await writeXlsxFile([
    { sheet: '在册', data: licensed },
    { sheet: '注销', data: formerSheet(day, all.slice(LICENSED)) },
  ] as never).toBuffer();
  return withFixedTimes(new Uint8Array(bytes));
};
