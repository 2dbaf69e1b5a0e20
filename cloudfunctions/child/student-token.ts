// The token that a child's selection code is exchanged for: 160 bits that only this phone holds; stored as a keyed hash.
import { toBase32 } from '../../shared/kernel/random';
import type { Secrets } from '../_lib/ports/secrets';

/** The id of the session that a token opens. */
export const tokenHash = (secrets: Secrets, token: string): string =>
  toBase32(secrets.keyedHash('student-token', token)).slice(0, 32).toLowerCase();

/** The token of a sign-in. Derived from its request, so that a repeat gets the same one and nothing of it is stored. */
export const tokenFor = (secrets: Secrets, requestKey: string): string =>
  toBase32(secrets.keyedHash('student-token-of', requestKey)).slice(0, 32);
