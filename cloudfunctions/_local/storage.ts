// Cloud storage: files on disk under their cloud path, uploads and downloads through signed, expiring links.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { VendorError } from './vendor-error';

const ID_PREFIX = 'cloud://local.bucket/';
const UPLOAD_LIFE_S = 900;
const DEFAULT_LIFE_S = 7200;

/** @param origin where the links point, `http://127.0.0.1:PORT`; known only once the server listens */
export const openStorage = (folder: string, key: string, now: () => number, origin: () => string) => {
  mkdirSync(folder, { recursive: true });

  const diskPath = (cloudPath: string): string => {
    const full = path.join(folder, cloudPath);
    const isInside = full.startsWith(folder + path.sep) && !cloudPath.includes('\u0000');
    if (cloudPath === '' || !isInside) throw new VendorError('INVALID_PARAM', 'the path leaves the bucket');
    return full;
  };

  const sign = (method: string, cloudPath: string, until: number): string =>
    createHmac('sha256', key).update(`${method}|${cloudPath}|${until}`).digest('hex');

  const link = (method: 'GET' | 'PUT', cloudPath: string, seconds: number): string => {
    const until = Math.floor(now() / 1000) + seconds;
    const safePath = cloudPath.split('/').map(encodeURIComponent).join('/');
    return `${origin()}/storage/${safePath}?until=${until}&sign=${sign(method, cloudPath, until)}`;
  };

  const pathOf = (fileId: unknown): string => {
    if (typeof fileId !== 'string' || !fileId.startsWith(ID_PREFIX)) {
      throw new VendorError('INVALID_PARAM', 'not a file id of this bucket');
    }
    return fileId.slice(ID_PREFIX.length);
  };

  const actions: Readonly<Record<string, (body: Record<string, unknown>) => object>> = {
    'storage.getUploadMetadata': ({ path: cloudPath }) => {
      if (typeof cloudPath !== 'string') throw new VendorError('INVALID_PARAM', 'path is missing');
      diskPath(cloudPath);
      const fileId = ID_PREFIX + cloudPath;
      const url = link('PUT', cloudPath, UPLOAD_LIFE_S);
      return { data: { url, token: 'local', authorization: 'local', fileId, cosFileId: fileId } };
    },
    'storage.batchGetDownloadUrl': ({ file_list: list }) => ({
      data: {
        download_list: (list as { fileid: unknown; max_age?: number }[]).map(({ fileid, max_age: life }) => {
          const cloudPath = pathOf(fileid);
          return existsSync(diskPath(cloudPath))
            ? { fileid, fileID: fileid, code: 'SUCCESS', tempFileURL: link('GET', cloudPath, life ?? DEFAULT_LIFE_S) }
            : { fileid, fileID: fileid, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' };
        }),
      },
    }),
    'storage.batchDeleteFile': ({ fileid_list: list }) => ({
      data: {
        delete_list: (list as unknown[]).map((fileID) => {
          const file = diskPath(pathOf(fileID));
          const code = existsSync(file) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST';
          rmSync(file, { force: true });
          return { fileID, code };
        }),
      },
    }),
  };

  return {
    /** Runs one storage action; null when the action is not storage's. */
    run: (action: string, body: Record<string, unknown>): object | null =>
      Object.hasOwn(actions, action) ? (actions[action]?.(body) ?? null) : null,

    /** True when a link was signed by us for this method and has not run out. */
    isValid(method: string, cloudPath: string, until: string, signature: string): boolean {
      const expected = Buffer.from(sign(method, cloudPath, Number(until)));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given) && Number(until) * 1000 > now();
    },

    /** Stores a file; answered only once it is on disk. */
    async write(cloudPath: string, bytes: Buffer): Promise<void> {
      const file = diskPath(cloudPath);
      mkdirSync(path.dirname(file), { recursive: true });
      const draft = await open(`${file}.part`, 'w');
      await draft.writeFile(bytes);
      await draft.sync();
      await draft.close();
      renameSync(`${file}.part`, file);
    },

    read: (cloudPath: string): Buffer | null =>
      existsSync(diskPath(cloudPath)) ? readFileSync(diskPath(cloudPath)) : null,
  };
};

export type Storage = ReturnType<typeof openStorage>;
