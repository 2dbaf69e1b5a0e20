// What travels between the SDK and the gateway: EJSON on the wire and on disk, plain JavaScript values inside.
// Ordinary numbers are written as JSON numbers, dates exactly: the SDK reads the same values from either form of EJSON.
import { EJSON, ObjectId } from 'bson';
import { VendorError } from './vendor-error';

export type Value = unknown;
export type Document = Record<string, Value> & { _id: Value };

/** MongoDB's own limit; it also keeps a hostile body from exhausting the stack. */
const MAX_DEPTH = 100;

/** BSON types that stay what they are inside, because JavaScript has nothing of the kind. */
const KEPT = new Set([
  '$binary',
  '$code',
  '$dbPointer',
  '$maxKey',
  '$minKey',
  '$numberDecimal',
  '$symbol',
  '$timestamp',
  '$uuid',
]);

const toDate = (value: Value): Date => {
  const date =
    value !== null && typeof value === 'object' && !(value instanceof Date)
      ? new Date(Number((value as { $numberLong?: string }).$numberLong))
      : new Date(value as string | number);
  if (Number.isNaN(date.getTime())) throw new VendorError('INVALID_PARAM', `not a date: ${JSON.stringify(value)}`);
  return date;
};

/** The value an EJSON wrapper such as `{$date: …}` stands for; undefined when the object is not one. */
const unwrapped = (record: Record<string, Value>, key: string, now: number): Value => {
  const inner = record[key];
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner);
    case '$date':
      return toDate(inner);
    case '$oid':
      return new ObjectId(String(inner));
    case '$undefined':
      return null;
    case '$regularExpression': {
      const { pattern, options = '' } = inner as { pattern: string; options?: string };
      return new RegExp(pattern, options.replace(/[gy]/g, '')); // a test must not depend on the one before
    }
    case '$tcb_server_date':
      return new Date(now + Number(toPlain((inner as { offset?: Value } | null)?.offset ?? 0, now, 0)));
    default:
      return KEPT.has(key) ? EJSON.deserialize(record as never) : undefined;
  }
};

const toPlain = (value: Value, now: number, depth: number): Value => {
  if (value === null || typeof value !== 'object') return value;
  if (depth > MAX_DEPTH) throw new VendorError('INVALID_PARAM', `nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item) => toPlain(item, now, depth + 1));
  const record = value as Record<string, Value>;
  const keys = Object.keys(record);
  const [first] = keys;
  if (first?.startsWith('$')) {
    const special = unwrapped(record, first, now);
    if (special !== undefined) return special;
  }
  if (keys.includes('__proto__')) throw new VendorError('INVALID_PARAM', 'a field may not be called __proto__');
  const plain: Record<string, Value> = {};
  for (const key of keys) plain[key] = toPlain(record[key], now, depth + 1);
  return plain;
};

/**
 * Parses EJSON text. `db.serverDate()` becomes `now` (milliseconds) plus its offset.
 * @throws VendorError INVALID_PARAM not JSON, nested too deeply, or a wrapper that holds nonsense
 */
export const parse = (text: string, now: number): Value => {
  try {
    return toPlain(JSON.parse(text), now, 0);
  } catch (error) {
    if (error instanceof VendorError) throw error;
    throw new VendorError('INVALID_PARAM', `not EJSON: ${error instanceof Error ? error.message : ''}`);
  }
};

const isPlainNumber = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

const toWire = (value: Value): Value => {
  if (typeof value === 'number') return isPlainNumber(value) ? value : EJSON.serialize(value, { relaxed: false });
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toWire);
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if ('_bsontype' in value) return EJSON.serialize(value as never, { relaxed: false });
  const wire: Record<string, Value> = {};
  for (const [key, member] of Object.entries(value)) wire[key] = toWire(member);
  return wire;
};

/** EJSON text of a value: types survive the way to the SDK and to the disk. */
export const stringify = (value: Value): string => JSON.stringify(toWire(value));

/** A copy that shares nothing with the original. */
export const copyOf = <T>(value: T): T => parse(stringify(value), 0) as T;
