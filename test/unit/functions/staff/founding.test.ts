// The first system administrator of an empty deployment: by the printed code, once, and never beside another.
import { foundingHash } from '../../../../cloudfunctions/_lib/founding-hash';
import { GUESSES_PER_HOUR } from '../../../../cloudfunctions/_lib/throttle';
import { accountOf, type DemoPerson, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import type { Envelope } from '../../../../shared/contracts/endpoint';
import { FOUNDING_CODE, openTestApp, type TestApp } from '../../../support/app';

const WRONG = 'WR0NGWR0NGWR0NG0';
const HOUR_MS = 3_600_000;
const codeOf = (reply: Envelope) => (reply.ok ? 'ok' : reply.error.code);

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('founding');
});
afterEach(() => app.close());

const found = (openid: string, code = FOUNDING_CODE, clientRequestId?: string) =>
  app.envelope(openid, 'staff.found', { code, name: '示例·首任' }, clientRequestId);
const seat = (person: DemoPerson) =>
  app.ports.store.insertMany('accounts', [{ id: person.accountId, document: accountOf(person) }]);
const rightsOf = async (openid: string) =>
  (await app.call(openid, 'account.whoAmI', {})).account?.grants.map(({ role }) => role) ?? [];

describe('the founding code', () => {
  it('makes the first system administrator, with rows in the trail and no code in the database', async () => {
    expect(codeOf(await found('first', ' f0vn-dfac-t0ry-c0de '))).toBe('ok');
    expect(await app.call('first', 'account.whoAmI', {})).toMatchObject({
      account: { displayName: '示例·首任', grants: [{ role: 'sysadmin', grantedBy: null, until: null }] },
    });
    expect(codeOf(await app.envelope('first', 'staff.people', {}))).toBe('ok');
    await app.call(null, 'timer.relay', {});
    const actions = (await app.ports.store.findAll('audit', {})).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['tenant.founded', 'right.given']));
    const stored = JSON.stringify(await app.ports.store.findAll('invitations', {}));
    expect(stored).not.toContain(FOUNDING_CODE);
    expect(app.logged.join('\n')).not.toContain(FOUNDING_CODE);
  });

  it('works once: not for a second person, not again after the first one left, and a repeat changes nothing', async () => {
    const id = 'a'.repeat(32);
    expect(codeOf(await found('first', FOUNDING_CODE, id))).toBe('ok');
    expect(codeOf(await found('first', FOUNDING_CODE, id))).toBe('ok');
    expect(await rightsOf('first')).toEqual(['sysadmin']);
    expect(codeOf(await found('second'))).toBe('WRONG_STATE');
    const [account] = await app.ports.store.find('accounts', { openid: 'first' }, { limit: 1 });
    if (account === undefined) throw new Error('no account');
    await seat(PEOPLE.sysadmin);
    const ended = { accountId: account.id, grantId: 'sysadmin', move: 'end', reason: 'moved' } as const;
    await app.call(PEOPLE.sysadmin.openid, 'staff.moveRight', ended);
    for (const openid of ['first', 'second']) expect(codeOf(await found(openid))).toBe('WRONG_STATE');
    expect(await rightsOf('first')).toEqual([]);
  });

  it('lets one of many in who come at the same moment', async () => {
    const replies = await Promise.all(['a', 'b', 'c', 'd'].map((openid) => found(openid)));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await app.ports.store.count('accounts', {})).toBe(1);
  });

  it('goes on for the one who took it and was cut off before the right was there, and for nobody else', async () => {
    const broken = { ...app.ports.store };
    let isCut = true;
    broken.insert = async (collection, id, document, write) => {
      if (isCut && collection === 'accounts') throw new Error('the plug is pulled');
      return app.ports.store.insert(collection, id, document, write);
    };
    const second = await openTestApp('founding cut', { change: (ports) => ({ ...ports, store: broken }) });
    Object.assign(process.env, app.gateway.env); // the broken store writes where `app` reads
    const again = (openid: string) =>
      second.envelope(openid, 'staff.found', { code: FOUNDING_CODE, name: '示例·首任' });
    expect(codeOf(await again('first'))).toBe('INTERNAL');
    isCut = false;
    expect(codeOf(await again('second'))).toBe('WRONG_STATE');
    expect(codeOf(await again('first'))).toBe('ok');
    expect(await rightsOf('first')).toEqual(['sysadmin']);
    await second.close();
  });

  it.each(['active', 'suspended'] as const)('is refused while a system administrator is %s', async (state) => {
    const document = accountOf(PEOPLE.sysadmin);
    const grants = document.grants.map((grant) => ({ ...grant, state }));
    await app.ports.store.insertMany('accounts', [{ id: 'account-known', document: { ...document, grants } }]);
    expect(codeOf(await found('first'))).toBe('WRONG_STATE');
    expect(await app.ports.store.count('invitations', {})).toBe(0); // a refusal does not use it up
    expect(await rightsOf('first')).toEqual([]);
  });

  it('opens again to a new deployment when the last one’s term is over', async () => {
    const document = accountOf(PEOPLE.sysadmin);
    const grants = document.grants.map((grant) => ({ ...grant, until: app.ports.clock() }));
    await app.ports.store.insertMany('accounts', [{ id: 'account-known', document: { ...document, grants } }]);
    expect(codeOf(await found('first'))).toBe('ok');
  });

  it('is not for whoever audits, and is not used up by them', async () => {
    await seat(PEOPLE.auditor);
    expect(codeOf(await found(PEOPLE.auditor.openid))).toBe('CONFLICT_OF_INTEREST');
    expect(codeOf(await found('first'))).toBe('ok');
  });

  it('is limited in guesses, tells nothing about whether one was made, and takes no identity for none', async () => {
    const none = await openTestApp('no founding', { change: (ports) => ({ ...ports, foundingHash: 'none' }) });
    const answer = async (envelope: TestApp['envelope'], code: string) => {
      const reply = await envelope('guesser', 'staff.found', { code, name: '示例·首任' });
      return reply.ok ? reply : { ...reply.error, requestId: '' };
    };
    const withoutOne = await answer(none.envelope, FOUNDING_CODE);
    await none.close();
    Object.assign(process.env, app.gateway.env);
    expect(await answer(app.envelope, WRONG)).toEqual(withoutOne);
    for (let guess = 1; guess < GUESSES_PER_HOUR; guess++) await found('guesser', WRONG);
    expect(codeOf(await found('guesser'))).toBe('TOO_MANY_TRIES');
    expect(codeOf(await found(''))).toBe('UNAUTHENTICATED');
    app.clock.advanceMs(HOUR_MS + 1);
    expect(codeOf(await found('guesser'))).toBe('ok');
  });

  it('is known by a hash that needs the functions’ own key', () => {
    const otherKey = { keyedHash: (purpose: string, text: string) => Buffer.from(`other ${purpose} ${text}`) };
    expect(foundingHash(otherKey, FOUNDING_CODE)).not.toBe(app.ports.foundingHash);
    expect(foundingHash(app.ports.secrets, FOUNDING_CODE)).toBe(app.ports.foundingHash);
  });
});
