// Changes one document: the update operators by mingo, with MongoDB's refusals where mingo would silently do nothing.
import { updateOne } from 'mingo/updater';
import { copyOf, type Document } from './ejson';
import type { Filter } from './filter-bounds';
import { encodeValue } from './index-key';
import { guarded, MATCH_OPTIONS, valueAt } from './matching';
import { VendorError } from './vendor-error';

const ON_NUMBERS = new Set(['$inc', '$mul', '$bit']);
const ON_ARRAYS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
/** These only take something away, so a path that leads nowhere is no mistake. */
const TAKING_AWAY = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

const refuse = (message: string): never => {
  throw new VendorError('DATABASE_REQUEST_FAILED', message);
};

/** Refuses a path that leads through something that is neither object nor array. */
const checkPath = (document: Document, path: string): void => {
  const keys = path.split('.');
  for (let depth = 1; depth < keys.length; depth++) {
    const parent = valueAt(document, keys.slice(0, depth).join('.'));
    if (parent === undefined) return;
    if (parent === null || typeof parent !== 'object') {
      refuse(`Cannot create field '${keys[depth]}' in element {${keys[depth - 1]}: ${JSON.stringify(parent)}}`);
    }
  }
};

const checkOperand = (document: Document, operator: string, path: string, operand: unknown): void => {
  if (path === '_id' || path.startsWith('_id.')) {
    const isSame = operator === '$set' && encodeValue(operand).equals(encodeValue(document._id));
    if (!isSame) refuse("Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  if (path.includes('$')) return; // positional paths name no place of their own
  if (!TAKING_AWAY.has(operator)) checkPath(document, path);
  const present = valueAt(document, path);
  if (ON_NUMBERS.has(operator)) {
    if (operator !== '$bit' && typeof operand !== 'number') refuse(`Cannot ${operator} with non-numeric argument`);
    if (present !== undefined && typeof present !== 'number') {
      refuse(`Cannot apply ${operator} to a value of non-numeric type: '${path}'`);
    }
  }
  if (ON_ARRAYS.has(operator) && present !== undefined && !Array.isArray(present)) {
    refuse(`The field '${path}' must be an array for ${operator}`);
  }
};

/**
 * Applies update operators to a copy.
 * @param filter how the document was found: `a.$.b` means the element that it matched
 * @returns null when nothing changed
 * @throws VendorError DATABASE_REQUEST_FAILED in MongoDB's words | UNSUPPORTED naming the operator
 */
export const updated = (document: Document, operators: Filter, filter: Filter = {}): Document | null => {
  let isPositional = false;
  for (const [operator, fields] of Object.entries(operators)) {
    if (!operator.startsWith('$') || fields === null || typeof fields !== 'object') {
      return refuse(`'${operator}' is not an update operator with fields`);
    }
    for (const [path, operand] of Object.entries(fields)) {
      isPositional ||= path.includes('.$');
      checkOperand(document, operator, path, operand);
    }
  }
  const holder = [copyOf(document)];
  const condition = isPositional ? filter : {};
  const { modifiedCount } = guarded(() =>
    updateOne(holder as never[], condition as never, operators as never, { cloneMode: 'deep' }, MATCH_OPTIONS),
  );
  const [next] = holder;
  if (modifiedCount === 0 || next === undefined) return null;
  checkStorable(next);
  return next;
};

/**
 * Refuses what the database cannot hold: field names that look like operators, and ids that are lists or patterns.
 * @throws VendorError DATABASE_REQUEST_FAILED
 */
export const checkStorable = (document: Document): void => {
  if (Array.isArray(document._id) || document._id instanceof RegExp) refuse('_id may not be an array or a regex');
  const check = (value: unknown, path: string): void => {
    if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof RegExp) return;
    if ('_bsontype' in value) return;
    for (const [key, member] of Object.entries(value)) {
      if (key.startsWith('$')) refuse(`The dollar ($) prefixed field '${path}${key}' is not valid for storage.`);
      check(member, `${path}${key}.`);
    }
  };
  check(document, '');
};
