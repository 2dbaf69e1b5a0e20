import { type OnLocalCloud, openOnLocalCloud, refusalOf } from './on-local-cloud';

let cloud: OnLocalCloud;
let now = 1_700_000_000_000;
beforeAll(async () => {
  cloud = await openOnLocalCloud({
    now: () => now,
    collections: [
      {
        name: 'seats',
        indexes: [{ name: 'code', fields: [{ field: 'code', direction: 1 }], unique: true }],
      },
    ],
  });
});
afterAll(() => cloud.close());

let count = 0;
const newSeat = async (document: Record<string, unknown> = { n: 0 }): Promise<string> => {
  const id = `seat${++count}`;
  await cloud.db.collection('seats').add({ _id: id, code: id, ...document });
  return id;
};
const seat = async (id: string) => (await cloud.db.collection('seats').doc(id).get()).data[0];

describe('transactions', () => {
  it('store everything at commit and nothing before', async () => {
    const id = await newSeat();
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(id).update({ n: 1 });
    await transaction.collection('seats').add({ _id: `${id}-new`, code: `${id}-new` });
    expect((await seat(id)).n).toBe(0);
    expect(await seat(`${id}-new`)).toBeUndefined();
    expect((await transaction.collection('seats').doc(id).get()).data.n).toBe(1);
    await transaction.commit();
    expect((await seat(id)).n).toBe(1);
    expect(await seat(`${id}-new`)).toBeDefined();
  });

  it('leave no trace after a rollback', async () => {
    const id = await newSeat();
    const before = cloud.gateway.commits();
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(id).set({ code: id, n: 9 });
    await transaction.rollback();
    expect((await seat(id)).n).toBe(0);
    expect(cloud.gateway.commits()).toBe(before);
  });

  it('see what was there at their first operation', async () => {
    const [first, second] = [await newSeat(), await newSeat()];
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(first).get();
    await cloud.db.collection('seats').doc(second).update({ n: 5 });
    expect((await transaction.collection('seats').doc(second).get()).data.n).toBe(0);
    expect((await transaction.collection('seats').where({ _id: second }).get()).data[0].n).toBe(0);
    await transaction.rollback();
  });

  it('see their own writes in queries', async () => {
    const id = await newSeat({ state: 'free' });
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(id).update({ state: 'mine' });
    const mine = transaction.collection('seats').where({ state: 'mine' });
    expect((await mine.get()).data.map(({ _id }: { _id: string }) => _id)).toEqual([id]);
    expect((await mine.updateAndReturn({ n: cloud.db.command.inc(1) })).doc.n).toBe(1);
    await transaction.rollback();
  });

  it('conflict at once when two write one document, and the later one is over', async () => {
    const id = await newSeat();
    const first = await cloud.db.startTransaction();
    const second = await cloud.db.startTransaction();
    await first.collection('seats').doc(id).update({ n: 1 });
    const conflict = await refusalOf(second.collection('seats').doc(id).update({ n: 2 }));
    expect(conflict.code).toBe('DATABASE_TRANSACTION_CONFLICT');
    const later = await refusalOf(second.collection('seats').doc(id).get());
    expect(later.code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
    await first.commit();
    expect((await seat(id)).n).toBe(1);
  });

  it('conflict when the document changed since their snapshot', async () => {
    const id = await newSeat();
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(id).get();
    await cloud.db.collection('seats').doc(id).update({ n: 7 });
    const conflict = await refusalOf(transaction.collection('seats').doc(id).update({ n: 1 }));
    expect(conflict.code).toBe('DATABASE_TRANSACTION_CONFLICT');
    expect((await seat(id)).n).toBe(7);
  });

  it('make ordinary writes wait, and these then build on what was committed', async () => {
    const id = await newSeat();
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(id).update({ n: 10 });
    let isDone = false;
    const waiting = cloud.db
      .collection('seats')
      .doc(id)
      .update({ n: cloud.db.command.inc(1) })
      .then(() => {
        isDone = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(isDone).toBe(false);
    await transaction.commit();
    await waiting;
    expect((await seat(id)).n).toBe(11);
  });

  it('make an insert of the id that they insert wait, and then refuse it', async () => {
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').add({ _id: 'wanted', code: 'wanted' });
    const waiting = refusalOf(cloud.db.collection('seats').add({ _id: 'wanted', code: 'other' }));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await transaction.commit();
    expect((await waiting).message).toContain('E11000');
    expect((await seat('wanted')).code).toBe('wanted');
  });

  it('live 30 seconds', async () => {
    const id = await newSeat();
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('seats').doc(id).update({ n: 1 });
    now += 29_999;
    expect((await transaction.collection('seats').doc(id).get()).data.n).toBe(1);
    now += 1;
    expect((await refusalOf(transaction.commit())).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
    await cloud.db.collection('seats').doc(id).update({ n: 3 });
    expect((await seat(id)).n).toBe(3);
  });

  it('refuse a value that must be unique, when it is written', async () => {
    const id = await newSeat();
    const transaction = await cloud.db.startTransaction();
    const refusal = await refusalOf(transaction.collection('seats').add({ _id: 'copy', code: id }));
    expect(refusal.message).toContain('E11000');
  });

  it('lose some of 20 parallel increments for good: the SDK retries three times at once', async () => {
    const id = await newSeat();
    const increments = Array.from({ length: 20 }, () =>
      cloud.db
        .runTransaction(async (transaction: { collection: typeof cloud.db.collection }) => {
          const { data } = (await transaction.collection('seats').doc(id).get()) as unknown as { data: { n: number } };
          await transaction
            .collection('seats')
            .doc(id)
            .update({ n: data.n + 1 });
        })
        .then(
          () => true,
          () => false,
        ),
    );
    const succeeded = (await Promise.all(increments)).filter(Boolean).length;
    expect((await seat(id)).n).toBe(succeeded);
    expect(succeeded).toBeGreaterThan(0);
    expect(succeeded).toBeLessThan(20);
  });
});

describe('one conditional update of one document', () => {
  it('never lets more through than the condition allows, however many ask at once', async () => {
    const { command } = cloud.db;
    const id = await newSeat({ taken: 0, holders: [] });
    const ask = (who: number) =>
      cloud.db
        .collection('seats')
        .where({ _id: id, taken: command.lt(60) })
        .update({ taken: command.inc(1), holders: command.push([who]) });
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, who) => ask(who)));
    expect(answers.filter(({ updated }) => updated === 1)).toHaveLength(60);
    const { taken, holders } = await seat(id);
    expect(taken).toBe(60);
    expect(new Set(holders).size).toBe(60);
  });
});
