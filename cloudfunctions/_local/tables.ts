// Documents and index entries in SQLite (WAL, every commit fsynced). Knows bytes and rows, not queries.
import Database from 'libsql';
import type { CollectionSpec } from './catalogue';
import { type Catalogue, type IndexSpec, type KnownCollection, type KnownIndex, openCatalogue } from './catalogue';
import { type Document, parse, stringify } from './ejson';
import { encodeValue, keysOf } from './index-key';
import { duplicateKey, VendorError } from './vendor-error';

/** A half-open range of keys. */
export interface KeyRange {
  readonly from: Buffer;
  readonly until: Buffer;
}

/** A document with the number of the write that made it what it is. */
export interface Versioned {
  readonly document: Document;
  readonly version: number;
}

interface Row {
  readonly seq: number;
  readonly version: number;
  readonly body: string;
}
type KeyedRow = Row & { readonly key: Uint8Array };

const PAGE = 1000;
/** Most look-ups want one document or a handful. */
const FIRST_PAGE = 32;
/** Raised when the tables change shape; an older folder is refused by name instead of misread. */
const SCHEMA_VERSION = 2;
/** MongoDB's limit for one document. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

const SCHEMA = `
  CREATE TABLE collection (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE doc (
    seq INTEGER PRIMARY KEY, collection INTEGER NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL,
    body TEXT NOT NULL, UNIQUE (collection, key));
  CREATE TABLE idx (
    number INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec TEXT NOT NULL, arrays INTEGER NOT NULL);
  CREATE TABLE entry (idx INTEGER NOT NULL, key BLOB NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (idx, key, seq)) WITHOUT ROWID;
  CREATE TABLE version (only INTEGER PRIMARY KEY CHECK (only = 0), latest INTEGER NOT NULL);
  INSERT INTO version VALUES (0, 0);
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const ENTRIES = 'SELECT e.key, d.seq, d.version, d.body FROM entry e JOIN doc d ON d.seq = e.seq WHERE e.idx = ?';
const DOCUMENTS = 'SELECT key, seq, version, body FROM doc WHERE collection = ?';

const toVersioned = (row: Row): Versioned => ({ document: parse(row.body, 0) as Document, version: row.version });

const createTables = (db: InstanceType<typeof Database>): void => {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === SCHEMA_VERSION) return;
  const { n } = db.prepare('SELECT COUNT(*) AS n FROM sqlite_master').get() as { n: number };
  if (n > 0) {
    throw new Error(
      'The data folder was written by another version of the local cloud: choose another with --data, or run npm run reset.',
    );
  }
  db.exec(`BEGIN; ${SCHEMA} COMMIT`);
};

/**
 * Opens one connection.
 * @param durable false skips the fsync of commits: for tests that do not pull the plug
 * @param shared the catalogue of the gateway's first connection, when this is another one
 */
export const openTables = (file: string, durable: boolean, shared?: Catalogue) => {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode=WAL');
  db.exec(`PRAGMA synchronous=${durable ? 'FULL' : 'OFF'}`);
  if (shared === undefined) createTables(db);
  const catalogue = shared ?? openCatalogue(db);
  const sql = {
    get: db.prepare('SELECT seq, version, body FROM doc WHERE collection = ? AND key = ?'),
    insert: db.prepare('INSERT INTO doc (collection, key, version, body) VALUES (?, ?, ?, ?)'),
    update: db.prepare('UPDATE doc SET version = ?, body = ? WHERE seq = ?'),
    remove: db.prepare('DELETE FROM doc WHERE seq = ?'),
    count: db.prepare('SELECT COUNT(*) AS n FROM doc WHERE collection = ?'),
    addEntry: db.prepare('INSERT OR IGNORE INTO entry (idx, key, seq) VALUES (?, ?, ?)'),
    removeEntry: db.prepare('DELETE FROM entry WHERE idx = ? AND key = ? AND seq = ?'),
    entryOther: db.prepare('SELECT seq FROM entry WHERE idx = ? AND key = ? AND seq <> ? LIMIT 1'),
    page: db.prepare(`${DOCUMENTS} AND seq > ? ORDER BY seq LIMIT ?`),
    entries: db.prepare(`${ENTRIES} AND e.key < ? AND (e.key, e.seq) > (?, ?) ORDER BY e.key, e.seq LIMIT ?`),
    entriesBack: db.prepare(
      `${ENTRIES} AND e.key >= ? AND (e.key, e.seq) < (?, ?) ORDER BY e.key DESC, e.seq DESC LIMIT ?`,
    ),
    ids: db.prepare(`${DOCUMENTS} AND key < ? AND (key, seq) > (?, ?) ORDER BY key, seq LIMIT ?`),
    idsBack: db.prepare(`${DOCUMENTS} AND key >= ? AND (key, seq) < (?, ?) ORDER BY key DESC, seq DESC LIMIT ?`),
    rangeCount: db.prepare(
      'SELECT COUNT(*) AS n FROM (SELECT 1 FROM entry WHERE idx = ? AND key >= ? AND key < ? LIMIT ?)',
    ),
    nextVersion: db.prepare('UPDATE version SET latest = latest + 1 RETURNING latest'),
  };

  const rowOf = (collection: KnownCollection, id: unknown): Row | undefined =>
    sql.get.get(collection.number, encodeValue(id)) as Row | undefined;

  /** Rows in pages: no statement stays open while somebody writes. */
  const pages = function* (
    forward: typeof sql.ids,
    backward: typeof sql.ids,
    owner: number,
    { from, until }: KeyRange,
    isBackward: boolean,
  ): Generator<KeyedRow> {
    let [key, seq] = isBackward ? [until, -1] : [from, -1];
    for (let size = FIRST_PAGE; ; size = PAGE) {
      const [statement, end] = isBackward ? [backward, from] : [forward, until];
      const page = statement.all(owner, end, key, seq, size) as KeyedRow[];
      yield* page;
      const last = page.at(-1);
      if (page.length < size || last === undefined) return;
      [key, seq] = [Buffer.from(last.key), last.seq];
    }
  };

  const rowsOf = function* (collection: KnownCollection): Generator<Row> {
    for (let last = 0; ; ) {
      const page = sql.page.all(collection.number, last, PAGE) as Row[];
      yield* page;
      if (page.length < PAGE) return;
      last = page.at(-1)?.seq ?? last;
    }
  };

  const addEntries = (collection: KnownCollection, index: KnownIndex, seq: number, keys: readonly Buffer[]): void => {
    if (keys.length > 1) catalogue.noteArrays(index);
    for (const key of keys) {
      if (index.unique && sql.entryOther.get(index.number, key, seq) !== undefined) {
        throw duplicateKey(
          collection.name,
          index.name,
          index.fields.map(({ field }) => field),
        );
      }
      sql.addEntry.run(index.number, key, seq);
    }
  };

  /** Moves the entries of a document from what it was to what it is; most writes touch none. */
  const moveEntries = (
    collection: KnownCollection,
    seq: number,
    before: Document | null,
    after: Document | null,
  ): void => {
    for (const index of collection.indexes) {
      const old = before === null ? [] : keysOf(before, index.fields);
      const fresh = after === null ? [] : keysOf(after, index.fields);
      const isSame = old.length === fresh.length && old.every((key, i) => fresh[i]?.equals(key));
      if (isSame) continue;
      for (const key of old) sql.removeEntry.run(index.number, key, seq);
      addEntries(collection, index, seq, fresh);
    }
  };

  const ensureIndex = (collection: KnownCollection, spec: IndexSpec): void => {
    if (catalogue.isAsDeclared(collection, spec)) return;
    const outdated = collection.indexes.find(({ name }) => name === spec.name);
    if (outdated !== undefined) catalogue.dropIndex(collection, outdated);
    const index = catalogue.addIndex(collection, spec);
    for (const row of rowsOf(collection)) {
      addEntries(collection, index, row.seq, keysOf(toVersioned(row).document, spec.fields));
    }
  };

  return {
    db,
    catalogue,

    /** Creates what is declared and missing, rebuilds what is declared otherwise, drops what is declared no longer. */
    declare(specs: readonly CollectionSpec[]): void {
      db.exec('BEGIN IMMEDIATE');
      try {
        for (const { name, indexes } of specs) {
          if (!catalogue.has(name)) catalogue.addCollection(name);
          const collection = catalogue.collection(name);
          for (const spec of indexes) ensureIndex(collection, spec);
          const outdated = collection.indexes.filter((known) => !indexes.some((spec) => spec.name === known.name));
          for (const index of outdated) catalogue.dropIndex(collection, index);
        }
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },

    get(collectionName: string, id: unknown): Versioned | null {
      const row = rowOf(catalogue.collection(collectionName), id);
      return row === undefined ? null : toVersioned(row);
    },

    /** Every document, oldest first. */
    *all(collectionName: string): Generator<Versioned> {
      for (const row of rowsOf(catalogue.collection(collectionName))) yield toVersioned(row);
    },

    count: (collectionName: string): number =>
      (sql.count.get(catalogue.collection(collectionName).number) as { n: number }).n,

    /** Documents whose keys lie in a range, in order of key; one with several keys there comes several times. */
    *range(index: number, range: KeyRange, isBackward: boolean): Generator<Versioned> {
      for (const row of pages(sql.entries, sql.entriesBack, index, range, isBackward)) yield toVersioned(row);
    },

    /** Documents in order of `_id`. */
    *byId(collectionName: string, range: KeyRange, isBackward: boolean): Generator<Versioned> {
      const { number } = catalogue.collection(collectionName);
      for (const row of pages(sql.ids, sql.idsBack, number, range, isBackward)) yield toVersioned(row);
    },

    /** How many keys lie in a range, counted up to `most`. */
    rangeSize: (index: number, { from, until }: KeyRange, most: number): number =>
      (sql.rangeCount.get(index, from, until, most) as { n: number }).n,

    /** The number of the next write: larger than all before. */
    nextVersion: (): number => (sql.nextVersion.get() as { latest: number }).latest,

    /** The unique index that another document already fills with one of this document's keys; null when there is none. */
    clashOf(collectionName: string, document: Document): { index: string; id: unknown } | null {
      const collection = catalogue.collection(collectionName);
      const own = rowOf(collection, document._id)?.seq ?? -1;
      for (const index of collection.indexes.filter(({ unique }) => unique)) {
        for (const key of keysOf(document, index.fields)) {
          const other = sql.entryOther.get(index.number, key, own) as { seq: number } | undefined;
          if (other === undefined) continue;
          const row = db.prepare('SELECT body FROM doc WHERE seq = ?').get(other.seq) as { body: string };
          return { index: index.name, id: (parse(row.body, 0) as Document)._id };
        }
      }
      return null;
    },

    /**
     * Stores a document (or with null removes it) and keeps its index entries.
     * @throws VendorError DATABASE_REQUEST_FAILED with E11000 when a unique index is violated, or the document is too large
     */
    put(collectionName: string, id: unknown, document: Document | null, version: number): void {
      const collection = catalogue.collection(collectionName);
      const known = rowOf(collection, id);
      const before = known === undefined || collection.indexes.length === 0 ? null : toVersioned(known).document;
      if (document === null) {
        if (known === undefined) return;
        moveEntries(collection, known.seq, before, null);
        sql.remove.run(known.seq);
        return;
      }
      const body = stringify(document);
      if (body.length > MAX_DOCUMENT_BYTES) {
        throw new VendorError('DATABASE_REQUEST_FAILED', `the document is larger than ${MAX_DOCUMENT_BYTES} bytes`);
      }
      if (known !== undefined) sql.update.run(version, body, known.seq);
      const seq =
        known?.seq ?? Number(sql.insert.run(collection.number, encodeValue(id), version, body).lastInsertRowid);
      moveEntries(collection, seq, before, document);
    },

    close: (): void => void db.close(),
  };
};

export type Tables = ReturnType<typeof openTables>;
