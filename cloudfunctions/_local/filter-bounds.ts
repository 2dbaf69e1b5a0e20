// What a filter says about single fields, as far as an index can use it. What it says beyond that does not matter here:
// whatever an index finds is tested against the whole filter.
import { encodeValue, isIndexable } from './index-key';

export type Filter = Readonly<Record<string, unknown>>;

/** All bounds on one field: each must hold, on its own element if the field is an array. */
export interface Bounds {
  /** The value is one of these. */
  readonly equals: readonly unknown[] | null;
  /** Lower bounds, each of one kind of value; the tightest is the last. */
  readonly lower: unknown;
  readonly upper: unknown;
}

const NONE: Bounds = { equals: null, lower: undefined, upper: undefined };

export const isOperators = (condition: unknown): condition is Filter =>
  condition !== null &&
  typeof condition === 'object' &&
  Object.getPrototypeOf(condition) === Object.prototype &&
  Object.keys(condition).some((key) => key.startsWith('$'));

const isBound = (value: unknown): boolean => value !== undefined && value !== null && isIndexable(value);

const boundsOf = (condition: unknown): Bounds => {
  if (!isOperators(condition)) return isIndexable(condition) ? { ...NONE, equals: [condition] } : NONE;
  const { $eq, $in, $gt, $gte, $lt, $lte } = condition;
  if ('$eq' in condition) return isIndexable($eq) ? { ...NONE, equals: [$eq] } : NONE;
  if (Array.isArray($in)) return $in.every(isIndexable) ? { ...NONE, equals: $in } : NONE;
  const lower = [$gte, $gt].find(isBound);
  const upper = [$lte, $lt].find(isBound);
  return { ...NONE, lower, upper };
};

const tighter = (a: unknown, b: unknown, isLower: boolean): unknown => {
  if (a === undefined || b === undefined) return a ?? b;
  const order = encodeValue(a).compare(encodeValue(b));
  return order > 0 === isLower ? a : b;
};

const both = (a: Bounds, b: Bounds): Bounds => ({
  equals: a.equals ?? b.equals, // the shorter list would do better; the filter itself is tested anyway
  lower: tighter(a.lower, b.lower, true),
  upper: tighter(a.upper, b.upper, false),
});

/** The bounds on each field, with `$and` unfolded. */
export const boundsByField = (filter: Filter): Map<string, Bounds> => {
  const found = new Map<string, Bounds>();
  const add = (field: string, bounds: Bounds): void => {
    found.set(field, both(found.get(field) ?? NONE, bounds));
  };
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition as Filter[]) {
        for (const [inner, bounds] of boundsByField(part ?? {})) add(inner, bounds);
      }
    } else if (!field.startsWith('$')) {
      add(field, boundsOf(condition));
    }
  }
  return found;
};
