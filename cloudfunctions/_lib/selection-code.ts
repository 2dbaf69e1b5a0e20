// The selection code that a school prints for a child: 60 random bits, stored only as a keyed hash.
import { normalizeBase32, toBase32 } from '../../shared/kernel/random';
import type { Secrets } from './ports/secrets';

/** What is stored and looked up for a code as typed (case, spaces and look-alike letters do not matter). */
export const selectionCodeHash = (secrets: Secrets, typed: string): string =>
  toBase32(secrets.keyedHash('selection-code', normalizeBase32(typed)));
