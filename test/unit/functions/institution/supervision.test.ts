import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { ANNUAL_ITEMS, type OfficerForm } from '../../../../shared/domain/institution/annual/annual.schema';
import { localDate } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';
import { anInstitution } from '../../../support/institution';

const { cityOfficer, cityOfficer2, districtOfficer } = PEOPLE;
const DOCUMENT = '示例·汉教〔2026〕40号';
const REPORT = {
  students: 100,
  staff: 10,
  fullTimeTeachers: 4,
  certified: 6,
  classAttendants: 1,
  usesSupervisedAccount: true,
  hasServingTeachers: false,
  hasMoved: false,
  longestPrepaidMonths: 6,
  remarks: '',
};
const formWith = (notMet: boolean): OfficerForm => ({
  findings: {
    ...(Object.fromEntries(ANNUAL_ITEMS.map((item) => [item, 'met'])) as OfficerForm['findings']),
    ...(notMet ? { fees: 'notMet' as const } : {}),
  },
  note: '',
});

describe('supervision', () => {
  let app: TestApp;
  const city = cityOfficer.openid;
  const put = (id: string, more = {}) =>
    app.ports.store.insertMany('institutions', [{ id, document: anInstitution(id, more) }]);
  const returnOf = async (id: string) => {
    const { returns } = await app.call(city, 'supervision.annual', { year: 2026 });
    const found = returns.find(({ institutionId }) => institutionId === id);
    if (found === undefined) throw new Error(`no return of ${id}`);
    return found;
  };
  const shown = async (id: string) => (await app.call(null, 'institution.get', { id })).institution;

  beforeAll(async () => {
    app = await openTestApp('supervision');
    await app.ports.store.insertMany(
      'accounts',
      [cityOfficer, cityOfficer2, districtOfficer].map((one) => ({ id: one.accountId, document: accountOf(one) })),
    );
    await put('a');
    await put('b');
    await put('gone', { status: 'deregistered', watchUntil: localDate('2026-11-22'), phones: ['0916-1'] });
  });
  afterAll(() => app.close());

  it('opens a year once, with an invitation for every licensed institution', async () => {
    const input = { year: 2026, dueOn: localDate('2026-12-01'), document: DOCUMENT };
    const request = 'b'.repeat(32);
    expect(await app.call(city, 'supervision.openAnnual', input, request)).toEqual({ year: 2026, invited: 2 });
    expect(await app.call(city, 'supervision.openAnnual', input, request)).toEqual({ year: 2026, invited: 2 });
    expect(await app.envelope(city, 'supervision.openAnnual', input)).toMatchObject({ error: { code: 'CONFLICT' } });
  });

  it('takes one report by an invitation, stored as a hash only, and points at numbers that touch a limit', async () => {
    const { codes } = await app.call(city, 'supervision.annualCodes', { year: 2026 });
    const code = codes.find(({ id }) => id === '2026-a')?.code ?? '';
    expect(JSON.stringify(await app.ports.store.findAll('annualReturns', {}))).not.toContain(code);
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;
    expect(await app.call(null, 'supervision.invitation', { code: typed })).toMatchObject({ isReported: false });
    await app.call(null, 'supervision.selfReport', { code, report: REPORT });
    expect(await app.envelope(null, 'supervision.selfReport', { code, report: REPORT })).toMatchObject({
      error: { code: 'WRONG_STATE' },
    });
    expect(await app.envelope(null, 'supervision.invitation', { code: 'ABCDEFGHJKMN' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    const one = await returnOf('a');
    expect(one.state).toBe('reported');
    expect(one.hints.map(({ about }) => about)).toEqual(['fullTimeShare', 'attendants', 'prepaid']);
  });

  it('grades, refuses a pass beside a finding not met, and publishes into the registry once', async () => {
    const one = await returnOf('a');
    const at = { id: one.id, revision: one.revision };
    expect(await app.envelope(city, 'supervision.grade', { ...at, grade: 'pass', form: formWith(true) })).toMatchObject(
      { error: { code: 'INVALID_INPUT', details: { reason: 'NOT_A_PASS' } } },
    );
    await app.call(districtOfficer.openid, 'supervision.grade', { ...at, grade: 'basicPass', form: formWith(true) });
    expect((await shown('a')).annualInspections).toEqual([]);
    for (let i = 0; i < 2; i++) {
      expect(await app.call(city, 'supervision.publishAnnual', { year: 2026, document: DOCUMENT })).toEqual({
        published: 1,
      });
    }
    expect((await shown('a')).annualInspections).toMatchObject([
      { year: 2026, grade: 'basicPass', publishedOn: '2026-11-23' },
    ]);
  });

  it('lists who is overdue, and calls nobody absent before the day is over', async () => {
    const one = await returnOf('b');
    const absent = { id: one.id, revision: one.revision, grade: 'absent' as const, form: null };
    expect(await app.envelope(city, 'supervision.grade', absent)).toMatchObject({ error: { code: 'TOO_EARLY' } });
    app.clock.set('2026-12-02');
    expect((await returnOf('b')).isOverdue).toBe(true);
    await app.call(city, 'supervision.grade', absent);
    await app.call(city, 'supervision.publishAnnual', { year: 2026, document: DOCUMENT });
    expect((await shown('b')).annualInspections).toMatchObject([{ grade: 'absent' }]);
  });

  const PROPOSAL = {
    institutionId: 'a',
    basis: '示例·某办法第十二条',
    reason: '多次超范围培训，经告知仍不改正',
    document: DOCUMENT,
    toldOn: localDate('2026-11-20'),
    until: localDate('2027-06-30'),
  };
  const propose = async () => (await app.call(districtOfficer.openid, 'supervision.proposeBlacklist', PROPOSAL)).id;
  const caseOf = async (id: string) =>
    (await app.call(city, 'supervision.blacklist', {})).cases.find((one) => one.id === id);

  it('publishes a blacklist entry through two people, and ends it by itself on its last day', async () => {
    const id = await propose();
    const decide = { id, revision: 1, approve: true };
    expect(await app.envelope(districtOfficer.openid, 'supervision.decideBlacklist', decide)).toMatchObject({
      error: { code: 'SAME_PERSON' },
    });
    await app.call(city, 'supervision.decideBlacklist', decide);
    expect(await shown('a')).toMatchObject({
      status: 'blacklisted',
      statusUntil: '2027-06-30',
      statusAfter: 'licensed',
      statusReason: PROPOSAL.reason,
    });
    app.clock.set('2027-06-30');
    expect(await app.call(null, 'timer.sweep', {})).toMatchObject({ blacklist: 0 });
    app.clock.set('2027-07-01');
    expect(await app.call(null, 'timer.sweep', {})).toMatchObject({ blacklist: 1 });
    expect(await app.call(null, 'timer.sweep', {})).toMatchObject({ blacklist: 0 });
    expect(await shown('a')).toMatchObject({ status: 'licensed', statusUntil: null });
    expect(await caseOf(id)).toMatchObject({ state: 'ended' });
  });

  it('lifts an entry on appeal, decided by none of those who made it', async () => {
    app.clock.set('2026-12-02');
    const id = await propose();
    await app.call(city, 'supervision.decideBlacklist', { id, revision: 1, approve: true });
    await app.call(districtOfficer.openid, 'supervision.fileRequest', {
      id,
      revision: 2,
      kind: 'appeal',
      text: '事实有误',
    });
    const grant = {
      id,
      revision: 3,
      kind: 'appeal' as const,
      grant: true,
      answer: '原认定事实有误，撤销',
      document: DOCUMENT,
    };
    expect(await app.envelope(districtOfficer.openid, 'supervision.decideRequest', grant)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    expect(await app.envelope(city, 'supervision.decideRequest', grant)).toMatchObject({
      error: { code: 'SAME_PERSON' },
    });
    await app.call(cityOfficer2.openid, 'supervision.decideRequest', grant);
    expect(await shown('a')).toMatchObject({ status: 'licensed' });
    expect(await caseOf(id)).toMatchObject({
      state: 'lifted',
      petitions: [{ granted: true, answer: '原认定事实有误，撤销' }],
    });
  });

  it('wipes people and telephones of a former institution when its watch is over', async () => {
    const gone = await app.ports.store.get('institutions', 'gone');
    expect(gone).toMatchObject({ phones: [], legalPerson: '', watchUntil: null });
  });

  it('logs no fault', () => {
    expect(app.logged.filter((line) => line.includes('fault'))).toEqual([]);
  });
});
