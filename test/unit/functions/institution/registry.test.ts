import { readSpreadsheet } from '../../../../cloudfunctions/_lib/spreadsheet';
import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { recalledInstitutions } from '../../../../cloudfunctions/institution/public';
import { readDoorCode } from '../../../../shared/domain/institution/door-check/door-code';
import { localDate } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';
import { anInstitution } from '../../../support/institution';

const { cityOfficer, districtOfficer, guardian } = PEOPLE;
const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n')).toString('base64');
const LIST = csv(
  '机构名称,县区,地址,类别,学段,联系电话',
  '示例·星河艺术培训学校,汉台区,示例路2号三楼,艺术,小学,0916-2000001',
  '示例·别处艺术培训学校,南郑区,示例路3号,艺术,小学,',
);
const COURSES = csv(
  '机构名称,课程名称,类别,收费,课时数,每课时分钟,班额,学段',
  '示例·星河艺术培训学校,少儿舞蹈,艺术,1980,30,45,20,小学',
);
const PEOPLE_LIST = csv(
  '机构名称,姓名,身份证号,岗位,专兼职,证书种类,证书编号',
  '示例·星河艺术培训学校,示例·李老师,610701199001010011,教学,专职,教师资格证,2020-1',
  '示例·星河艺术培训学校,示例·王教练,,教学,兼职,,',
);
const DOCUMENT = '示例·汉教〔2026〕9号';

const auditOf = (id: string) => ({
  id: 'audit-of-a-test',
  at: 0,
  actor: { kind: 'timer' as const },
  action: 'institution.changed' as const,
  subject: { collection: 'institutions', id },
  facts: {},
});

describe('the registry', () => {
  let app: TestApp;
  const officer = cityOfficer.openid;
  const idOf = async (name: string) => {
    const { institutions } = await app.call(officer, 'institution.registry', {});
    return institutions.find((one) => one.name.includes(name))?.id ?? '';
  };
  const entry = async (name = '星河') => app.call(officer, 'institution.registryEntry', { id: await idOf(name) });
  const put = (id: string, more: Parameters<typeof anInstitution>[1]) =>
    app.ports.store.insertMany('institutions', [{ id, document: anInstitution(id, more) }]);

  beforeAll(async () => {
    app = await openTestApp('registry');
    await app.ports.store.insertMany(
      'accounts',
      [cityOfficer, districtOfficer, guardian].map((one) => ({ id: one.accountId, document: accountOf(one) })),
    );
    await put('inst-old', {
      name: '示例·旧星河培训部',
      status: 'deregistered',
      address: '汉台区示例路二号3层',
      phones: ['0916-2000001'],
    });
    const commit = (fileName: string, base64: string) =>
      app.call(officer, 'institution.commitImport', { fileName, base64, document: DOCUMENT, leaveOutRefused: false });
    await commit('名单.csv', LIST);
    await commit('课程.csv', COURSES);
    await commit('人员.csv', PEOPLE_LIST);
  });
  afterAll(() => app.close());

  it('takes institutions, courses and people from sheets, each under its document', async () => {
    const { institution, practitioners } = await entry();
    expect(institution).toMatchObject({
      statusDocument: DOCUMENT,
      premises: [{ address: '示例路2号三楼', floor: '三楼', serial: 1 }],
      courses: [{ name: '少儿舞蹈', feeFen: 198_000, lessons: 30 }],
      history: [{ status: 'licensed', document: DOCUMENT, by: cityOfficer.accountId }],
    });
    expect(practitioners.map(({ name, isFullTime }) => [name, isFullTime])).toEqual(
      expect.arrayContaining([
        ['示例·李老师', true],
        ['示例·王教练', false],
      ]),
    );
  });

  it('changes nothing when the same sheets come again', async () => {
    for (const base64 of [LIST, COURSES, PEOPLE_LIST]) {
      const before = await app.gateway.commits();
      const report = await app.call(officer, 'institution.previewImport', { fileName: 'x.csv', base64 });
      expect(report).toMatchObject({
        added: 0,
        changed: [],
        courses: { added: 0, changed: 0, removed: 0 },
        practitioners: { added: 0, changed: 0, removed: 0 },
        refused: [],
      });
      expect(await app.gateway.commits()).toBe(before);
    }
  });

  it('keeps no identity number anywhere, and shows the public no person', async () => {
    const people = await app.ports.store.findAll('practitioners', {});
    expect(JSON.stringify(people)).not.toContain('610701199001010011');
    const shown = await app.call(null, 'institution.get', { id: await idOf('星河') });
    expect(shown.roster).toEqual({ people: 2, fullTime: 1, withCertificate: 1, withTeachingCertificate: 1 });
    expect(JSON.stringify(shown)).not.toMatch(/李老师|0916-2000001|account-/);
  });

  it('answers about one teacher with yes, no or no roster, and not endlessly', async () => {
    const institutionId = await idOf('星河');
    const ask = (name: string, id = institutionId) =>
      app.call(guardian.openid, 'institution.askRoster', { institutionId: id, name });
    expect(await ask('示例·李老师')).toEqual({ answer: 'onRoster' });
    expect(await ask('李老师')).toEqual({ answer: 'onRoster' });
    expect(await ask('示例·张三')).toEqual({ answer: 'notOnRoster' });
    expect(await ask('示例·张三', await idOf('别处'))).toEqual({ answer: 'noRoster' });
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, i) =>
        app.envelope(guardian.openid, 'institution.askRoster', { institutionId, name: `示例·某${i}` }),
      ),
    );
    expect(answers.filter(({ ok }) => !ok)).not.toHaveLength(0);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'TOO_MANY_TRIES' } });
    app.clock.set('2026-11-24');
    expect(await ask('示例·李老师')).toEqual({ answer: 'onRoster' });
  });

  it('points out to officers that a place recalls a former institution', async () => {
    const { recalls } = await entry();
    expect(recalls).toEqual([expect.objectContaining({ institutionId: 'inst-old', because: ['place', 'phone'] })]);
    const question = { districtCode: '610702', address: '示例路2号5楼', name: '', people: [], phones: [] };
    expect(await recalledInstitutions(app.ports.store, question)).toMatchObject([
      { institutionId: 'inst-old', because: ['building'] },
    ]);
    const preview = await app.call(officer, 'institution.previewImport', {
      fileName: 'x.csv',
      base64: csv('机构名称,县区,地址,类别', '示例·新办培训学校,汉台区,示例路2号三楼,艺术'),
    });
    expect(preview.watched).toEqual([
      { name: '示例·新办培训学校', hits: [{ name: '示例·旧星河培训部', because: ['place'] }] },
    ]);
  });

  it('opens a former institution’s people for a purpose only, up to its day, and says who did', async () => {
    const before = await app.ports.store.get('institutions', 'inst-old');
    if (before === null) throw new Error('put there above');
    const write = { request: { key: 'w', hash: 'h' }, audit: auditOf(before.id), messages: [] };
    const set = { watchUntil: localDate('2027-11-23'), legalPerson: '示例·旧法人' };
    await app.ports.store.changeIf('institutions', before.id, {}, { set }, write);
    const { institutions } = await app.call(officer, 'institution.registry', {});
    expect(JSON.stringify(institutions)).not.toContain('旧法人');
    expect(institutions.find(({ name }) => name.includes('示例·星河'))).toMatchObject({ recallCount: 1 });
    const shown = async () => app.call(officer, 'institution.registryEntry', { id: before.id });
    expect((await shown()).institution).toMatchObject({ legalPerson: '', phones: [] });
    expect(
      await app.call(officer, 'institution.openWatched', { id: before.id, purpose: 'handleReport' }),
    ).toMatchObject({ legalPerson: '示例·旧法人', phones: ['0916-2000001'], watchUntil: '2027-11-23' });
    const { openings, names } = await shown();
    expect(openings).toMatchObject([{ by: cityOfficer.accountId, purpose: 'handleReport' }]);
    expect(names[cityOfficer.accountId]).toBe(cityOfficer.name);
    const { base64 } = await app.call(officer, 'institution.exportRegistry', {});
    const cells = (await readSpreadsheet(Buffer.from(base64, 'base64'))).flatMap(({ rows }) => rows.flat());
    expect(cells).not.toContain('示例·旧法人');
    app.clock.set('2027-11-25');
    expect(
      await app.envelope(officer, 'institution.openWatched', { id: before.id, purpose: 'handleReport' }),
    ).toMatchObject({ error: { code: 'WRONG_STATE' } });
    await app.call(null, 'timer.relay', {});
    await app.call(null, 'timer.sweep', {});
    expect(await app.ports.store.findAll('watchOpenings', {})).toEqual([]);
    expect(await app.ports.store.get('institutions', before.id)).toMatchObject({ legalPerson: '', phones: [] });
    app.clock.set('2026-11-24');
    await app.ports.store.changeIf(
      'institutions',
      before.id,
      {},
      { set: { phones: before.phones } },
      { ...write, request: { key: 'w2', hash: 'h' } },
    );
  });

  it('marks a practitioner on the list of serving teachers for officers only, a namesake as such', async () => {
    const base64 = csv(
      '姓名,身份证号,学校',
      '示例·李老师,610701199001010011,示例·朝阳小学',
      '示例·王教练,610701198001010012,示例·朝阳小学',
    );
    const input = { fileName: '在职教师.csv', base64, kind: 'servingTeacher', document: DOCUMENT } as const;
    const request = 'a'.repeat(32);
    expect(await app.call(officer, 'institution.importMarks', input, request)).toEqual({ added: 2, known: 0 });
    expect(await app.call(officer, 'institution.importMarks', input, request)).toEqual({ added: 2, known: 0 });
    const { practitioners } = await entry();
    const marksOf = (name: string) =>
      practitioners.find((one) => one.name === name)?.marks.map(({ samePerson }) => samePerson);
    expect(marksOf('示例·李老师')).toEqual([true]);
    expect(marksOf('示例·王教练')).toEqual([false]);
    expect(JSON.stringify(await app.ports.store.findAll('personMarks', {}))).not.toMatch(/610701|李老师/);
  });

  it('edits under a document, refuses a stale revision, and keeps the old name', async () => {
    const { institution } = await entry('别处');
    const edit = { id: institution.id, revision: institution.revision, document: DOCUMENT };
    await app.call(officer, 'institution.edit', {
      ...edit,
      facts: { name: '示例·新名艺术培训学校', phones: ['0916-2000009'] },
    });
    expect(await app.envelope(officer, 'institution.edit', { ...edit, facts: { phones: [] } })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    const after = (await entry('新名')).institution;
    expect(after).toMatchObject({
      formerNames: ['示例·别处艺术培训学校'],
      phones: ['0916-2000009'],
      changes: [{ by: cityOfficer.accountId, document: DOCUMENT }],
    });
    expect(
      await app.envelope(districtOfficer.openid, 'institution.edit', {
        ...edit,
        revision: after.revision,
        facts: { phones: [] },
      }),
    ).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  it('suspends for a time, after which the licence holds again by itself', async () => {
    const { institution } = await entry('新名');
    const { id, revision } = institution;
    await app.call(officer, 'institution.changeStatus', {
      id,
      revision,
      status: 'suspended',
      since: localDate('2026-11-20'),
      until: localDate('2026-12-20'),
      reason: '场所检修',
      document: DOCUMENT,
    });
    const after = (await entry('新名')).institution;
    expect(after).toMatchObject({ status: 'suspended', statusUntil: '2026-12-20', statusAfter: 'licensed' });
    expect(after.history.at(-1)).toMatchObject({ status: 'suspended', until: '2026-12-20', reason: '场所检修' });
  });

  it('publishes a penalty, and no longer once it is withdrawn', async () => {
    const { id, revision } = (await entry('新名')).institution;
    await app.call(officer, 'institution.addPenalty', {
      id,
      revision,
      decidedOn: localDate('2026-11-01'),
      document: DOCUMENT,
      summary: '超时上课，责令改正',
    });
    const shown = async () => (await app.call(null, 'institution.get', { id })).institution.penalties;
    const [penalty] = await shown();
    expect(penalty?.summary).toBe('超时上课，责令改正');
    await app.call(officer, 'institution.withdrawPenalty', {
      id,
      revision: revision + 1,
      penaltyId: penalty?.id ?? '',
      withdrawnOn: localDate('2026-11-24'),
      document: DOCUMENT,
    });
    expect(await shown()).toEqual([]);
  });

  it('prints codes that phones accept, for licensed places only; a revoked one is known by its serial', async () => {
    const id = await idOf('星河');
    const suspended = await idOf('新名');
    const codes = () => app.call(officer, 'institution.doorCodes', { ids: [id, suspended] });
    const { posters, leftOut } = await codes();
    expect(leftOut).toEqual([{ institutionId: suspended, name: '示例·新名艺术培训学校' }]);
    const keys = [app.ports.signing.key()];
    const [poster] = posters;
    expect(readDoorCode(poster?.code ?? '', keys)).toMatchObject({
      kind: 'signed',
      code: { door: poster?.door, serial: 1 },
    });
    const { revision } = (await entry()).institution;
    await app.call(officer, 'institution.revokeDoor', { id, revision, door: poster?.door ?? '', document: DOCUMENT });
    expect((await entry()).institution.premises[0]?.serial).toBe(2);
    expect(readDoorCode((await codes()).posters[0]?.code ?? '', keys)).toMatchObject({ code: { serial: 2 } });
  });

  it('exports a workbook that comes in again without a change, formulas made harmless', async () => {
    const { institution } = await entry('新名');
    await app.call(officer, 'institution.edit', {
      id: institution.id,
      revision: institution.revision,
      document: DOCUMENT,
      facts: { legalPerson: '=HYPERLINK("x")' },
    });
    const { base64 } = await app.call(officer, 'institution.exportRegistry', {});
    const cells = (await readSpreadsheet(Buffer.from(base64, 'base64'))).flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => typeof cell === 'string' && cell.includes('HYPERLINK'))).toEqual([
      `'=HYPERLINK("x")`,
    ]);
    expect(cells.filter((cell) => typeof cell === 'string' && /^\s*[=+@＝＋＠-]/.test(cell))).toEqual([]);
    const preview = await app.call(officer, 'institution.previewImport', { fileName: 'x.xlsx', base64 });
    const nothing = { added: 0, changed: 0, removed: 0 };
    expect(preview).toMatchObject({ refused: [], added: 0, changed: [], courses: nothing, practitioners: nothing });
  });
});
