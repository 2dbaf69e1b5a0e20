// Codes that a school prints: 60 random bits each, in clear on paper only, stored as keyed hashes.
import { normalizeBase32, toBase32 } from '../../shared/kernel/random';
import type { Secrets } from '../_lib/ports/secrets';
import { selectionCodeHash } from '../_lib/selection-code';

export type CodeKind = 'binding' | 'selection';
const CHARACTERS = 12;

/** What is stored and looked up for a code as typed (case, spaces and look-alike letters do not matter). */
export const codeHash = (secrets: Secrets, kind: CodeKind, typed: string): string =>
  kind === 'selection'
    ? selectionCodeHash(secrets, typed)
    : toBase32(secrets.keyedHash('binding-code', normalizeBase32(typed)));

/**
 * The code that one printing gives one child. Derived from the printing's request under our key: a printing that was broken
 * off and repeated gives the same sheet, and nothing of it has to be stored.
 */
export const codeFor = (secrets: Secrets, kind: CodeKind, printing: string, childId: string): string =>
  toBase32(secrets.keyedHash(`${kind}-code-of`, `${printing}|${childId}`)).slice(0, CHARACTERS);
