// The actions that write. Outside a transaction each runs alone: what a condition finds true still is when the change
// is stored, so a conditional update of one document never lets two callers through.
import { randomBytes } from 'node:crypto';
import { type Document, stringify } from './ejson';
import type { Engine } from './engine';
import { findDocuments } from './find';
import { encodeValue } from './index-key';
import { checkStorable, updated } from './updating';
import { duplicateKey, transactionConflict } from './vendor-error';
import type { DatabaseRequest } from './wire-request';

/** An ordinary write waits for the transactions before it; each of them lives 30 s at the most. */
const LOCK_WAIT_MS = 30_000;
const LOCK_POLL_MS = 50;

/** How an action reads and writes: for everybody at once, or inside a transaction. */
interface Scope {
  find(request: DatabaseRequest): Document[];
  get(collection: string, id: unknown): Document | null;
  put(collection: string, id: unknown, document: Document | null): void;
}

/** Thrown inside the commit queue to leave it again: a transaction holds the document. */
class Locked extends Error {}

const openScope = ({ tables, transactions }: Engine, changed: (collection: string) => void): Scope => {
  let version = 0;
  return {
    find: ({ filter, isMulti, ...request }) =>
      findDocuments(tables, { collection: request.collection(), filter, ...(isMulti ? {} : { limit: 1 }) }),
    get: (collection, id) => tables.get(collection, id)?.document ?? null,
    put(collection, id, document) {
      if (transactions.isLocked(collection, id)) throw new Locked();
      version ||= tables.nextVersion();
      tables.put(collection, id, document, version);
      changed(collection);
    },
  };
};

const transactionScope = ({ transactions }: Engine, transactionId: string): Scope => ({
  find: ({ filter, isMulti, ...request }) => {
    const found = transactions.matching(transactionId, request.collection(), filter);
    return isMulti ? found : found.slice(0, 1);
  },
  get: (collection, id) => transactions.get(transactionId, collection, id),
  put: (collection, id, document) => transactions.write(transactionId, collection, id, document),
});

/** Runs a write in its scope; outside transactions, again and again until none holds a document that it changes. */
const write = async <T>(engine: Engine, request: DatabaseRequest, work: (scope: Scope) => T): Promise<T> => {
  if (request.transactionId !== null) return work(transactionScope(engine, request.transactionId));
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      return await engine.queue.run((changed) => work(openScope(engine, changed)));
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      if (Date.now() > deadline) throw transactionConflict();
      await engine.transactions.anyEnd(LOCK_POLL_MS);
    }
  }
};

const newId = (): string => randomBytes(16).toString('hex');

const insert = (scope: Scope, collection: string, document: Document): void => {
  checkStorable(document);
  if (scope.get(collection, document._id) !== null) throw duplicateKey(collection, '_id_', { _id: document._id });
  scope.put(collection, document._id, document);
};

export const insertDocument = async (engine: Engine, request: DatabaseRequest): Promise<object> => {
  const collection = request.collection();
  engine.tables.catalogue.collection(collection);
  const documents = request.documents().map(({ _id = newId(), ...rest }): Document => ({ _id, ...rest }));
  await write(engine, request, (scope) => {
    for (const document of documents) insert(scope, collection, document);
  });
  return { data: { insertedIds: documents.map(({ _id }) => _id) } };
};

/** The document that an upsert makes when nothing matched. */
const upserted = ({ filter, isMerge }: DatabaseRequest, change: Readonly<Record<string, unknown>>): Document => {
  const { _id = newId() } = filter;
  return isMerge ? (updated({ _id }, change) ?? { _id }) : { ...change, _id };
};

const replaced = (document: Document, change: Readonly<Record<string, unknown>>): Document | null => {
  const next = { ...change, _id: document._id };
  checkStorable(next);
  return encodeValue(next).equals(encodeValue(document)) ? null : next;
};

export const modifyDocument = async (engine: Engine, request: DatabaseRequest): Promise<object> => {
  const collection = request.collection();
  const change = request.change();
  return write(engine, request, (scope) => {
    const found = scope.find(request);
    if (found.length === 0 && request.isUpsert) {
      const document = upserted(request, change);
      insert(scope, collection, document);
      return { data: { updated: 0, upsert_id: document._id } };
    }
    let count = 0;
    let last: Document | null = null;
    for (const document of found) {
      const next = request.isMerge ? updated(document, change, request.filter) : replaced(document, change);
      last = next ?? document;
      if (next === null) continue;
      scope.put(collection, document._id, next);
      count++;
    }
    const isReturning = request.action === 'database.modifyAndReturnDoc';
    return { data: { updated: count, ...(isReturning ? { doc: last === null ? null : stringify(last) } : {}) } };
  });
};

export const removeDocument = async (engine: Engine, request: DatabaseRequest): Promise<object> => {
  const collection = request.collection();
  return write(engine, request, (scope) => {
    const found = scope.find(request);
    for (const { _id } of found) scope.put(collection, _id, null);
    return { data: { deleted: found.length } };
  });
};

export const addCollection = async (engine: Engine, request: DatabaseRequest): Promise<object> => {
  const name = request.collection();
  await engine.queue.run((changed) => {
    engine.tables.catalogue.addCollection(name);
    changed();
  });
  return {};
};

export const commitTransaction = async ({ tables, queue, transactions }: Engine, id: string): Promise<object> => {
  await queue.run((changed) => {
    // Let go of the documents and store them in one step: nobody's write comes between.
    const writes = transactions.finish(id);
    if (writes.length === 0) return;
    const version = tables.nextVersion();
    // Removals first: a value that must be unique may pass from one document to another.
    const ordered = [...writes].sort((a, b) => Number(b.document === null) - Number(a.document === null));
    for (const { collection, id: documentId, document } of ordered)
      tables.put(collection, documentId, document, version);
    changed();
  });
  return {};
};
