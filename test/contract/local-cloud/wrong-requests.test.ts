import * as fc from 'fast-check';
import { type OnLocalCloud, openOnLocalCloud, post, refusalOf } from './on-local-cloud';

let cloud: OnLocalCloud;
beforeAll(async () => {
  cloud = await openOnLocalCloud({ collections: [{ name: 'things', indexes: [] }] });
  await cloud.db.collection('things').add({ _id: 'a', n: 1 });
});
afterAll(() => cloud.close());

const find = (more: object): string =>
  JSON.stringify({ action: 'database.getDocument', collectionName: 'things', ...more });
const modify = (more: object): string =>
  JSON.stringify({ action: 'database.modifyDocument', collectionName: 'things', query: '{}', ...more });
const insert = (data: unknown): string =>
  JSON.stringify({ action: 'database.insertDocument', collectionName: 'things', data });

const WRONG: readonly (readonly [what: string, code: string, body: string])[] = [
  ['text that is no JSON', 'INVALID_PARAM', '{"action":'],
  ['an empty body', 'INVALID_PARAM', ''],
  ['a list', 'INVALID_PARAM', '[]'],
  ['no action', 'INVALID_PARAM', '{}'],
  ['an action that is a number', 'INVALID_PARAM', '{"action":5}'],
  ['no collection', 'INVALID_PARAM', '{"action":"database.getDocument"}'],
  ['a collection that is an object', 'INVALID_PARAM', find({ collectionName: {} })],
  ['a query that is no text', 'INVALID_PARAM', find({ query: { a: 1 } })],
  ['a query that is no EJSON', 'INVALID_PARAM', find({ query: '{a' })],
  ['a query that is a list', 'INVALID_PARAM', find({ query: '[]' })],
  ['a date that is none', 'INVALID_PARAM', find({ query: '{"a":{"$date":"yesterday"}}' })],
  ['a pattern that is none', 'INVALID_PARAM', find({ query: '{"a":{"$regularExpression":{"pattern":"("}}}' })],
  ['a limit that is text', 'INVALID_PARAM', find({ limit: '5' })],
  ['a negative limit', 'INVALID_PARAM', find({ limit: -1 })],
  ['an order that is neither up nor down', 'INVALID_PARAM', find({ order: '{"n":0}' })],
  ['a projection that takes and leaves', 'DATABASE_REQUEST_FAILED', find({ projection: '{"a":1,"b":0}' })],
  ['a query nested 1,000 deep', 'INVALID_PARAM', find({ query: `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}` })],
  ['a field called __proto__', 'INVALID_PARAM', insert('{"__proto__":{"polluted":1}}')],
  ['a field that looks like an operator', 'DATABASE_REQUEST_FAILED', insert('{"a":{"$ne":1}}')],
  ['an id that is a list', 'DATABASE_REQUEST_FAILED', insert('{"_id":[1]}')],
  ['documents that are numbers', 'INVALID_PARAM', insert([5])],
  ['no documents', 'INVALID_PARAM', insert([])],
  ['a change without operators', 'DATABASE_REQUEST_FAILED', modify({ data: '{"a":1}' })],
  ['a change of the id', 'DATABASE_REQUEST_FAILED', modify({ data: '{"$set":{"_id":"b"}}' })],
  ['a change through __proto__', 'DATABASE_REQUEST_FAILED', modify({ data: '{"$set":{"__proto__.x":1}}' })],
  ['two changes of one field', 'DATABASE_REQUEST_FAILED', modify({ data: '{"$set":{"n":5},"$inc":{"n":1}}' })],
  ['a query operator nobody knows', 'UNSUPPORTED', find({ query: '{"a":{"$foo":1}}' })],
  ['a text search', 'UNSUPPORTED', find({ query: '{"$text":{"$search":"a"}}' })],
  ['a script', 'UNSUPPORTED', find({ query: '{"$where":"1"}' })],
  ['an update operator nobody knows', 'UNSUPPORTED', modify({ data: '{"$foo":{"n":1}}' })],
  ['an action nobody knows', 'UNSUPPORTED', '{"action":"database.watch"}'],
  ['a cloud function without a runner', 'UNSUPPORTED', '{"action":"functions.invokeFunction","function_name":"x"}'],
  ['an interface of WeChat nobody stands in for', 'UNSUPPORTED', '{"action":"wx.api","apiName":"wxacode.get"}'],
  ['a transaction nobody began', 'DATABASE_TRANSACTION_NOT_EXIST', find({ transactionId: 'none' })],
];

describe('wrong requests', () => {
  it.each(WRONG)('%s is answered %s, and nothing changes', async (_what, code, body) => {
    const before = cloud.gateway.commits();
    const answer = await post(cloud.gateway, body);
    expect(answer).toMatchObject({ code, message: expect.stringMatching(/.+/) });
    expect(cloud.gateway.commits()).toBe(before);
    expect((await cloud.db.collection('things').get()).data).toEqual([{ _id: 'a', n: 1 }]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    ['a query stage', [{ stageKey: '$foo', stageValue: '1' }]],
    ['a stage that writes', [{ stageKey: '$out', stageValue: '"things"' }]],
    ['an expression', [{ stageKey: '$project', stageValue: '{"x":{"$foo":1}}' }]],
  ])('names %s that it does not support', async (_what, stages) => {
    const body = JSON.stringify({ action: 'database.aggregateDocuments', collectionName: 'things', stages });
    expect(await post(cloud.gateway, body)).toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringMatching(/\$(foo|out)/),
    });
  });

  it('refuses a body of 7 MB, through the SDK too', async () => {
    const before = cloud.gateway.commits();
    const large = 'x'.repeat(7 * 1024 * 1024);
    expect((await post(cloud.gateway, insert(`{"t":"${large}"}`))).code).toBe('EXCEED_MAX_PAYLOAD_SIZE');
    const refusal = await refusalOf(cloud.db.collection('things').add({ t: large }));
    expect(refusal.code).toBe('EXCEED_MAX_PAYLOAD_SIZE');
    expect(cloud.gateway.commits()).toBe(before);
  });

  it('refuses a reply of more than 16 MB', async () => {
    await cloud.db.createCollection('large');
    for (let i = 0; i < 4; i++) await cloud.db.collection('large').add({ t: 'x'.repeat(5 * 1024 * 1024) });
    expect((await refusalOf(cloud.db.collection('large').get())).code).toBe('EXCEED_MAX_PAYLOAD_SIZE');
    expect((await cloud.db.collection('large').limit(2).get()).data).toHaveLength(2);
  });

  it('gives a typed answer to anything at all, and changes nothing', async () => {
    const field = fc.constantFrom('collectionName', 'query', 'data', 'order', 'projection', 'limit', 'stages', 'multi');
    const action = fc.constantFrom('getDocument', 'modifyDocument', 'removeDocument', 'aggregateDocuments', 'watch');
    const value = fc.oneof(fc.jsonValue(), fc.json(), fc.string(), fc.constantFrom('{"$set":5}', '{"a":{"$in":1}}'));
    await fc.assert(
      fc.asyncProperty(action, fc.dictionary(field, value), async (name, more) => {
        const before = cloud.gateway.commits();
        const body = JSON.stringify({ action: `database.${name}`, ...more, collectionName: 'nowhere' });
        const answer = await post(cloud.gateway, body);
        expect(answer.code).toMatch(/^(INVALID_PARAM|UNSUPPORTED|DATABASE_[A-Z_]+)$/);
        expect(cloud.gateway.commits()).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a typed answer to any query and any change of a collection that is there', async () => {
    const operator = fc.constantFrom('$gt', '$in', '$all', '$elemMatch', '$mod', '$size', '$regex', '$not', '$or', 'n');
    const query = fc.dictionary(operator, fc.oneof(fc.jsonValue(), fc.dictionary(operator, fc.jsonValue())));
    await fc.assert(
      fc.asyncProperty(query, async (filter) => {
        const text = JSON.stringify(filter);
        for (const body of [find({ query: text }), modify({ query: text, data: '{"$set":{"n":1}}' })]) {
          const answer = await post(cloud.gateway, body);
          if (answer.code !== undefined) expect(answer.code).toMatch(/^(INVALID_PARAM|UNSUPPORTED|DATABASE_[A-Z_]+)$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('answers only requests that name this machine, and no pages of other origins', async () => {
    const { request } = await import('node:http');
    const statusWith = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve, reject) => {
        const { port } = cloud.gateway;
        request({ port, host: '127.0.0.1', path: '/admin', method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end('{}');
      });
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({})).toBe(200);
  });
});
