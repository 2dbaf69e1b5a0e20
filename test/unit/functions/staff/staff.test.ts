import { totpFor } from '../../../../cloudfunctions/_lib/totp';
import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { SCHOOLS } from '../../../../cloudfunctions/_tools/demo/schools';
import type { InputOf } from '../../../../shared/contracts';
import type { Envelope } from '../../../../shared/contracts/endpoint';
import { openTestApp, type TestApp } from '../../../support/app';

const { schoolAdmin, approver, cityOfficer, sysadmin, teacher } = PEOPLE;
const SCHOOL = 'school-001';
const TEACHER = { role: 'teacher', schoolId: SCHOOL } as const;
const codeOf = (reply: Envelope) => (reply.ok ? 'ok' : reply.error.code);
const id = (digit: string) => digit.repeat(32);

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('staff', { asksSecondFactor: true });
  const people = [schoolAdmin, approver, cityOfficer, sysadmin, teacher];
  await app.ports.store.insertMany(
    'accounts',
    people.map((person) => ({ id: person.accountId, document: accountOf(person) })),
  );
  await app.ports.store.insertMany(
    'schools',
    SCHOOLS.slice(0, 2).map(({ id: schoolId, stages, ...school }) => ({
      id: schoolId,
      document: { ...school, stages: [...stages] },
    })),
  );
});
afterEach(() => app.close());

const invite = (clientRequestId?: string) =>
  app.call(schoolAdmin.openid, 'staff.invite', { name: '示例·新老师', right: TEACHER, lastDay: null }, clientRequestId);
const accept = (openid: string, code: string, clientRequestId?: string) =>
  app.envelope(openid, 'staff.accept', { code }, clientRequestId);

describe('an invitation', () => {
  it('makes a teacher of a stranger, who then has the right on the next call', async () => {
    const { code } = await invite();
    expect(codeOf(await app.envelope('newcomer', 'term.teacherClubs', {}))).toBe('UNAUTHENTICATED');
    expect(await app.call('newcomer', 'staff.preview', { code: code.toLowerCase() })).toMatchObject({
      state: 'open',
      right: TEACHER,
    });
    expect(codeOf(await accept('newcomer', ` ${code} `))).toBe('ok');
    expect(codeOf(await app.envelope('newcomer', 'term.teacherClubs', {}))).toBe('ok');
    const { account } = await app.call('newcomer', 'account.whoAmI', {});
    expect(account).toMatchObject({
      displayName: '示例·新老师',
      grants: [{ role: 'teacher', grantedBy: schoolAdmin.accountId }],
    });
  });

  it('is one invitation with one code however often it is asked for, and the code is nowhere in the database', async () => {
    const [first, again] = [await invite(id('a')), await invite(id('a'))];
    expect(again).toEqual(first);
    expect(await app.ports.store.count('invitations', {})).toBe(1);
    const stored = JSON.stringify(await app.ports.store.findAll('invitations', {}));
    expect(stored).not.toContain(first.code.replace(/-/g, ''));
    expect(stored).not.toContain(first.code);
  });

  it('goes to one person: of two at the same moment one gets it, and only one', async () => {
    const { code } = await invite();
    const replies = await Promise.all([accept('first', code), accept('second', code)]);
    expect(replies.map(codeOf).sort()).toEqual(['WRONG_STATE', 'ok']);
    expect(await app.ports.store.count('accounts', { 'grants.id': `teacher:${SCHOOL}` })).toBe(2); // the demo's and the new one
  });

  it('goes on where it broke off, for the same person only', async () => {
    const { id: invitationId, code } = await invite();
    const [invitation] = await app.ports.store.find('invitations', { id: invitationId }, { limit: 1 });
    if (invitation === undefined) throw new Error('no invitation');
    await accept('newcomer', code);
    const [account] = await app.ports.store.find('accounts', { openid: 'newcomer' }, { limit: 1 });
    // As if it had been killed after the invitation was taken: the account's right is not there yet.
    const write = (key: string) => ({
      request: { key, hash: '' },
      audit: {
        id: key,
        at: 0,
        actor: { kind: 'timer' as const },
        action: 'right.moved' as const,
        subject: { collection: 'accounts', id: key },
        facts: {},
      },
    });
    if (account === undefined) throw new Error('no account');
    await app.ports.store.change('accounts', account, { set: { grants: [] } }, write('x'));
    expect(codeOf(await accept('another', code))).toBe('WRONG_STATE');
    expect(codeOf(await accept('newcomer', code))).toBe('ok');
    expect((await app.call('newcomer', 'account.whoAmI', {})).account?.grants).toHaveLength(1);
  });

  it('does not bring back a right that was ended, and is worth nothing once its inviter is on hold', async () => {
    const { code } = await invite();
    await accept('newcomer', code);
    const [account] = await app.ports.store.find('accounts', { openid: 'newcomer' }, { limit: 1 });
    const which = { accountId: account?.id ?? '', grantId: `teacher:${SCHOOL}` };
    await app.call(approver.openid, 'staff.moveRight', { ...which, move: 'end', reason: 'leave' });
    expect(codeOf(await app.envelope('newcomer', 'term.teacherClubs', {}))).toBe('FORBIDDEN');
    expect(codeOf(await accept('newcomer', code))).toBe('WRONG_STATE');

    const later = await invite();
    const city = await openCity();
    await city('staff.moveRight', {
      accountId: schoolAdmin.accountId,
      grantId: `schoolAdmin:${SCHOOL}`,
      move: 'suspend',
      reason: 'leave',
    });
    expect(codeOf(await accept('somebody', later.code))).toBe('WRONG_STATE');
    expect(codeOf(await app.envelope(schoolAdmin.openid, 'staff.people', {}))).toBe('FORBIDDEN');
  });

  it('tells nobody whether a wrong code ever was one, and lets them guess thirty times an hour', async () => {
    const guess = () => app.envelope('guesser', 'staff.preview', { code: '0123-4567-89AB-CDEF' });
    for (let i = 0; i < 30; i++) expect(codeOf(await guess())).toBe('NOT_FOUND');
    expect(codeOf(await guess())).toBe('TOO_MANY_TRIES');
  });
});

/** Calls as the city officer after an enrolment as a person does it, with the codes of the app. */
const openCity = async () => {
  await app.call(cityOfficer.openid, 'account.enrolSecondFactor', {});
  await app.call(cityOfficer.openid, 'account.confirmSecondFactor', { code: await appCode(cityOfficer.accountId) });
  return (name: 'staff.moveRight', input: InputOf<'staff.moveRight'>) => app.call(cityOfficer.openid, name, input);
};

const appCode = async (accountId: string): Promise<string> => {
  const factor = await app.ports.store.get('secondFactors', accountId);
  return totpFor(app.ports.secrets, accountId, factor?.seed ?? '').generate({ timestamp: app.ports.clock() });
};

describe('a second factor', () => {
  const { openid, accountId } = cityOfficer;
  const begin = async () => {
    const { secret, uri } = await app.call(openid, 'account.enrolSecondFactor', {});
    const code = await appCode(accountId);
    const { recoveryCodes } = await app.call(openid, 'account.confirmSecondFactor', { code }, id('c'));
    return { secret, uri, code, recoveryCodes };
  };
  const show = (code: string) => app.envelope(openid, 'account.showSecondFactor', { code });

  it('is enrolled with the first code and shows the same recovery codes to a repeat, to nobody else again', async () => {
    const { secret, uri, code, recoveryCodes } = await begin();
    expect(uri).toContain(`secret=${secret}`);
    expect(new Set(recoveryCodes).size).toBe(8);
    const again = await app.call(openid, 'account.confirmSecondFactor', { code }, id('c'));
    expect(again.recoveryCodes).toEqual(recoveryCodes);
    expect(codeOf(await app.envelope(openid, 'account.confirmSecondFactor', { code }))).toBe('WRONG_STATE');
    const stored = JSON.stringify(await app.ports.store.findAll('secondFactors', {}));
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text);
  });

  it('takes each code once, the one before and after, and no older one', async () => {
    const { code } = await begin();
    expect(codeOf(await show(code))).toBe('NOT_FOUND');
    app.clock.advanceMs(30_000);
    const next = await appCode(accountId);
    app.clock.advanceMs(30_000);
    expect(codeOf(await show(next))).toBe('ok'); // one step of drift
    app.clock.advanceMs(30_000);
    const old = await appCode(accountId);
    app.clock.advanceMs(60_000);
    expect(codeOf(await show(old))).toBe('NOT_FOUND');
  });

  it('is replaced by a recovery code once', async () => {
    const { recoveryCodes } = await begin();
    app.clock.advanceMs(3 * 3_600_000);
    const [first = ''] = recoveryCodes;
    expect(await app.call(openid, 'account.showSecondFactor', { code: first.toLowerCase() })).toMatchObject({
      recoveryCodesLeft: 7,
    });
    expect(codeOf(await show(first))).toBe('NOT_FOUND');
  });

  it('of a lost phone is forgotten by a second person, and enrolled anew with another secret', async () => {
    const { secret } = await begin();
    app.clock.advanceMs(24 * 3_600_000);
    expect(codeOf(await app.envelope(openid, 'account.enrolSecondFactor', {}))).toBe('SECOND_FACTOR_NEEDED');
    await app.call(sysadmin.openid, 'account.enrolSecondFactor', {});
    await app.call(sysadmin.openid, 'account.confirmSecondFactor', { code: await appCode(sysadmin.accountId) });
    await app.call(sysadmin.openid, 'staff.resetSecondFactor', { accountId, reason: 'lost' });
    expect(codeOf(await show(await appCode(accountId)))).toBe('WRONG_STATE');
    expect(await app.call(openid, 'account.secondFactor', {})).toMatchObject({
      isEnrolled: false,
      recoveryCodesLeft: 0,
    });
    const anew = await app.call(openid, 'account.enrolSecondFactor', {});
    expect(anew.secret).not.toBe(secret);
  });

  it('is guessed thirty times an hour at most', async () => {
    await begin();
    for (let i = 0; i < 30; i++) expect(codeOf(await show('000000'))).toBe('NOT_FOUND');
    expect(codeOf(await show('000000'))).toBe('TOO_MANY_TRIES');
  });
});

describe('a list of people', () => {
  const list = (text: string) => ({ base64: Buffer.from(text, 'utf8').toString('base64') });
  it('invites everybody or nobody, and a repeat gives the same codes', async () => {
    const wrong = list('姓名,角色\n示例·甲,教师\n示例·乙,厨师\n');
    expect(await app.call(schoolAdmin.openid, 'staff.previewMany', wrong)).toMatchObject({
      rows: [{ name: '示例·甲' }],
      refused: [{ row: 3, column: '角色', code: 'OFFICE_UNKNOWN' }],
    });
    expect(codeOf(await app.envelope(schoolAdmin.openid, 'staff.inviteMany', wrong))).toBe('IMPORT_REFUSED');
    expect(await app.ports.store.count('invitations', {})).toBe(0);
    const right = list('姓名,角色\n示例·甲,教师\n示例·乙,教师\n');
    const first = await app.call(schoolAdmin.openid, 'staff.inviteMany', right, id('d'));
    expect(await app.call(schoolAdmin.openid, 'staff.inviteMany', right, id('d'))).toEqual(first);
    expect(await app.ports.store.count('invitations', {})).toBe(2);
    expect(codeOf(await accept('newcomer', first.invited[1]?.code ?? ''))).toBe('ok');
  });
});
