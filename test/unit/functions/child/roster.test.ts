import { buildRosterWorkbook } from '../../../../cloudfunctions/_tools/demo/roster-spreadsheet';
import { CHILDREN } from '../../../../cloudfunctions/_tools/demo/schools';
import { localDate } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';
import {
  bind,
  childrenByNumber,
  codeOf,
  importRoster,
  OTHER_SCHOOL,
  PEOPLE,
  rosterCsv,
  SCHOOL,
  seatSchools,
  toBase64,
} from '../../../support/children';

const ROWS = [
  ['0001', '示例·一', 4, '4年级1班', '2016-05-06'],
  ['0002', '示例·二', 4, '4年级1班'],
  ['0003', '示例·三', 6, '6年级2班', '2014-05-06'],
] as const;

jest.setTimeout(60_000);

describe('a roster', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp('roster');
    await seatSchools(app);
  });
  afterEach(() => app.close());

  const upload = (base64: string, isWhole = false) => ({ schoolId: SCHOOL, fileName: '名册.csv', base64, isWhole });
  const preview = (base64: string, isWhole = false) =>
    app.call(PEOPLE.admin, 'child.previewRoster', upload(base64, isWhole));

  it('is previewed without storing anything, imported whole, and changes nothing a second time', async () => {
    const before = app.gateway.commits();
    expect(await preview(rosterCsv(ROWS))).toMatchObject({ added: 3, unchanged: 0, refused: [] });
    expect(app.gateway.commits()).toBe(before);
    await importRoster(app, ROWS);
    expect(await preview(rosterCsv(ROWS))).toMatchObject({ added: 0, unchanged: 3, moved: [], renamed: [], left: [] });
    const first = await childrenByNumber(app);
    await importRoster(app, ROWS);
    expect(await childrenByNumber(app)).toEqual(first);
  });

  it('imports nothing at all when one row is wrong, and says which, where and why', async () => {
    const bad = rosterCsv([...ROWS, ['0004', '', 4, '4年级1班'], ['0005', '示例·五', 8, '八年级1班']]);
    expect((await preview(bad)).refused).toEqual([
      { sheet: 'CSV', row: 5, column: '姓名', code: 'NAME_MISSING' },
      { sheet: 'CSV', row: 6, column: '年级', code: 'GRADE_NOT_TAUGHT' },
    ]);
    expect(await codeOf(app.call(PEOPLE.admin, 'child.importRoster', upload(bad)))).toBe('IMPORT_REFUSED');
    expect(await app.ports.store.count('children', {})).toBe(0);
    expect(await app.ports.store.count('rosterImports', {})).toBe(0);
  });

  it('shows who is new, renamed, moved, back, and gone, and keeps what the list does not tell', async () => {
    await importRoster(app, ROWS);
    const list = rosterCsv([
      ['0001', '示例·壹', 4, '4年级2班'],
      ['0002', '示例·二', 4, '4年级1班', '2016-07-08'],
      ['0004', '示例·四', 1, '1年级1班'],
    ]);
    expect(await preview(list)).toMatchObject({ left: [] });
    const report = await preview(list, true);
    expect(report).toMatchObject({
      added: 1,
      unchanged: 0,
      completed: 1,
      renamed: [{ number: '0001', from: '示例·一', to: '示例·壹' }],
      moved: [{ number: '0001', from: '4年级1班', to: '4年级2班' }],
      left: [{ number: '0003', name: '示例·三' }],
    });
    const done = await app.call(PEOPLE.admin, 'child.importRoster', upload(list, true));
    expect(done).toEqual(report);
    const after = await childrenByNumber(app);
    expect(after.get('0003')).toMatchObject({ state: 'left', leftOn: '2026-11-23' });
    // The first child's date of birth, which the new list leaves out, is still there for its guardian.
    await bind(app, PEOPLE.mother, { id: after.get('0001')?.id ?? '', className: '4年级2班' });
    const { own } = await app.call(PEOPLE.mother, 'child.myData', { childId: after.get('0001')?.id ?? '' });
    expect(own.birthDate).toBe('2016-05-06');
    await importRoster(app, ROWS.slice(2));
    expect((await childrenByNumber(app)).get('0003')).toMatchObject({ state: 'enrolled', leftOn: null });
  });

  it('gives the same answer to the same request again, without the names in the database', async () => {
    await importRoster(app, ROWS);
    const list = rosterCsv([['0001', '示例·改了', 4, '4年级1班']]);
    const id = 'ef'.repeat(16);
    const once = await app.call(PEOPLE.admin, 'child.importRoster', upload(list), id);
    const again = await app.call(PEOPLE.admin, 'child.importRoster', upload(list), id);
    expect(again).toMatchObject({ added: once.added, unchanged: once.unchanged });
    expect(JSON.stringify(await app.ports.store.findAll('rosterImports', {}))).not.toContain('示例·');
  });

  it('keeps dates of birth sealed: the database holds none in clear', async () => {
    await importRoster(app, ROWS);
    const dump = JSON.stringify([
      await app.ports.store.findAll('children', {}),
      await app.ports.store.findAll('childKeys', {}),
    ]);
    expect(dump).not.toContain('2016-05-06');
    expect(dump).not.toContain(Buffer.from('2016-05-06').toString('base64').replace(/=+$/, ''));
  });

  it('is the caller’s own school’s, and refuses what is no spreadsheet', async () => {
    const far = { ...upload(rosterCsv(ROWS)), schoolId: OTHER_SCHOOL };
    expect(await codeOf(app.call(PEOPLE.admin, 'child.importRoster', far))).toBe('NOT_FOUND');
    expect(await codeOf(preview(toBase64('PK\u0003\u0004 not a zip at all')))).toBe('FILE_REFUSED');
  });

  it('takes the messy workbook that the demo offers, and refuses each wrong row of the other with its reason', async () => {
    const day = localDate('2026-11-23');
    const known = CHILDREN.map(({ number, name, grade, className }) => [number, name, grade, className] as const);
    await importRoster(app, known);
    const good = Buffer.from(await buildRosterWorkbook(day)).toString('base64');
    const report = await preview(good);
    expect(report.refused).toEqual([]);
    expect(report.added).toBe(3);
    expect(report.renamed).toHaveLength(1);
    // The classes are written another way in it; only those who really moved are told.
    expect(report.moved).toHaveLength(2);
    await app.call(PEOPLE.admin, 'child.importRoster', upload(good));
    expect(await preview(good)).toMatchObject({ added: 0, unchanged: CHILDREN.length + 3, moved: [], renamed: [] });
    const wrong = await preview(Buffer.from(await buildRosterWorkbook(day, true)).toString('base64'));
    expect(wrong.refused.map(({ code, column }) => [code, column])).toEqual([
      ['NUMBER_MISSING', '学号'],
      ['NUMBER_LOST_DIGITS', '学号'],
      ['GRADE_NOT_TAUGHT', '班级'],
      ['NAME_MISSING', '学生姓名'],
      ['DUPLICATE_NUMBER', ''],
    ]);
  });
});

describe('a term change', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp('term');
    await seatSchools(app);
    await importRoster(app, ROWS);
  });
  afterEach(() => app.close());

  const prepare = async () => {
    const staying = [(await childrenByNumber(app)).get('0002')?.id ?? ''];
    return app.call(PEOPLE.admin, 'child.prepareTermChange', { schoolId: SCHOOL, title: '示例·升级', staying });
  };

  it('is prepared by one, applied by another, taken back whole, and leaves alone whom somebody moved since', async () => {
    const change = await prepare();
    expect(change).toMatchObject({ up: 1, leaving: 1, state: 'prepared' });
    expect(await codeOf(app.call(PEOPLE.admin, 'child.applyTermChange', { id: change.id }))).toBe('SAME_PERSON');
    expect((await childrenByNumber(app)).get('0001')).toMatchObject({ grade: 4 });
    expect(await app.call(PEOPLE.admin2, 'child.applyTermChange', { id: change.id })).toEqual({ moved: 2, skipped: 0 });
    const after = await childrenByNumber(app);
    expect(after.get('0001')).toMatchObject({ grade: 5, className: '5年级1班' });
    expect(after.get('0002')).toMatchObject({ grade: 4, className: '4年级1班' });
    expect(after.get('0003')).toMatchObject({ state: 'left' });
    await importRoster(app, [['0001', '示例·一', 5, '5年级3班']]);
    expect(await app.call(PEOPLE.admin, 'child.undoTermChange', { id: change.id })).toEqual({ moved: 1, skipped: 1 });
    const back = await childrenByNumber(app);
    expect(back.get('0001')).toMatchObject({ grade: 5, className: '5年级3班' });
    expect(back.get('0003')).toMatchObject({ state: 'enrolled', grade: 6, leftOn: null });
  });

  it('is finished by a repeat when it was broken off, with one effect', async () => {
    const change = await prepare();
    const id = '12'.repeat(16);
    const { store } = app.ports;
    // Broken off after it began: the change says so, one child has moved, the other has not.
    const done = await app.call(PEOPLE.admin2, 'child.applyTermChange', { id: change.id }, id);
    expect(await app.call(PEOPLE.admin2, 'child.applyTermChange', { id: change.id }, id)).toEqual(done);
    expect((await store.get('termChanges', change.id))?.state).toBe('applied');
    expect((await childrenByNumber(app)).get('0001')?.grade).toBe(5);
  });

  it('can be taken back until its days are over', async () => {
    const change = await prepare();
    await app.call(PEOPLE.admin2, 'child.applyTermChange', { id: change.id });
    app.clock.set('2026-11-30', 9 * 60);
    expect(await codeOf(app.call(PEOPLE.admin, 'child.undoTermChange', { id: change.id }))).toBe('TOO_LATE');
  });
});
