// Order-preserving index keys: comparing two keys byte by byte gives the order MongoDB gives the values.

/** One byte for each kind, in MongoDB's order of kinds. */
const KIND = { missing: 1, number: 2, string: 3, object: 4, array: 5, boolean: 6, date: 7, other: 8 } as const;

const numberBytes = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value === 0 ? 0 : value); // -0 and 0 are one value
  // IEEE doubles sort as integers once negatives are inverted and the sign bit of the others is set.
  if ((bytes[0] ?? 0) & 0x80) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
};

/** Text ends with 0 0; a zero byte inside is escaped, so that a prefix sorts before its continuation. */
const textBytes = (text: string): Buffer => {
  const raw = Buffer.from(text, 'utf8');
  if (!raw.includes(0)) return Buffer.concat([raw, Buffer.from([0, 0])]);
  const escaped: number[] = [];
  for (const byte of raw) escaped.push(byte, ...(byte === 0 ? [1] : []));
  return Buffer.from([...escaped, 0, 0]);
};

const valueBytes = (value: unknown): Buffer => {
  if (value === null || value === undefined) return Buffer.from([KIND.missing]);
  if (typeof value === 'number') return Buffer.concat([Buffer.from([KIND.number]), numberBytes(value)]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([KIND.string]), textBytes(value)]);
  if (typeof value === 'boolean') return Buffer.from([KIND.boolean, value ? 1 : 0]);
  if (value instanceof Date) return Buffer.concat([Buffer.from([KIND.date]), numberBytes(value.getTime())]);
  const kind = Array.isArray(value) ? KIND.array : KIND.object;
  return Buffer.concat([Buffer.from([kind]), textBytes(JSON.stringify(value))]);
};

const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte & 0xff));

/** The bytes of one value in one place of a key; descending places are inverted. */
export const encodeValue = (value: unknown, direction: 1 | -1): Buffer =>
  direction === 1 ? valueBytes(value) : inverted(valueBytes(value));

/** The first key after every key that starts with these bytes. */
export const afterPrefix = (prefix: Buffer): Buffer => Buffer.concat([prefix, Buffer.from([0xff, 0xff])]);

/** True when an index can answer for this value exactly: what a query may compare an entry with. */
export const isIndexable = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;

const valuesAt = (document: unknown, path: readonly string[]): unknown[] => {
  const [head, ...rest] = path;
  if (head === undefined) return Array.isArray(document) && document.length > 0 ? [...document, document] : [document];
  if (Array.isArray(document))
    return document.length === 0 ? [undefined] : document.flatMap((item) => valuesAt(item, path));
  if (document === null || typeof document !== 'object') return [undefined];
  return valuesAt((document as Record<string, unknown>)[head], rest);
};

export interface IndexField {
  readonly field: string;
  readonly direction: 1 | -1;
}

/** Every key a document has in an index: one, or one for each element where a field is an array. */
export const keysOf = (document: unknown, fields: readonly IndexField[]): Buffer[] => {
  let keys: Buffer[] = [Buffer.alloc(0)];
  for (const { field, direction } of fields) {
    const parts = valuesAt(document, field.split('.')).map((value) => encodeValue(value, direction));
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  }
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
};
