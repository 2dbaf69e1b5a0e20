// Transactions with the vendor's semantics: a snapshot from the first operation on, a conflict told at once (and ending
// the transaction), ordinary writes that wait, 30 s of life.
import { randomUUID } from 'node:crypto';
import { copyOf, type Document } from './ejson';
import type { Filter } from './filter-bounds';
import { encodeValue } from './index-key';
import { matcher } from './matching';
import { chooseAccess } from './plan';
import { openTables, type Tables } from './tables';
import { duplicateKey, transactionConflict, VendorError } from './vendor-error';

const LIFE_MS = 30_000;
/** Snapshot connections kept for the next transaction. */
const SPARE_CONNECTIONS = 8;

interface OwnWrite {
  readonly collection: string;
  readonly id: unknown;
  readonly document: Document | null;
}

interface Transaction {
  readonly id: string;
  readonly diesAt: number;
  readonly alarm: NodeJS.Timeout;
  /** A connection that keeps the database as it was at the first operation. */
  snapshot: Tables | null;
  readonly writes: Map<string, OwnWrite>;
}

const lockKey = (collection: string, id: unknown): string => `${collection}/${encodeValue(id).toString('latin1')}`;

/**
 * @param live the connection that everybody else reads and writes
 * @param now milliseconds: what has lived 30 s by this clock (or by the real one) is ended
 */
export const openTransactions = (file: string, live: Tables, now: () => number) => {
  const running = new Map<string, Transaction>();
  const locks = new Map<string, string>();
  const spare: Tables[] = [];
  let waiting: (() => void)[] = [];

  const wakeWaiting = (): void => {
    const awake = waiting;
    waiting = [];
    for (const wake of awake) wake();
  };

  const giveBack = (snapshot: Tables): void => {
    snapshot.db.exec('ROLLBACK');
    if (spare.length < SPARE_CONNECTIONS) spare.push(snapshot);
    else snapshot.close();
  };

  const end = (transaction: Transaction): void => {
    clearTimeout(transaction.alarm);
    running.delete(transaction.id);
    for (const key of transaction.writes.keys()) locks.delete(key);
    if (transaction.snapshot !== null) giveBack(transaction.snapshot);
    wakeWaiting();
  };

  const sweep = (): void => {
    for (const transaction of running.values()) if (now() >= transaction.diesAt) end(transaction);
  };

  const find = (id: string): Transaction => {
    sweep();
    const transaction = running.get(id);
    if (transaction !== undefined) return transaction;
    throw new VendorError('DATABASE_TRANSACTION_NOT_EXIST', 'Transaction does not exist');
  };

  const snapshotOf = (transaction: Transaction): Tables => {
    if (transaction.snapshot === null) {
      transaction.snapshot = spare.pop() ?? openTables(file, true, live.catalogue);
      transaction.snapshot.db.exec('BEGIN');
      transaction.snapshot.db.prepare('SELECT latest FROM version').get(); // the first read fixes the snapshot
    }
    return transaction.snapshot;
  };

  const get = (transaction: Transaction, collection: string, id: unknown): Document | null => {
    const own = transaction.writes.get(lockKey(collection, id));
    if (own === undefined) return snapshotOf(transaction).get(collection, id)?.document ?? null;
    return own.document === null ? null : copyOf(own.document);
  };

  /** Another document with the same unique value, unless this transaction has changed that one too. */
  const checkUnique = (transaction: Transaction, collection: string, document: Document): void => {
    const clash = live.clashOf(collection, document);
    if (clash === null || transaction.writes.has(lockKey(collection, clash.id))) return;
    throw duplicateKey(collection, clash.index, clash.id);
  };

  const write = (transaction: Transaction, collection: string, id: unknown, document: Document | null): void => {
    const key = lockKey(collection, id);
    const holder = locks.get(key);
    const seen = snapshotOf(transaction).get(collection, id)?.version;
    const isTaken = holder !== undefined && holder !== transaction.id;
    if (isTaken || live.get(collection, id)?.version !== seen) throw transactionConflict();
    if (document !== null) checkUnique(transaction, collection, document);
    locks.set(key, transaction.id);
    transaction.writes.set(key, { collection, id, document });
  };

  /** As in MongoDB, a refused operation ends the transaction: the SDK's retry starts another without rolling back. */
  const endingOnRefusal = <T>(transactionId: string, work: (transaction: Transaction) => T): T => {
    const transaction = find(transactionId);
    try {
      return work(transaction);
    } catch (error) {
      end(transaction);
      throw error;
    }
  };

  return {
    start(): string {
      sweep();
      const id = randomUUID();
      const alarm = setTimeout(() => {
        const transaction = running.get(id);
        if (transaction !== undefined) end(transaction);
      }, LIFE_MS);
      alarm.unref();
      running.set(id, { id, diesAt: now() + LIFE_MS, alarm, snapshot: null, writes: new Map() });
      return id;
    },

    /** True while a running transaction has written this document: ordinary writes wait. */
    isLocked(collection: string, id: unknown): boolean {
      if (locks.size === 0) return false;
      sweep();
      return locks.has(lockKey(collection, id));
    },

    /** Resolves when some transaction has ended, or after `ms`. */
    anyEnd: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),

    /** The document as this transaction sees it. @throws VendorError DATABASE_TRANSACTION_NOT_EXIST */
    get: (transactionId: string, collection: string, id: unknown): Document | null =>
      endingOnRefusal(transactionId, (transaction) => get(transaction, collection, id)),

    /** Every match as this transaction sees it. @throws VendorError DATABASE_TRANSACTION_NOT_EXIST */
    matching: (transactionId: string, collection: string, filter: Filter): Document[] =>
      endingOnRefusal(transactionId, (transaction) => {
        const isMatch = matcher(filter);
        const own = [...transaction.writes.values()].filter((one) => one.collection === collection);
        const snapshot = snapshotOf(transaction);
        const before = [...chooseAccess(snapshot, collection, filter).documents()]
          .map(({ document }) => document)
          .filter((document) => !transaction.writes.has(lockKey(collection, document._id)));
        const mine = own.flatMap(({ document }) => (document === null ? [] : [copyOf(document)]));
        return [...before, ...mine].filter(isMatch);
      }),

    /**
     * Writes a document (null removes it) for this transaction.
     * @throws VendorError DATABASE_TRANSACTION_CONFLICT another transaction holds it, or it changed since the snapshot
     *   | DATABASE_REQUEST_FAILED with E11000 | DATABASE_TRANSACTION_NOT_EXIST
     */
    write: (transactionId: string, collection: string, id: unknown, document: Document | null): void =>
      endingOnRefusal(transactionId, (transaction) => write(transaction, collection, id, document)),

    /** Ends a transaction and gives what it wrote, for the caller to store in one commit. */
    finish(transactionId: string): readonly OwnWrite[] {
      const transaction = find(transactionId);
      const writes = [...transaction.writes.values()];
      end(transaction);
      return writes;
    },

    close(): void {
      for (const transaction of [...running.values()]) end(transaction);
      for (const connection of spare) connection.close();
    },
  };
};

export type Transactions = ReturnType<typeof openTransactions>;
