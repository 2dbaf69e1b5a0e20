import * as fc from 'fast-check';
import type { CollectionSpec } from '../../../cloudfunctions/_local/catalogue';
import { chooseAccess } from '../../../cloudfunctions/_local/plan';
import { openTables } from '../../../cloudfunctions/_local/tables';
import { measureIndexSpeed } from '../../support/index-speed';
import { emptyFolder, type OnLocalCloud, openOnLocalCloud, refusalOf } from './on-local-cloud';

const field = (name: string) =>
  name.startsWith('-') ? { field: name.slice(1), direction: -1 as const } : { field: name, direction: 1 as const };
const index = (...fields: string[]) => ({ name: fields.join(), fields: fields.map(field) });

const INDEXED: CollectionSpec = {
  name: 'indexed',
  indexes: [index('a'), index('-a', 'b'), index('b', '-a'), index('tags'), index('o.p', 'tags'), index('rows.n')],
};
const PLAIN: CollectionSpec = { name: 'plain', indexes: [] };

const text = fc.constantFrom('', 'a', 'b', 'ab', '汉', '，', '𠮷', 'a\u0000', 'a\u0000b');
const scalar = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom(0.5, 1e300, -1e-300), text, fc.boolean());
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((day) => new Date(day * 86_400_000)) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom({}, { x: 1 }, [[1, 2]], [[]]) },
);
const document = fc.record(
  {
    a: value,
    b: value,
    tags: fc.oneof(fc.array(scalar, { maxLength: 3 }), value),
    o: fc.oneof(fc.record({ p: value }), scalar, fc.array(fc.record({ p: value }), { maxLength: 2 })),
    rows: fc.array(fc.oneof(fc.record({ n: value }), scalar), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const bound = fc.oneof(scalar, fc.constantFrom(new Date(0), new Date(86_400_000)));
const condition = fc.oneof(
  fc.oneof(bound, fc.constant(null)).map((operand) => ({ $eq: operand })),
  fc.array(fc.oneof(bound, fc.constant(null)), { maxLength: 4 }).map((operands) => ({ $in: operands })),
  fc.tuple(fc.constantFrom('$gt', '$gte'), bound).map(([operator, operand]) => ({ [operator]: operand })),
  fc.tuple(fc.constantFrom('$lt', '$lte'), bound).map(([operator, operand]) => ({ [operator]: operand })),
  fc.tuple(bound, bound).map(([low, high]) => ({ $gte: low, $lt: high })),
  bound.map((operand) => ({ $ne: operand })),
);
const path = fc.constantFrom('a', 'b', 'tags', 'o.p', 'rows.n', '_id');
const simple = fc.dictionary(path, condition, { maxKeys: 3 });
const filter = fc.oneof(
  simple,
  fc.tuple(simple, simple).map(([one, other]) => ({ $and: [one, other] })),
  fc.tuple(simple, simple).map(([one, other]) => ({ $or: [one, other] })),
);
const order = fc.uniqueArray(fc.tuple(path, fc.constantFrom('asc', 'desc')), {
  maxLength: 2,
  selector: ([one]) => one,
});

let cloud: OnLocalCloud;
beforeAll(async () => {
  cloud = await openOnLocalCloud({ collections: [INDEXED, PLAIN] });
});
afterAll(() => cloud.close());

interface Ask {
  readonly where: object;
  readonly sort: readonly (readonly [string, string])[];
}

const ask = async (collection: string, { where, sort }: Ask): Promise<string[]> => {
  let query = cloud.db
    .collection(collection)
    .options({ raw: true } as never)
    .where(where)
    .limit(1000);
  for (const [name, direction] of sort) query = query.orderBy(name, direction as 'asc');
  const { data } = await query.get();
  return data.map(({ _id }: { _id: string }) => _id);
};

describe('indexes', () => {
  it('find exactly what a scan finds, in the same order, after any writes', async () => {
    const change = fc.record({ target: fc.integer({ min: 0, max: 19 }), document, isRemoval: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 5, maxLength: 20 }),
        fc.array(change, { maxLength: 4 }),
        fc.array(fc.record({ where: filter, sort: order }), { minLength: 6, maxLength: 6 }),
        async (documents, changes, asks) => {
          for (const name of ['indexed', 'plain']) {
            const collection = cloud.db.collection(name);
            await collection.remove();
            await collection.add(documents.map((one, i) => ({ ...one, _id: `${i}` })));
            for (const { target, isRemoval, document: fresh } of changes) {
              if (isRemoval) await collection.doc(`${target}`).remove();
              else await collection.doc(`${target}`).set({ ...fresh, changed: true });
            }
          }
          for (const one of asks) {
            const sort: Ask['sort'] = [
              ...one.sort,
              ...(one.sort.some(([name]) => name === '_id') ? [] : [['_id', 'asc'] as const]),
            ];
            expect(await ask('indexed', { ...one, sort })).toEqual(await ask('plain', { ...one, sort }));
            expect((await ask('indexed', { ...one, sort: [] })).sort()).toEqual(
              (await ask('plain', { ...one, sort: [] })).sort(),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuse a second document with a value that must be unique, and keep the first', async () => {
    const spec: CollectionSpec = { name: 'codes', indexes: [{ ...index('code'), unique: true }] };
    const own = await openOnLocalCloud({ collections: [spec] });
    const codes = own.db.collection('codes');
    await codes.add({ _id: 'a', code: 'x' });
    await codes.add({ _id: 'b', code: ['y', 'z', 'z'] });
    const before = own.gateway.commits();
    expect((await refusalOf(codes.add({ code: 'x' }))).message).toContain('E11000');
    expect((await refusalOf(codes.add({ code: 'z' }))).message).toContain('E11000');
    expect((await refusalOf(codes.doc('b').update({ code: 'x' }))).message).toContain('E11000');
    expect((await refusalOf(codes.add([{ _id: 'c', code: 'new' }, { code: 'new' }]))).message).toContain('E11000');
    expect(own.gateway.commits()).toBe(before);
    await codes.doc('a').remove();
    await codes.add({ _id: 'd', code: 'x' });
    await codes.add({ _id: 'e' });
    expect((await refusalOf(codes.add({ _id: 'f', code: null }))).message).toContain('E11000'); // missing is null
    await own.close();
  });

  it('are rebuilt when their declaration changed, dropped when it is gone, and refuse what contradicts them', async () => {
    const dataDir = emptyFolder();
    const open = (...indexes: CollectionSpec['indexes'][number][]) =>
      openOnLocalCloud({ dataDir, collections: [{ name: 'things', indexes }] });
    const first = await open({ name: 'one', fields: [field('a')] });
    await first.db.collection('things').add([
      { a: 1, b: 'x' },
      { a: 1, b: 'y' },
    ]);
    await first.close();
    const second = await open({ name: 'one', fields: [field('b')] }, { name: 'two', fields: [field('-a')] });
    expect((await second.db.collection('things').where({ b: 'y' }).get()).data).toHaveLength(1);
    expect((await second.db.collection('things').where({ a: 1 }).get()).data).toHaveLength(2);
    await second.close();
    await expect(open({ name: 'one', fields: [field('a')], unique: true })).rejects.toThrow('E11000');
    await (await open()).close();
  });
});

describe('the way a query is read', () => {
  const tables = openTables(`${emptyFolder()}/plan.sqlite`, false);
  beforeAll(() => {
    tables.declare([
      { name: 'reports', indexes: [index('state', '-at'), index('sequence'), index('school'), index('tags')] },
    ]);
    tables.put('reports', 'a', { _id: 'a', tags: ['x', 'y'] }, 1);
  });
  afterAll(() => tables.close());

  const way = (where: Record<string, unknown>, ...order: string[]): string => {
    const { how, isOrdered } = chooseAccess(tables, 'reports', where, order.map(field));
    return `${how}${isOrdered ? ', in order' : ''}`;
  };

  it.each([
    ['an id', { _id: 'x' }, [], 'id, in order'],
    ['ids', { _id: { $in: ['x', 'y'] } }, [], 'id'],
    ['a page after an id', { _id: { $gt: 'x' } }, ['_id'], 'id, in order'],
    ['a value', { school: 'x' }, [], 'index'],
    ['values', { school: { $in: ['x', 'y'] } }, [], 'index'],
    ['a range', { sequence: { $gte: 5, $lt: 9 } }, [], 'index'],
    ['a value in an order', { state: 'open' }, ['-at'], 'index, in order'],
    ['a value in the opposite order', { state: 'open' }, ['at'], 'index, in order'],
    ['a value and a range in order', { state: 'open', at: { $lt: 5 } }, ['-at'], 'index, in order'],
    ['the last by a unique number', {}, ['-sequence'], 'index, in order'],
    ['an element of a list', { tags: 'x' }, [], 'index'],
    ['an order over lists', {}, ['tags'], 'scan'],
    ['a field without an index', { other: 1 }, [], 'scan'],
    ['one of two fields', { $or: [{ school: 'x' }, { other: 1 }] }, [], 'scan'],
  ])('%s', (_what, where, order, expected) => {
    expect(way(where, ...order)).toBe(expected);
  });
});
describe('an indexed read', () => {
  it('takes at most five times as long as a read by id, where a scan takes far longer', async () => {
    const { worstRatio, p50Ms, scanMs } = await measureIndexSpeed(10_000, 60);
    expect(worstRatio).toBeLessThan(5);
    expect(scanMs / p50Ms.byId).toBeGreaterThan(5);
  }, 20_000);
});
