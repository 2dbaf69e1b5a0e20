// Queries evaluated by mingo, with what it lacks or gets wrong put right: geo operators, `$all` on a single value,
// `$elemMatch` on arrays of plain values, `$mod` on what is no number.
import { Context } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import * as expressionOperators from 'mingo/operators/expression';
import * as projectionOperators from 'mingo/operators/projection';
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Document } from './ejson';
import type { Filter } from './filter-bounds';
import { GEO_TESTS } from './geo-operators';
import { unsupported, VendorError } from './vendor-error';

type Test = (document: unknown) => boolean;

/** What stands at a dotted path; arrays on the way are entered by number only. */
export const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], document);

/** Every value at a dotted path, entering the elements of arrays on the way. */
const everyValueAt = (value: unknown, path: readonly string[]): unknown[] => {
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  if (Array.isArray(value)) {
    const positional = /^\d+$/.test(head) ? everyValueAt(value[Number(head)], rest) : [];
    return [...positional, ...value.flatMap((item) => everyValueAt(item, path))];
  }
  if (value === null || typeof value !== 'object') return [];
  return everyValueAt((value as Record<string, unknown>)[head], rest);
};

const TOP_LEVEL = new Set(['$and', '$or', '$nor', '$expr']);

/** `$elemMatch`: one element meets all criteria by itself. */
const elemMatch = (selector: string, criteria: unknown): Test => {
  if (criteria === null || typeof criteria !== 'object') {
    throw new VendorError('DATABASE_REQUEST_FAILED', '$elemMatch needs an Object');
  }
  const keys = Object.keys(criteria);
  const isOnValues = keys.length > 0 && keys.every((key) => key.startsWith('$') && !TOP_LEVEL.has(key));
  const query = new Query((isOnValues ? { v: criteria } : criteria) as never, MATCH_OPTIONS);
  // An element that is an array itself counts as one value: its own elements may not meet the criteria one by one.
  const wrap = (item: unknown) => (isOnValues ? { v: Array.isArray(item) ? [item] : item } : item);
  const canHold = (item: unknown): boolean => isOnValues || (item !== null && typeof item === 'object');
  const path = selector.split('.');
  return (document) =>
    everyValueAt(document, path).some(
      (value) => Array.isArray(value) && value.some((item) => canHold(item) && query.test(wrap(item) as never)),
    );
};

/** `$all: [a, b]` means: has a, and has b. */
const all = (selector: string, operand: unknown): Test => {
  if (!Array.isArray(operand)) throw new VendorError('DATABASE_REQUEST_FAILED', '$all needs an array');
  const queries = operand.map((item) => new Query({ [selector]: item } as never, MATCH_OPTIONS));
  return (document) => queries.length > 0 && queries.every((query) => query.test(document as never));
};

/** `$mod: [divisor, remainder]` is about numbers only: mingo would read texts and dates as numbers too. */
const mod = (selector: string, operand: unknown): Test => {
  const [divisor, remainder] = Array.isArray(operand) ? (operand as number[]) : [];
  if (typeof divisor !== 'number' || divisor === 0 || typeof remainder !== 'number') {
    throw new VendorError('DATABASE_REQUEST_FAILED', '$mod needs a divisor other than 0 and a remainder');
  }
  const path = selector.split('.');
  const hasRemainder = (value: unknown): boolean => typeof value === 'number' && value % divisor === remainder;
  return (document) => everyValueAt(document, path).flat().some(hasRemainder);
};

const geoOperators = Object.fromEntries(
  Object.entries(GEO_TESTS).map(([name, compile]) => [
    name,
    (selector: string, operand: unknown): Test => {
      const test = compile(operand);
      const path = selector.split('.');
      return (document) => everyValueAt(document, path).some(test);
    },
  ]),
);

/** mingo's query operators with ours in place of its own. */
export const QUERY_OPERATORS = { ...queryOperators, ...geoOperators, $elemMatch: elemMatch, $all: all, $mod: mod };

/** Everything a query or a projection may use. */
const MATCH_CONTEXT = Context.init({
  query: QUERY_OPERATORS as never, // mingo's operator types are its own; ours are plain functions of the same shape
  expression: expressionOperators as never,
  accumulator: accumulatorOperators as never,
  projection: projectionOperators as never,
});

/** Options for every use of mingo on queries: no script ever runs. */
export const MATCH_OPTIONS = { context: MATCH_CONTEXT, scriptEnabled: false };

/** What mingo throws in the vendor's code; an operator it does not know is named. */
const asVendorError = (error: unknown): VendorError => {
  if (error instanceof VendorError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const operator = /(\$\w+)/.exec(message)?.[1];
  return operator !== undefined && /unknown|registered|scriptEnabled|jsonSchemaValidator/i.test(message)
    ? unsupported(operator)
    : new VendorError('DATABASE_REQUEST_FAILED', message);
};

/** Runs something of mingo's. @throws VendorError UNSUPPORTED | DATABASE_REQUEST_FAILED | whatever our operators throw */
export const guarded = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asVendorError(error);
  }
};

/** Compiles a filter into a test of one document. @throws VendorError when the filter makes no sense */
export const matcher = (filter: Filter): ((document: Document) => boolean) => {
  if (Object.keys(filter).length === 0) return () => true;
  const query = guarded(() => new Query(filter as never, MATCH_OPTIONS));
  return (document) => guarded(() => query.test(document as never));
};

/** Leaves of each document what the projection asks for. */
export const project = (documents: readonly Document[], projection: Filter): Document[] =>
  guarded(() => new Query({}, MATCH_OPTIONS).find(documents as never, projection as never).all() as Document[]);
