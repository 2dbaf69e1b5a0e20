// One process owns a data folder. The operating system holds the claim (a lock on a file), so it dies with its owner:
// a killed gateway starts again at once, and a process id that somebody else got later blocks nobody.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';

const inUse = (dataDir: string, owner: string): Error =>
  new Error(
    `The data folder ${dataDir} is in use by process ${owner || 'of another gateway'}: stop it first, or choose another with --data.`,
  );

const unusable = (dataDir: string, code: string): Error =>
  new Error(`The data folder ${dataDir} cannot be used (${code}): check that it is a folder you may read and write.`);

const ownerIn = (note: string): string => {
  try {
    return readFileSync(note, 'utf8');
  } catch {
    return '';
  }
};

/**
 * Claims a data folder, creating it if it is not there.
 * @returns gives it back
 * @throws Error one clear sentence: somebody else owns it, or it cannot be read or written
 */
export const claimFolder = (dataDir: string): (() => void) => {
  const note = path.join(dataDir, 'owner.pid');
  let lock: InstanceType<typeof Database> | null = null;
  try {
    mkdirSync(dataDir, { recursive: true });
    lock = new Database(path.join(dataDir, 'owner.lock'), { timeout: 0 });
    lock.exec('PRAGMA journal_mode=DELETE');
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(note, String(process.pid));
  } catch (error) {
    lock?.close();
    const { code } = error as { code?: string };
    if (code?.startsWith('SQLITE_BUSY')) throw inUse(dataDir, ownerIn(note));
    throw unusable(dataDir, code ?? (error instanceof Error ? error.message : 'unknown'));
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
};
