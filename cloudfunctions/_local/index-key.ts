// Order-preserving keys: comparing two keys byte by byte gives the order MongoDB gives the values. Indexes, sorting and
// `_id` look-ups all use these keys, so they cannot disagree.
import { Binary, Decimal128, ObjectId } from 'bson';
import { stringify } from './ejson';

/** One byte for each kind of value, in MongoDB's order of kinds. */
const KIND = {
  emptyArray: 1,
  missing: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binary: 7,
  objectId: 8,
  boolean: 9,
  date: 10,
  regex: 11,
  other: 12,
} as const;

const numberBytes = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) return bytes; // below every other number
  bytes.writeDoubleBE(value === 0 ? 0 : value); // -0 and 0 are one value
  // IEEE doubles sort as integers once negatives are inverted and the sign bit of the others is set.
  if ((bytes[0] ?? 0) & 0x80) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
};

/** UTF-8, but each half of a surrogate pair on its own: sorts as JavaScript (and so mingo) compares strings. */
const surrogateBytes = (text: string): Buffer =>
  Buffer.concat(
    Array.from({ length: text.length }, (_, i) => {
      const unit = text.charCodeAt(i);
      const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
      return isSurrogate
        ? Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)])
        : Buffer.from(text.charAt(i), 'utf8');
    }),
  );

/** Text ends with 0 0; a zero byte inside is escaped as 0 1, so that a prefix sorts before its continuation. */
const textBytes = (text: string): Buffer => {
  const raw = /[\ud800-\udfff]/.test(text) ? surrogateBytes(text) : Buffer.from(text, 'utf8');
  if (!raw.includes(0)) return Buffer.concat([raw, Buffer.from([0, 0])]);
  const escaped: number[] = [];
  for (const byte of raw) escaped.push(byte, ...(byte === 0 ? [1] : []));
  return Buffer.from([...escaped, 0, 0]);
};

const withKind = (kind: number, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([kind]), bytes]);

const objectBytes = (value: object): Buffer => {
  if (Array.isArray(value)) return value.length === 0 ? Buffer.from([KIND.emptyArray]) : arrayBytes(value);
  if (value instanceof Date) return withKind(KIND.date, numberBytes(value.getTime()));
  if (value instanceof ObjectId) return withKind(KIND.objectId, value.id);
  if (value instanceof Decimal128) return withKind(KIND.number, numberBytes(Number(value.toString())));
  if (value instanceof Binary) return withKind(KIND.binary, textBytes(value.toString('hex')));
  if (value instanceof RegExp) return withKind(KIND.regex, textBytes(String(value)));
  return withKind('_bsontype' in value ? KIND.other : KIND.object, textBytes(stringify(value)));
};

const arrayBytes = (items: readonly unknown[]): Buffer =>
  withKind(KIND.array, Buffer.concat([...items.map(valueBytes), Buffer.from([0])]));

const valueBytes = (value: unknown): Buffer => {
  if (value === null || value === undefined) return Buffer.from([KIND.missing]);
  if (typeof value === 'number') return withKind(KIND.number, numberBytes(value));
  if (typeof value === 'string') return withKind(KIND.string, textBytes(value));
  if (typeof value === 'boolean') return Buffer.from([KIND.boolean, value ? 1 : 0]);
  return objectBytes(value as object);
};

export type Direction = 1 | -1;

export interface IndexField {
  readonly field: string;
  readonly direction: Direction;
}

/** The bytes of one value in one place of a key; descending places are inverted. */
export const encodeValue = (value: unknown, direction: Direction = 1): Buffer => {
  const bytes = valueBytes(value);
  if (direction === -1) for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  return bytes;
};

/** The first key after every key that starts with these bytes. */
export const afterPrefix = (prefix: Buffer): Buffer => Buffer.concat([prefix, Buffer.from([0xff, 0xff])]);

/** The one byte that every value of the same kind as this one starts with, and the byte after it. */
export const kindRange = (value: unknown, direction: Direction): { first: Buffer; after: Buffer } => {
  const kind = encodeValue(value, direction)[0] ?? 0;
  return { first: Buffer.from([kind]), after: Buffer.from([kind + 1]) };
};

/** True for a value that a query compares by equality or order alone, so that an index can answer for it. */
export const isIndexable = (value: unknown): boolean =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  value instanceof Date ||
  value instanceof ObjectId;

/** What a query on this path looks at: the elements of arrays on the way and at its end, each on its own. */
const valuesAt = (value: unknown, path: readonly string[]): unknown[] => {
  const [head, ...rest] = path;
  if (Array.isArray(value)) {
    if (value.length === 0) return [head === undefined ? value : undefined];
    if (head === undefined) return value.flatMap((item) => (Array.isArray(item) ? [item, ...item] : [item]));
    const positional = /^\d+$/.test(head) ? valuesAt(value[Number(head)], rest) : [];
    return [...positional, ...value.flatMap((item) => valuesAt(item, path))];
  }
  if (head === undefined) return [value];
  if (value === null || typeof value !== 'object') return [undefined];
  return valuesAt((value as Record<string, unknown>)[head], rest);
};

/** Every key a document has in an index: one, or one for each element where a field is an array. */
export const keysOf = (document: unknown, fields: readonly IndexField[]): Buffer[] => {
  let keys: Buffer[] = [Buffer.alloc(0)];
  for (const { field, direction } of fields) {
    const parts = valuesAt(document, field.split('.')).map((value) => encodeValue(value, direction));
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  }
  return keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
};

/** The key by which a document sorts: of an array its least element, or when descending its greatest, decides. */
export const sortKeyOf = (document: unknown, fields: readonly IndexField[]): Buffer =>
  Buffer.concat(
    fields.map(({ field, direction }) => {
      const parts = valuesAt(document, field.split('.')).map((value) => encodeValue(value, direction));
      return parts.reduce((least, part) => (part.compare(least) < 0 ? part : least));
    }),
  );
