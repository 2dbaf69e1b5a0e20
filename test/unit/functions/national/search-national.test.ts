// The national search through the real SDK: a list in storage, loaded once, replaced while it is in use, and asked too often.

import { FLOOD_LIMITS } from '../../../../cloudfunctions/_lib/throttle';
import { buildNationalFile } from '../../../../cloudfunctions/_tools/national-from-spreadsheet';
import { publishNationalFile } from '../../../../cloudfunctions/national/public';
import { openTestApp, type TestApp } from '../../../support/app';

const ANYBODY = 'somebody-in-wechat';
const HEAD = '省市县,机构名称,地址,状态,有效期';
const csv = (...rows: string[]): Uint8Array => new TextEncoder().encode([HEAD, ...rows].join('\r\n'));
const FAR = '四川省成都市锦江区,示例·远山编程培训部,示例路2号,有效,2026-12-31';
const NEW = '陕西省西安市雁塔区,示例·新山美术培训部,示例路3号,有效,2027-12-31';
const SOURCE = { source: '示例·全国名单', asOf: '2026-11-01' };

describe('searching outside the city', () => {
  let app: TestApp;
  let reads: number;
  const publish = async (...rows: string[]) =>
    publishNationalFile(app.ports, await buildNationalFile(csv(...rows), SOURCE));
  const search = (q: string) => app.call(ANYBODY, 'national.search', { q });

  beforeEach(async () => {
    reads = 0;
    app = await openTestApp('national', {
      change: (ports) => {
        const { read } = ports.files;
        ports.files.read = (fileId) => {
          reads++;
          return read(fileId);
        };
        return ports;
      },
    });
  });
  afterEach(() => app.close());

  it('says so where no list was published', async () => {
    expect(await search('远山')).toEqual({ list: null, hits: [] });
  });

  it('answers with the source of the list, what matched, and the status of today', async () => {
    await publish(FAR, NEW);
    expect(await search('yuanshan')).toMatchObject({
      list: { ...SOURCE, count: 2 },
      hits: [{ name: '示例·远山编程培训部', place: '四川省成都市锦江区', status: 'licensed', matchedBy: 'pinyin' }],
    });
    app.clock.set('2027-01-01');
    expect((await search('远山')).hits[0]?.status).toBe('expired');
    expect((await search('火星')).hits).toEqual([]);
  });

  it('loads the file once, also when several ask while it loads', async () => {
    await publish(FAR);
    await Promise.all([search('远山'), search('yuan'), search('编程')]);
    await search('远山');
    expect(reads).toBe(1);
  });

  it('takes a new list at once, deletes the old file, and changes nothing for the same one', async () => {
    await publish(FAR);
    await search('远山');
    const before = await app.ports.store.get('nationalLists', 'current');
    const commits = app.gateway.commits();
    expect(await publish(FAR)).toEqual({ count: 1, isNew: false });
    expect(app.gateway.commits()).toBe(commits);
    expect(await publish(NEW)).toEqual({ count: 1, isNew: true });
    expect((await search('新山')).hits[0]?.name).toBe('示例·新山美术培训部');
    await expect(app.ports.files.read(before?.fileId ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('looks again when the file was replaced between the document and the file', async () => {
    await publish(FAR);
    const { get } = app.ports.store;
    const old = await get('nationalLists', 'current');
    await publish(NEW);
    let isFirst = true;
    app.ports.store.get = (async (collection: 'nationalLists', id: string) => {
      if (collection === 'nationalLists' && isFirst) {
        isFirst = false;
        return old;
      }
      return get(collection, id);
    }) as typeof get;
    expect((await search('新山')).hits[0]?.name).toBe('示例·新山美术培训部');
  });

  it('refuses bytes that are not those that were published, and recovers', async () => {
    await publish(FAR);
    const { read } = app.ports.files;
    app.ports.files.read = async (fileId) => (await read(fileId)).map((byte, i) => (i === 200 ? byte ^ 1 : byte));
    const reply = await app.envelope(ANYBODY, 'national.search', { q: '远山' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    app.ports.files.read = read;
    expect((await search('远山')).hits).toHaveLength(1);
  });

  it('refuses what is no national list', async () => {
    await expect(publishNationalFile(app.ports, new Uint8Array(64))).rejects.toThrow('not a national list');
    await expect(buildNationalFile(csv('某处,示例·错日培训部,,,2027-02-30'), SOURCE)).rejects.toThrow('CSV row 2');
    expect(await search('远山')).toEqual({ list: null, hits: [] });
  });

  it('stops somebody who asks too often, for an hour, and nobody else', async () => {
    await publish(FAR);
    for (let i = 0; i < FLOOD_LIMITS.nationalSearch.ofOne; i++) await search('远山');
    const reply = await app.envelope(ANYBODY, 'national.search', { q: '远山' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'TOO_MANY_TRIES' } });
    expect((await app.call('somebody-else', 'national.search', { q: '远山' })).hits).toHaveLength(1);
    app.clock.advanceMs(3_600_000);
    expect((await search('远山')).hits).toHaveLength(1);
  });

  it('writes down neither what was asked nor by whom', async () => {
    await publish(FAR);
    await search('远山');
    await search('没有这样一家');
    expect(app.logged.join('\n')).not.toMatch(/远山|没有|somebody/);
    const kept = JSON.stringify(await app.ports.store.findAll('nationalLists', {}));
    expect(kept).not.toMatch(/somebody|没有这样/);
  });
});
