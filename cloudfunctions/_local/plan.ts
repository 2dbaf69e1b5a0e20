// Chooses how to read: by _id, through an index, or by a scan. Whatever comes out is still tested against the whole filter.
import { afterPrefix, encodeValue, isIndexable } from './index-key';
import type { IndexSpec, KeyRange, Tables, Versioned } from './tables';

type Filter = Readonly<Record<string, unknown>>;

/** What a filter says about one field, as far as an index can use it. */
interface Bounds {
  readonly equals?: readonly unknown[];
  readonly lower?: { readonly value: unknown };
  readonly upper?: { readonly value: unknown };
}

const isOperators = (condition: unknown): condition is Filter =>
  condition !== null &&
  typeof condition === 'object' &&
  Object.getPrototypeOf(condition) === Object.prototype &&
  Object.keys(condition).some((key) => key.startsWith('$'));

const boundsOf = (condition: unknown): Bounds | null => {
  if (!isOperators(condition)) return isIndexable(condition) ? { equals: [condition] } : null;
  if ('$eq' in condition) return isIndexable(condition['$eq']) ? { equals: [condition['$eq']] } : null;
  const among = condition['$in'];
  if (Array.isArray(among)) return among.every(isIndexable) ? { equals: among } : null;
  const lower = condition['$gte'] ?? condition['$gt'];
  const upper = condition['$lte'] ?? condition['$lt'];
  const usable = (value: unknown): boolean => value !== undefined && value !== null && isIndexable(value);
  if (!usable(lower) && !usable(upper)) return null;
  return {
    ...(usable(lower) ? { lower: { value: lower } } : {}),
    ...(usable(upper) ? { upper: { value: upper } } : {}),
  };
};

/** The conditions that must all hold, with `$and` unfolded; what else the filter says does not matter to the choice. */
const conjuncts = (filter: Filter): Map<string, Bounds> => {
  const found = new Map<string, Bounds>();
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition as Filter[]) {
        for (const [inner, bounds] of conjuncts(part)) if (!found.has(inner)) found.set(inner, bounds);
      }
    } else if (!field.startsWith('$')) {
      const bounds = boundsOf(condition);
      if (bounds !== null) found.set(field, bounds);
    }
  }
  return found;
};

const MAX_RANGES = 200;

/** The key ranges of an index that hold every match, and how many leading fields they pin to one value. */
const rangesOf = (
  index: IndexSpec,
  wanted: ReadonlyMap<string, Bounds>,
): { ranges: KeyRange[]; pinned: number } | null => {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let pinned = 0;
  for (const { field, direction } of index.fields) {
    const bounds = wanted.get(field);
    if (bounds?.equals !== undefined && prefixes.length * bounds.equals.length <= MAX_RANGES) {
      const values = bounds.equals.map((value) => encodeValue(value, direction));
      prefixes = prefixes.flatMap((prefix) => values.map((value) => Buffer.concat([prefix, value])));
      pinned++;
      continue;
    }
    if (bounds === undefined || (bounds.lower === undefined && bounds.upper === undefined)) break;
    const [first, last] = direction === 1 ? [bounds.lower, bounds.upper] : [bounds.upper, bounds.lower];
    const kind = encodeValue((bounds.lower ?? bounds.upper)?.value, direction).subarray(0, 1);
    const ranges = prefixes.map((prefix) => ({
      from: Buffer.concat([prefix, first === undefined ? kind : encodeValue(first.value, direction)]),
      until: afterPrefix(Buffer.concat([prefix, last === undefined ? kind : encodeValue(last.value, direction)])),
    }));
    return { ranges, pinned: pinned + 0.5 };
  }
  if (pinned === 0) return null;
  return { ranges: prefixes.map((prefix) => ({ from: prefix, until: afterPrefix(prefix) })), pinned };
};

/** True when reading the index in key order already gives the wanted order (after `pinned` equal fields). */
const givesOrder = (index: IndexSpec, pinned: number, order: Readonly<Record<string, number>>): boolean => {
  const rest = index.fields.slice(Math.floor(pinned));
  const wanted = Object.entries(order);
  return wanted.every(([field, direction], i) => rest[i]?.field === field && rest[i]?.direction === direction);
};

export interface Access {
  /** Candidates, each document once; every match is among them. */
  readonly documents: () => Iterable<Versioned>;
  /** True when they already come in the order asked for. */
  readonly isOrdered: boolean;
  readonly how: 'id' | 'index' | 'scan';
}

const distinct = function* (rows: Iterable<Versioned>): Generator<Versioned> {
  const seen = new Set<unknown>();
  for (const row of rows) {
    const id = row.document._id;
    const key = typeof id === 'string' ? id : JSON.stringify(id);
    if (seen.has(key)) continue;
    seen.add(key);
    yield row;
  }
};

/** Beyond this many candidates two indexes are not worth telling apart. */
const MANY = 2000;

/** Picks the access with the fewest candidates. */
export const chooseAccess = (
  tables: Tables,
  collection: string,
  filter: Filter,
  order?: Readonly<Record<string, number>>,
): Access => {
  const indexes = tables.indexesOf(collection);
  const wanted = conjuncts(filter);
  const ids = wanted.get('_id')?.equals;
  if (ids !== undefined) {
    const read = function* (): Generator<Versioned> {
      for (const id of new Set(ids)) {
        const found = tables.get(collection, id);
        if (found !== null) yield found;
      }
    };
    return { documents: read, isOrdered: false, how: 'id' };
  }
  let best: { index: number; ranges: KeyRange[]; size: number; isOrdered: boolean } | null = null;
  const candidates = indexes.flatMap((index) => {
    const usable = rangesOf(index, wanted);
    return usable === null ? [] : [{ index, ...usable }];
  });
  for (const { index, ranges, pinned } of candidates) {
    const isOrdered = order !== undefined && ranges.length === 1 && givesOrder(index, pinned, order);
    const size =
      candidates.length === 1 ? 0 : ranges.reduce((sum, range) => sum + tables.rangeSize(index.number, range, MANY), 0);
    if (best === null || size < best.size || (size === best.size && isOrdered)) {
      best = { index: index.number, ranges, size, isOrdered };
    }
  }
  if (best === null && order !== undefined) {
    // Nothing to look up, but an index may give the order: read it from its start and stop when there is enough.
    const index = indexes.find((candidate) => givesOrder(candidate, 0, order));
    if (index !== undefined) {
      const whole = { from: Buffer.alloc(0), until: Buffer.alloc(9, 0xff) };
      best = { index: index.number, ranges: [whole], size: 0, isOrdered: true };
    }
  }
  if (best === null) return { documents: () => tables.all(collection), isOrdered: false, how: 'scan' };
  const { index, ranges, isOrdered } = best;
  const read = function* (): Generator<Versioned> {
    for (const range of ranges) yield* tables.range(index, range);
  };
  return { documents: () => distinct(read()), isOrdered, how: 'index' };
};

/** True when every document is matched by the filter's own shape, so testing can be skipped. */
export const isEmptyFilter = (filter: Filter): boolean => Object.keys(filter).length === 0;
