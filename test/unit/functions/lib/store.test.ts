// The store through the real SDK: each effect once however often it is asked for, stale writes refused, and many new documents
// put in place by several at once without losing or doubling one.
import type { Write } from '../../../../cloudfunctions/_lib/ports/store';
import { localDate } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('store');
});
afterEach(() => app.close());

const SCHOOL = { name: '示例', districtCode: '610702', stages: ['primary' as const], address: '' };
const writeOf = (key: string, reply: unknown = { key }, hash = 'content'): Write => ({
  request: { key, hash },
  audit: {
    id: `audit-${key}`,
    at: 0,
    actor: { kind: 'timer' },
    action: 'deployment.founded',
    subject: { collection: 'schools', id: 's' },
    facts: {},
  },
  reply,
});
const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    id: `s-${String(from + i).padStart(5, '0')}`,
    document: { ...SCHOOL, name: `示例${from + i}` },
  }));
const store = () => app.ports.store;

describe('insertMany', () => {
  it('adds what is missing and leaves what is there as it is, so that a repeat completes a broken-off run', async () => {
    expect(await store().insertMany('schools', many(0, 40))).toBe(40);
    const before = await store().get('schools', 's-00007');
    const again = many(0, 60).map((one) => ({ ...one, document: { ...one.document, name: '另一个' } }));
    expect(await store().insertMany('schools', again)).toBe(20);
    expect(await store().get('schools', 's-00007')).toEqual(before);
    expect(await store().insertMany('schools', again)).toBe(0);
    expect(await store().insertMany('schools', [])).toBe(0);
  });

  it('goes beyond a page of the database', async () => {
    expect(await store().insertMany('schools', many(0, 2300))).toBe(2300);
    expect(await store().count('schools', {})).toBe(2300);
  });

  it('loses and doubles nothing when several add overlapping lists at the same moment', async () => {
    const ranges = [many(0, 50), many(25, 75), many(40, 90), many(0, 90)];
    const added = await Promise.all(ranges.map((range) => store().insertMany('schools', range)));
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(90); // each is new to one of them only
    expect((await store().findAll('schools', {})).map(({ id }) => id)).toEqual(many(0, 90).map(({ id }) => id));
  });

  it('says CONFLICT, and does not try for ever, when a unique index refuses one', async () => {
    const account = { openid: 'the same', displayName: '示例', grants: [], conflicts: [] };
    await store().insertMany('accounts', [{ id: 'first', document: account }]);
    await expect(store().insertMany('accounts', [{ id: 'second', document: account }])).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await store().count('accounts', {})).toBe(1);
  });
});

describe('a write', () => {
  it('has its effect once, and its repeat gets the first answer', async () => {
    expect(await store().insert('schools', 's', SCHOOL, writeOf('one'))).toBe('inserted');
    expect(await store().insert('schools', 's', { ...SCHOOL, name: '改' }, writeOf('one'))).toBe('repeated');
    expect((await store().get('schools', 's'))?.name).toBe('示例');
    await expect(store().open('schools', 's', { key: 'one', hash: 'content' })).rejects.toMatchObject({
      name: 'RepeatedRequest',
      reply: { key: 'one' },
    });
    expect(await store().replyOf('schools', 's', { key: 'one', hash: 'content' })).toEqual({ key: 'one' });
    expect(await store().replyOf('schools', 's', { key: 'two', hash: 'content' })).toBeNull();
  });

  it('is refused when its request comes again with another content', async () => {
    await store().insert('schools', 's', SCHOOL, writeOf('one'));
    const other = { key: 'one', hash: 'something else' };
    await expect(store().open('schools', 's', other)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
    await expect(store().insert('schools', 's', SCHOOL, writeOf('one', {}, 'x'))).rejects.toMatchObject({
      code: 'REQUEST_REUSED',
    });
  });

  it('of a stale revision is refused; of many at once, one gets through', async () => {
    await store().insert('schools', 's', SCHOOL, writeOf('made'));
    const opened = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (key) => ({
        key,
        document: await store().open('schools', 's', { key, hash: 'content' }),
      })),
    );
    const outcomes = await Promise.allSettled(
      opened.map(({ key, document }) =>
        store()
          .change('schools', document, { set: { name: key } }, writeOf(key))
          .then(() => key),
      ),
    );
    const through = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(through).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
    expect(await store().get('schools', 's')).toMatchObject({ name: through[0], revision: 2 });
  });

  it('under a condition says whether it changed, was repeated or refused, and never more than once', async () => {
    await store().insertMany('rosterQuestions', [{ id: 'q', document: { day: localDate('2026-11-23'), count: 0 } }]);
    const take = (key: string) =>
      store().changeIf('rosterQuestions', 'q', { count: { lt: 3 } }, { add: { count: 1 } }, writeOf(key));
    const outcomes = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(take));
    expect(outcomes.filter((one) => one === 'changed')).toHaveLength(3);
    expect(outcomes.filter((one) => one === 'refused')).toHaveLength(3);
    const winner = ['a', 'b', 'c', 'd', 'e', 'f'][outcomes.indexOf('changed')] ?? '';
    expect(await take(winner)).toBe('repeated');
    expect((await store().get('rosterQuestions', 'q'))?.count).toBe(3);
    expect(await store().changeIf('rosterQuestions', 'nobody', {}, {}, writeOf('g'))).toBe('refused');
  });
});

describe('removing', () => {
  it('spares what still carries an audit entry, and takes nothing when told of nothing', async () => {
    await store().insertMany('schools', many(0, 2));
    await store().insert('schools', 's', SCHOOL, writeOf('made'));
    const ids = ['s', 's-00000', 'nobody'];
    expect(await store().removable('schools', ids)).toEqual(['s-00000']);
    expect(await store().remove('schools', [])).toBe(0);
    expect(await store().remove('schools', ids)).toBe(1);
    await app.call(null, 'timer.relay', {});
    expect(await store().remove('schools', ids)).toBe(1);
    expect((await store().findAll('schools', {})).map(({ id }) => id)).toEqual(['s-00001']);
  });
});

describe('a question', () => {
  it('that forgot its value, or asks for more than a page, is a fault of ours and not everything', async () => {
    await store().insertMany('schools', many(0, 3));
    const hole = { districtCode: undefined } as unknown as { districtCode: string };
    await expect(store().find('schools', hole, { limit: 10 })).rejects.toThrow('undefined condition');
    await expect(store().find('schools', { name: {} }, { limit: 10 })).rejects.toThrow('empty condition');
    await expect(store().find('schools', {}, { limit: 1001 })).rejects.toThrow('limit 1001');
  });
});
