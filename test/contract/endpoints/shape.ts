// Looks at a contract's zod schemas from outside: which text fields an input has, and which members a reply has too many.
import type * as z from 'zod';

/** The parts of zod's own description of a schema that are read here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly getter?: () => z.ZodType;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition; // zod's def is a union per class

const innerOf = ({ innerType, getter, in: before, out: after, type }: Definition, side: 'in' | 'out') => {
  if (type === 'lazy') return getter?.();
  if (type === 'pipe') return side === 'in' ? before : after;
  return innerType;
};

/** Text fields that name a thing somebody may own. */
export const NAMES_A_THING = /(^|\.)(id|code|receipt|token|\w*(Id|Ids\.\*|Code|Token))$/;

/** Dotted paths of the text fields of an input, `*` for any item or member. */
export const textFieldsOf = (schema: z.ZodType, at = ''): string[] => {
  const definition = definitionOf(schema);
  const join = (key: string): string => (at === '' ? key : `${at}.${key}`);
  if (definition.type === 'string') return [at];
  const inner = innerOf(definition, 'in');
  if (inner !== undefined) return textFieldsOf(inner, at);
  return [
    ...Object.entries(definition.shape ?? {}).flatMap(([key, member]) => textFieldsOf(member, join(key))),
    ...(definition.element === undefined ? [] : textFieldsOf(definition.element, join('*'))),
    ...(definition.valueType === undefined ? [] : textFieldsOf(definition.valueType, join('*'))),
    ...(definition.items ?? []).flatMap((item, i) => textFieldsOf(item, join(String(i)))),
    ...new Set((definition.options ?? []).flatMap((option) => textFieldsOf(option, at))),
  ];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Dotted paths of what a reply holds and its schema does not name. Not zod's own parsing, which is what cuts replies: this
 * must notice when that is gone.
 */
export const membersOutside = (schema: z.ZodType, value: unknown, at = ''): string[] => {
  const definition = definitionOf(schema);
  const join = (key: string): string => (at === '' ? key : `${at}.${key}`);
  if (value === null || value === undefined) return [];
  const inner = innerOf(definition, 'out');
  if (inner !== undefined) return membersOutside(inner, value, at);
  if (definition.options !== undefined) {
    const each = definition.options.map((option) => ({ option, outside: membersOutside(option, value, at) }));
    const fitting = each.filter(({ option }) => option.safeParse(value).success);
    return (fitting.length > 0 ? fitting : each).sort((a, b) => a.outside.length - b.outside.length)[0]?.outside ?? [];
  }
  if (Array.isArray(value)) {
    const { element } = definition;
    return element === undefined ? [] : value.flatMap((item, i) => membersOutside(element, item, join(String(i))));
  }
  if (!isRecord(value)) return [];
  const { shape, valueType } = definition;
  if (valueType !== undefined) {
    return Object.entries(value).flatMap(([key, member]) => membersOutside(valueType, member, join(key)));
  }
  if (shape === undefined) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return known === undefined ? [join(key)] : membersOutside(known, member, join(key));
  });
};

/** Where a value does not contain what was asked for: dotted paths. Lists must have as many items. */
export const missingIn = (value: unknown, wanted: unknown, at = 'reply'): string[] => {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) return [`${at}: not a list of ${wanted.length}`];
    return wanted.flatMap((item, i) => missingIn(value[i], item, `${at}.${i}`));
  }
  if (isRecord(wanted)) {
    if (!isRecord(value)) return [`${at}: not an object`];
    return Object.entries(wanted).flatMap(([key, member]) => missingIn(value[key], member, `${at}.${key}`));
  }
  return Object.is(value, wanted) ? [] : [`${at}: ${JSON.stringify(value)} instead of ${JSON.stringify(wanted)}`];
};
