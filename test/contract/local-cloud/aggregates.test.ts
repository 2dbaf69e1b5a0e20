import { type OnLocalCloud, openOnLocalCloud } from './on-local-cloud';

let cloud: OnLocalCloud;
beforeAll(async () => {
  cloud = await openOnLocalCloud({
    collections: [
      { name: 'ratings', indexes: [{ name: 'club', fields: [{ field: 'club', direction: 1 }] }] },
      { name: 'clubs', indexes: [] },
    ],
  });
  const { db } = cloud;
  const { Geo } = db;
  await db.collection('ratings').add([
    { _id: 'a', club: 'chess', stars: 5, at: new Date('2026-09-01T01:00:00Z'), tags: ['x', 'y'], n: { m: 1 } },
    { _id: 'b', club: 'chess', stars: 3, at: new Date('2026-09-02T01:00:00Z'), tags: ['y'], n: { m: 2 } },
    { _id: 'c', club: 'choir', stars: 4, at: new Date('2026-09-02T01:00:00Z'), tags: [], n: { m: 3 } },
  ]);
  await db.collection('clubs').add([
    { _id: 'chess', name: '象棋', place: new Geo.Point(107.02, 33.07) },
    { _id: 'choir', name: '合唱', place: new Geo.Point(107.03, 33.07) },
  ]);
});
afterAll(() => cloud.close());

const ratings = () => cloud.db.collection('ratings').aggregate();

describe('aggregates', () => {
  it('match, group, sort', async () => {
    const $ = cloud.db.command.aggregate;
    const { data } = await ratings()
      .match({ stars: cloud.db.command.gte(3) })
      .group({ _id: '$club', mean: $.avg('$stars'), many: $.sum(1), all: $.push('$stars'), best: $.max('$stars') })
      .sort({ mean: -1, _id: 1 })
      .end();
    expect(data).toEqual([
      { _id: 'chess', mean: 4, many: 2, all: [5, 3], best: 5 },
      { _id: 'choir', mean: 4, many: 1, all: [4], best: 4 },
    ]);
  });

  it('project with expressions, dates and conditions', async () => {
    const $ = cloud.db.command.aggregate;
    const { data } = await ratings()
      .sort({ _id: 1 })
      .project({
        day: $.dateToString({ date: '$at', format: '%Y-%m-%d' }),
        isGood: $.cond([$.gte(['$stars', 4]), 'yes', 'no']),
        size: $.size('$tags'),
        'n.m': 1,
      })
      .limit(2)
      .end();
    expect(data).toEqual([
      { _id: 'a', day: '2026-09-01', isGood: 'yes', size: 2, n: { m: 1 } },
      { _id: 'b', day: '2026-09-02', isGood: 'no', size: 1, n: { m: 2 } },
    ]);
  });

  it('unwind, count, sortByCount, bucket, sample, skip, replaceRoot, addFields', async () => {
    const { aggregate: $ } = cloud.db.command;
    const tags = await ratings().unwind('$tags').sortByCount('$tags').end();
    expect(tags.data).toEqual([
      { _id: 'y', count: 2 },
      { _id: 'x', count: 1 },
    ]);
    expect((await ratings().match({ club: 'chess' }).count('n').end()).data).toEqual([{ n: 2 }]);
    const buckets = ratings().bucket({ groupBy: '$stars', boundaries: [0, 4, 6], output: { n: $.sum(1) } });
    expect((await buckets.end()).data).toEqual([
      { _id: 0, n: 1 },
      { _id: 4, n: 2 },
    ]);
    expect((await ratings().sample({ size: 2 }).end()).data).toHaveLength(2);
    expect((await ratings().sort({ _id: 1 }).skip(2).replaceRoot({ newRoot: '$n' }).end()).data).toEqual([{ m: 3 }]);
    expect(
      (
        await ratings()
          .addFields({ twice: $.multiply(['$stars', 2]) })
          .end()
      ).data[0].twice,
    ).toBe(10);
  });

  it('look up other collections, by a field and by a pipeline', async () => {
    const { command } = cloud.db;
    const { aggregate: $ } = command;
    const byField = ratings().lookup({ from: 'clubs', localField: 'club', foreignField: '_id', as: 'found' });
    expect((await byField.match({ _id: 'a' }).end()).data[0].found[0].name).toBe('象棋');
    const pipeline = $.pipeline()
      .match(command.expr($.eq(['$_id', '$$club'])))
      .project({ _id: 0, name: 1 })
      .done();
    const byPipeline = ratings().lookup({ from: 'clubs', let: { club: '$club' }, pipeline, as: 'found' });
    expect((await byPipeline.match({ _id: 'c' }).end()).data[0].found).toEqual([{ name: '合唱' }]);
  });

  it('find what is near, with its distance in metres', async () => {
    const { data } = await cloud.db
      .collection('clubs')
      .aggregate()
      .geoNear({
        distanceField: 'metres',
        spherical: true,
        near: new cloud.db.Geo.Point(107.02, 33.07),
        key: 'place',
        minDistance: 1,
      })
      .end();
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ _id: 'choir' });
    expect(data[0].metres).toBeGreaterThan(900);
    expect(data[0].metres).toBeLessThan(960);
  });
});
