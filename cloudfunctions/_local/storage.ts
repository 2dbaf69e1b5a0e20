// Cloud storage: files on disk under their cloud path, uploads and downloads through signed, expiring links.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { VendorError } from './vendor-error';

const ID_PREFIX = 'cloud://local.bucket/';
const UPLOAD_LIFE_S = 900;
const DEFAULT_LIFE_S = 7200;
const MAX_LIFE_S = 365 * 24 * 3600;
/** Longest part of a cloud path, in bytes: what every file system takes. */
const MAX_PART_BYTES = 200;

const Upload = z.object({ path: z.string() });
const Download = z.object({
  file_list: z
    .array(z.object({ fileid: z.string(), max_age: z.number().positive().max(MAX_LIFE_S).optional() }))
    .max(50),
});
const Removal = z.object({ fileid_list: z.array(z.string()).max(50) });

const checked = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const result = schema.safeParse(body);
  if (!result.success) throw new VendorError('INVALID_PARAM', z.prettifyError(result.error));
  return result.data;
};

const invalidPath = (): VendorError => new VendorError('INVALID_PARAM', 'not a path inside the bucket');

/** The parts of a cloud path. @throws VendorError INVALID_PARAM a path that leaves the bucket or that no disk takes */
const partsOf = (cloudPath: string): string[] => {
  const parts = cloudPath.split('/');
  const isPart = (part: string): boolean =>
    part !== '' &&
    part !== '.' &&
    part !== '..' &&
    !part.includes('\\') &&
    !part.includes('\u0000') &&
    Buffer.byteLength(part) <= MAX_PART_BYTES;
  if (cloudPath.length > 850 || !parts.every(isPart)) throw invalidPath();
  return parts;
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined); // some systems cannot sync a folder
  await handle.close();
};

export interface StorageOptions {
  readonly folder: string;
  /** Signs the links. */
  readonly key: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** Where the links point, `http://127.0.0.1:PORT`; known only once the server listens. */
  readonly origin: () => string;
  /** False skips the fsync. */
  readonly durable: boolean;
  /** Called after each stored change. */
  readonly onChange: () => void;
}

/** Opens the storage of one data folder. */
export const openStorage = ({ folder, key, now, origin, durable, onChange }: StorageOptions) => {
  const drafts = path.join(folder, 'drafts');
  const objects = path.join(folder, 'objects');
  rmSync(drafts, { recursive: true, force: true }); // what a killed gateway had not finished
  mkdirSync(drafts, { recursive: true });
  mkdirSync(objects, { recursive: true });

  /** Folders and files get different marks, so that `a` and `a/b` can both be objects, as in the cloud. */
  const diskPath = (cloudPath: string): string => {
    const parts = partsOf(cloudPath);
    const last = parts.length - 1;
    return path.join(objects, ...parts.map((part, i) => (i === last ? `${part}.object` : `${part}.folder`)));
  };

  const sign = (method: string, cloudPath: string, until: number): string =>
    createHmac('sha256', key).update(`${method}|${cloudPath}|${until}`).digest('hex');

  const link = (method: 'GET' | 'PUT', cloudPath: string, seconds: number): string => {
    const until = Math.floor(now() / 1000 + seconds);
    const safePath = cloudPath.split('/').map(encodeURIComponent).join('/');
    return `${origin()}/storage/${safePath}?until=${until}&sign=${sign(method, cloudPath, until)}`;
  };

  const pathOf = (fileId: string): string => {
    if (!fileId.startsWith(ID_PREFIX)) throw new VendorError('INVALID_PARAM', 'not a file id of this bucket');
    return fileId.slice(ID_PREFIX.length);
  };

  const actions: Readonly<Record<string, (body: unknown) => object>> = {
    'storage.getUploadMetadata': (body) => {
      const { path: cloudPath } = checked(Upload, body);
      partsOf(cloudPath);
      const fileId = ID_PREFIX + cloudPath;
      const url = link('PUT', cloudPath, UPLOAD_LIFE_S);
      // The SDK puts cosFileId into a header, which takes no Chinese.
      const cosFileId = Buffer.from(fileId).toString('base64');
      return { data: { url, token: 'local', authorization: 'local', fileId, cosFileId } };
    },
    'storage.batchGetDownloadUrl': (body) => {
      const list = checked(Download, body).file_list.map(({ fileid, max_age: life = DEFAULT_LIFE_S }) => {
        const cloudPath = pathOf(fileid);
        return existsSync(diskPath(cloudPath))
          ? { fileid, fileID: fileid, code: 'SUCCESS', tempFileURL: link('GET', cloudPath, life) }
          : { fileid, fileID: fileid, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' };
      });
      return { data: { download_list: list } };
    },
    'storage.batchDeleteFile': (body) => {
      const list = checked(Removal, body).fileid_list.map((fileID) => {
        const file = diskPath(pathOf(fileID));
        const isThere = existsSync(file);
        rmSync(file, { force: true });
        if (isThere) onChange();
        return { fileID, code: isThere ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
      });
      return { data: { delete_list: list } };
    },
  };

  return {
    /** Runs one storage action; null when it is not one of these. @throws VendorError INVALID_PARAM */
    run: (action: string, body: unknown): object | null =>
      Object.hasOwn(actions, action) ? (actions[action]?.(body) ?? null) : null,

    /** True when a link was signed by us for this method and path and has not run out. */
    isValid(method: string, cloudPath: string, until: string, signature: string): boolean {
      const expected = Buffer.from(sign(method, cloudPath, Number(until)));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given) && Number(until) * 1000 > now();
    },

    /** Stores a file; resolves once it is on disk, whole or not at all. */
    async write(cloudPath: string, bytes: Buffer): Promise<void> {
      const file = diskPath(cloudPath);
      const draft = path.join(drafts, randomBytes(12).toString('hex'));
      mkdirSync(path.dirname(file), { recursive: true });
      const handle = await open(draft, 'wx');
      await handle.writeFile(bytes);
      if (durable) await handle.sync();
      await handle.close();
      await rename(draft, file);
      if (durable) await syncFolder(path.dirname(file));
      onChange();
    },

    read(cloudPath: string): Buffer | null {
      const file = diskPath(cloudPath);
      return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
    },
  };
};

export type Storage = ReturnType<typeof openStorage>;
