// Holds the security rules that deployment uploads against what the code stores. Knows no test runner.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SecurityRule } from '../../../cloudfunctions/security-rules';

const ROOT = path.resolve(__dirname, '..', '..', '..', 'cloudfunctions');
const STORE_CALL =
  /(?:\b(?:store|relay|tries)\.(?:get|find|findAll|count|open|insert|insertMany|change|changeIf|replyOf|pending|settle)|\.collection)(?:<[^>]*>)?\(\s*'(\w+)'/g;

/** Names of the collections that our functions touch, read from their sources. */
export const collectionsInCode = (): string[] => {
  const names = new Set<string>();
  for (const entry of readdirSync(ROOT, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !file.endsWith('.ts') || /_(local|tools)/.test(file)) continue;
    for (const [, name] of readFileSync(file, 'utf8').matchAll(STORE_CALL)) if (name !== undefined) names.add(name);
  }
  return [...names].sort();
};

/** Paths in storage with whether anybody may read them. */
const PATHS: readonly (readonly [string, boolean])[] = [
  ['public/institutions.json', true],
  ['public/', true],
  ['evidence/x.jpg', false],
  ['xpublic/a', false],
  ['evidence/public/a', false],
  ['/public/a', false],
  ['PUBLIC/a', false],
  ['', false],
];

/** The platform evaluates the rule's text with the object at hand; here it is our own text, never a caller's. */
const mayRead = ({ read }: SecurityRule, at: string): boolean =>
  typeof read === 'boolean' ? read : new Function('resource', `return (${read})`)({ path: at }) === true;

/** What a client could touch that it must not, or cannot read that it should. Empty when the rules are right. */
export const faultsOfRules = (
  database: Readonly<Record<string, SecurityRule>>,
  storage: SecurityRule,
  collections: readonly string[],
): string[] => [
  ...collections
    .filter((name) => database[name] === undefined)
    .map((name) => `${name} has no rule: the platform's default would hold`),
  ...Object.entries(database)
    .filter(([, { read, write }]) => read !== false || write !== false)
    .map(([name]) => `clients may touch ${name}`),
  ...(storage.write === false ? [] : ['clients may write into storage']),
  ...PATHS.filter(([at, isPublic]) => mayRead(storage, at) !== isPublic).map(
    ([at, isPublic]) => `${JSON.stringify(at)} in storage ${isPublic ? 'cannot' : 'can'} be read`,
  ),
];
