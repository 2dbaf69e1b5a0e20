// What is sealed, who gets around it, what is handed on and what is made public: through the real functions.

import type { InputOf } from '../../../../shared/contracts';
import { lastingGrant } from '../../../../shared/domain/account/roles';
import { openTestApp, type TestApp } from '../../../support/app';
import { aBond, aChildDocument } from '../../../support/child-document';
import {
  COMMUNITY,
  DISTRICT,
  idOf,
  openidOf,
  type ReportPerson,
  SCHOOL,
  seatOffice,
  submitOne,
  takeTo,
} from '../../../support/report-cast';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('report-sealed');
  await seatOffice(app);
});
afterAll(() => app.close());
beforeEach(() => {
  app.clock.set('2026-11-23');
  app.gateway.wxApi.set('approve');
});

const codeOf = async (openid: string, name: string, input: unknown): Promise<string> => {
  const reply = await app.envelope(openid, name, input);
  return reply.ok ? 'ok' : reply.error.code;
};
const NAMED = { kind: 'named', name: '示例·署名的人', phone: '13912345678' } as const;
const REASON = { reason: 'retaliation', text: '举报人称遭到威胁，需要联系其本人。' } as const;

describe('a report about a school', () => {
  it('is not there for its teacher, its parent and whoever declared an interest, officer or not', async () => {
    const one = await submitOne(app, { subject: { kind: 'school', institutionId: null, schoolId: SCHOOL } });
    const seenBy = async (who: ReportPerson) =>
      (await app.call(openidOf(who), 'report.triageList', {})).reports.some(({ id }) => id === one.reportId);
    const absent = await app.envelope(openidOf('ma'), 'report.open', { reportId: 'no-such-report' });
    for (const who of ['teacherOfficer', 'parentOfficer', 'far'] as const) {
      expect([who, await seenBy(who)]).toEqual([who, false]);
      const reply = await app.envelope(openidOf(who), 'report.open', { reportId: one.reportId });
      // Told apart from what does not exist by nothing but its own request id.
      expect({ ...reply, error: { ...(reply.ok ? {} : reply.error), requestId: '' } }).toEqual({
        ...absent,
        error: { ...(absent.ok ? {} : absent.error), requestId: '' },
        requestId: undefined,
      });
    }
    for (const who of ['ma', 'interestedOfficer', 'city'] as const)
      expect([who, await seenBy(who)]).toEqual([who, true]);
    await takeTo(app, one, 'accepted');
    const to = (person: ReportPerson) => ({ reportId: one.reportId, handlerId: idOf(person), districtCode: DISTRICT });
    expect(await codeOf(openidOf('ma'), 'report.dispatch', to('teacherOfficer'))).toBe('CONFLICT_OF_INTEREST');
    expect(await codeOf(openidOf('ma'), 'report.dispatch', to('parentOfficer'))).toBe('CONFLICT_OF_INTEREST');
    const { handlers } = await app.call(openidOf('ma'), 'report.suggest', { reportId: one.reportId });
    expect(handlers.map(({ accountId }) => accountId)).not.toContain(idOf('parentOfficer'));
  });
});

describe('a named reporter', () => {
  it('is opened by two, once, after its row, and sees it', async () => {
    const one = await submitOne(app, { contact: NAMED });
    const stored = JSON.stringify(await app.ports.store.get('reports', one.reportId));
    expect(stored).not.toContain('13912345678');
    expect(await codeOf(openidOf('teacherKeeper'), 'unseal.ask', { reportId: one.reportId, ...REASON })).toBe('ok'); // not about their school
    const { id } = await app.call(openidOf('keeper'), 'unseal.ask', { reportId: one.reportId, ...REASON });
    expect(await codeOf(openidOf('keeper'), 'unseal.open', { id })).toBe('WRONG_STATE');
    expect(await codeOf(openidOf('keeper'), 'unseal.decide', { id, isApproved: true })).toBe('SAME_PERSON');
    expect(await codeOf(openidOf('ma'), 'unseal.decide', { id, isApproved: true })).toBe('FORBIDDEN');
    await app.call(openidOf('keeper2'), 'unseal.decide', { id, isApproved: true });
    expect(await codeOf(openidOf('keeper2'), 'unseal.open', { id })).toBe('NOT_FOUND');
    const request = 'b'.repeat(32);
    expect(await app.call(openidOf('keeper'), 'unseal.open', { id }, request)).toEqual({
      name: NAMED.name,
      phone: NAMED.phone,
    });
    // The answer was lost on the way: the same request reads it again, another one does not.
    expect(await app.call(openidOf('keeper'), 'unseal.open', { id }, request)).toEqual({
      name: NAMED.name,
      phone: NAMED.phone,
    });
    expect(await codeOf(openidOf('keeper'), 'unseal.open', { id })).toBe('WRONG_STATE');
    const seen = await app.call('', 'report.follow', { receipt: one.receipt });
    expect(seen.openings).toEqual([{ day: '2026-11-23', reason: 'retaliation' }]);
    const whole =
      JSON.stringify(await app.ports.store.findAll('unsealings', {})) +
      JSON.stringify(await app.ports.store.findAll('audit', {}));
    expect(whole).not.toContain(NAMED.phone);
  });

  it('of school X is out of reach for a custodian who teaches there', async () => {
    const one = await submitOne(app, {
      contact: NAMED,
      subject: { kind: 'school', institutionId: null, schoolId: SCHOOL },
    });
    expect(await codeOf(openidOf('teacherKeeper'), 'unseal.ask', { reportId: one.reportId, ...REASON })).toBe(
      'NOT_FOUND',
    );
  });

  it('stays shut in the report function whatever is asked', async () => {
    const one = await submitOne(app, { contact: NAMED });
    const { report } = await app.call(openidOf('ma'), 'report.open', { reportId: one.reportId });
    expect(JSON.stringify(report)).not.toContain(NAMED.name);
    expect(JSON.stringify(report)).not.toContain(NAMED.phone);
  });
});

describe('an extract', () => {
  it('is redacted, marked for its recipient, and traced when it leaks', async () => {
    const one = await submitOne(app, { text: '我叫王小明，电话13812345678。周六有孩子上楼。听得到讲课。' });
    const give = (recipient: string) =>
      app.call(openidOf('ma'), 'report.forward', { reportId: one.reportId, department: 'market', recipient });
    const [first, second] = [await give('示例·甲局'), await give('示例·乙局')];
    expect(first.text).not.toContain('13812345678');
    expect(first.code).not.toBe(second.code);
    const leaked = `网上看到：${second.text.slice(second.text.indexOf('周六'))}`;
    const { extracts } = await app.call(openidOf('ma'), 'report.trace', { text: leaked });
    expect(extracts.map(({ recipient }) => recipient)).toEqual(['示例·乙局']);
    expect((await app.call(openidOf('far'), 'report.trace', { text: leaked })).extracts).toEqual([]);
  });
});

describe('a decision made public', () => {
  const WORDS = {
    title: '示例·培训班无证办学的处理',
    text: '经查，示例小区三楼的培训班未经批准开展学科类培训，已责令立即停止并整改。',
    document: '示例〔2026〕1号',
  };
  const propose = async (): Promise<string> => {
    const one = await submitOne(app);
    await takeTo(app, one, 'closed');
    return (await app.call(openidOf('niu'), 'report.proposePublication', { reportId: one.reportId, ...WORDS })).id;
  };
  const isPublic = async (id: string) =>
    (await app.call('', 'report.published', {})).publications.some((one) => one.id === id);

  it('is shown only when a second person approved it and the content check passed it', async () => {
    const id = await propose();
    expect(await codeOf(openidOf('niu'), 'report.approvePublication', { id })).toBe('SAME_PERSON');
    app.gateway.wxApi.set('down');
    expect(await codeOf(openidOf('ma'), 'report.approvePublication', { id })).toBe('CONTENT_CHECK_DOWN');
    expect(await isPublic(id)).toBe(false);
    app.gateway.wxApi.set('review');
    expect(await app.call(openidOf('ma'), 'report.approvePublication', { id })).toMatchObject({ state: 'held' });
    expect(await isPublic(id)).toBe(false);
    app.gateway.wxApi.set('approve');
    expect(await app.call(openidOf('ma'), 'report.approvePublication', { id })).toMatchObject({ state: 'published' });
    expect(await isPublic(id)).toBe(true);
  });

  it('is gone three working days after the decision was annulled, even when nobody takes it down', async () => {
    const id = await propose();
    await app.call(openidOf('ma'), 'report.approvePublication', { id });
    app.clock.set('2026-11-26'); // a Thursday
    await app.call(openidOf('city'), 'report.annulPublication', { id });
    app.clock.set('2026-12-01');
    expect(await isPublic(id)).toBe(true);
    app.clock.set('2026-12-02');
    expect(await isPublic(id)).toBe(false);
  });
});

describe('"I noticed something"', () => {
  const HOUSEHOLDS = ['p1', 'p2', 'p3', 'p4'] as const;
  const PLACE = {
    districtCode: DISTRICT,
    communityCode: COMMUNITY,
    placeName: '示例·学习中心',
    address: '示例路18号三楼',
    phone: '',
    noticed: ['childrenGoingIn' as const],
    times: ['weekend' as const],
  } satisfies InputOf<'report.notice'>;
  beforeAll(async () => {
    for (const [i, name] of [...HOUSEHOLDS, 'p1b', 'fresh'].entries()) {
      const id = `account-${name}`;
      await app.ports.store.insertMany('accounts', [
        {
          id,
          document: {
            openid: `openid-${name}`,
            displayName: '示例',
            grants: [lastingGrant({ role: 'guardian' })],
            conflicts: [],
          },
        },
      ]);
      if (name === 'p1b') continue;
      const guardians = name === 'p1' ? [id, 'account-p1b'] : [id];
      await app.ports.store.insertMany('children', [
        {
          id: `child-${name}`,
          document: aChildDocument(guardians, {
            schoolId: SCHOOL,
            number: `N${i}`,
            bonds: guardians.map((one) =>
              aBond(one, { since: name === 'fresh' ? app.ports.clock() - 3 * 86_400_000 : 1 }),
            ),
          }),
        },
      ]);
    }
  });
  const leads = async () => (await app.call(openidOf('ma'), 'report.leadDesk', {})).leads;

  it('stays sealed until three independent households meet, and two parents of one child are one household', async () => {
    await app.call('openid-p1', 'report.notice', PLACE);
    await app.call('openid-p1b', 'report.notice', { ...PLACE, address: '示例路１８号 三楼' });
    await app.call('openid-p1', 'report.notice', PLACE);
    expect(await leads()).toEqual([]);
    app.clock.set('2026-11-25');
    await app.call('openid-p2', 'report.notice', PLACE);
    expect(await leads()).toEqual([]);
    await app.call('openid-p3', 'report.notice', { ...PLACE, noticed: ['childrenGoingIn', 'touting'] });
    const [lead, ...others] = await leads();
    expect(lead).toMatchObject({
      households: 3,
      isBurst: false,
      noticed: ['childrenGoingIn'],
      times: ['weekend'],
      address: PLACE.address,
    });
    // One at the address and one at the name: the same three households met at both.
    expect(others.length).toBe(1);
    const whole = JSON.stringify([
      lead,
      ...others,
      ...(await app.ports.store.findAll('signals', {})),
      ...(await app.ports.store.findAll('leads', {})),
    ]);
    for (const name of HOUSEHOLDS) expect(whole).not.toContain(`account-${name}`);
    for (const child of HOUSEHOLDS) expect(whole).not.toContain(`child-${child}`);
  });

  it('does not count who was bound yesterday, nor a sixth signal in a month', async () => {
    expect(await codeOf('openid-fresh', 'report.notice', PLACE)).toBe('TOO_EARLY');
    const tries: string[] = [];
    for (let i = 0; i < 6; i++)
      tries.push(await codeOf('openid-p4', 'report.notice', { ...PLACE, address: `示例大道${i + 1}号二楼` }));
    expect(tries).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'LIMIT_EXCEEDED']);
  });

  it('forgets a month’s counts two months later', async () => {
    for (let rounds = 0; rounds < 20; rounds++) {
      const { sealed, delivered } = await app.call(null, 'timer.relay', {});
      if (sealed + delivered === 0) break;
    }
    expect((await app.ports.store.findAll('signalQuotas', {})).length).toBeGreaterThan(0);
    expect(await app.call(null, 'timer.sweep', {})).toMatchObject({ signalQuotas: 0 });
    app.clock.set('2027-01-27');
    expect((await app.call(null, 'timer.sweep', {})).signalQuotas).toBeGreaterThan(0);
    expect(await app.ports.store.findAll('signalQuotas', {})).toEqual([]);
  });

  it('gives one household another pseudonym at every place', async () => {
    const signals = await app.ports.store.findAll('signals', {});
    const pseudonyms = signals.flatMap(({ keys }) => keys.map(({ key, household }) => `${household}|${key}`));
    const byHousehold = new Map<string, Set<string>>();
    for (const one of pseudonyms) {
      const [household = '', key = ''] = one.split('|');
      byHousehold.set(household, (byHousehold.get(household) ?? new Set()).add(key));
    }
    expect([...byHousehold.values()].every((keys) => keys.size === 1)).toBe(true);
  });
});
