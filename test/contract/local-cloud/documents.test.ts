import { type OnLocalCloud, openOnLocalCloud, refusalOf } from './on-local-cloud';

interface GeoShapes {
  readonly Point: new (longitude: number, latitude: number) => object;
  readonly LineString: new (points: readonly object[]) => object;
  readonly Polygon: new (lines: readonly object[]) => object;
}

let cloud: OnLocalCloud;
beforeAll(async () => {
  cloud = await openOnLocalCloud({ now: () => 1_700_000_000_000 });
});
afterAll(() => cloud.close());

let count = 0;
/** A new collection with these documents; `_id`s are a, b, c … unless given. */
const withDocuments = async (...documents: Record<string, unknown>[]) => {
  const name = `things${++count}`;
  await cloud.db.createCollection(name);
  const collection = cloud.db.collection(name);
  for (const [i, document] of documents.entries()) {
    await collection.add({ _id: String.fromCharCode(97 + i), ...document });
  }
  return collection;
};

/** The ids that a query finds, joined. */
const idsOf = async (query: { get(): Promise<{ data: { _id: string }[] }> }): Promise<string> =>
  (await query.get()).data.map(({ _id }) => _id).join('');

describe('documents', () => {
  it('gives back what was stored, types included', async () => {
    const things = await withDocuments({
      text: '举报 𠮷',
      number: 1.5,
      large: 1e12,
      none: null,
      yes: true,
      when: new Date(5),
      pattern: /x/i,
      place: new cloud.db.Geo.Point(107.02, 33.07),
      list: [1, [2], { three: 3 }],
      nested: { deep: { er: '' } },
    });
    const { data } = await things.doc('a').get();
    expect(data[0]).toEqual({
      _id: 'a',
      text: '举报 𠮷',
      number: 1.5,
      large: 1e12,
      none: null,
      yes: true,
      when: new Date(5),
      pattern: expect.objectContaining({ pattern: 'x', options: 'i' }),
      place: expect.objectContaining({ longitude: 107.02, latitude: 33.07 }),
      list: [1, [2], { three: 3 }],
      nested: { deep: { er: '' } },
    });
  });

  it('makes ids for documents that have none, and takes several documents at once', async () => {
    const things = await withDocuments();
    const { ids } = (await things.add([{ n: 1 }, { n: 2 }])) as unknown as { ids: string[] };
    expect(ids).toHaveLength(2);
    expect((await things.count()).total).toBe(2);
  });

  it('refuses a second document with the same id, in MongoDB’s words', async () => {
    const things = await withDocuments({ n: 1 });
    const refusal = await refusalOf(things.add({ _id: 'a', n: 2 }));
    expect(refusal.code).toBe('DATABASE_REQUEST_FAILED');
    expect(refusal.message).toContain('E11000');
    expect((await things.doc('a').get()).data[0].n).toBe(1);
  });

  it('stores none of several documents when one of them is refused', async () => {
    const things = await withDocuments({ n: 1 });
    await refusalOf(things.add([{ _id: 'z' }, { _id: 'a' }]));
    expect((await things.count()).total).toBe(1);
  });

  it('writes the server’s time where serverDate stands', async () => {
    const things = await withDocuments({ at: cloud.db.serverDate(), soon: cloud.db.serverDate({ offset: 60_000 }) });
    const [document] = (await things.doc('a').get()).data;
    expect(document.at).toEqual(new Date(1_700_000_000_000));
    expect(document.soon).toEqual(new Date(1_700_000_060_000));
    expect(await idsOf(things.where({ at: cloud.db.command.lt(cloud.db.serverDate({ offset: 1 })) }))).toBe('a');
  });

  it('replaces with set, makes what is missing, and leaves no old field', async () => {
    const things = await withDocuments({ old: 1 });
    await things.doc('a').set({ fresh: 1 });
    await things.doc('b').set({ made: true });
    expect((await things.get()).data).toEqual([
      { _id: 'a', fresh: 1 },
      { _id: 'b', made: true },
    ]);
  });

  it('tells how many it removed', async () => {
    const things = await withDocuments({ n: 1 }, { n: 2 }, { n: 2 });
    expect((await things.where({ n: 2 }).remove()).deleted).toBe(2);
    expect((await things.doc('a').remove()).deleted).toBe(1);
    expect((await things.doc('a').remove()).deleted).toBe(0);
  });

  it('orders, skips, limits and projects', async () => {
    const things = await withDocuments({ n: 2, x: { y: 1, z: 1 } }, { n: 3 }, { n: 1 }, { n: 2 });
    expect(await idsOf(things.orderBy('n', 'desc'))).toBe('badc');
    expect(await idsOf(things.orderBy('n', 'asc').orderBy('_id', 'desc').skip(1).limit(2))).toBe('da');
    expect((await things.field({ 'x.y': true, _id: false }).limit(1).get()).data).toEqual([{ x: { y: 1 } }]);
    expect((await things.where({ _id: 'a' }).field({ x: false }).get()).data).toEqual([{ _id: 'a', n: 2 }]);
  });

  it('projects parts of lists', async () => {
    const { project } = cloud.db.command;
    const things = await withDocuments({ list: [{ n: 1 }, { n: 2 }, { n: 3 }] });
    expect((await things.field({ list: project.slice(2) }).get()).data[0].list).toEqual([{ n: 1 }, { n: 2 }]);
    expect((await things.field({ list: project.elemMatch({ n: 2 }) }).get()).data[0].list).toEqual([{ n: 2 }]);
  });

  it('knows no collection that was not made', async () => {
    expect((await refusalOf(cloud.db.collection('nothing').get())).code).toBe('DATABASE_COLLECTION_NOT_EXIST');
    expect((await refusalOf(cloud.db.collection('nothing').add({}))).code).toBe('DATABASE_COLLECTION_NOT_EXIST');
  });
});

describe('query commands', () => {
  const _ = () => cloud.db.command;

  it('compares values of one kind', async () => {
    const mod = _().mod as (divisor: number, remainder: number) => unknown; // the SDK's types know no arguments
    const things = await withDocuments({ v: 1 }, { v: 5 }, { v: '5' }, { v: null }, {}, { v: new Date(5) });
    expect(await idsOf(things.where({ v: 5 }))).toBe('b');
    expect(await idsOf(things.where({ v: _().gt(0) }))).toBe('ab');
    expect(await idsOf(things.where({ v: _().lte('5') }))).toBe('c');
    expect(await idsOf(things.where({ v: _().gte(new Date(5)) }))).toBe('f');
    expect(await idsOf(things.where({ v: null }))).toBe('de');
    expect(await idsOf(things.where({ v: _().neq(5) }))).toBe('acdef');
    expect(await idsOf(things.where({ v: _().in([1, null]) }))).toBe('ade');
    expect(await idsOf(things.where({ v: _().nin([1, null]) }))).toBe('bcf');
    expect(await idsOf(things.where({ v: _().exists(true) }))).toBe('abcdf');
    expect(await idsOf(things.where({ v: mod(4, 1) }))).toBe('ab');
  });

  it('joins conditions', async () => {
    const things = await withDocuments({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 3, b: 2 });
    expect(await idsOf(things.where({ a: _().gt(1).and(_().lt(3)) }))).toBe('b');
    expect(await idsOf(things.where({ a: _().eq(1).or(_().eq(3)) }))).toBe('ac');
    expect(await idsOf(things.where(_().or([{ a: 1 }, { b: 2 }])))).toBe('ac');
    expect(await idsOf(things.where(_().and([{ b: 1 }, { a: _().gt(1) }])))).toBe('b');
    expect(await idsOf(things.where({ a: _().nor([_().eq(1), _().eq(2)]) }))).toBe('c');
    expect(await idsOf(things.where({ a: _().not(_().lt(3)) }))).toBe('c');
    expect(await idsOf(things.where(_().expr(_().aggregate.gt(['$a', '$b']))))).toBe('bc');
  });

  it('looks into nested fields and lists', async () => {
    const things = await withDocuments(
      {
        o: { p: { q: 1 } },
        list: ['x', 'y'],
        rows: [
          { n: 1, s: 'a' },
          { n: 9, s: 'b' },
        ],
      },
      { o: { p: { q: 2 } }, list: ['y'], rows: [{ n: 9, s: 'a' }] },
      { o: {}, list: 'x', rows: [] },
    );
    expect(await idsOf(things.where({ o: { p: { q: 1 } } }))).toBe('a');
    expect(await idsOf(things.where({ 'o.p.q': _().gte(2) }))).toBe('b');
    expect(await idsOf(things.where({ list: 'x' }))).toBe('ac');
    expect(await idsOf(things.where({ list: _().all(['x', 'y']) }))).toBe('a');
    expect(await idsOf(things.where({ list: _().all(['x']) }))).toBe('ac');
    expect(await idsOf(things.where({ list: _().size(1) }))).toBe('b');
    expect(await idsOf(things.where({ 'rows.n': 9 }))).toBe('ab');
    expect(await idsOf(things.where({ 'rows.0.n': 9 }))).toBe('b');
    expect(await idsOf(things.where({ rows: _().elemMatch({ n: _().gt(5), s: 'a' }) }))).toBe('b');
  });

  it('matches one element of a list of plain values by itself', async () => {
    const things = await withDocuments({ v: [1, 90] }, { v: [82] }, { v: [[1, 90]] }, { v: 82 });
    const raw = things.options({ raw: true } as never);
    expect(await idsOf(raw.where({ v: { $elemMatch: { $gt: 80, $lt: 85 } } }))).toBe('b');
  });

  it('matches patterns', async () => {
    const things = await withDocuments({ v: '汉中一中' }, { v: 'Ab' }, { v: ['x', 'abc'] }, { v: 5 });
    expect(await idsOf(things.where({ v: /中$/ }))).toBe('a');
    expect(await idsOf(things.where({ v: cloud.db.RegExp({ regexp: '^ab', options: 'i' }) }))).toBe('bc');
    expect(await idsOf(things.where({ v: /b/g }))).toBe('bc');
    expect(await idsOf(things.where({ v: _().not(/b/) } as never))).toBe('ad');
  });
});

describe('geo commands', () => {
  it('finds what is near, nearest first, within and intersecting', async () => {
    const { command } = cloud.db;
    const Geo = cloud.db.Geo as unknown as GeoShapes; // the SDK's types know points only
    const places = await withDocuments(
      { at: new Geo.Point(107.03, 33.07) },
      { at: new Geo.Point(107.021, 33.07) },
      { at: new Geo.Point(108, 34) },
      {},
    );
    const center = new Geo.Point(107.02, 33.07);
    const near = (minDistance: number, maxDistance: number) =>
      idsOf(places.where({ at: command.geoNear({ geometry: center, minDistance, maxDistance }) }));
    expect(await near(0, 2000)).toBe('ba');
    expect(await near(500, 2000)).toBe('a');
    const corner = (x: number, y: number) => new Geo.Point(x, y);
    const square = new Geo.Polygon([
      new Geo.LineString([corner(107, 33), corner(107.025, 33), corner(107.025, 34), corner(107, 34), corner(107, 33)]),
    ]);
    expect(await idsOf(places.where({ at: command.geoWithin({ geometry: square }) }))).toBe('b');
    const circle = { centerSphere: [[107.02, 33.07], 1 / 6371] } as never;
    expect(await idsOf(places.where({ at: command.geoWithin(circle) }))).toBe('ab');
    const line = new Geo.LineString([corner(106, 33.07), corner(107.025, 33.07)]);
    expect(await idsOf(places.where({ at: command.geoIntersects({ geometry: line }) }))).toBe('b');
  });
});

describe('update commands', () => {
  const _ = () => cloud.db.command;
  const afterChange = async (document: Record<string, unknown>, change: Record<string, unknown>) => {
    const things = await withDocuments(document);
    const { updated } = await things.doc('a').update(change);
    const { _id, ...rest } = (await things.doc('a').get()).data[0];
    return { updated, rest };
  };

  it('changes fields', async () => {
    const { rest } = await afterChange(
      { n: 1, m: 2, low: 5, high: 5, gone: 1, old: 1, o: { keep: 1 } },
      {
        n: _().inc(2),
        m: _().mul(4),
        low: _().min(3),
        high: _().max(9),
        gone: _().remove(),
        old: _().rename('renamed'),
        o: { fresh: 1 },
        whole: _().set({ a: 1 }),
      },
    );
    expect(rest).toEqual({ n: 3, m: 8, low: 3, high: 9, renamed: 1, o: { keep: 1, fresh: 1 }, whole: { a: 1 } });
  });

  it('changes lists', async () => {
    const { rest } = await afterChange(
      { pushed: [1], sorted: [{ x: 3 }], popped: [1, 2], shifted: [1, 2], front: [2], set: [1], pulled: [1, 2, 1] },
      {
        pushed: _().push([2, 3]),
        sorted: _().push({ each: [{ x: 1 }, { x: 2 }], sort: { x: 1 }, slice: 2 } as never),
        popped: _().pop(),
        shifted: _().shift(),
        front: _().unshift([0, 1]),
        set: _().addToSet({ $each: [1, 2] }),
        pulled: _().pull(1),
      },
    );
    expect(rest).toEqual({
      pushed: [1, 2, 3],
      sorted: [{ x: 1 }, { x: 2 }],
      popped: [1],
      shifted: [2],
      front: [0, 1, 2],
      set: [1, 2],
      pulled: [2],
    });
  });

  it('counts only what really changed', async () => {
    expect((await afterChange({ n: 1 }, { n: 1 })).updated).toBe(0);
    expect((await afterChange({ n: 1 }, { n: 2 })).updated).toBe(1);
  });

  it('changes all matches, or one when told so', async () => {
    const things = await withDocuments({ n: 1 }, { n: 1 });
    expect((await things.where({ n: 1 }).update({ m: 1 })).updated).toBe(2);
    expect((await things.where({ n: 1 }).options({ multiple: false }).update({ m: 2 })).updated).toBe(1);
  });

  it('gives the changed document back from updateAndReturn', async () => {
    const things = await withDocuments({ n: 1 });
    const found = await things.where({ _id: 'a' }).updateAndReturn({ n: _().inc(1) });
    expect(found).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2 } });
    expect(await things.where({ _id: 'z' }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null });
  });

  it.each([
    ['a number in a text', { v: 'x' }, () => ({ v: cloud.db.command.inc(1) })],
    ['an element onto a text', { v: 'x' }, () => ({ v: cloud.db.command.push([1]) })],
    ['a field into a number', { v: 5 }, () => ({ 'v.w': 1 })],
  ])('refuses to add %s', async (_what, document, change) => {
    const things = await withDocuments(document);
    const before = cloud.gateway.commits();
    expect((await refusalOf(things.doc('a').update(change()))).code).toBe('DATABASE_REQUEST_FAILED');
    expect(cloud.gateway.commits()).toBe(before);
  });
});
