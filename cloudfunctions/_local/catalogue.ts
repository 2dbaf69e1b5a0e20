// Which collections and indexes there are. Kept in SQLite, held in memory, shared by every connection of a gateway.
import type Database from 'libsql';
import type { IndexField } from './index-key';
import { VendorError } from './vendor-error';

export interface IndexSpec {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique?: boolean;
}

/** A collection as the declaration that deployment uses too describes it. */
export interface CollectionSpec {
  readonly name: string;
  readonly indexes: readonly IndexSpec[];
}

export interface KnownIndex {
  readonly number: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  /** True once any document has had several keys here: then a range may use one bound only, and no order comes of it. */
  hasArrays: boolean;
}

export interface KnownCollection {
  readonly number: number;
  readonly name: string;
  readonly indexes: KnownIndex[];
}

type Connection = InstanceType<typeof Database>;

interface IndexRow {
  readonly number: number;
  readonly collection: number;
  readonly spec: string;
  readonly arrays: number;
}

const specText = ({ name, fields, unique = false }: IndexSpec): string =>
  JSON.stringify({ name, fields: fields.map(({ field, direction }) => ({ field, direction })), unique });

/** Opens the catalogue of a database whose tables exist. */
export const openCatalogue = (db: Connection) => {
  const collections = new Map<string, KnownCollection>();

  const load = (): void => {
    collections.clear();
    const byNumber = new Map<number, KnownCollection>();
    for (const row of db.prepare('SELECT number, name FROM collection').all() as { number: number; name: string }[]) {
      const known = { ...row, indexes: [] };
      collections.set(row.name, known);
      byNumber.set(row.number, known);
    }
    const rows = db.prepare('SELECT number, collection, spec, arrays FROM idx ORDER BY number').all() as IndexRow[];
    for (const { number, collection, spec, arrays } of rows) {
      const { name, fields, unique } = JSON.parse(spec) as Required<IndexSpec>;
      byNumber.get(collection)?.indexes.push({ number, name, fields, unique, hasArrays: arrays === 1 });
    }
  };
  load();

  const remember = db.prepare('UPDATE idx SET arrays = 1 WHERE number = ? AND arrays = 0');

  return {
    load,

    /** @throws VendorError DATABASE_COLLECTION_NOT_EXIST */
    collection(name: string): KnownCollection {
      const found = collections.get(name);
      if (found !== undefined) return found;
      throw new VendorError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}.`);
    },

    has: (name: string): boolean => collections.has(name),

    /** @throws VendorError DATABASE_COLLECTION_ALREADY_EXIST */
    addCollection(name: string): void {
      if (collections.has(name)) throw new VendorError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`);
      const { lastInsertRowid } = db.prepare('INSERT INTO collection (name) VALUES (?)').run(name);
      collections.set(name, { number: Number(lastInsertRowid), name, indexes: [] });
    },

    /** True when an index of this name is there exactly as declared. */
    isAsDeclared: (collection: KnownCollection, spec: IndexSpec): boolean =>
      collection.indexes.some((known) => specText(known) === specText(spec)),

    addIndex(collection: KnownCollection, spec: IndexSpec): KnownIndex {
      const { lastInsertRowid } = db
        .prepare('INSERT INTO idx (collection, spec, arrays) VALUES (?, ?, 0)')
        .run(collection.number, specText(spec));
      const { name, fields, unique = false } = spec;
      const known = { number: Number(lastInsertRowid), name, fields, unique, hasArrays: false };
      collection.indexes.push(known);
      return known;
    },

    dropIndex(collection: KnownCollection, index: KnownIndex): void {
      db.prepare('DELETE FROM entry WHERE idx = ?').run(index.number);
      db.prepare('DELETE FROM idx WHERE number = ?').run(index.number);
      collection.indexes.splice(collection.indexes.indexOf(index), 1);
    },

    /** Notes that a document has several keys. The row is written every time: an earlier note may have been rolled back. */
    noteArrays(index: KnownIndex): void {
      remember.run(index.number);
      index.hasArrays = true;
    },
  };
};

export type Catalogue = ReturnType<typeof openCatalogue>;
