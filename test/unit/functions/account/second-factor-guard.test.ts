import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { freshenSecondFactor } from '../../../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../../../cloudfunctions/_tools/seeded-random';
import { staffFor } from '../../../../cloudfunctions/account/public';
import { openTestApp, type TestApp } from '../../../support/app';

const { cityOfficer } = PEOPLE;
const YEAR = { year: 2027, holidays: [], makeUpDays: [], document: '示例·通知' };
const codeOf = (reply: Awaited<ReturnType<TestApp['envelope']>>) => (reply.ok ? 'ok' : reply.error.code);

describe("an officer's write", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp('second factor', { asksSecondFactor: true });
    await app.ports.store.insertMany('accounts', [{ id: cityOfficer.accountId, document: accountOf(cityOfficer) }]);
  });
  afterAll(() => app.close());
  const write = () => app.envelope(cityOfficer.openid, 'tenant.enterYear', YEAR);
  const show = () => freshenSecondFactor(app.ports, seededRandom('shown'), cityOfficer.accountId, app.ports.clock());

  it('is refused until a second factor was shown, changes nothing, and says whether there is one', async () => {
    expect(await write()).toMatchObject({ error: { code: 'SECOND_FACTOR_NEEDED', details: { enrolled: false } } });
    expect(await app.ports.store.count('calendarYears', {})).toBe(0);
    await show();
    expect(codeOf(await write())).not.toBe('SECOND_FACTOR_NEEDED');
    app.clock.advanceMs(120 * 60_000);
    expect(await write()).toMatchObject({ error: { code: 'SECOND_FACTOR_NEEDED', details: { enrolled: true } } });
  });

  it('reads without one', async () => {
    expect(codeOf(await app.envelope(cityOfficer.openid, 'report.triageList', {}))).toBe('ok');
  });

  it('goes by the tenant’s switch on the next call', async () => {
    await app.ports.store.insertMany('parameters', [
      { id: 'secondFactor', document: { value: 'off', proposal: null, history: [] } },
    ]);
    expect(codeOf(await write())).not.toBe('SECOND_FACTOR_NEEDED');
  });

  it('is refused at once when the right is put on hold', async () => {
    const account = await app.ports.store.get('accounts', cityOfficer.accountId);
    if (account === null) throw new Error('no account');
    const write2 = {
      request: { key: 'k', hash: '' },
      audit: {
        id: 'x',
        at: 0,
        actor: { kind: 'timer' as const },
        action: 'right.moved' as const,
        subject: { collection: 'accounts', id: account.id },
        facts: {},
      },
    };
    const grants = account.grants.map((grant) => ({ ...grant, state: 'suspended' as const }));
    const everybody = () => staffFor(app.ports.store, ['officer'], app.ports.clock());
    expect((await everybody()).map(({ id }) => id)).toEqual([cityOfficer.accountId]);
    await app.ports.store.change('accounts', account, { set: { grants } }, write2);
    expect(codeOf(await write())).toBe('FORBIDDEN');
    expect(await everybody()).toEqual([]);
  });
});
