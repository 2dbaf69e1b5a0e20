import { openTestApp, type TestApp } from '../../../support/app';
import { bind, bindingCodeOf, codeOf, importRoster, PEOPLE, SCHOOL, seatSchools } from '../../../support/children';

describe('binding a child', () => {
  let app: TestApp;
  let first: { id: string; className: string };
  let second: { id: string; className: string };
  beforeEach(async () => {
    app = await openTestApp('binding');
    await seatSchools(app);
    const children = await importRoster(app, [
      ['0001', '示例·一', 4, '4年级1班'],
      ['0002', '示例·二', 4, '4年级1班'],
    ]);
    const get = (number: string) => children.get(number) ?? { id: '', className: '' };
    first = get('0001');
    second = get('0002');
  });
  afterEach(() => app.close());

  const mine = (openid: string) => app.call(openid, 'child.mine', {});
  const idOf = async (openid: string) =>
    (await app.ports.store.find('accounts', { openid }, { limit: 1 }))[0]?.id ?? '';

  it('binds the first guardian at once and uses the code up', async () => {
    const code = await bindingCodeOf(app, first.id, first.className);
    const input = { code, relation: 'mother' as const, callName: '示例·妈妈' };
    expect(await app.call(PEOPLE.mother, 'child.bindByCode', input)).toMatchObject({ state: 'bound' });
    expect((await mine(PEOPLE.mother)).children.map(({ id }) => id)).toEqual([first.id]);
    expect(await codeOf(app.call(PEOPLE.stranger, 'child.bindByCode', input))).toBe('NOT_FOUND');
    // No account is left behind for somebody whose code was wrong.
    expect(await idOf(PEOPLE.stranger)).toBe('');
    // The same person typing the strip again is told the same, also after the answer was lost and with another request.
    expect(await app.call(PEOPLE.mother, 'child.bindByCode', input)).toMatchObject({ state: 'bound' });
  });

  it('takes a code as people type it and refuses one that was replaced', async () => {
    const old = await bindingCodeOf(app, first.id, first.className);
    const fresh = await bindingCodeOf(app, first.id, first.className);
    const typed = `${fresh.slice(0, 4)}-${fresh.slice(4, 8).toLowerCase()} ${fresh.slice(8)}`.replaceAll('0', 'o');
    const input = { relation: 'mother' as const, callName: '' };
    expect(await codeOf(app.call(PEOPLE.mother, 'child.bindByCode', { ...input, code: old }))).toBe('NOT_FOUND');
    expect(await codeOf(app.call(PEOPLE.mother, 'child.bindByCode', { ...input, code: typed }))).toBe('ok');
  });

  it('keeps no code in the database, and gives the same sheet when a printing is repeated', async () => {
    const input = {
      schoolId: SCHOOL,
      className: first.className,
      childIds: null,
      kinds: ['binding' as const, 'selection' as const],
    };
    const id = 'ab'.repeat(16);
    const sheet = await app.call(PEOPLE.admin, 'child.printCodes', input, id);
    expect(sheet.strips).toHaveLength(2);
    expect(await app.call(PEOPLE.admin, 'child.printCodes', input, id)).toEqual(sheet);
    const dump = JSON.stringify(await app.ports.store.findAll('children', {}));
    for (const { bindingCode, selectionCode } of sheet.strips) {
      expect(bindingCode).toMatch(/^[0-9A-Z]{12}$/);
      expect(dump).not.toContain(bindingCode);
      expect(dump).not.toContain(selectionCode);
    }
    await app.call(PEOPLE.mother, 'child.bindByCode', {
      code: sheet.strips[0]?.bindingCode ?? '',
      relation: 'mother',
      callName: '',
    });
    const again = await app.call(PEOPLE.admin, 'child.printCodes', input, id);
    expect(again.strips[0]?.bindingCode).toBeNull();
  });

  it('announces a second guardian to the first, who can object; the school decides', async () => {
    await bind(app, PEOPLE.mother, first);
    expect(await bind(app, PEOPLE.father, first, 'father')).toMatchObject({ state: 'announced', openUntil: null });
    expect((await mine(PEOPLE.father)).children).toEqual([]);
    expect((await mine(PEOPLE.father)).waiting).toHaveLength(1);
    expect(JSON.stringify(await mine(PEOPLE.father))).not.toContain('示例·一');
    const claims = (await mine(PEOPLE.mother)).children[0]?.claims ?? [];
    expect(claims).toMatchObject([{ relation: 'father', state: 'announced' }]);
    const claimantId = await idOf(PEOPLE.father);
    const answer = { childId: first.id, claimantId, answer: 'no' as const };
    expect(await codeOf(app.call(PEOPLE.mother, 'child.answerClaim', { ...answer, reason: '' }))).toBe('INVALID_INPUT');
    await app.call(PEOPLE.mother, 'child.answerClaim', { ...answer, reason: '不认识这个人' });
    const desk = await app.call(PEOPLE.admin, 'child.requestDesk', {});
    expect(desk.claims).toMatchObject([{ childId: first.id, bond: { state: 'objected', reason: '不认识这个人' } }]);
    await app.call(PEOPLE.admin, 'child.settleClaim', { ...answer, reason: '家长说不是亲属' });
    expect((await mine(PEOPLE.father)).waiting).toEqual([]);
    expect(await codeOf(app.call(PEOPLE.father, 'child.guardians', { childId: first.id }))).toBe('NOT_FOUND');
  });

  it('lets nobody but a guardian answer a claim', async () => {
    await bind(app, PEOPLE.mother, first);
    await bind(app, PEOPLE.father, first, 'father');
    await bind(app, PEOPLE.stranger, second);
    const answer = { childId: first.id, claimantId: await idOf(PEOPLE.father), answer: 'yes' as const, reason: '' };
    for (const openid of [PEOPLE.father, PEOPLE.stranger]) {
      expect(await codeOf(app.call(openid, 'child.answerClaim', answer))).toBe('NOT_FOUND');
    }
    const settle = { ...answer, reason: '核对过户口本' };
    expect(await codeOf(app.call(PEOPLE.farAdmin, 'child.settleClaim', settle))).toBe('NOT_FOUND');
    expect(await codeOf(app.call(PEOPLE.mother, 'child.answerClaim', answer))).toBe('ok');
    expect((await mine(PEOPLE.father)).children.map(({ id }) => id)).toEqual([first.id]);
  });

  it('answers a request the same whether the child exists or not, and binds only when the school says so', async () => {
    const asked = {
      schoolId: SCHOOL,
      grade: 4,
      className: '1班',
      relation: 'mother' as const,
      applicantName: '示例·妈妈',
    };
    const real = await app.call(PEOPLE.mother, 'child.requestBinding', { ...asked, number: '0001' });
    const none = await app.call(PEOPLE.mother, 'child.requestBinding', { ...asked, number: '9999' });
    expect(Object.keys(real)).toEqual(Object.keys(none));
    const before = await mine(PEOPLE.mother);
    expect(before.children).toEqual([]);
    expect(before.requests.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const { requests } = await app.call(PEOPLE.admin, 'child.requestDesk', {});
    expect(new Map(requests.map(({ id, child }) => [id, child?.id ?? null]))).toEqual(
      new Map([
        [real.requestId, first.id],
        [none.requestId, null],
      ]),
    );
    const decide = { answer: 'yes' as const, reply: '' };
    expect(await codeOf(app.call(PEOPLE.admin, 'child.decideRequest', { ...decide, requestId: none.requestId }))).toBe(
      'WRONG_STATE',
    );
    expect(
      await codeOf(app.call(PEOPLE.farAdmin, 'child.decideRequest', { ...decide, requestId: real.requestId })),
    ).toBe('NOT_FOUND');
    await app.call(PEOPLE.admin, 'child.decideRequest', { ...decide, requestId: real.requestId });
    expect((await mine(PEOPLE.mother)).children.map(({ id }) => id)).toEqual([first.id]);
  });

  it('limits how many requests wait for one person, and knows the same question again', async () => {
    const asked = {
      schoolId: SCHOOL,
      grade: 4,
      className: '4年级1班',
      relation: 'mother' as const,
      applicantName: '示例·妈妈',
    };
    const ids = [];
    for (const number of ['1', '2', '3'])
      ids.push((await app.call(PEOPLE.mother, 'child.requestBinding', { ...asked, number })).requestId);
    expect((await app.call(PEOPLE.mother, 'child.requestBinding', { ...asked, number: '1' })).requestId).toBe(ids[0]);
    expect(await codeOf(app.call(PEOPLE.mother, 'child.requestBinding', { ...asked, number: '4' }))).toBe(
      'LIMIT_EXCEEDED',
    );
    await app.call(PEOPLE.mother, 'child.withdrawRequest', { requestId: ids[0] ?? '' });
    expect(await codeOf(app.call(PEOPLE.mother, 'child.requestBinding', { ...asked, number: '4' }))).toBe('ok');
    expect(
      await codeOf(
        app.call(PEOPLE.admin, 'child.decideRequest', { requestId: ids[0] ?? '', answer: 'yes', reply: '' }),
      ),
    ).toBe('WRONG_STATE');
  });

  it('ends a bond for the guardian itself and for the school with a reason, and never for another school', async () => {
    await bind(app, PEOPLE.mother, first);
    const accountId = await idOf(PEOPLE.mother);
    const input = { childId: first.id, accountId, reason: '监护权变更' };
    expect(await codeOf(app.call(PEOPLE.farAdmin, 'child.unbindGuardian', input))).toBe('NOT_FOUND');
    await app.call(PEOPLE.admin, 'child.unbindGuardian', input);
    expect((await mine(PEOPLE.mother)).children).toEqual([]);
    await bind(app, PEOPLE.mother, first);
    await app.call(PEOPLE.mother, 'child.unbindSelf', { childId: first.id });
    expect((await mine(PEOPLE.mother)).children).toEqual([]);
    expect(await codeOf(app.call(PEOPLE.mother, 'child.unbindSelf', { childId: first.id }))).toBe('NOT_FOUND');
  });

  it('gives two people who use one code at the same time one bond', async () => {
    const code = await bindingCodeOf(app, first.id, first.className);
    const input = { code, relation: 'mother' as const, callName: '' };
    const outcomes = await Promise.all(
      [PEOPLE.mother, PEOPLE.stranger].map((openid) => codeOf(app.call(openid, 'child.bindByCode', input))),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    const child = await app.ports.store.get('children', first.id);
    expect(child?.bonds).toHaveLength(1);
  });

  it('makes one account and one bond when the very same request is sent again', async () => {
    const code = await bindingCodeOf(app, first.id, first.className);
    const input = { code, relation: 'mother' as const, callName: '示例·妈妈' };
    const id = 'cd'.repeat(16);
    const once = await app.call(PEOPLE.mother, 'child.bindByCode', input, id);
    expect(await app.call(PEOPLE.mother, 'child.bindByCode', input, id)).toEqual(once);
    expect(await app.ports.store.count('accounts', { openid: PEOPLE.mother })).toBe(1);
  });

  it('adds the guardian right to a teacher who is a parent too', async () => {
    await bind(app, PEOPLE.teacher, first);
    const account = await app.ports.store.find('accounts', { openid: PEOPLE.teacher }, { limit: 1 });
    expect(account[0]?.grants.map(({ role }) => role)).toEqual(['teacher', 'guardian']);
  });

  it('does not search: no endpoint of families takes a name of a child', async () => {
    const { childContract } = await import('../../../../shared/contracts/child');
    const families = ['anyone', 'unidentified'];
    const named = Object.entries(childContract)
      .filter(([, { callers }]) => (typeof callers === 'string' ? families.includes(callers) : true))
      .flatMap(([action, { input }]) =>
        Object.keys((input as { shape: object }).shape).map((field) => `${action}.${field}`),
      )
      .filter((path) => /name|query|search|keyword/i.test(path.split('.')[1] ?? ''));
    // Whose names: the class a child is in, the person who asks, a file. None of them finds a child by its name.
    expect(named.sort()).toEqual(
      [
        'bindByCode.callName',
        'importRoster.fileName',
        'previewRoster.fileName',
        'printCodes.className',
        'requestBinding.applicantName',
        'requestBinding.className',
      ].sort(),
    );
  });

  it('tells a teacher of the school nothing of a child outside their clubs', async () => {
    const input = { childId: first.id, purpose: 'safety' as const, words: '想看看' };
    expect(await codeOf(app.call(PEOPLE.teacher, 'child.openRecord', input))).toBe('NOT_FOUND');
    expect(await codeOf(app.call(PEOPLE.farAdmin, 'child.openRecord', input))).toBe('NOT_FOUND');
    expect(await app.ports.store.count('childAccess', { childIds: first.id, purpose: 'safety' })).toBe(0);
  });
});
