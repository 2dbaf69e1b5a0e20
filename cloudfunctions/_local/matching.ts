// Queries, updates and aggregates evaluated by mingo, with the geo operators it lacks added.
import { Aggregator, Context, Query, updateOne } from 'mingo';
import type { Document } from './ejson';
import { GEO_TESTS, metresBetween, pointOf } from './geo-operators';
import { unsupported, VendorError } from './vendor-error';

type Filter = Readonly<Record<string, unknown>>;

const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], document);

const geoOperators = Object.fromEntries(
  Object.entries(GEO_TESTS).map(([name, test]) => [
    name,
    (selector: string, operand: unknown) => (document: unknown) => test(valueAt(document, selector), operand),
  ]),
);

// mingo's operator types are its own; ours are plain functions of the same shape.
const context = Context.init({ query: geoOperators as never });
const OPTIONS = { context, scriptEnabled: false };

/** Turns what mingo throws into the vendor's code: the caller's query is at fault. */
const asVendorError = (error: unknown): VendorError => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof VendorError) return error;
  const operator = /operator ['"]?(\$\w+)/.exec(message)?.[1] ?? /(\$\w+)/.exec(message)?.[1];
  return /unknown|not (?:registered|found|supported)/i.test(message) && operator !== undefined
    ? unsupported(operator)
    : new VendorError('DATABASE_REQUEST_FAILED', message);
};

const guarded = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asVendorError(error);
  }
};

/** Compiles a filter into a test of one document. */
export const matcher = (filter: Filter): ((document: Document) => boolean) => {
  const query = guarded(() => new Query(filter as never, OPTIONS));
  return (document) => guarded(() => query.test(document as never));
};

/** The first `$nearSphere`/`$near` of a filter: its results come nearest first. */
const nearOf = (filter: Filter): { field: string; center: readonly [number, number] } | null => {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and') {
      for (const part of condition as Filter[]) {
        const found = nearOf(part);
        if (found !== null) return found;
      }
      continue;
    }
    if (condition === null || typeof condition !== 'object') continue;
    const near = ((condition as Filter)['$nearSphere'] ?? (condition as Filter)['$near']) as
      | { $geometry?: unknown }
      | undefined;
    const center = pointOf(near?.$geometry);
    if (center !== null) return { field, center };
  }
  return null;
};

export interface FindPlan {
  readonly order?: Readonly<Record<string, 1 | -1>> | undefined;
  readonly projection?: Readonly<Record<string, unknown>> | undefined;
  readonly skip: number;
  readonly limit: number;
}

/** Orders, cuts and projects documents that already match the filter. */
export const arrange = (matching: readonly Document[], filter: Filter, plan: FindPlan): Document[] => {
  let documents = [...matching];
  const near = plan.order === undefined ? nearOf(filter) : null;
  if (near !== null) {
    const distance = (document: Document): number => {
      const point = pointOf(valueAt(document, near.field));
      return point === null ? Number.POSITIVE_INFINITY : metresBetween(near.center, point);
    };
    documents.sort((a, b) => distance(a) - distance(b));
  }
  return guarded(() => {
    let cursor = new Query({}, OPTIONS).find<Document>(documents as never, (plan.projection ?? {}) as never);
    if (plan.order !== undefined) cursor = cursor.sort(plan.order);
    documents = cursor.skip(plan.skip).limit(plan.limit).all() as Document[];
    return documents;
  });
};

/** Applies update operators to a copy; null when nothing changed. */
export const updated = (document: Document, operators: Filter): Document | null => {
  const holder = [structuredClone(document)];
  const changed = guarded(() => updateOne(holder as never[], {}, operators as never, { cloneMode: 'deep' }, OPTIONS));
  return changed.modifiedCount > 0 ? (holder[0] as Document) : null;
};

/** The operand of a `$geoNear` stage. */
interface GeoNear {
  readonly near: unknown;
  readonly distanceField: string;
  readonly key?: string;
  readonly maxDistance?: number;
  readonly minDistance?: number;
  readonly query?: Filter;
  readonly limit?: number;
  readonly num?: number;
}

/** Runs an aggregation. `read` gives the documents of another collection, for `$lookup`. */
export const aggregate = (
  documents: readonly Document[],
  stages: readonly Filter[],
  read: (collection: string) => Document[],
): unknown[] =>
  guarded(() => {
    const [first, ...rest] = stages;
    const near = first?.['$geoNear'] as GeoNear | undefined;
    const input = near === undefined ? documents : geoNear(documents, near);
    const pipeline = near === undefined ? stages : rest;
    return new Aggregator(pipeline as never, { ...OPTIONS, collectionResolver: read as never }).run(
      structuredClone(input) as never,
    );
  });

const geoNear = (documents: readonly Document[], stage: GeoNear): Document[] => {
  const center = pointOf(stage.near);
  if (center === null || stage.key === undefined) {
    throw new VendorError('DATABASE_REQUEST_FAILED', '$geoNear needs near (a point) and key');
  }
  const { key, distanceField, maxDistance = Number.POSITIVE_INFINITY, minDistance = 0 } = stage;
  const isWanted = matcher(stage.query ?? {});
  return documents
    .filter(isWanted)
    .flatMap((document) => {
      const point = pointOf(valueAt(document, key));
      return point === null ? [] : [{ ...document, [distanceField]: metresBetween(center, point) }];
    })
    .filter((document) => {
      const distance = document[distanceField] as number;
      return distance <= maxDistance && distance >= minDistance;
    })
    .sort((a, b) => (a[distanceField] as number) - (b[distanceField] as number))
    .slice(0, stage.limit ?? stage.num ?? 100) as Document[];
};
