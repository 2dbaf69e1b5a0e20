// Courses and practitioners of the demo's licensed institutions, as two more sheets that an officer imports. All invented.
import writeXlsxFile from 'write-excel-file/node';
import { sha256Hex } from '../../../shared/kernel/digest';

interface Listed {
  readonly name: string;
  readonly category: string;
}

const choice = (name: string, what: string, size: number): number =>
  Number.parseInt(sha256Hex(`demo roster ${name} ${what}`).slice(0, 8), 16) % size;

interface Offer {
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly fee: number;
  readonly lessons: number;
  readonly minutes: number;
}

/** By the registry's own kinds. A thinking course stands among the sciences: what the panel is for. */
const OFFERS: Readonly<Record<string, readonly Offer[]>> = {
  academic: [
    { name: '初中数学同步', kind: '学科类', stage: '初中', fee: 2160, lessons: 36, minutes: 45 },
    { name: '初中英语阅读', kind: '学科类', stage: '初中', fee: 1980, lessons: 36, minutes: 45 },
  ],
  art: [
    { name: '少儿舞蹈启蒙', kind: '艺术', stage: '小学', fee: 1680, lessons: 28, minutes: 60 },
    { name: '素描基础', kind: '艺术', stage: '小学', fee: 2400, lessons: 40, minutes: 90 },
  ],
  sport: [{ name: '少儿篮球', kind: '体育', stage: '小学', fee: 2700, lessons: 45, minutes: 90 }],
  science: [
    { name: '图形化编程', kind: '科技', stage: '小学', fee: 3600, lessons: 48, minutes: 60 },
    { name: '数学思维训练营', kind: '', stage: '小学', fee: 4200, lessons: 48, minutes: 60 },
  ],
  other: [{ name: '硬笔书法', kind: '非学科类', stage: '小学', fee: 1500, lessons: 30, minutes: 45 }],
};

const SURNAMES = '王赵李张刘陈杨黄周吴'.split('');
const GIVEN = '安和宁远书恒诺涵桐浩欣怡思源嘉禾'.split('');

/** A person of the demo; the twelfth institution employs somebody whom the serving teachers' list names too. */
export const demoPractitioner = (institution: string, n: number): { name: string; idNumber: string } => {
  const surname = SURNAMES[choice(institution, `surname ${n}`, SURNAMES.length)] ?? '王';
  const given = GIVEN[choice(institution, `given ${n}`, GIVEN.length)] ?? '安';
  const serial = String(choice(institution, `serial ${n}`, 10_000)).padStart(4, '0');
  return { name: `示例·${surname}${given}`, idNumber: `61000019${80 + (n % 20)}0101${serial}`.slice(0, 18) };
};

const PEOPLE_EACH = 6;
const cell = (value: string | number) => (value === '' ? null : { value });

/** The workbook for these institutions: `课程` and `从业人员`. */
export const buildRosterWorkbook = async (institutions: readonly Listed[]): Promise<Uint8Array> => {
  const courses: (string | number)[][] = [
    ['机构名称', '课程名称', '类别', '学段', '培训形式', '收费（元）', '课时数', '每课时分钟', '班额'],
  ];
  const people: (string | number)[][] = [
    ['机构名称', '姓名', '身份证号', '岗位', '专兼职', '证书种类', '证书编号', '任教学科'],
  ];
  for (const { name, category } of institutions) {
    for (const offer of OFFERS[category] ?? []) {
      const size = 8 + choice(name, offer.name, 20);
      courses.push([name, offer.name, offer.kind, offer.stage, '线下', offer.fee, offer.lessons, offer.minutes, size]);
    }
    for (let n = 0; n < PEOPLE_EACH; n++) {
      const person = demoPractitioner(name, n);
      const isTeaching = n < PEOPLE_EACH - 1;
      people.push([
        name,
        person.name,
        person.idNumber,
        isTeaching ? '教学' : '管理',
        n === 3 ? '兼职' : '专职',
        n === 4 ? '' : category === 'academic' ? '教师资格证' : '专业证书',
        n === 4 ? '' : `示例证${choice(name, `certificate ${n}`, 99_999)}`,
        category === 'academic' ? '数学' : '',
      ]);
    }
  }
  const bytes = await writeXlsxFile([
    { sheet: '课程', data: courses.map((row) => row.map(cell)) },
    { sheet: '从业人员', data: people.map((row) => row.map(cell)) },
  ] as never).toBuffer();
  return new Uint8Array(bytes);
};
