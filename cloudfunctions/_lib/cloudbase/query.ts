// Our small filter language in the SDK's words, with hazards 2–6 of platform.md fenced off here.

import type { Change, Condition, Filter } from '../ports/store';
import type { CloudBase } from './sdk';

type Database = ReturnType<CloudBase['database']>;
type Command = Database['command'];

/** `id` is what the product calls it, `_id` what the database does. */
const fieldPath = (path: string): string => (path === 'id' ? '_id' : path);

const conditionToCommand = (command: Command, path: string, condition: Condition): unknown => {
  if (condition === undefined) throw new Error(`undefined condition on ${path}`); // hazard 3: it would vanish
  if (condition === null || typeof condition !== 'object') return command.eq(condition);
  if ('in' in condition) return command.in([...condition.in]);
  if ('not' in condition) return command.neq(condition.not);
  const parts = (['gt', 'gte', 'lt', 'lte'] as const).flatMap((operator) => {
    const bound = condition[operator];
    return bound === undefined ? [] : [command[operator](bound)];
  });
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error(`empty condition on ${path}`); // hazard 3: it would match everything
  return rest.length === 0 ? first : first.and(...rest);
};

/** The SDK's form of a filter: all conditions joined by "and" on distinct fields, so no two `or` can merge (hazard 2). */
export const toWhere = (command: Command, filter: Filter): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter).map(([path, condition]) => [fieldPath(path), conditionToCommand(command, path, condition)]),
  );

/** The SDK's form of a change: values are set whole (hazard 4: a bare object would be merged, an empty one dropped). */
export const toUpdate = <T>(command: Command, change: Change<T>): Record<string, unknown> => {
  const update: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(change.set ?? {})) {
    if (value !== undefined) update[field] = command.set(withoutUndefined(value));
  }
  for (const [path, amount] of Object.entries(change.add ?? {})) update[path] = command.inc(amount);
  for (const [path, items] of Object.entries(change.append ?? {})) {
    update[path] = command.push({ each: items.map(withoutUndefined) });
  }
  return update;
};

/** A copy without undefined members, as JSON would write it: the database has no undefined. */
export const withoutUndefined = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, withoutUndefined(member)]),
  ) as T;
};
