import { mergeEdit } from '../../../../../shared/domain/institution/registry/merge-edit';
import { planImport } from '../../../../../shared/domain/institution/registry/plan-import';
import { type Draft, readRegistry } from '../../../../../shared/domain/institution/registry/read-registry';
import {
  institutionFinder,
  planCourses,
  readCourses,
  readPractitioners,
} from '../../../../../shared/domain/institution/registry/read-rosters';
import { checkStatusMove } from '../../../../../shared/domain/institution/registry/status-moves';
import { categoriesIn } from '../../../../../shared/domain/institution/registry/words-in';
import { localDate } from '../../../../../shared/kernel/time';

const DISTRICTS = [{ code: '610702', name: '汉台区' }];
const find = institutionFinder([
  { id: 'a', name: '示例·星河培训学校', formerNames: ['示例·银河培训学校'], creditCode: '91610700MA6TEST011' },
  { id: 'b', name: '示例·双子培训学校', formerNames: [], creditCode: null },
  { id: 'c', name: '示例·双子培训学校', formerNames: [], creditCode: null },
]);

const COURSES = {
  name: '课程',
  rows: [
    ['示例·课程备案表', null, null, null, null],
    ['机构名称', '课程名称', '类别', '收费（元）', '课时数', '每课时分钟', '班额', '学段'],
    ['示例·星河培训学校', '少儿 舞蹈', '艺术（舞蹈）', '￥1,980', 30, '45分钟', '20人', '小学'],
    ['示例·银河培训学校', '初中数学', '学科类', '免费', 30, 45, 20, '初中'],
    ['示例·双子培训学校', '书法', '', 100, 10, 40, 10, ''],
    ['合计', null, null, null, null],
  ],
};

describe('readCourses', () => {
  it('reads sums, numbers and words as clerks write them, and says what it refuses', () => {
    const { accepted, refused } = readCourses([COURSES], find);
    expect(accepted).toEqual([
      {
        institutionId: 'a',
        name: '少儿舞蹈',
        category: 'art',
        stages: ['primary'],
        mode: 'offline',
        feeFen: 198_000,
        lessons: 30,
        lessonMinutes: 45,
        classSize: 20,
      },
    ]);
    expect(refused).toEqual([
      { sheet: '课程', row: 4, column: '收费(元)', code: 'NUMBER_INVALID' },
      { sheet: '课程', row: 5, column: '机构名称', code: 'INSTITUTION_UNKNOWN' },
    ]);
  });

  it('is not taken for a list of institutions', () => {
    expect(readRegistry([COURSES], DISTRICTS)).toEqual({ accepted: [], refused: [] });
  });

  it('keeps what the panel classified', () => {
    const [draft] = readCourses([COURSES], find).accepted;
    if (draft === undefined) throw new Error('one course');
    const first = planCourses([], [draft]);
    expect(first).toMatchObject({ added: 1, changed: 0, removed: 0 });
    const decided = first.courses.map((course) => ({ ...course, category: 'academic' as const, caseId: 'case-1' }));
    expect(planCourses(decided, [draft])).toMatchObject({ added: 0, changed: 0, courses: decided });
    expect(planCourses(first.courses, [])).toMatchObject({ removed: 1, courses: [] });
  });
});

describe('readPractitioners', () => {
  it('reads posts and certificates and refuses broken identity numbers', () => {
    const rows = [
      ['机构名称', '姓名', '身份证号', '岗位', '专兼职', '证书种类', '证书编号', '任教学科'],
      ['示例·星河培训学校', '示例·李老师', '61070119900101001x', '教学', '兼职', '教师资格证', '2020-1', '数学'],
      ['示例·星河培训学校', '示例·王教练', '', '教练', '专职', '社会体育指导员', 'T-9', '篮球'],
      ['示例·星河培训学校', '示例·赵', '1234', '', '', '', '', ''],
    ];
    const { accepted, refused } = readPractitioners([{ name: '人员', rows }], find);
    expect(accepted.map(({ post, isFullTime, certificates }) => ({ post, isFullTime, certificates }))).toEqual([
      { post: 'teaching', isFullTime: false, certificates: [{ kind: 'teaching', number: '2020-1', subject: '数学' }] },
      { post: 'teaching', isFullTime: true, certificates: [{ kind: 'professional', number: 'T-9', subject: '篮球' }] },
    ]);
    expect(accepted[0]?.idNumber).toBe('61070119900101001X');
    expect(refused).toMatchObject([{ row: 4, code: 'ID_NUMBER_FORM' }]);
  });
});

describe('planImport', () => {
  const [row] = readRegistry(
    [
      {
        name: '在册',
        rows: [
          ['机构名称', '县区', '地址', '类别', '监管银行', '监管账号', '联系电话'],
          ['示例·星河培训学校', '汉台区', '示例路1号', '艺术、体育', '示例银行', '6222 0000 1111', '0916-2000001'],
        ],
      },
    ],
    DISTRICTS,
  ).accepted;
  const draft = row?.draft as Draft;
  const known = { id: 'a', revision: 1, ...draft };

  it('reads several kinds and the supervised account', () => {
    expect(draft).toMatchObject({
      category: 'art',
      furtherCategories: ['sport'],
      supervisedAccount: { bank: '示例银行', accountNo: '622200001111' },
    });
    expect(categoriesIn('非学科类（美术）')).toEqual(['art']);
    expect(categoriesIn('非学科类')).toEqual(['other']);
  });
  it('lets a blank cell wipe nothing', () => {
    const blank = { ...draft, phones: [], supervisedAccount: null, legalPerson: '', address: '' };
    expect(planImport([known], [blank])).toMatchObject({ unchanged: 1, changed: [] });
  });
  it('does not end a blacklist entry, and names who is missing', () => {
    const blacklisted = { ...known, status: 'blacklisted' as const };
    const other = { ...known, id: 'z', name: '示例·别的', creditCode: null };
    const plan = planImport([blacklisted, other], [draft]);
    expect(plan).toMatchObject({ unchanged: 1, changed: [] });
    expect(plan.missing.map(({ id }) => id)).toEqual(['z']);
  });
  it('takes a new status with its own reason', () => {
    const before = { ...known, statusReason: '旧的说明' };
    const [change] = planImport([before], [{ ...draft, status: 'deregistered' }]).changed;
    expect(change?.after).toMatchObject({ status: 'deregistered', statusReason: '' });
  });
});

describe('checkStatusMove', () => {
  const since = localDate('2026-11-24');
  it('refuses what cannot follow, and last days where none belong', () => {
    expect(checkStatusMove('licensed', { status: 'suspended', since, until: localDate('2026-12-24') })).toMatchObject({
      ok: true,
    });
    expect(checkStatusMove('blacklisted', { status: 'licensed', since, until: null })).toMatchObject({
      error: { code: 'WRONG_STATE' },
    });
    expect(checkStatusMove('licensed', { status: 'deregistered', since, until: since })).toMatchObject({
      error: { reason: 'ONLY_A_SUSPENSION_ENDS' },
    });
    expect(checkStatusMove('licensed', { status: 'suspended', since, until: localDate('2026-11-01') })).toMatchObject({
      error: { reason: 'ENDS_BEFORE_IT_BEGINS' },
    });
  });
});

describe('mergeEdit', () => {
  it('keeps both edits apart by field and asks only where they differ', () => {
    const base = { address: '旧', phones: ['1'], name: '甲', licenceNo: 'x' };
    const { merged, clashes, alsoChanged } = mergeEdit(
      base,
      { ...base, address: '我', name: '乙' },
      { ...base, address: '他', name: '乙', phones: ['2'] },
    );
    expect(merged).toEqual({ address: '他', phones: ['2'], name: '乙', licenceNo: 'x' });
    expect(clashes).toEqual([{ field: 'address', mine: '我', theirs: '他' }]);
    expect(alsoChanged).toEqual(['phones']);
  });
});
