// Writes of the same moment share one fsync; each is answered only after it is on disk.
import type { Tables } from './tables';

interface Waiting {
  readonly work: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs works one after another, many in one SQLite transaction, each in a savepoint of its own.
 * @returns `run(work)`: `work` returns whether it changed anything; the promise resolves once that is fsynced
 */
export const openCommitQueue = (tables: Tables) => {
  let waiting: Waiting[] = [];
  let commits = 0;

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    const settled: (() => void)[] = [];
    let changes = 0;
    tables.db.exec('BEGIN IMMEDIATE');
    for (const { work, resolve, reject } of batch) {
      tables.db.exec('SAVEPOINT one');
      try {
        if (work()) changes++;
        settled.push(resolve);
      } catch (error) {
        tables.db.exec('ROLLBACK TO one');
        settled.push(() => reject(error));
      }
      tables.db.exec('RELEASE one');
    }
    try {
      tables.db.exec(changes > 0 ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      tables.db.exec('ROLLBACK');
      for (const { reject } of batch) reject(error);
      return;
    }
    commits += changes;
    for (const settle of settled) settle();
  };

  return {
    run: (work: () => boolean): Promise<void> =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, resolve, reject });
      }),
    /** How many works changed something since the start. */
    commits: (): number => commits,
  };
};

export type CommitQueue = ReturnType<typeof openCommitQueue>;
