import { openCloudBase } from '../../../../cloudfunctions/_lib/cloudbase/sdk';
import { readSpreadsheet } from '../../../../cloudfunctions/_lib/spreadsheet';
import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import type { InputOf } from '../../../../shared/contracts';
import { CHAIN_START, hashOfRow } from '../../../../shared/domain/account/audit-chain';
import { openTestApp, type TestApp } from '../../../support/app';

const { auditor, sysadmin, sysadmin2, teacher, cityOfficer } = PEOPLE;
const ALL: InputOf<'audit.rows'> = { before: null, family: '', actor: '', subject: '', from: null, to: null };
let app: TestApp;

beforeEach(async () => {
  app = await openTestApp('audit');
  await app.ports.store.insertMany(
    'accounts',
    [auditor, sysadmin, sysadmin2, teacher, cityOfficer].map((person) => ({
      id: person.accountId,
      document: accountOf(person),
    })),
  );
});
afterEach(() => app.close());

const relay = () => app.call(null, 'timer.relay', {});
const set = (value: number) =>
  app.call(sysadmin.openid, 'tenant.setParameter', { key: 'invitationHours', value, reason: '示例：试' });
const verify = () => app.call(auditor.openid, 'audit.verify', { after: 0, hash: CHAIN_START });

describe('the trail', () => {
  it('shows what was done by whom, by family, person, thing and day', async () => {
    await set(24);
    app.clock.set('2026-11-25');
    await app.call('nobody at all', 'complaint.submit', { topic: 'broken', text: '示例：打不开首页' });
    await relay();
    const rows = async (more: Partial<typeof ALL>) =>
      (await app.call(auditor.openid, 'audit.rows', { ...ALL, ...more })).rows.map(({ action }) => action);
    expect(await rows({ family: 'parameter' })).toEqual(['parameter.set']);
    expect(await rows({ actor: sysadmin.accountId, family: 'parameter' })).toEqual(['parameter.set']);
    expect(await rows({ subject: 'invitationHours' })).toEqual(['parameter.set']);
    expect(await rows({ from: '2026-11-25' })).toEqual(['complaint.submitted']);
    expect(await rows({ to: '2026-11-24', family: 'complaint' })).toEqual([]);
    const [row] = (await app.call(auditor.openid, 'audit.rows', { ...ALL, family: 'parameter' })).rows;
    if (row === undefined) throw new Error('no row');
    const { actorName, ...kept } = row;
    expect(actorName).toBe(sysadmin.name);
    expect(hashOfRow(kept)).toBe(row.hash); // anybody can recompute it from what the screen has
  });

  it('is verified in stretches, and an edited, deleted or moved row is found from either side', async () => {
    for (let i = 1; i <= 6; i++) await set(i);
    await relay();
    const whole = await verify();
    expect(whole).toMatchObject({ brokenAt: null, after: whole.last });
    const database = openCloudBase().database();
    const third = (await database.collection('audit').where({ sequence: 3 }).get()).data[0] as { _id: string };
    await database.collection('audit').where({ _id: third._id }).update({ action: 'parameter.never' });
    expect((await verify()).brokenAt).toBe(3);
    const [row] = (await app.call(auditor.openid, 'audit.rows', { ...ALL, before: 4 })).rows;
    const behind = await app.call(auditor.openid, 'audit.verify', { after: 3, hash: row?.hash ?? '' });
    expect(behind.brokenAt).toBe(3);
    await database.collection('audit').where({ _id: third._id }).remove();
    expect((await verify()).brokenAt).toBe(3);
  });

  it('makes the year’s figures, on the screen and as a workbook', async () => {
    await set(24);
    await relay();
    const year = await app.call(auditor.openid, 'audit.year', { year: 2026 });
    const line = year.lines.find(({ action }) => action === 'parameter.set');
    expect(line).toMatchObject({ total: 1, section: 'tenant' });
    expect(line?.months[10]).toBe(1);
    expect(year.now).toMatchObject({ officeHolders: 3, officeHoldersWithSecondFactor: 1, staff: 5 });
    const { base64, fileName } = await app.call(auditor.openid, 'audit.exportYear', { year: 2026 });
    expect(fileName).toContain('2026');
    const sheets = await readSpreadsheet(Buffer.from(base64, 'base64'));
    expect(sheets.map(({ name }) => name)).toEqual(['年度数字', '访问用途', '当前状态']);
    expect(sheets[0]?.rows.some((cells) => cells.includes('修改参数'))).toBe(true);
    expect((await app.call(auditor.openid, 'audit.year', { year: 2025 })).rows).toBe(0);
  });
});

describe('a tenant parameter', () => {
  const read = async (key: string) =>
    (await app.call(auditor.openid, 'tenant.parameters', {})).parameters.find((one) => one.key === key);

  it('is not set until the bureau sets it, and remembers who, when and why', async () => {
    expect(await read('safetyDutyPhone')).toMatchObject({ value: null, isSet: false });
    const input = { key: 'safetyDutyPhone' as const, value: '0916-0000000', reason: '示例：值班室' };
    await app.call(sysadmin.openid, 'tenant.setParameter', input);
    expect(await read('safetyDutyPhone')).toMatchObject({
      value: '0916-0000000',
      history: [{ by: sysadmin.name, reason: '示例：值班室', agreedBy: null }],
    });
    await app.call(sysadmin.openid, 'tenant.setParameter', { ...input, value: null });
    expect(await read('safetyDutyPhone')).toMatchObject({ value: null, isSet: false });
  });

  it('that weakens a safeguard waits for a second person', async () => {
    const input = { key: 'secondFactor' as const, value: 'off', reason: '示例：试运行' };
    const reply = await app.call(sysadmin.openid, 'tenant.setParameter', input);
    expect(reply.isWaiting).toBe(true);
    expect(await read('secondFactor')).toMatchObject({ value: 'bureau', proposal: { by: sysadmin.name } });
    const decide = (openid: string) =>
      app.envelope(openid, 'tenant.decideParameter', { key: 'secondFactor', agree: true });
    expect(await decide(sysadmin.openid)).toMatchObject({ error: { code: 'SAME_PERSON' } });
    expect(await decide(sysadmin2.openid)).toMatchObject({ ok: true });
    expect(await read('secondFactor')).toMatchObject({
      value: 'off',
      proposal: null,
      history: [{ agreedBy: sysadmin2.name }],
    });
  });
});

describe('a complaint about the app', () => {
  const submit = (id?: string) =>
    app.call('nobody at all', 'complaint.submit', { topic: 'privacy', text: '示例：为什么要我的位置' }, id);

  it('comes from nobody, has the tenant’s clock, reaches every sysadmin, and is answered under its receipt', async () => {
    await app.call(sysadmin.openid, 'tenant.setParameter', {
      key: 'appComplaintWorkingDays',
      value: 5,
      reason: '示例：承诺',
    });
    const { receipt, dueOn } = await submit('e'.repeat(32));
    expect(dueOn).toBe('2026-11-30');
    expect(await submit('e'.repeat(32))).toEqual({ receipt, dueOn });
    expect(JSON.stringify(await app.ports.store.findAll('appComplaints', {}))).not.toContain('nobody at all');
    await relay();
    for (const { openid } of [sysadmin, sysadmin2]) {
      const { messages } = await app.call(openid, 'account.myMessages', {});
      expect(messages.map(({ template }) => template)).toEqual(['complaint.waiting']);
    }
    const { complaints } = await app.call(sysadmin.openid, 'complaint.desk', {});
    expect(complaints).toMatchObject([{ state: 'open', isOverdue: false, workingDaysLeft: 5 }]);
    app.clock.set('2026-12-01');
    expect((await app.call(sysadmin.openid, 'complaint.desk', {})).complaints).toMatchObject([
      { isOverdue: true, workingDaysLeft: -1 },
    ]);
    await app.call(sysadmin.openid, 'complaint.answer', { id: complaints[0]?.id ?? '', text: '示例：不需要位置' });
    expect(await app.call('anybody', 'complaint.follow', { receipt: receipt.toLowerCase() })).toMatchObject({
      state: 'answered',
      messages: [{ from: 'person' }, { from: 'office', text: '示例：不需要位置' }],
    });
    const again = await app.call('anybody', 'complaint.writeAgain', { receipt, text: '示例：可是弹出来了' });
    expect(again).toEqual({ state: 'open', dueOn: '2026-12-08' });
  });

  it('promises no time while the tenant has set none', async () => {
    expect((await submit()).dueOn).toBeNull();
    expect((await app.call(sysadmin.openid, 'complaint.desk', {})).complaints).toMatchObject([
      { dueOn: null, isOverdue: false, workingDaysLeft: null },
    ]);
  });
});
