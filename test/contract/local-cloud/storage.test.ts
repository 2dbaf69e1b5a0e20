import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type OnLocalCloud, openOnLocalCloud, post, refusalOf } from './on-local-cloud';

let cloud: OnLocalCloud;
let now = 1_700_000_000_000;
beforeAll(async () => {
  cloud = await openOnLocalCloud({ now: () => now });
});
afterAll(() => cloud.close());

const upload = async (cloudPath: string, text: string): Promise<string> =>
  (await cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID;
const read = async (fileID: string): Promise<string | undefined> =>
  (await cloud.app.downloadFile({ fileID })).fileContent?.toString();
const linkTo = async (fileID: string, maxAge = 60): Promise<string> =>
  (await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]?.tempFileURL ?? '';

describe('storage', () => {
  it.each(['evidence/a.jpg', '证据/图 1#?%.png', 'a', 'a/b', 'a/b/c.txt'])('keeps %s', async (cloudPath) => {
    const fileID = await upload(cloudPath, `bytes of ${cloudPath}`);
    expect(await read(fileID)).toBe(`bytes of ${cloudPath}`);
    const response = await fetch(await linkTo(fileID));
    expect(await response.text()).toBe(`bytes of ${cloudPath}`);
  });

  it('replaces a file of the same path', async () => {
    await upload('same.txt', 'old');
    expect(await read(await upload('same.txt', 'new'))).toBe('new');
  });

  it('counts each stored and each removed file as a change', async () => {
    const before = cloud.gateway.commits();
    const fileID = await upload('counted.txt', 'x');
    expect(cloud.gateway.commits()).toBe(before + 1);
    await cloud.app.deleteFile({ fileList: [fileID] });
    await cloud.app.deleteFile({ fileList: [fileID] });
    expect(cloud.gateway.commits()).toBe(before + 2);
  });

  it('removes files, and says which were not there', async () => {
    const fileID = await upload('gone.txt', 'x');
    const link = await linkTo(fileID);
    const other = fileID.replace('gone', 'never');
    const { fileList } = await cloud.app.deleteFile({ fileList: [fileID, other] });
    expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST']);
    expect((await fetch(link)).status).toBe(404);
    expect((await refusalOf(cloud.app.downloadFile({ fileID }))).code).toBe('STORAGE_FILE_NONEXIST');
  });

  it('lets links run out', async () => {
    const link = await linkTo(await upload('timed.txt', 'x'), 60);
    now += 59_000;
    expect((await fetch(link)).status).toBe(200);
    now += 2_000;
    expect((await fetch(link)).status).toBe(403);
  });

  it('follows no link that it did not sign: another path, method, signature, or a longer life', async () => {
    const link = await linkTo(await upload('mine.txt', 'x'));
    await upload('other.txt', 'secret');
    const later = link.replace(/until=(\d+)/, (_all, until) => `until=${Number(until) + 1}`);
    for (const wrong of [link.replace('mine', 'other'), later, link.replace(/sign=../, 'sign=00')]) {
      expect((await fetch(wrong)).status).toBe(403);
    }
    expect((await fetch(link, { method: 'PUT', body: 'changed' })).status).toBe(403);
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(403);
    expect(await (await fetch(link)).text()).toBe('x');
  });

  it.each(['../outside.txt', 'a/../../outside.txt', '/a', 'a//b', 'a/./b', '', `${'x'.repeat(300)}.txt`, 'a\u0000b'])(
    'refuses the path %j and writes nothing',
    async (cloudPath) => {
      const before = cloud.gateway.commits();
      const request = { action: 'storage.getUploadMetadata', path: cloudPath };
      expect((await post(cloud.gateway, JSON.stringify(request))).code).toBe('INVALID_PARAM');
      expect(cloud.gateway.commits()).toBe(before);
      expect(readdirSync(path.dirname(cloud.gateway.dataDir))).not.toContain('outside.txt');
    },
  );

  it('refuses lists that are none, and ids of other buckets', async () => {
    const { gateway } = cloud;
    for (const request of [
      { action: 'storage.batchDeleteFile', fileid_list: 'x' },
      { action: 'storage.batchDeleteFile', fileid_list: ['cloud://other/x'] },
      { action: 'storage.batchGetDownloadUrl', file_list: [5] },
      { action: 'storage.batchGetDownloadUrl' },
    ]) {
      expect((await post(gateway, JSON.stringify(request))).code).toBe('INVALID_PARAM');
    }
    const copy = { action: 'storage.batchCopyFile', file_list: [] };
    expect((await post(gateway, JSON.stringify(copy))).code).toBe('UNSUPPORTED');
  });

  it('serves uploads as what they claim only where a browser cannot run them, and in parts when asked', async () => {
    const link = await linkTo(await upload('page.html', '<script>alert(1)</script>'));
    const response = await fetch(link, { headers: { range: 'bytes=1-6' } });
    expect(response.status).toBe(206);
    expect(await response.text()).toBe('script');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('the stand-in for WeChat', () => {
  const check = (content: string) =>
    cloud.app.callWxOpenApi({
      apiName: 'security.msgSecCheck',
      requestData: { version: 2, openid: 'o', scene: 3, content },
    } as never) as Promise<{ result: { errcode: number; result?: { suggest: string } } }>;

  it.each([
    ['approve', 'pass'],
    ['review', 'review'],
    ['block', 'risky'],
  ] as const)('says what it was told to: %s is %s', async (verdict, suggest) => {
    cloud.gateway.wxApi.set(verdict);
    expect((await check('text')).result).toMatchObject({ errcode: 0, result: { suggest } });
  });

  it('answers nothing when it is down, and keeps the calls for the test to see', async () => {
    cloud.gateway.wxApi.set('down');
    expect((await refusalOf(check('when down'))).code).toBe('FUNCTION_INVOCATION_FAILED');
    cloud.gateway.wxApi.set('approve');
    expect(cloud.gateway.wxApi.received().at(-1)).toMatchObject({
      apiName: 'security.msgSecCheck',
      requestData: { content: 'when down' },
    });
  });

  it('keeps WeChat’s limit of 2,500 characters', async () => {
    expect((await check('汉'.repeat(2500))).result.errcode).toBe(0);
    expect((await check('汉'.repeat(2501))).result.errcode).toBe(45002);
  });
});
