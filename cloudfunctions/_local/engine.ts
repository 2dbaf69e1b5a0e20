// What every database action works on.
import type { CommitQueue } from './commit-queue';
import type { Tables } from './tables';
import type { Transactions } from './transactions';

export interface Engine {
  readonly tables: Tables;
  readonly queue: CommitQueue;
  readonly transactions: Transactions;
  /** Milliseconds; what `db.serverDate()` means. */
  readonly now: () => number;
}
