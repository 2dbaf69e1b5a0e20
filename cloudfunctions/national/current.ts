import { createHash } from 'node:crypto';

/** The one document that says which file in storage is the national list. */
export const CURRENT = 'current';

/** The platform's own hash: a file of tens of megabytes is checked at every cold start. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
