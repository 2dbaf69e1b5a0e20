// One process owns a data folder. A dead owner's claim does not count, so a killed gateway starts again at once.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const openHere = new Set<string>();

/**
 * Claims a data folder, creating it if it is not there.
 * @returns gives it back
 * @throws Error one clear sentence: somebody else owns it, or it cannot be read or written
 */
export const claimFolder = (dataDir: string): (() => void) => {
  const claim = path.join(dataDir, 'owner.pid');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(claim)) {
      const pid = Number(readFileSync(claim, 'utf8'));
      if (openHere.has(dataDir) || (pid !== process.pid && isAlive(pid))) {
        throw new Error(
          `The data folder ${dataDir} is in use by process ${pid}: stop it first, or choose another with --data.`,
        );
      }
      rmSync(claim);
    }
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(`The data folder ${dataDir} cannot be used (${code}): check that you may read and write it.`);
  }
  openHere.add(dataDir);
  return () => {
    openHere.delete(dataDir);
    rmSync(claim, { force: true });
  };
};
