// Writes of the same moment share one fsync; each is answered only after it is on disk.
import type { Tables } from './tables';
import { VendorError } from './vendor-error';

/** One write: does its work and calls `changed` when there is something to store, naming the collection. Its return value is the answer. */
export type Work<T> = (changed: (collection?: string) => void) => T;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface CommitQueue {
  /** Runs a work alone; resolves with its value once its change is on disk, rejects with what it threw, changing nothing. */
  run<T>(work: Work<T>): Promise<T>;
  /** How many works changed something since the start; those that changed only the collection `aside` do not count. */
  commits(aside?: string): number;
  /** Counts a change that was stored elsewhere (files). */
  count(): void;
}

/** Opens the queue: works run one after another, many in one SQLite transaction, each in a savepoint of its own. */
export const openCommitQueue = (tables: Tables): CommitQueue => {
  let waiting: Waiting[] = [];
  let commits = 0;
  const commitsOf = new Map<string, number>();

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    const settled: (() => void)[] = [];
    let changes = 0;
    const alone: string[] = [];
    try {
      tables.db.exec('BEGIN IMMEDIATE');
      for (const { work, resolve, reject } of batch) {
        tables.db.exec('SAVEPOINT one');
        const touched = new Set<string>();
        try {
          const value = work((collection = '') => touched.add(collection));
          settled.push(() => resolve(value));
          if (touched.size > 0) changes++;
          if (touched.size === 1) alone.push(...touched);
        } catch (error) {
          tables.db.exec('ROLLBACK TO one');
          settled.push(() => reject(error));
        }
        tables.db.exec('RELEASE one');
      }
      tables.db.exec(changes > 0 ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      // The disk is full or gone: nothing of this batch was stored, and everybody is told.
      if (tables.db.inTransaction) tables.db.exec('ROLLBACK');
      tables.catalogue.load();
      const message = error instanceof Error ? error.message : String(error);
      for (const { reject } of batch) reject(new VendorError('SYS_ERR', `not stored: ${message}`));
      return;
    }
    commits += changes;
    for (const collection of alone) commitsOf.set(collection, (commitsOf.get(collection) ?? 0) + 1);
    for (const settle of settled) settle();
  };

  return {
    run: <T>(work: Work<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      }),
    commits: (aside = '') => commits - (aside === '' ? 0 : (commitsOf.get(aside) ?? 0)),
    count: () => {
      commits++;
    },
  };
};
