// The tenant's words for replies, and one step for many reports at once.
import { openTestApp, type TestApp } from '../../../support/app';
import { idOf, openidOf, seatOffice, submitOne, takeTo } from '../../../support/report-cast';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('templates');
  await seatOffice(app);
});
afterEach(() => app.close());

const WORDS = { outcome: 'notFound', label: '没有发现', text: '我们按您说的时间去看过，没有发现。' } as const;
const add = (label: string, id?: string) =>
  app.call(openidOf('city'), 'report.saveTemplate', { id: null, revision: 0, ...WORDS, label }, id);
const codeOf = async (who: 'ma' | 'city', name: string, input: unknown): Promise<string> => {
  const reply = await app.envelope(openidOf(who), name, input);
  return reply.ok ? 'ok' : reply.error.code;
};
const list = async (who: 'ma' | 'city' = 'ma') => app.call(openidOf(who), 'report.templates', {});

describe('reply templates', () => {
  it('are read by every officer and changed by the city’s only', async () => {
    const { id } = await add('没有发现');
    expect(await list('ma')).toMatchObject({
      canEdit: false,
      templates: [{ id, label: '没有发现', changedByName: '示例·city', earlier: [] }],
    });
    expect((await list('city')).canEdit).toBe(true);
    expect(await codeOf('ma', 'report.saveTemplate', { id, revision: 1, ...WORDS })).toBe('FORBIDDEN');
    expect(await codeOf('ma', 'report.useTemplate', { id, revision: 1, isUsed: false })).toBe('FORBIDDEN');
  });

  it('keep their earlier wordings, refuse a change that did not see the last one, and leave a row for each', async () => {
    const { id } = await add('没有发现');
    app.clock.set('2026-11-24');
    const next = { id, revision: 1, ...WORDS, text: '我们去看过两次，都没有发现。' };
    expect(await codeOf('city', 'report.saveTemplate', next)).toBe('ok');
    expect(await codeOf('city', 'report.saveTemplate', next)).toBe('CONFLICT');
    const [one] = (await list()).templates;
    expect(one).toMatchObject({ text: next.text, changedOn: '2026-11-24', revision: 2 });
    expect(one?.earlier).toMatchObject([{ text: WORDS.text, changedOn: '2026-11-23' }]);
    expect(await codeOf('city', 'report.useTemplate', { id, revision: 2, isUsed: false })).toBe('ok');
    expect((await list()).templates).toMatchObject([{ state: 'retired' }]);
    await app.call(null, 'timer.relay', {});
    const rows = (await app.ports.store.findAll('audit', {})).map(({ action }) => action);
    expect(rows).toEqual(expect.arrayContaining(['template.added', 'template.reworded', 'template.retired']));
    expect(JSON.stringify(await app.ports.store.findAll('audit', {}))).not.toContain('去看过');
  });

  it('are added once however often the request comes, and not more than twelve for one outcome', async () => {
    const id = 'c'.repeat(32);
    const first = await add('第一个', id);
    for (let i = 2; i <= 12; i++) await add(`第${i}个`);
    expect(await add('第一个', id)).toEqual(first);
    expect((await list()).templates).toHaveLength(12);
    expect(await codeOf('city', 'report.saveTemplate', { id: null, revision: 0, ...WORDS })).toBe('LIMIT_EXCEEDED');
    const other = { id: null, revision: 0, ...WORDS, outcome: 'notOurs' };
    expect(await codeOf('city', 'report.saveTemplate', other)).toBe('ok');
  });
});

describe('many at once', () => {
  const bulk = (reportIds: string[], step: object) =>
    app.call(openidOf('ma'), 'report.bulk', { reportIds, step } as never);

  it('are dispatched to one handler, each answering for itself, and taken back together', async () => {
    const three = [await submitOne(app), await submitOne(app), await submitOne(app)];
    for (const one of three) await takeTo(app, one, 'accepted');
    const fresh = await submitOne(app);
    const ids = [...three, fresh].map(({ reportId }) => reportId);
    const { results } = await bulk(ids, { kind: 'dispatch', handlerId: idOf('niu') });
    expect(results.map(({ ok, code }) => [ok, code])).toEqual([
      [true, null],
      [true, null],
      [true, null],
      [false, 'WRONG_STATE'],
    ]);
    const states = async () =>
      (await app.call(openidOf('ma'), 'report.triageList', {})).reports
        .filter(({ id }) => ids.includes(id))
        .map(({ state }) => state)
        .sort();
    expect(await states()).toEqual(['dispatched', 'dispatched', 'dispatched', 'submitted']);
    // One of them has been taken up meanwhile: that one stays.
    await app.call(openidOf('niu'), 'report.begin', { reportId: three[0]?.reportId ?? '' });
    const undone = await bulk(ids.slice(0, 3), { kind: 'undo' });
    expect(undone.results.map(({ ok }) => ok)).toEqual([false, true, true]);
    expect(await states()).toEqual(['accepted', 'accepted', 'submitted', 'verifying']);
  });

  it('skip the one that the handler has an interest in', async () => {
    const plain = await submitOne(app);
    const touching = await submitOne(app, {
      subject: { kind: 'school', institutionId: null, schoolId: 'school-x' },
      category: 'SCHOOL_MAKEUP',
    });
    for (const { reportId } of [plain, touching]) {
      await app.call(openidOf('ma'), 'report.accept', { reportId, category: 'HIDDEN_PLACE', severity: 'ordinary' });
    }
    const { results } = await bulk([plain.reportId, touching.reportId], {
      kind: 'dispatch',
      handlerId: idOf('parentOfficer'),
    });
    expect(results.map(({ ok, code }) => [ok, code])).toEqual([
      [true, null],
      [false, 'CONFLICT_OF_INTEREST'],
    ]);
  });
});
