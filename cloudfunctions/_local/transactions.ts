// Transactions with the vendor's semantics: a snapshot from the first operation on, a conflict told at once, 30 s of life.
import { randomUUID } from 'node:crypto';
import { type Document, idKey } from './ejson';
import { matcher } from './matching';
import { chooseAccess } from './plan';
import { openTables, type Tables } from './tables';
import { transactionConflict, VendorError } from './vendor-error';

const LIFE_MS = 30_000;

interface OwnWrite {
  readonly collection: string;
  readonly id: unknown;
  readonly document: Document | null;
}

interface Transaction {
  readonly id: string;
  readonly diesAt: number;
  /** A connection of its own that keeps the database as it was at the first operation. */
  snapshot: Tables | null;
  readonly writes: Map<string, OwnWrite>;
}

const lockKey = (collection: string, id: unknown): string => `${collection}\u0000${idKey(id)}`;

/**
 * @param live the connection that everybody else reads and writes
 * @param now milliseconds, only to end what has lived too long
 */
export const openTransactions = (file: string, live: Tables, now: () => number) => {
  const running = new Map<string, Transaction>();
  const locks = new Map<string, string>();

  const end = (transaction: Transaction): void => {
    running.delete(transaction.id);
    for (const key of transaction.writes.keys()) locks.delete(key);
    transaction.snapshot?.db.exec('ROLLBACK');
    transaction.snapshot?.close();
  };

  const sweep = (): void => {
    for (const transaction of running.values()) if (now() > transaction.diesAt) end(transaction);
  };

  const find = (id: string): Transaction => {
    sweep();
    const transaction = running.get(id);
    if (transaction === undefined) {
      throw new VendorError('DATABASE_TRANSACTION_NOT_EXIST', 'Transaction does not exist');
    }
    return transaction;
  };

  const snapshotOf = (transaction: Transaction): Tables => {
    if (transaction.snapshot === null) {
      transaction.snapshot = openTables(file, true);
      transaction.snapshot.db.exec('BEGIN');
      transaction.snapshot.db.prepare('SELECT latest FROM version').get(); // the first read fixes the snapshot
    }
    return transaction.snapshot;
  };

  return {
    start(): string {
      sweep();
      const id = randomUUID();
      running.set(id, { id, diesAt: now() + LIFE_MS, snapshot: null, writes: new Map() });
      return id;
    },

    /** True while a running transaction has written this document: ordinary writes wait. */
    isLocked(collection: string, id: unknown): boolean {
      sweep();
      return locks.has(lockKey(collection, id));
    },

    /** The document as this transaction sees it. */
    get(transactionId: string, collection: string, id: unknown): Document | null {
      const transaction = find(transactionId);
      const own = transaction.writes.get(lockKey(collection, id));
      return own === undefined ? (snapshotOf(transaction).get(collection, id)?.document ?? null) : own.document;
    },

    /** Every match as this transaction sees it. */
    matching(transactionId: string, collection: string, filter: Readonly<Record<string, unknown>>): Document[] {
      const transaction = find(transactionId);
      const isMatch = matcher(filter);
      const own = [...transaction.writes.values()].filter((write) => write.collection === collection);
      const ownIds = new Set(own.map(({ id }) => idKey(id)));
      const snapshot = snapshotOf(transaction);
      const before = [...chooseAccess(snapshot, collection, filter).documents()]
        .map(({ document }) => document)
        .filter((document) => !ownIds.has(idKey(document._id)));
      return [...before, ...own.flatMap(({ document }) => (document === null ? [] : [document]))].filter(isMatch);
    },

    /**
     * Writes a document for this transaction.
     * @throws VendorError DATABASE_TRANSACTION_CONFLICT another transaction holds it, or it changed since the snapshot
     */
    write(transactionId: string, collection: string, id: unknown, document: Document | null): void {
      const transaction = find(transactionId);
      const key = lockKey(collection, id);
      const holder = locks.get(key);
      const seen = snapshotOf(transaction).get(collection, id)?.version;
      if ((holder !== undefined && holder !== transactionId) || live.get(collection, id)?.version !== seen) {
        throw transactionConflict();
      }
      locks.set(key, transactionId);
      transaction.writes.set(key, { collection, id, document });
    },

    /** Ends a transaction and gives what it wrote, for the caller to store in one commit. */
    finish(transactionId: string): readonly OwnWrite[] {
      const transaction = find(transactionId);
      const writes = [...transaction.writes.values()];
      end(transaction);
      return writes;
    },

    close(): void {
      for (const transaction of [...running.values()]) end(transaction);
    },
  };
};

export type Transactions = ReturnType<typeof openTransactions>;
