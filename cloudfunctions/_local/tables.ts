// Documents and index entries in SQLite (WAL, every commit fsynced). Knows bytes and rows, not queries.
import Database from 'libsql';
import { type Document, idKey, parse, stringify } from './ejson';
import { type IndexField, keysOf } from './index-key';
import { VendorError } from './vendor-error';

export interface IndexSpec {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique?: boolean;
}

export interface CollectionSpec {
  readonly name: string;
  readonly indexes: readonly IndexSpec[];
}

/** A half-open range of index keys. */
export interface KeyRange {
  readonly from: Buffer;
  readonly until: Buffer;
}

interface Row {
  readonly seq: number;
  readonly version: number;
  readonly body: string;
}

/** A document with the number of the write that made it what it is. */
export interface Versioned {
  readonly document: Document;
  readonly version: number;
}

const PAGE = 1000;
/** Most look-ups want one document or a handful. */
const FIRST_PAGE = 32;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collection (name TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS doc (
    seq INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
    UNIQUE (collection, id));
  CREATE TABLE IF NOT EXISTS idx (number INTEGER PRIMARY KEY, collection TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS entry (idx INTEGER NOT NULL, key BLOB NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (idx, key, seq)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_seq ON entry (seq);
  CREATE TABLE IF NOT EXISTS version (only INTEGER PRIMARY KEY CHECK (only = 0), latest INTEGER NOT NULL);
  INSERT OR IGNORE INTO version VALUES (0, 0);
`;

const toVersioned = (row: Row): Versioned => ({ document: parse(row.body, 0) as Document, version: row.version });

/** Opens one connection. `durable` false skips the fsync: for tests that do not pull the plug. */
export const openTables = (file: string, durable: boolean) => {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode=WAL');
  db.exec(`PRAGMA synchronous=${durable ? 'FULL' : 'OFF'}`);
  db.exec(SCHEMA);
  const sql = {
    get: db.prepare('SELECT seq, version, body FROM doc WHERE collection = ? AND id = ?'),
    page: db.prepare('SELECT seq, version, body FROM doc WHERE collection = ? AND seq > ? ORDER BY seq LIMIT ?'),
    insert: db.prepare('INSERT INTO doc (collection, id, version, body) VALUES (?, ?, ?, ?)'),
    update: db.prepare('UPDATE doc SET version = ?, body = ? WHERE seq = ?'),
    remove: db.prepare('DELETE FROM doc WHERE seq = ?'),
    addEntry: db.prepare('INSERT OR IGNORE INTO entry (idx, key, seq) VALUES (?, ?, ?)'),
    removeEntries: db.prepare('DELETE FROM entry WHERE seq = ?'),
    entryOther: db.prepare('SELECT seq FROM entry WHERE idx = ? AND key = ? AND seq <> ? LIMIT 1'),
    range: db.prepare(
      `SELECT e.key, d.seq, d.version, d.body FROM entry e JOIN doc d ON d.seq = e.seq
       WHERE e.idx = ? AND e.key < ? AND (e.key, e.seq) > (?, ?) ORDER BY e.key, e.seq LIMIT ?`,
    ),
    rangeCount: db.prepare(
      'SELECT COUNT(*) AS n FROM (SELECT 1 FROM entry WHERE idx = ? AND key >= ? AND key < ? LIMIT ?)',
    ),
    nextVersion: db.prepare('UPDATE version SET latest = latest + 1 RETURNING latest'),
  };

  const indexes = new Map<string, (IndexSpec & { readonly number: number })[]>();

  const loadIndexes = (): void => {
    indexes.clear();
    for (const { name } of db.prepare('SELECT name FROM collection').all() as { name: string }[]) indexes.set(name, []);
    const rows = db.prepare('SELECT number, collection, spec FROM idx ORDER BY number').all();
    for (const { number, collection, spec } of rows as { number: number; collection: string; spec: string }[]) {
      indexes.get(collection)?.push({ ...(JSON.parse(spec) as IndexSpec), number });
    }
  };
  loadIndexes();

  const indexesOf = (collection: string) => {
    const found = indexes.get(collection);
    if (found === undefined) {
      throw new VendorError(
        'DATABASE_COLLECTION_NOT_EXIST',
        `[ResourceNotFound] Db or Table not exist: ${collection}.`,
      );
    }
    return found;
  };

  const addEntries = (collection: string, seq: number, document: Document, only = indexesOf(collection)): void => {
    for (const { number, name, fields, unique } of only) {
      for (const key of keysOf(document, fields)) {
        if (unique && sql.entryOther.get(number, key, seq) !== undefined) {
          throw new VendorError(
            'DATABASE_REQUEST_FAILED',
            `E11000 duplicate key error collection: ${collection} index: ${name}`,
          );
        }
        sql.addEntry.run(number, key, seq);
      }
    }
  };

  /** All rows of a collection in pages: no statement stays open while somebody writes. */
  const rowsOf = function* (collection: string): Generator<Row> {
    for (let last = 0; ; ) {
      const page = sql.page.all(collection, last, PAGE) as Row[];
      yield* page;
      if (page.length < PAGE) return;
      last = page.at(-1)?.seq ?? last;
    }
  };

  const addCollection = (name: string): void => {
    if (indexes.has(name)) throw new VendorError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`);
    db.prepare('INSERT INTO collection VALUES (?)').run(name);
    indexes.set(name, []);
  };

  /** Makes an index what the declaration says; one that is as declared already costs nothing. */
  const ensureIndex = (collection: string, spec: IndexSpec): void => {
    const declared = JSON.stringify({ name: spec.name, fields: spec.fields, unique: spec.unique ?? false });
    const existing = indexesOf(collection).find(({ name }) => name === spec.name);
    if (existing !== undefined) {
      const { number: _number, ...known } = existing;
      if (JSON.stringify(known) === declared) return;
      dropIndex(existing.number);
    }
    const { lastInsertRowid } = db
      .prepare('INSERT INTO idx (collection, name, spec) VALUES (?, ?, ?)')
      .run(collection, spec.name, declared);
    const index = { ...(JSON.parse(declared) as IndexSpec), number: Number(lastInsertRowid) };
    for (const row of rowsOf(collection)) addEntries(collection, row.seq, toVersioned(row).document, [index]);
    loadIndexes();
  };

  const dropIndex = (number: number): void => {
    db.prepare('DELETE FROM entry WHERE idx = ?').run(number);
    db.prepare('DELETE FROM idx WHERE number = ?').run(number);
    loadIndexes();
  };

  return {
    db,
    indexesOf,
    hasCollection: (name: string): boolean => indexes.has(name),
    addCollection,
    reload: loadIndexes,

    /** Creates what is declared and missing, and drops indexes no longer declared. */
    declare(collections: readonly CollectionSpec[]): void {
      for (const { name, indexes: specs } of collections) {
        if (!indexes.has(name)) addCollection(name);
        for (const spec of specs) ensureIndex(name, spec);
        for (const { name: known, number } of [...indexesOf(name)]) {
          if (!specs.some((spec) => spec.name === known)) dropIndex(number);
        }
      }
    },

    get(collection: string, id: unknown): Versioned | null {
      indexesOf(collection);
      const row = sql.get.get(collection, idKey(id)) as Row | undefined;
      return row === undefined ? null : toVersioned(row);
    },

    *all(collection: string): Generator<Versioned> {
      indexesOf(collection);
      for (const row of rowsOf(collection)) yield toVersioned(row);
    },

    /** Documents whose keys lie in a range, in order of key; one with several keys there comes several times. */
    *range(index: number, { from, until }: KeyRange): Generator<Versioned> {
      let [key, seq] = [from, -1];
      for (let size = FIRST_PAGE; ; size = PAGE) {
        const page = sql.range.all(index, until, key, seq, size) as (Row & { key: Buffer })[];
        for (const row of page) yield toVersioned(row);
        const last = page.at(-1);
        if (page.length < size || last === undefined) return;
        [key, seq] = [Buffer.from(last.key), last.seq];
      }
    },

    /** How many keys lie in a range, counted up to `most`. */
    rangeSize(index: number, { from, until }: KeyRange, most: number): number {
      return (sql.rangeCount.get(index, from, until, most) as { n: number }).n;
    },

    /** The number of the next write: larger than all before. */
    nextVersion: (): number => (sql.nextVersion.get() as { latest: number }).latest,

    /** Stores a document (or with null removes it) and keeps its index entries. */
    put(collection: string, id: unknown, document: Document | null, version: number): void {
      const known = sql.get.get(collection, idKey(id)) as Row | undefined;
      if (known !== undefined) sql.removeEntries.run(known.seq);
      if (document === null) {
        if (known !== undefined) sql.remove.run(known.seq);
        return;
      }
      const body = stringify(document);
      if (known !== undefined) sql.update.run(version, body, known.seq);
      const seq = known?.seq ?? Number(sql.insert.run(collection, idKey(id), version, body).lastInsertRowid);
      addEntries(collection, seq, document);
    },

    close: (): void => void db.close(),
  };
};

export type Tables = ReturnType<typeof openTables>;
