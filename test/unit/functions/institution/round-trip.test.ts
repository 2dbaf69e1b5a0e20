// I5: what the registry exports, it takes in again without a change, whatever stands in it; and a list taken once changes
// nothing the second time.
import * as fc from 'fast-check';
import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { checkCharacterOf } from '../../../../shared/domain/institution/credit-code';
import {
  INSTITUTION_CATEGORIES,
  INSTITUTION_STATUSES,
  STAGES,
  TEACHING_MODES,
} from '../../../../shared/domain/institution/institution.schema';
import { PRACTITIONER_POSTS } from '../../../../shared/domain/institution/practitioner.schema';
import type { InstitutionBody } from '../../../../shared/domain/institution/registry/enter';
import { courseIdOf } from '../../../../shared/domain/institution/registry/read-rosters';
import { addDays, localDate } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';
import { anInstitution } from '../../../support/institution';

const SEED = 20_261_125;
const MANY = 60;
const DAY = localDate('2026-11-23');

const day = fc.option(fc.integer({ min: -900, max: 900 }).map((days) => addDays(DAY, days)));
/** Words as officers type them: full-width signs, spaces, what a spreadsheet would run. */
const words = fc
  .array(
    fc.constantFrom('示例', '星河', '（城南）', '，', ' ', '＝SUM', '自愿', '注销', '黑名单', '停业', 'A1', '：'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').trim());
const risky = fc.tuple(fc.constantFrom('', '=', '-', '@', '＋'), words).map((parts) => parts.join(''));
/** Every institution its own code, or none. */
const codeOf = (n: number): string => {
  const body = `91610700M${String(n).padStart(8, '0')}`;
  return body + checkCharacterOf(body);
};
const phone = fc.integer({ min: 2_000_000, max: 2_999_999 }).map((n) => `0916-${n}`);

const course = fc.record({
  name: fc.constantFrom('少儿舞蹈', '素描 基础', '初中数学（同步）', '图形化编程', '硬笔书法'),
  category: fc.option(fc.constantFrom(...INSTITUTION_CATEGORIES)),
  stages: fc.uniqueArray(fc.constantFrom(...STAGES)),
  mode: fc.constantFrom(...TEACHING_MODES),
  feeFen: fc.option(fc.integer({ min: 0, max: 900_000 })),
  lessons: fc.option(fc.integer({ min: 1, max: 60 })),
  lessonMinutes: fc.option(fc.integer({ min: 5, max: 120 })),
  classSize: fc.option(fc.integer({ min: 1, max: 60 })),
});

const facts = fc.record({
  formerNames: fc.uniqueArray(fc.constantFrom('示例·旧名培训部', '示例·更旧（城北）培训部'), { maxLength: 2 }),
  creditCode: fc.option(fc.constant('')),
  licenceNo: fc.option(fc.constantFrom('教民161070240001号', '教 民 2', '-1')),
  address: risky,
  category: fc.constantFrom(...INSTITUTION_CATEGORIES),
  furtherCategories: fc.uniqueArray(fc.constantFrom(...INSTITUTION_CATEGORIES), { maxLength: 3 }),
  stages: fc.uniqueArray(fc.constantFrom(...STAGES)),
  modes: fc.uniqueArray(fc.constantFrom(...TEACHING_MODES)),
  status: fc.constantFrom(...INSTITUTION_STATUSES),
  validUntil: day,
  statusSince: day,
  statusUntil: day,
  statusReason: fc.oneof(fc.constant(''), risky),
  phones: fc.array(phone, { maxLength: 3 }),
  legalPerson: fc.oneof(fc.constant(''), fc.constantFrom('=HYPERLINK("x")', '示例·甲', '@示例', '＋示例')),
  supervisedAccount: fc.option(
    fc.record({
      bank: fc.constantFrom('示例银行', '=示例 银行（城南）', '--'),
      accountNo: fc.constantFrom('622200001111', '000123456'),
    }),
  ),
  courses: fc
    .uniqueArray(course, { selector: ({ name }) => name, maxLength: 4 })
    .map((list) => list.map((one, i) => ({ ...one, id: courseIdOf(one.name), caseId: i === 0 ? 'case-1' : null }))),
});

const withoutFurther = ({ category, furtherCategories, ...rest }: Partial<InstitutionBody>) => ({
  ...rest,
  category: category ?? 'art',
  furtherCategories: (furtherCategories ?? []).filter((one) => one !== category),
});

describe('the registry, out and in again', () => {
  let app: TestApp;
  const officer = PEOPLE.cityOfficer.openid;
  const nothing = { added: 0, changed: 0, removed: 0 };

  beforeAll(async () => {
    app = await openTestApp('round trip');
    await app.ports.store.insertMany('accounts', [
      { id: PEOPLE.cityOfficer.accountId, document: accountOf(PEOPLE.cityOfficer) },
    ]);
    const samples = fc.sample(facts, { seed: SEED, numRuns: MANY }) as Partial<InstitutionBody>[];
    await app.ports.store.insertMany(
      'institutions',
      samples.map((more, i) => ({
        id: `inst-${i}`,
        document: anInstitution(`inst-${i}`, {
          ...withoutFurther(more),
          creditCode: more.creditCode === null ? null : codeOf(i),
          name: `示例·第${i}（城南）培训学校`,
        }),
      })),
    );
    const people = fc.sample(
      fc.record({
        post: fc.constantFrom(...PRACTITIONER_POSTS),
        isFullTime: fc.boolean(),
        certificates: fc.array(
          fc.record({
            kind: fc.constantFrom('teaching' as const, 'professional' as const),
            number: fc.constantFrom('', '2020-1', '=1+1'),
            subject: fc.constantFrom('', '数学'),
          }),
          { maxLength: 1 },
        ),
      }),
      { seed: SEED, numRuns: MANY * 2 },
    );
    // Every third institution has two people of one name, told apart by their numbers.
    const csv = people.map((_, i) => {
      const name = i % 6 < 2 ? '示例·同名' : `示例·人${i}`;
      return `示例·第${Math.floor(i / 2)}（城南）培训学校,${name},61070119900101${String(1000 + i)}`;
    });
    const base64 = Buffer.from(['机构名称,姓名,身份证号', ...csv].join('\r\n')).toString('base64');
    await app.call(officer, 'institution.commitImport', {
      fileName: '人员.csv',
      base64,
      document: '示例',
      leaveOutRefused: false,
    });
    const stored = await app.ports.store.findAll('practitioners', {});
    expect(stored).toHaveLength(MANY * 2);
    for (const [i, person] of stored.entries()) {
      const write = {
        request: { key: `k${i}`, hash: 'h' },
        audit: {
          id: `a${i}`,
          at: app.ports.clock(),
          actor: { kind: 'timer' as const },
          action: 'practitioner.changed' as const,
          subject: { collection: 'practitioners', id: person.id },
          facts: {},
        },
        messages: [],
      };
      await app.ports.store.changeIf('practitioners', person.id, {}, { set: people[i] ?? {} }, write);
    }
  });
  afterAll(() => app.close());

  it(`changes nothing, for ${MANY} institutions in every state (seed ${SEED})`, async () => {
    const { base64 } = await app.call(officer, 'institution.exportRegistry', {});
    const preview = await app.call(officer, 'institution.previewImport', { fileName: 'x.xlsx', base64 });
    expect(preview).toMatchObject({ changed: [], refused: [], added: 0, courses: nothing, practitioners: nothing });
    expect(preview.unchanged).toBe(MANY);
    const before = await app.ports.store.findAll('institutions', {});
    await app.call(officer, 'institution.commitImport', {
      fileName: 'x.xlsx',
      base64,
      document: '示例',
      leaveOutRefused: false,
    });
    expect(await app.ports.store.findAll('institutions', {})).toEqual(before);
  });

  it('knows an institution again when its credit code comes late, or is left blank', async () => {
    const csv = (code: string) => ({
      fileName: '名单.csv',
      base64: Buffer.from(
        `机构名称,县区,地址,统一社会信用代码\r\n示例·晚来（城南）培训学校,汉台区,示例路7号,${code}`,
      ).toString('base64'),
      document: '示例',
      leaveOutRefused: false,
    });
    expect(await app.call(officer, 'institution.commitImport', csv(''))).toMatchObject({ added: 1 });
    const whole = csv(codeOf(12_345_678));
    const second = await app.call(officer, 'institution.commitImport', whole);
    expect(second).toMatchObject({ added: 0, changed: [{ fields: [{ field: 'creditCode' }] }] });
    expect(await app.call(officer, 'institution.commitImport', csv(''))).toMatchObject({ added: 0, changed: [] });
    expect(await app.call(officer, 'institution.commitImport', whole)).toMatchObject({ added: 0, changed: [] });
  });
});
