import { unzipSync } from 'fflate';
import { accountOf, CHILDREN } from '../../../contract/endpoints/cast';
import { openStage, type Stage } from '../../../contract/endpoints/world';
import { codeOf } from '../../../support/children';
import { arrangeGate, CHILD, faultsOfGate, UNUSED_PURPOSES, USES } from './gate';

jest.setTimeout(60_000);

describe('children’s data', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('gate');
    await arrangeGate(stage.world);
    stage.remember();
  });
  beforeEach(() => stage.restore());
  afterAll(() => stage.close());
  const call: Stage['world']['call'] = (...words) => stage.world.call(...words);

  it('is shut the moment consent is withdrawn, and open again when it is given', async () => {
    const { faults, checks } = await faultsOfGate(stage.world, (world) => world, stage.restore);
    expect(faults).toEqual([]);
    expect(checks).toBe(USES.length * 3 + 4 * 2);
  });

  it('has a use for every purpose but photos, which nothing stores yet', () => {
    expect(UNUSED_PURPOSES).toEqual(['photos']);
  });

  it('sends results only to families that want to be written to', async () => {
    const told = async () =>
      (await stage.world.ports.store.find('messages', { to: accountOf('guardian') }, { limit: 100 })).length;
    await call('timer', 'timer.relay', {});
    const before = await told();
    await call('guardian', 'child.decideConsent', {
      childId: CHILD.id,
      purpose: 'notifications',
      given: false,
      version: 1,
    });
    await call('timer', 'timer.relay', {});
    expect(await told()).toBe(before);
  });

  it('leaves a row before a record is told, shows it to the guardian, and one row for a list however often it is read', async () => {
    const record = { childId: CHILD.id, purpose: 'safety' as const, words: '查看紧急联系电话' };
    const id = 'ab'.repeat(16);
    await call('schoolAdmin', 'child.openRecord', record, id);
    await call('schoolAdmin', 'child.openRecord', record, id);
    for (let i = 0; i < 3; i++) await call('teacher', 'term.teacherClubs', {});
    const { rows } = await call('guardian', 'child.whoLooked', { childId: CHILD.id });
    expect(rows.map(({ purpose, byRole }) => [purpose, byRole]).sort()).toEqual([
      ['clubRoster', 'teacher'],
      ['safety', 'schoolAdmin'],
    ]);
    expect(rows.find(({ purpose }) => purpose === 'safety')?.words).toBe('查看紧急联系电话');
    await call('timer', 'timer.relay', {});
    const messages = await call('guardian', 'account.myMessages', {});
    expect(messages.messages.map(({ template }) => template)).toContain('child.opened');
  });

  it('is told to its guardian alone, in full, as files that open', async () => {
    await call('guardian', 'child.saveOwnFields', {
      childId: CHILD.id,
      emergencyPhone: '0916-2200000',
      careNote: '对<花生>过敏',
    });
    const { base64, fileName } = await call('guardian', 'child.exportData', { childId: CHILD.id });
    expect(fileName).toMatch(/^child-[0-9a-f]{6}-2026-11-23\.zip$/);
    const files = unzipSync(Buffer.from(base64, 'base64'));
    const text = (name: string) => new TextDecoder().decode(files[name]);
    expect(Object.keys(files)).toEqual(['孩子的信息.html', '数据.json']);
    expect(text('孩子的信息.html')).toContain('0916-2200000');
    expect(text('孩子的信息.html')).toContain('对&#60;花生&#62;过敏');
    const data = JSON.parse(text('数据.json')) as { own: { careNote: string }; seats: string[]; sessions: unknown[] };
    expect(data).toMatchObject({
      own: { careNote: '对<花生>过敏' },
      seats: ['示例·社'],
      sessions: [{ club: '示例·社' }],
    });
    expect(await codeOf(call('guardian2', 'child.exportData', { childId: CHILD.id }))).toBe('NOT_FOUND');
  });

  it('is noise for good once a guardian had it deleted, in an older copy of the database too', async () => {
    const { store } = stage.world.ports;
    await call('guardian', 'child.saveOwnFields', { childId: CHILD.id, emergencyPhone: '', careNote: '对花生过敏' });
    const copy = await store.get('children', CHILD.id);
    const id = 'cd'.repeat(16);
    const done = await call('guardian', 'child.eraseData', { childId: CHILD.id }, id);
    expect(await call('guardian', 'child.eraseData', { childId: CHILD.id }, id)).toEqual(done);
    expect((await store.get('childKeys', CHILD.id))?.wrapped).toBeNull();
    const { own, erasedAt } = await call('guardian', 'child.myData', { childId: CHILD.id });
    expect([own.careNote, erasedAt]).toEqual(['', done.erasedAt]);
    // The old sealed part put back, as a backup would: without the key it opens no more.
    expect(copy?.sealed).not.toBeNull();
    await stage.world.put('children', 'child-restored', { ...copy, number: 'RESTORED' } as never);
    const restored = await call('schoolAdmin', 'child.openRecord', {
      childId: 'child-restored',
      purpose: 'safety',
      words: '核对',
    });
    expect(restored.own.careNote).toBe('');
    const [record] = await store.find('deletions', { because: 'guardianAsked' }, { limit: 1 });
    expect(record).toMatchObject({ count: 1, collection: 'children' });
    expect(JSON.stringify(record)).not.toContain(CHILD.id);
    // Afterwards a guardian may start anew, under a fresh key.
    await call('guardian', 'child.saveOwnFields', { childId: CHILD.id, emergencyPhone: '', careNote: '新的提示' });
    expect((await call('guardian', 'child.myData', { childId: CHILD.id })).own.careNote).toBe('新的提示');
  });

  it('is corrected by the school when a guardian asks', async () => {
    const { requestId } = await call('guardian', 'child.requestCorrection', {
      childId: CHILD.id,
      field: 'birthDate',
      proposed: '2016-05-06',
      reason: '写错了',
    });
    await call('schoolAdmin', 'child.decideRequest', { requestId, answer: 'yes', reply: '' });
    expect((await call('guardian', 'child.myData', { childId: CHILD.id })).own.birthDate).toBe('2016-05-06');
  });

  it('goes when its time is over, with a record of how much and a proof of what', async () => {
    const { store } = stage.world.ports;
    await call('nobody', 'child.signInStudent', { code: CHILDREN.neighbour.code });
    const change = await call('schoolAdmin', 'child.prepareTermChange', {
      schoolId: 'school-near',
      title: '示例·升级',
      staying: [],
    });
    await call('schoolAdmin', 'child.dropTermChange', { id: change.id });
    await stage.world.put('children', 'child-gone', {
      ...(await store.get('children', CHILD.id)),
      number: 'GONE',
      state: 'left',
      leftOn: '2026-11-23',
    } as never);
    await call('timer', 'timer.relay', {});
    expect((await call('timer', 'timer.retain', {})).removed).toBe(0);
    stage.world.clock.set('2027-05-22');
    await call('timer', 'timer.relay', {});
    await call('timer', 'timer.retain', {});
    expect(await store.count('studentSessions', {})).toBe(0);
    expect(await store.get('children', 'child-gone')).not.toBeNull();
    stage.world.clock.set('2027-05-23');
    await call('timer', 'timer.retain', {});
    expect(await store.get('children', 'child-gone')).toBeNull();
    expect(await store.get('children', CHILD.id)).not.toBeNull();
    const records = await store.findAll('deletions', {});
    expect(records.map(({ because, count }) => [because, count]).sort()).toEqual([
      ['leftChild', 1],
      ['studentSession', 1],
    ]);
    expect(records.every(({ proof }) => /^[0-9a-z]{50,}$/.test(proof))).toBe(true);
    expect(await store.get('termChanges', change.id)).not.toBeNull();
  });

  it('keeps a student’s right narrow, short and ended at a word', async () => {
    const { token, expiresAt } = await call('nobody', 'child.signInStudent', { code: CHILD.code });
    expect(expiresAt).toBe(stage.world.ports.clock() + 30 * 60_000);
    expect(JSON.stringify(await stage.world.ports.store.findAll('studentSessions', {}))).not.toContain(token);
    stage.world.clock.advanceMs(30 * 60_000 - 1);
    expect(await codeOf(call('nobody', 'club.studentView', { token }))).toBe('ok');
    stage.world.clock.advanceMs(1);
    expect(await codeOf(call('nobody', 'club.studentView', { token }))).toBe('UNAUTHENTICATED');
    const again = await call('nobody', 'child.signInStudent', { code: CHILD.code });
    await call('nobody', 'child.signOutStudent', { token: again.token });
    expect(await codeOf(call('nobody', 'club.studentView', { token: again.token }))).toBe('UNAUTHENTICATED');
  });

  it('counts wrong codes and lets a right one pass as long as there are guesses left', async () => {
    const wrong = (i: number) =>
      codeOf(
        call('guardian', 'child.bindByCode', {
          code: `WRONG${String(i).padStart(7, '0')}`,
          relation: 'mother',
          callName: '',
        }),
      );
    const answers = [];
    for (let i = 0; i < 31; i++) answers.push(await wrong(i));
    expect(answers.slice(0, 30).every((answer) => answer === 'NOT_FOUND')).toBe(true);
    expect(answers[30]).toBe('TOO_MANY_TRIES');
  });
});
