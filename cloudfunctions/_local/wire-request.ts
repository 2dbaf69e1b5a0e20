// What the SDK sends for the database, checked and parsed once: text in, typed values out.
import * as z from 'zod';
import { type Document, parse } from './ejson';
import type { Filter } from './filter-bounds';
import type { IndexField } from './index-key';
import { VendorError } from './vendor-error';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

const Wire = z.object({
  action: z.string(),
  collectionName: z.string().optional(),
  query: z.string().optional(),
  data: z.union([z.string(), z.array(z.string())]).optional(),
  order: z.string().optional(),
  projection: z.string().optional(),
  offset: z.number().int().optional(),
  limit: z.number().int().optional(),
  multi: z.boolean().optional(),
  merge: z.boolean().optional(),
  upsert: z.boolean().optional(),
  transactionId: z.string().optional(),
  stages: z.array(z.object({ stageKey: z.string(), stageValue: z.string() })).optional(),
});

export interface DatabaseRequest {
  readonly action: string;
  readonly filter: Filter;
  readonly order: readonly IndexField[];
  readonly projection: Filter | null;
  readonly skip: number;
  /** 1–1,000: the vendor answers 100 for none or 0, and 1,000 for more. */
  readonly limit: number;
  readonly isMulti: boolean;
  readonly isMerge: boolean;
  readonly isUpsert: boolean;
  readonly transactionId: string | null;
  /** @throws VendorError INVALID_PARAM when it is missing */
  collection(): string;
  /** The change of a `modify` action. @throws VendorError INVALID_PARAM */
  change(): Filter;
  /** The documents of an `insert` action, ids still optional. @throws VendorError INVALID_PARAM */
  documents(): Partial<Document>[];
  /** @throws VendorError INVALID_PARAM */
  stages(): Filter[];
}

const invalid = (message: string): VendorError => new VendorError('INVALID_PARAM', message);

const toObject = (text: string | undefined, what: string, now: number): Filter => {
  if (text === undefined || text === '') return {}; // the SDK sends '' when there is no where()
  const value = parse(text, now);
  const isObject = value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  if (!isObject) throw invalid(`${what} is not an object`);
  return value as Filter;
};

const toOrder = (text: string | undefined, now: number): IndexField[] =>
  Object.entries(toObject(text, 'order', now)).map(([field, direction]) => {
    if (typeof direction !== 'number' || direction === 0) throw invalid(`order of ${field} is neither 1 nor -1`);
    return { field, direction: direction < 0 ? -1 : 1 };
  });

/**
 * Checks and parses one request.
 * @param now what `db.serverDate()` means, in milliseconds
 * @throws VendorError INVALID_PARAM
 */
export const parseRequest = (body: unknown, now: number): DatabaseRequest => {
  const checked = Wire.safeParse(body);
  if (!checked.success) throw invalid(z.prettifyError(checked.error));
  const wire = checked.data;
  if ((wire.offset ?? 0) < 0 || (wire.limit ?? 0) < 0) throw invalid('limit and offset may not be negative');
  return {
    action: wire.action,
    filter: toObject(wire.query, 'query', now),
    order: toOrder(wire.order, now),
    projection: wire.projection === undefined ? null : toObject(wire.projection, 'projection', now),
    skip: wire.offset ?? 0,
    limit: Math.min(wire.limit || DEFAULT_LIMIT, MAX_LIMIT),
    isMulti: wire.multi !== false && wire.action !== 'database.modifyAndReturnDoc',
    isMerge: wire.merge !== false,
    isUpsert: wire.upsert === true,
    transactionId: wire.transactionId ?? null,
    collection() {
      if (!wire.collectionName) throw invalid('collectionName is missing');
      return wire.collectionName;
    },
    change() {
      if (typeof wire.data !== 'string') throw invalid('data is not EJSON text');
      return toObject(wire.data, 'data', now);
    },
    documents() {
      const texts = typeof wire.data === 'string' ? [wire.data] : (wire.data ?? []);
      if (texts.length === 0) throw invalid('data is missing');
      return texts.map((text) => toObject(text || 'null', 'data', now));
    },
    stages: () => (wire.stages ?? []).map(({ stageKey, stageValue }) => ({ [stageKey]: parse(stageValue, now) })),
  };
};
