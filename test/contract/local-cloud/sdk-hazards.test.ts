// Each hazard of the SDK that platform notes list is there on the local cloud as it is on the real one: so the store
// layer that fences them off can be tested here.
import { type OnLocalCloud, openOnLocalCloud } from './on-local-cloud';

let cloud: OnLocalCloud;
beforeAll(async () => {
  cloud = await openOnLocalCloud();
});
afterAll(() => cloud.close());

let count = 0;
const withDocuments = async (...documents: Record<string, unknown>[]) => {
  const name = `hazards${++count}`;
  await cloud.db.createCollection(name);
  const collection = cloud.db.collection(name);
  for (const [i, document] of documents.entries()) {
    await collection.add({ _id: String.fromCharCode(97 + i), ...document });
  }
  return { name, collection };
};
const _ = () => cloud.db.command;

describe('hazards of the SDK', () => {
  it('1: in a transaction, where().update, remove, count and aggregates run outside it', async () => {
    const { name, collection } = await withDocuments({ n: 1 });
    const transaction = await cloud.db.startTransaction();
    await transaction.collection(name).where({ _id: 'a' }).update({ n: 2 });
    expect((await collection.doc('a').get()).data[0].n).toBe(2);
    await transaction.collection(name).where({ _id: 'a' }).remove();
    await transaction.rollback();
    expect((await collection.count()).total).toBe(0);
  });

  it('2: two or-conditions on different fields merge into one and widen the query', async () => {
    const { collection } = await withDocuments({ a: 1, b: 9 }, { a: 9, b: 1 }, { a: 1, b: 1 });
    const meantAsBoth = collection.where({ a: _().or(_().eq(1), _().eq(2)), b: _().or(_().eq(1), _().eq(2)) });
    expect((await meantAsBoth.get()).data).toHaveLength(3);
  });

  it('3: filters that are undefined or empty vanish', async () => {
    const { collection } = await withDocuments({ uid: 'x', b: 1 }, { uid: 'y', b: 1 }, { b: 2 });
    expect((await collection.where({ a: {} }).get()).data).toHaveLength(3);
    expect((await collection.where({ uid: undefined, b: 1 }).remove()).deleted).toBe(2);
    expect((await collection.remove()).deleted).toBe(1);
  });

  it('4: an update with an empty object drops it, and nested objects are merged unless set whole', async () => {
    const { collection } = await withDocuments({ o: { keep: 1 } });
    expect((await collection.doc('a').update({ o: {} })).updated).toBe(0);
    await collection.doc('a').update({ o: { more: 1 } });
    expect((await collection.doc('a').get()).data[0].o).toEqual({ keep: 1, more: 1 });
    await collection.doc('a').update({ o: _().set({ only: 1 }) });
    expect((await collection.doc('a').get()).data[0].o).toEqual({ only: 1 });
  });

  it('5: limit 0 is 100, more than 1,000 is 1,000, an aggregate without limit gives 20', async () => {
    const { collection } = await withDocuments();
    await collection.add(Array.from({ length: 1100 }, (_, n) => ({ n })));
    expect((await collection.limit(0).get()).data).toHaveLength(100);
    expect((await collection.get()).data).toHaveLength(100);
    expect((await collection.limit(5000).get()).data).toHaveLength(1000);
    expect((await collection.aggregate().match({}).end()).data).toHaveLength(20);
    expect((await collection.aggregate().match({}).limit(500).end()).data).toHaveLength(500);
  });

  it('6: addToSet with a list adds the list as one element; it needs $each', async () => {
    const { collection } = await withDocuments({ set: [] });
    await collection.doc('a').update({ set: _().addToSet([1, 2]) });
    expect((await collection.doc('a').get()).data[0].set).toEqual([[1, 2]]);
    await collection.doc('a').update({ set: _().addToSet({ $each: [1, 2] }) });
    expect((await collection.doc('a').get()).data[0].set).toEqual([[1, 2], 1, 2]);
  });

  it('an id object in a filter vanishes too, so a query by it matches everything', async () => {
    const { collection } = await withDocuments({ n: 1 }, { n: 2 });
    class SomeId {}
    expect((await collection.where({ _id: new SomeId() }).get()).data).toHaveLength(2);
  });
});
