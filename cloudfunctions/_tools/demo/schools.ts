// Schools and children of the demo city. All invented: every name says so.
import { sha256Hex } from '../../../shared/kernel/digest';
import { toBase32 } from '../../../shared/kernel/random';
import { DISTRICTS } from './divisions';

export interface DemoSchool {
  readonly id: string;
  readonly name: string;
  readonly districtCode: string;
  readonly stages: readonly ('primary' | 'junior')[];
  readonly address: string;
}

export interface DemoChild {
  readonly id: string;
  readonly schoolId: string;
  /** Within the school. */
  readonly number: string;
  readonly name: string;
  readonly grade: number;
  readonly className: string;
  /** Keys of PEOPLE. */
  readonly guardians: readonly ('guardian' | 'guardian2')[];
  readonly selectionCode: string;
}

/** The school whose clubs, notices and draws the demo tells about, and one beside it. */
export const SCHOOL_IDS = { first: 'school-001', second: 'school-002' } as const;

const SCHOOLS_PER_DISTRICT = 10;
const SCHOOL_WORDS = ['朝阳', '明德', '育才', '春晖', '汉江', '石马', '青山', '翠屏', '文昌', '兴元'];

/** 110 compulsory-education schools, ten in each district: every third a nine-year school, the others primary or junior. */
export const SCHOOLS: readonly DemoSchool[] = DISTRICTS.flatMap(({ code, name: district }, d) =>
  SCHOOL_WORDS.map((word, s) => {
    const index = d * SCHOOLS_PER_DISTRICT + s;
    const kind = (['小学', '初级中学', '九年制学校'] as const)[index % 3] ?? '小学';
    const stages =
      kind === '小学'
        ? (['primary'] as const)
        : kind === '初级中学'
          ? (['junior'] as const)
          : (['primary', 'junior'] as const);
    return {
      id: `school-${String(index + 1).padStart(3, '0')}`,
      name: `示例·${district}${word}${kind}`,
      districtCode: code,
      stages,
      address: `${district}示例路${index + 1}号`,
    };
  }),
);

const SURNAMES = '王赵李张刘陈杨黄周吴徐孙马朱胡郭何高林罗'.split('');
const GIVEN = '安和宁远书恒一诺子涵雨桐浩然欣怡思源乐天嘉禾明轩若溪知夏'.split('');

/** A code no outsider can guess from another: 60 bits of a hash. The demo prints them; a real one is random. */
const codeFor = (id: string): string => {
  const bytes = Uint8Array.from(Buffer.from(sha256Hex(`demo selection code of ${id}`), 'hex'));
  return toBase32(bytes).slice(0, 12);
};

const child = (
  n: number,
  schoolId: string,
  name: string,
  grade: number,
  guardians: DemoChild['guardians'],
): DemoChild => {
  const id = `child-${schoolId.slice(-3)}-${String(n).padStart(4, '0')}`;
  return {
    id,
    schoolId,
    number: `2026${String(n).padStart(4, '0')}`,
    name,
    grade,
    className: `${grade}年级${(n % 4) + 1}班`,
    guardians,
    selectionCode: codeFor(id),
  };
};

const CROWD = 357;

/** 360 children of the first school: three with guardians one can be in the demo, the others a crowd for the draw. */
export const CHILDREN: readonly DemoChild[] = [
  child(1, SCHOOL_IDS.first, '示例·王小禾', 4, ['guardian']),
  child(2, SCHOOL_IDS.first, '示例·王小苗', 1, ['guardian']),
  child(3, SCHOOL_IDS.first, '示例·赵小树', 4, ['guardian2']),
  ...Array.from({ length: CROWD }, (_, i) => {
    const surname = SURNAMES[i % SURNAMES.length] ?? '';
    const given = `${GIVEN[(i * 7) % GIVEN.length] ?? ''}${GIVEN[(i * 11 + 3) % GIVEN.length] ?? ''}`;
    return child(i + 4, SCHOOL_IDS.first, `示例·${surname}${given}`, (i % 6) + 1, []);
  }),
];
