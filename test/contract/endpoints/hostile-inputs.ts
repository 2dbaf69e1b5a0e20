// Inputs that nobody means well: anything at all, lists of known evil, and good inputs with a few fields broken.
// All are JSON, as on the platform: what JSON cannot say does not reach a function.
import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const parsed = (text: string): Json => JSON.parse(text) as Json; // gives objects a `__proto__` of their own, as the wire does

/** Objects that a database could take for an operator, or an object for its prototype. */
export const OPERATORS: readonly Json[] = [
  { $ne: null },
  { $gt: '' },
  { $in: [] },
  { $nin: [''] },
  { $exists: true },
  { $regex: '.*' },
  { $where: 'true' },
  { $or: [{}, {}] },
  { $expr: { $eq: [1, 1] } },
  { $set: { grants: [{ role: 'sysadmin' }] } },
  { $function: { body: 'function(){return true}', args: [], lang: 'js' } },
  [{ $ne: null }],
  { operator: 'neq', operands: [null], fieldName: {} },
  { _internalType: 'QUERY_COMMAND', operator: 'ne', operands: [null] },
  parsed('{"__proto__":{"isAdmin":true}}'),
  parsed('{"constructor":{"prototype":{"isAdmin":true}}}'),
];

/** The same as text: harmless where text is asked for, and never a key to somebody else's things. */
export const OPERATOR_TEXTS: readonly string[] = [
  '{"$ne":null}',
  '$ne',
  '$where:1',
  '__proto__',
  'constructor',
  "' || '1'=='1",
  '"; return true; //',
  '*',
  '.*',
  '%',
];

const deep = (levels: number): Json => {
  let value: Json = 'deep';
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { value };
  return value;
};

const EVIL: readonly Json[] = [
  null,
  true,
  0,
  -0,
  -1,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 2,
  0.1,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\u0301\u200b\u202e\ufeff',
  '𠮷𩸽👨‍👩‍👧‍👦',
  'null',
  'NaN',
  '../../../../etc/passwd',
  '%00',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.invalid")',
  '{{7*7}}',
  '2026-02-30',
  '9999999999999999999999',
  'x'.repeat(5_000),
  '字'.repeat(2_001),
  [],
  [[]],
  [null],
  Array.from({ length: 1_000 }, (_, i) => i),
  Array.from({ length: 400 }, () => 'same'),
  {},
  { length: -1 },
  { toString: 'x', valueOf: 1, hasOwnProperty: null },
  parsed('{"then":"x"}'),
  { $numberLong: '1' },
  { $date: 'never' },
  { $oid: 'x' },
  deep(60),
  ...OPERATORS,
  ...OPERATOR_TEXTS,
];

const evil = fc.constantFrom(...EVIL);
/** Anything JSON can say, and what else JavaScript has as JSON would write it. */
const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>,
  fc.anything({ withNullPrototype: true, withSparseArray: true, withDate: true, maxDepth: 3 }).map((value) => {
    const text = JSON.stringify(value) as string | undefined; // undefined for a function or undefined itself
    return text === undefined ? null : parsed(text);
  }),
  evil,
);

export type Path = readonly (string | number)[];

/** Every place in a value, the root excluded, outermost first. */
export const placesIn = (value: Json, at: Path = []): Path[] => {
  if (value === null || typeof value !== 'object') return [];
  const members: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return members.flatMap(([key, member]) => [[...at, key], ...placesIn(member, [...at, key])]);
};

export const valueAt = (value: Json, [key, ...rest]: Path): Json | undefined => {
  if (key === undefined) return value;
  if (value === null || typeof value !== 'object') return undefined;
  const members = value as Readonly<Record<string | number, Json>>; // an array or an object: both are read by key
  return Object.hasOwn(members, key) ? valueAt(members[key] as Json, rest) : undefined;
};

/** A copy with another value at a place; `undefined` takes the member away. Places that are not there stay so. */
export const withAt = (value: Json, path: Path, put: Json | undefined): Json => {
  const [key, ...rest] = path;
  if (key === undefined) return put ?? null;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => {
      if (i !== key) return [item];
      return rest.length === 0 && put === undefined ? [] : [withAt(item, rest, put)];
    });
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (name !== key) return [[name, member]];
      return rest.length === 0 && put === undefined ? [] : [[name, withAt(member, rest, put)]];
    }),
  );
};

/** One way to break a good input. */
const breakage = (sample: Json): fc.Arbitrary<(value: Json) => Json> => {
  const places = placesIn(sample);
  const extra = fc
    .tuple(fc.constantFrom('extra', '__proto__', 'constructor', '$where', 'openid', 'accountId', 'now'), evil)
    .map(([key, value]) => (input: Json) => {
      if (input === null || typeof input !== 'object' || Array.isArray(input)) return input;
      const copy = { ...input };
      Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
      return copy;
    });
  if (places.length === 0) return extra;
  const place = fc.constantFrom(...places);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(place, evil).map(
        ([path, put]) =>
          (input: Json) =>
            withAt(input, path, put),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(place, anything).map(
        ([path, put]) =>
          (input: Json) =>
            withAt(input, path, put),
      ),
    },
    { weight: 2, arbitrary: place.map((path) => (input: Json) => withAt(input, path, undefined)) },
    { weight: 1, arbitrary: extra },
  );
};

/** A good input with one to three fields broken. */
const broken = (samples: readonly Json[]): fc.Arbitrary<Json> =>
  fc
    .constantFrom(...samples)
    .chain((sample) =>
      fc
        .array(breakage(sample), { minLength: 1, maxLength: 3 })
        .map((steps) => steps.reduce((value, step) => step(value), sample)),
    );

/** `count` hostile inputs for an endpoint: a quarter anything, the others its own good inputs, broken. Replayable. */
export const hostileInputs = (samples: readonly Json[], count: number, seed: number): Json[] =>
  fc.sample(fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: broken(samples) }), {
    numRuns: count,
    seed,
  });

/** `list.0.id` and `list.7.id` are the same field. */
const fieldOf = (path: Path): string => path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');

export interface Injection {
  readonly input: Json;
  /** The operator came as text, which is harmless where text is asked for. */
  readonly isText: boolean;
  /** Where it was put, `*` for any item of a list. */
  readonly field: string;
}

/** Good inputs with one text after the other replaced by each operator (I2): in every sample, or each field once. */
export const injections = (samples: readonly Json[], isEverySample: boolean): Injection[] => {
  const known = new Set<string>();
  return samples.flatMap((sample) =>
    placesIn(sample)
      .filter((path) => typeof valueAt(sample, path) === 'string')
      .filter((path) => isEverySample || !known.has(fieldOf(path)))
      .flatMap((path) => {
        const field = fieldOf(path);
        known.add(field);
        return [
          ...OPERATORS.map((put) => ({ input: withAt(sample, path, put), isText: false, field })),
          ...OPERATOR_TEXTS.map((put) => ({ input: withAt(sample, path, put), isText: true, field })),
        ];
      }),
  );
};
