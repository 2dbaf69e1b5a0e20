// "Is it registered anywhere in the country?" Answered from a prebuilt index that an instance loads once and keeps.
import {
  type NationalDirectory,
  type NationalSource,
  openNationalFile,
} from '../../shared/domain/institution/national/national-file';
import { nationalStatusOn } from '../../shared/domain/institution/national/national-list';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import type { Files } from '../_lib/ports/files';
import { CURRENT, hashOf } from './current';

const MOST_HITS = 20;
/** The list may be replaced between reading which file it is and reading the file; twice in a row means something else. */
const MAX_ROUNDS = 2;

interface Loaded {
  readonly fileId: string;
  /** Shared by calls that come while it loads. */
  readonly directory: Promise<NationalDirectory>;
}

/** What this instance has loaded. One instance has one way to its files, a test's several instances have their own. */
const loaded = new WeakMap<Files, Loaded>();

const load = async (files: Files, fileId: string, sha256: string): Promise<NationalDirectory> => {
  const bytes = await files.read(fileId);
  if (hashOf(bytes) !== sha256) throw new Error('the national list in storage is not the one that was published');
  return openNationalFile(bytes);
};

const directoryFor = (files: Files, fileId: string, sha256: string): Promise<NationalDirectory> => {
  const known = loaded.get(files);
  if (known?.fileId === fileId) return known.directory;
  const directory = load(files, fileId, sha256);
  loaded.set(files, { fileId, directory });
  directory.catch(() => {
    if (loaded.get(files)?.directory === directory) loaded.delete(files); // the next call tries again
  });
  return directory;
};

/** The newest list; null when none was published. */
const openCurrent = async (call: Call): Promise<NationalDirectory | null> => {
  for (let round = 1; ; round++) {
    const current = await call.store.get('nationalLists', CURRENT);
    if (current === null) return null;
    try {
      return await directoryFor(call.files, current.fileId, current.sha256);
    } catch (error) {
      const isReplaced = error instanceof AppError && error.code === 'NOT_FOUND';
      if (!isReplaced || round === MAX_ROUNDS) throw error;
    }
  }
};

export const searchNational = async (call: Call, { q }: { q: string }) => {
  await call.throttle.admit('nationalSearch');
  const directory = await openCurrent(call);
  if (directory === null) return { list: null, hits: [] };
  const { source, asOf, count } = directory;
  const list: NationalSource & { count: number } = { source, asOf, count };
  const today = dateOf(call.now);
  return {
    list,
    hits: directory.search(q, MOST_HITS).map(({ institution, matchedBy }) => ({
      ...institution,
      status: nationalStatusOn(institution, today),
      matchedBy,
    })),
  };
};
