// Chooses how to read: by `_id`, through an index, or by a scan. Whatever comes out is still tested against the filter.
import type { KnownIndex } from './catalogue';
import { type Bounds, boundsByField, type Filter } from './filter-bounds';
import { afterPrefix, type Direction, encodeValue, type IndexField, kindRange } from './index-key';
import type { KeyRange, Tables, Versioned } from './tables';

export interface Access {
  /** Candidates, each document once; every match is among them. */
  readonly documents: () => Iterable<Versioned>;
  /** True when they already come in the order asked for. */
  readonly isOrdered: boolean;
  readonly how: 'id' | 'index' | 'scan';
}

interface IndexUse {
  readonly ranges: readonly KeyRange[];
  /** How many leading fields are pinned to single values. */
  readonly pinned: number;
}

/** More ranges than this are not worth it: a longer list of values is cut to the fields before it. */
const MAX_RANGES = 1000;
/** Index candidates are counted up to this many; beyond, an index that gives the order may be better. */
const MANY = 10_000;
const WHOLE: KeyRange = { from: Buffer.alloc(0), until: Buffer.alloc(9, 0xff) };

/** The part of a key range that one field's lower and upper bound leave, behind what is pinned already. */
const boundedRange = (prefix: Buffer, bounds: Bounds, direction: Direction): KeyRange => {
  const [first, last] = direction === 1 ? [bounds.lower, bounds.upper] : [bounds.upper, bounds.lower];
  const kind = kindRange(first ?? last, direction); // a bound compares with values of its own kind only
  return {
    from: Buffer.concat([prefix, first === undefined ? kind.first : encodeValue(first, direction)]),
    until:
      last === undefined
        ? Buffer.concat([prefix, kind.after])
        : afterPrefix(Buffer.concat([prefix, encodeValue(last, direction)])),
  };
};

/** Where an index has arrays, two elements may meet the two bounds: only one of them narrows the range. */
const usableBounds = (bounds: Bounds, hasArrays: boolean): Bounds =>
  hasArrays && bounds.lower !== undefined ? { ...bounds, upper: undefined } : bounds;

const useOf = (index: KnownIndex, wanted: ReadonlyMap<string, Bounds>): IndexUse | null => {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let pinned = 0;
  for (const { field, direction } of index.fields) {
    const bounds = wanted.get(field);
    if (bounds === undefined) break;
    if (bounds.equals !== null) {
      const values = new Map(
        bounds.equals.map((value) => encodeValue(value, direction)).map((b) => [b.toString('latin1'), b]),
      );
      if (prefixes.length * values.size > MAX_RANGES) break;
      prefixes = prefixes.flatMap((prefix) => [...values.values()].map((value) => Buffer.concat([prefix, value])));
      pinned++;
      continue;
    }
    if (bounds.lower === undefined && bounds.upper === undefined) break;
    const usable = usableBounds(bounds, index.hasArrays);
    return { ranges: prefixes.map((prefix) => boundedRange(prefix, usable, direction)), pinned };
  }
  if (pinned === 0) return null;
  return { ranges: prefixes.map((prefix) => ({ from: prefix, until: afterPrefix(prefix) })), pinned };
};

/** 1 or -1 when reading fields in key order, forward or backward, gives the wanted order; else null. */
const directionFor = (
  fields: readonly IndexField[],
  order: readonly IndexField[],
  isFixed: (field: string) => boolean,
): Direction | null => {
  const wanted = order.filter(({ field }) => !isFixed(field));
  const rest = fields.filter(({ field }) => !isFixed(field));
  const first = wanted[0];
  if (first === undefined) return 1;
  if (rest[0] === undefined) return null;
  const turn = (rest[0].direction * first.direction) as Direction;
  const isSame = wanted.every(
    ({ field, direction }, i) => rest[i]?.field === field && rest[i]?.direction === direction * turn,
  );
  return isSame ? turn : null;
};

const distinct = function* (rows: Iterable<Versioned>): Generator<Versioned> {
  const seen = new Set<unknown>();
  for (const row of rows) {
    const { _id } = row.document;
    const key = typeof _id === 'string' ? _id : encodeValue(_id).toString('latin1');
    if (seen.has(key)) continue;
    seen.add(key);
    yield row;
  }
};

const readById = (tables: Tables, collection: string, ids: readonly unknown[], isOrdered: boolean): Access => ({
  how: 'id',
  isOrdered,
  documents: function* () {
    const distinctIds = new Map(ids.map((id) => [encodeValue(id).toString('latin1'), id]));
    for (const id of distinctIds.values()) {
      const found = tables.get(collection, id);
      if (found !== null) yield found;
    }
  },
});

const ID_FIELDS: readonly IndexField[] = [{ field: '_id', direction: 1 }];

/** Reading in order of `_id`, when that is the order asked for or the filter bounds it. */
const readByIdRange = (
  tables: Tables,
  collection: string,
  bounds: Bounds | undefined,
  order: readonly IndexField[],
): Access | null => {
  const isBounded = bounds?.lower !== undefined || bounds?.upper !== undefined;
  const turn = order.length === 0 ? 1 : directionFor(ID_FIELDS, order, () => false);
  const isOrdered = order.length > 0 && turn !== null;
  if (!isBounded && !isOrdered) return null;
  const range = isBounded ? boundedRange(Buffer.alloc(0), bounds as Bounds, 1) : WHOLE;
  return { how: 'id', isOrdered, documents: () => tables.byId(collection, range, turn === -1) };
};

interface Candidate extends IndexUse {
  readonly index: KnownIndex;
  readonly turn: Direction | null;
  readonly size: number;
}

const readIndex = (tables: Tables, { index, ranges, turn }: Pick<Candidate, 'index' | 'ranges' | 'turn'>): Access => {
  const rows = function* (): Generator<Versioned> {
    for (const range of ranges) yield* tables.range(index.number, range, turn === -1);
  };
  const isDistinct = !index.hasArrays; // ranges do not overlap, so only several keys make a document come twice
  return { how: 'index', isOrdered: turn !== null, documents: () => (isDistinct ? rows() : distinct(rows())) };
};

/**
 * Picks the access with the fewest candidates.
 * @param order the order asked for; empty when it does not matter
 */
export const chooseAccess = (
  tables: Tables,
  collectionName: string,
  filter: Filter,
  order: readonly IndexField[] = [],
): Access => {
  const { indexes } = tables.catalogue.collection(collectionName);
  const wanted = boundsByField(filter);
  const ids = wanted.get('_id')?.equals ?? null;
  if (ids !== null) return readById(tables, collectionName, ids, ids.length <= 1);
  /** An index without arrays and a single wanted value: all documents are alike in this field. */
  const isPinned = (index: KnownIndex, field: string): boolean =>
    wanted.get(field)?.equals?.length === 1 && index.fields.some((own) => own.field === field);
  const usable = indexes.flatMap((index) => {
    const use = useOf(index, wanted);
    return use === null ? [] : [{ index, ...use }];
  });
  let best: Candidate | null = null;
  for (const { index, ranges, pinned } of usable) {
    const canOrder = order.length > 0 && ranges.length === 1 && !index.hasArrays;
    const turn = canOrder ? directionFor(index.fields, order, (field) => isPinned(index, field)) : null;
    const size = ranges.reduce((sum, range) => sum + tables.rangeSize(index.number, range, MANY), 0);
    if (best === null || size < best.size || (size === best.size && turn !== null)) {
      best = { index, ranges, pinned, turn, size };
    }
  }
  const isGood = best !== null && (best.size < MANY || best.turn !== null || order.length === 0);
  if (best !== null && isGood) return readIndex(tables, best);
  const byId = readByIdRange(tables, collectionName, wanted.get('_id'), order);
  if (byId !== null) return byId;
  // Nothing narrows it down, but an index may give the order: read it from its end and stop when there is enough.
  for (const index of order.length === 0 ? [] : indexes) {
    const turn = index.hasArrays ? null : directionFor(index.fields, order, () => false);
    if (turn !== null) return readIndex(tables, { index, ranges: [WHOLE], turn });
  }
  if (best !== null) return readIndex(tables, best);
  return { how: 'scan', isOrdered: false, documents: () => tables.all(collectionName) };
};
