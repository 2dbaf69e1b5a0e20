// What clients may touch directly: nothing in the database, and in storage only to read `public/`, which functions write.
// Deployment uploads these; a test holds them against the collections the code uses.
import { COLLECTIONS } from './collections';

export interface SecurityRule {
  readonly read: boolean | string;
  readonly write: boolean | string;
}

const DENY: SecurityRule = { read: false, write: false };

/** One rule for each collection: every client is refused. Functions pass by these rules. */
export const databaseRules = (): Readonly<Record<string, SecurityRule>> =>
  Object.fromEntries(COLLECTIONS.map(({ name }) => [name, DENY]));

/** The bucket's rule: `public/` may be read by anybody, nothing may be written by a client. */
export const STORAGE_RULE: SecurityRule = { read: '/^public\\//.test(resource.path)', write: false };
