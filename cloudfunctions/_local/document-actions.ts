// The database actions of the SDK's wire format, each on documents, snapshot or transaction. Replies are what the SDK reads.
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { CommitQueue } from './commit-queue';
import { type Document, parse, stringify } from './ejson';
import { aggregate, arrange, matcher, updated } from './matching';
import { chooseAccess } from './plan';
import type { Tables } from './tables';
import type { Transactions } from './transactions';
import { transactionConflict, VendorError } from './vendor-error';

type Filter = Readonly<Record<string, unknown>>;

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const AGGREGATE_LIMIT = 20;
/** An ordinary write waits this long for a transaction to let go of its document. */
const LOCK_WAIT_MS = 5000;
const LOCK_POLL_MS = 5;

const Request = z.object({
  action: z.string(),
  collectionName: z.string().optional(),
  queryType: z.string().optional(),
  query: z.string().optional(),
  data: z.union([z.string(), z.array(z.string())]).optional(),
  order: z.string().optional(),
  projection: z.string().optional(),
  offset: z.number().optional(),
  limit: z.number().optional(),
  multi: z.boolean().optional(),
  merge: z.boolean().optional(),
  upsert: z.boolean().optional(),
  transactionId: z.string().optional(),
  stages: z.array(z.object({ stageKey: z.string(), stageValue: z.string() })).optional(),
});
type Request = z.infer<typeof Request>;

export interface Engine {
  readonly tables: Tables;
  readonly queue: CommitQueue;
  readonly transactions: Transactions;
  readonly now: () => number;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const parseText = (text: string, now: number): unknown => {
  try {
    return parse(text, now);
  } catch {
    throw new VendorError('INVALID_PARAM', 'not EJSON');
  }
};

const filterOf = (request: Request, now: number): Filter => {
  const filter = request.query === undefined ? {} : parseText(request.query, now);
  if (filter === null || typeof filter !== 'object' || Array.isArray(filter)) {
    throw new VendorError('INVALID_PARAM', 'query is not an object');
  }
  return filter as Filter;
};

const collectionOf = (request: Request): string => {
  if (!request.collectionName) throw new VendorError('INVALID_PARAM', 'collectionName is missing');
  return request.collectionName;
};

const orderOf = (request: Request, now: number): Record<string, 1 | -1> | undefined => {
  if (request.order === undefined) return undefined;
  const order = parseText(request.order, now);
  const entries = Array.isArray(order)
    ? (order as { key: string; direction: number }[]).map(({ key, direction }) => [key, direction] as const)
    : Object.entries(order as Record<string, number>);
  return Object.fromEntries(entries.map(([key, direction]) => [key, direction < 0 ? -1 : 1]));
};

/** Matches among what everybody sees, `most` of them at the most. */
const liveMatches = (
  { tables }: Engine,
  collection: string,
  filter: Filter,
  most = Number.POSITIVE_INFINITY,
  order?: Record<string, 1 | -1>,
): { documents: Document[]; isOrdered: boolean } => {
  const access = chooseAccess(tables, collection, filter, order);
  const isMatch = matcher(filter);
  const canStop = order === undefined || access.isOrdered;
  const documents: Document[] = [];
  for (const { document } of access.documents()) {
    if (!isMatch(document)) continue;
    documents.push(document);
    if (canStop && documents.length >= most) break;
  }
  return { documents, isOrdered: access.isOrdered };
};

const hasNear = (request: Request): boolean => request.query?.includes('$near') ?? false;

const getDocument = (engine: Engine, request: Request) => {
  const now = engine.now();
  const collection = collectionOf(request);
  const filter = filterOf(request, now);
  const order = orderOf(request, now);
  const limit = Math.min(request.limit || DEFAULT_LIMIT, MAX_LIMIT);
  const skip = Math.max(request.offset ?? 0, 0);
  const most = hasNear(request) ? Number.POSITIVE_INFINITY : skip + limit;
  const { documents, isOrdered } =
    request.transactionId === undefined
      ? liveMatches(engine, collection, filter, most, order)
      : { documents: engine.transactions.matching(request.transactionId, collection, filter), isOrdered: false };
  const projection = request.projection === undefined ? undefined : (parseText(request.projection, now) as Filter);
  const list = arrange(documents, filter, { order: isOrdered ? undefined : order, projection, skip, limit });
  return { data: { list: list.map(stringify) }, limit, offset: skip };
};

/** Waits until no transaction holds any of the documents an ordinary write is about to touch. */
const waitForLocks = async (engine: Engine, collection: string, filter: Filter): Promise<void> => {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    const { documents } = liveMatches(engine, collection, filter);
    if (!documents.some(({ _id }) => engine.transactions.isLocked(collection, _id))) return;
    if (Date.now() > deadline) throw transactionConflict();
    await sleep(LOCK_POLL_MS);
  }
};

const insertDocument = async (engine: Engine, request: Request) => {
  const now = engine.now();
  const collection = collectionOf(request);
  engine.tables.indexesOf(collection);
  const texts = Array.isArray(request.data) ? request.data : request.data === undefined ? [] : [request.data];
  const documents = texts.map((text) => {
    const body = parseText(text, now);
    if (body === null || typeof body !== 'object' || Array.isArray(body)) {
      throw new VendorError('INVALID_PARAM', 'data is not an object');
    }
    const { _id = randomBytes(16).toString('hex'), ...rest } = body as Record<string, unknown>;
    return { _id, ...rest };
  });
  if (documents.length === 0) throw new VendorError('INVALID_PARAM', 'data is missing');
  const duplicate = (id: unknown) =>
    new VendorError(
      'DATABASE_REQUEST_FAILED',
      `E11000 duplicate key error collection: ${collection} index: _id_ dup key: { _id: ${JSON.stringify(id)} }`,
    );
  const { transactionId } = request;
  if (transactionId !== undefined) {
    for (const document of documents) {
      if (engine.transactions.get(transactionId, collection, document._id) !== null) throw duplicate(document._id);
      engine.transactions.write(transactionId, collection, document._id, document);
    }
  } else {
    await engine.queue.run(() => {
      const version = engine.tables.nextVersion();
      for (const document of documents) {
        if (engine.tables.get(collection, document._id) !== null) throw duplicate(document._id);
        engine.tables.put(collection, document._id, document, version);
      }
      return true;
    });
  }
  return { data: { insertedIds: documents.map(({ _id }) => _id) } };
};

/** Applies a change to every match (or the first); returns what there is now. */
const modify = async (
  engine: Engine,
  request: Request,
  change: (document: Document) => Document | null,
): Promise<{ matched: number; changed: number; last: Document | null }> => {
  const collection = collectionOf(request);
  const filter = filterOf(request, engine.now());
  const first = request.multi === false || request.action === 'database.modifyAndReturnDoc';
  const outcome = { matched: 0, changed: 0, last: null as Document | null };
  const apply = (documents: readonly Document[], write: (id: unknown, document: Document) => void): void => {
    for (const document of first ? documents.slice(0, 1) : documents) {
      outcome.matched++;
      const next = change(document);
      outcome.last = next ?? document;
      if (next === null) continue;
      outcome.changed++;
      write(document._id, next);
    }
  };
  const { transactionId } = request;
  if (transactionId !== undefined) {
    apply(engine.transactions.matching(transactionId, collection, filter), (id, document) =>
      engine.transactions.write(transactionId, collection, id, document),
    );
    return outcome;
  }
  await waitForLocks(engine, collection, filter);
  await engine.queue.run(() => {
    // Matched again here: this runs alone, so a condition that holds now still holds when the write is stored.
    let version = 0;
    apply(liveMatches(engine, collection, filter).documents, (id, document) => {
      version ||= engine.tables.nextVersion();
      engine.tables.put(collection, id, document, version);
    });
    return outcome.changed > 0;
  });
  return outcome;
};

const modifyDocument = async (engine: Engine, request: Request) => {
  const now = engine.now();
  const data = typeof request.data === 'string' ? parseText(request.data, now) : null;
  if (data === null || typeof data !== 'object') throw new VendorError('INVALID_PARAM', 'data is not an object');
  const isReplacement = request.merge === false;
  const body = data as Record<string, unknown>;
  const outcome = await modify(engine, request, (document) =>
    isReplacement ? { ...body, _id: document._id } : updated(document, body),
  );
  if (request.action === 'database.modifyAndReturnDoc') {
    return { data: { updated: outcome.changed, doc: outcome.last === null ? null : stringify(outcome.last) } };
  }
  if (outcome.matched > 0 || !request.upsert) return { data: { updated: outcome.changed } };
  const _id = filterOf(request, now)['_id'] ?? randomBytes(16).toString('hex');
  const fresh = isReplacement ? { ...body, _id } : (updated({ _id }, body) ?? { _id });
  await insertDocument(engine, { ...request, data: [stringify(fresh)] });
  return { data: { updated: 0, upsert_id: _id } };
};

const removeDocument = async (engine: Engine, request: Request) => {
  const collection = collectionOf(request);
  const filter = filterOf(request, engine.now());
  const cut = (documents: Document[]): Document[] => (request.multi === false ? documents.slice(0, 1) : documents);
  const { transactionId } = request;
  if (transactionId !== undefined) {
    const matches = cut(engine.transactions.matching(transactionId, collection, filter));
    for (const { _id } of matches) engine.transactions.write(transactionId, collection, _id, null);
    return { data: { deleted: matches.length } };
  }
  await waitForLocks(engine, collection, filter);
  let deleted = 0;
  await engine.queue.run(() => {
    const matches = cut(liveMatches(engine, collection, filter).documents);
    if (matches.length === 0) return false;
    const version = engine.tables.nextVersion();
    for (const { _id } of matches) engine.tables.put(collection, _id, null, version);
    deleted = matches.length;
    return true;
  });
  return { data: { deleted } };
};

const aggregateDocuments = (engine: Engine, request: Request) => {
  const now = engine.now();
  const stages = (request.stages ?? []).map(({ stageKey, stageValue }) => ({ [stageKey]: parseText(stageValue, now) }));
  const collection = collectionOf(request);
  // A leading $match may use an index; the pipeline itself is then run on what it left.
  const match = stages[0]?.['$match'] as Filter | undefined;
  const { documents } = liveMatches(engine, collection, match ?? {});
  const hasLimit = stages.some((stage) => '$limit' in stage || '$count' in stage);
  const list = aggregate(documents, stages, (name) => liveMatches(engine, name, {}).documents);
  return { data: { list: (hasLimit ? list : list.slice(0, AGGREGATE_LIMIT)).map(stringify) } };
};

const commitTransaction = async (engine: Engine, transactionId: string) => {
  await engine.queue.run(() => {
    // Let go of the documents and store them in one step: nobody's write comes between.
    const writes = engine.transactions.finish(transactionId);
    if (writes.length === 0) return false;
    const version = engine.tables.nextVersion();
    for (const { collection, id, document } of writes) engine.tables.put(collection, id, document, version);
    return true;
  });
  return {};
};

/** Database actions by name. */
const ACTIONS: Readonly<Record<string, (engine: Engine, request: Request) => object | Promise<object>>> = {
  'database.getDocument': getDocument,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyDocument,
  'database.removeDocument': removeDocument,
  'database.calculateDocument': (engine, request) => ({
    data: { total: liveMatches(engine, collectionOf(request), filterOf(request, engine.now())).documents.length },
  }),
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': async (engine, request) => {
    await engine.queue.run(() => {
      engine.tables.addCollection(collectionOf(request));
      return true;
    });
    return {};
  },
  'database.startTransaction': ({ transactions }) => ({ transactionId: transactions.start() }),
  'database.commitTransaction': (engine, request) => commitTransaction(engine, request.transactionId ?? ''),
  'database.abortTransaction': ({ transactions }, request) => {
    transactions.finish(request.transactionId ?? '');
    return {};
  },
};

/**
 * Runs one database action.
 * @returns null when the action is not the database's
 * @throws VendorError
 */
export const runDatabaseAction = async (engine: Engine, body: unknown): Promise<object | null> => {
  const parsed = Request.safeParse(body);
  if (!parsed.success) throw new VendorError('INVALID_PARAM', z.prettifyError(parsed.error));
  const action = Object.hasOwn(ACTIONS, parsed.data.action) ? ACTIONS[parsed.data.action] : undefined;
  return action === undefined ? null : action(engine, parsed.data);
};
