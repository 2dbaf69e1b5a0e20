// The published list through the real SDK: written with every change of the registry, followed by its files, healed by the
// timer, and without a single person in it.
import { inflateSync } from 'fflate';
import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { Head } from '../../../../shared/domain/institution/published-list/head';
import { openTestApp, type TestApp } from '../../../support/app';
import { anInstitution } from '../../../support/institution';
import { listedInstitutions } from '../../../support/listed';

const { cityOfficer } = PEOPLE;

describe('publishing the list', () => {
  let app: TestApp;
  const origin = (): string => app.gateway.url.replace('/admin', '');
  const readHead = async (): Promise<Head> =>
    Head.parse(await (await fetch(`${origin()}/public/institutions/head.json`)).json());
  const put = (id: string, more: Parameters<typeof anInstitution>[1] = {}) =>
    app.ports.store.insertMany('institutions', [{ id, document: anInstitution(id, more) }]);
  const publish = () => app.call(null, 'timer.publish', {});

  beforeEach(async () => {
    app = await openTestApp();
    await app.ports.store.insertMany('accounts', [{ id: cityOfficer.accountId, document: accountOf(cityOfficer) }]);
  });
  afterEach(() => app.close());

  it('writes a signed head and the list it names', async () => {
    await put('one');
    expect(await publish()).toEqual({ version: 1 });
    expect((await listedInstitutions(origin())).map(({ id }) => id)).toEqual(['one']);
    expect(await readHead()).toMatchObject({ version: 1, previous: null, keyNumber: 1 });
  });

  it('writes nothing while nothing changes, and says anew after six hours that the list is still the newest', async () => {
    await put('one');
    await publish();
    const before = await readHead();
    const commits = app.gateway.commits();
    app.clock.advanceMs(3_600_000);
    expect(await publish()).toEqual({ version: 1 });
    expect(app.gateway.commits()).toBe(commits);
    app.clock.advanceMs(6 * 3_600_000);
    await publish();
    const after = await readHead();
    expect(after.signedAt).toBeGreaterThan(before.signedAt);
    expect({ version: after.version, asOf: after.asOf, sha256: after.sha256 }).toEqual({
      version: before.version,
      asOf: before.asOf,
      sha256: before.sha256,
    });
  });

  it('shows a suspension at once, in a list that names the one before', async () => {
    await put('one');
    await publish();
    const before = await readHead();
    const stored = await app.ports.store.get('institutions', 'one');
    await app.call(cityOfficer.openid, 'institution.changeStatus', {
      id: 'one',
      revision: stored?.revision ?? 0,
      status: 'suspended',
      since: '2026-11-23',
      until: null,
      reason: '示例：整改',
      document: '示例教停〔2026〕1号',
    });
    expect(await readHead()).toMatchObject({ version: 2, previous: before.sha256 });
    expect((await listedInstitutions(origin()))[0]?.status).toBe('suspended');
  });

  it('is completed by the timer when a call was killed between deciding and writing', async () => {
    await put('one');
    await publish();
    const lost = app.ports.files.putPublic;
    await put('two');
    app.ports.files.putPublic = async (path, bytes) => {
      if (path.endsWith('head.json')) throw new Error('killed');
      return lost(path, bytes);
    };
    await expect(publish()).rejects.toThrow();
    expect((await readHead()).version).toBe(1);
    app.ports.files.putPublic = lost;
    await publish();
    expect((await readHead()).version).toBe(2);
    expect(await listedInstitutions(origin())).toHaveLength(2);
  });

  it('lets the change stand when the list cannot be written just then', async () => {
    await put('one');
    await publish();
    const kept = app.ports.files.putPublic;
    app.ports.files.putPublic = async () => {
      throw new Error('storage is away');
    };
    const stored = await app.ports.store.get('institutions', 'one');
    const reply = await app.call(cityOfficer.openid, 'institution.revokeDoor', {
      id: 'one',
      revision: stored?.revision ?? 0,
      door: stored?.premises[0]?.door ?? '',
      document: '示例教停〔2026〕2号',
    });
    expect(reply).toEqual({ id: 'one' });
    expect((await readHead()).version).toBe(1);
    app.ports.files.putPublic = kept;
    await publish();
    expect((await listedInstitutions(origin()))[0]?.premises[0]?.serial).toBe(2);
  });

  it('agrees on one newest list when several publish at once', async () => {
    await put('one');
    await Promise.all([publish(), publish(), publish(), publish()]);
    await put('two');
    await Promise.all([publish(), publish(), publish(), publish()]);
    expect(await readHead()).toMatchObject({ version: 2 });
    expect(await listedInstitutions(origin())).toHaveLength(2);
  });

  it('holds no persons: names, telephones and accounts of people are nowhere in its bytes', async () => {
    const canaries = ['示例·金丝雀法人', '13900007777', 'canary-account', '6222000011112222'];
    const [legalPerson = '', phone = '', by = '', accountNo = ''] = canaries;
    await put('one', {
      legalPerson,
      phones: [phone],
      supervisedAccount: { bank: '示例银行', accountNo },
      changes: [{ at: 1, by, document: '示例1号', fields: ['name'] }],
      history: [{ status: 'licensed', since: null, until: null, reason: '', document: '', by, at: 1 }],
    });
    await publish();
    const head = await readHead();
    const file = new Uint8Array(await (await fetch(`${origin()}/public/institutions/${head.file}`)).arrayBuffer());
    const everything = JSON.stringify(head) + Buffer.from(inflateSync(file)).toString('utf8');
    for (const canary of canaries) expect(everything).not.toContain(canary);
    expect(everything).toContain('示例·one培训学校');
  });

  it('stays under the size at which a list is sent whole, for a city of two thousand', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({
      id: `inst-${(i * 2654435761).toString(16).padStart(20, '0')}`,
      document: anInstitution(`星河${i}街道美术`, {
        creditCode: `52610702MJX${String(i * 37).padStart(6, '0')}A`,
        licenceNo: `教民16107020${String(i).padStart(5, '0')}号`,
        address: `汉中市汉台区示例街道示例社区示例路${i}号`,
      }),
    }));
    await app.ports.store.insertMany('institutions', many);
    await publish();
    expect((await readHead()).bytes).toBeLessThan(300_000);
  }, 30_000);
});
