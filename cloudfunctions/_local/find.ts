// Reads for a query: chooses the access, tests, orders and cuts, and never holds more documents than it may answer with
// (twice over) however large the collection is.
import type { Document } from './ejson';
import type { Filter } from './filter-bounds';
import { metresBetween, pointOf } from './geo-operators';
import { type IndexField, sortKeyOf } from './index-key';
import { matcher, valueAt } from './matching';
import { chooseAccess } from './plan';
import type { Tables } from './tables';

export interface Find {
  readonly collection: string;
  readonly filter: Filter;
  readonly order?: readonly IndexField[];
  readonly skip?: number;
  readonly limit?: number;
}

interface Near {
  readonly field: string;
  readonly center: readonly [number, number];
}

/** The first `$nearSphere` of a filter: without another order, its results come nearest first. */
const nearOf = (filter: Filter): Near | null => {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      const found = condition.map((part) => nearOf(part as Filter)).find((part) => part !== null);
      if (found) return found;
    }
    if (condition === null || typeof condition !== 'object') continue;
    const near = ((condition as Filter)['$nearSphere'] ?? (condition as Filter)['$near']) as { $geometry?: unknown };
    const center = pointOf(near?.$geometry);
    if (center !== null) return { field, center };
  }
  return null;
};

/** Compares documents in the order asked for; null when there is none. */
const comparerFor = (
  filter: Filter,
  order: readonly IndexField[],
): ((document: Document) => Buffer | number) | null => {
  if (order.length > 0) return (document) => sortKeyOf(document, order);
  const near = nearOf(filter);
  if (near === null) return null;
  return (document) => {
    const point = pointOf(valueAt(document, near.field));
    return point === null ? Number.POSITIVE_INFINITY : metresBetween(near.center, point);
  };
};

interface Ranked {
  readonly rank: Buffer | number;
  readonly arrival: number;
  readonly document: Document;
}

const byRank = (a: Ranked, b: Ranked): number => {
  const order = Buffer.isBuffer(a.rank) ? a.rank.compare(b.rank as Buffer) : a.rank - (b.rank as number);
  return order || a.arrival - b.arrival;
};

/** The first `most` documents by rank, holding at most about twice as many. */
const lowest = (
  documents: Iterable<Document>,
  rankOf: (document: Document) => Buffer | number,
  most: number,
): Document[] => {
  let kept: Ranked[] = [];
  let arrival = 0;
  for (const document of documents) {
    kept.push({ rank: rankOf(document), arrival: arrival++, document });
    if (kept.length >= most * 2 + 1000) kept = kept.sort(byRank).slice(0, most);
  }
  return kept
    .sort(byRank)
    .slice(0, most)
    .map(({ document }) => document);
};

const take = (documents: Iterable<Document>, most: number): Document[] => {
  const taken: Document[] = [];
  if (most <= 0) return taken;
  for (const document of documents) {
    taken.push(document);
    if (taken.length >= most) break;
  }
  return taken;
};

/** Orders and cuts documents that already match. */
export const arrange = (
  documents: Iterable<Document>,
  find: Omit<Find, 'collection'>,
  isOrdered = false,
): Document[] => {
  const { filter, order = [], skip = 0, limit = Number.POSITIVE_INFINITY } = find;
  const rankOf = isOrdered ? null : comparerFor(filter, order);
  const most = skip + limit;
  const found = rankOf === null ? take(documents, most) : lowest(documents, rankOf, most);
  return skip === 0 ? found : found.slice(skip);
};

/** The documents that match, as one connection sees them. */
export const findDocuments = (tables: Tables, find: Find): Document[] => {
  const { collection, filter, order = [] } = find;
  const isMatch = matcher(filter);
  const access = chooseAccess(tables, collection, filter, order);
  const matching = function* (): Generator<Document> {
    for (const { document } of access.documents()) if (isMatch(document)) yield document;
  };
  return arrange(matching(), find, access.isOrdered);
};

/** How many documents match. */
export const countDocuments = (tables: Tables, collection: string, filter: Filter): number => {
  if (Object.keys(filter).length === 0) return tables.count(collection);
  const isMatch = matcher(filter);
  let total = 0;
  for (const { document } of chooseAccess(tables, collection, filter).documents()) if (isMatch(document)) total++;
  return total;
};
