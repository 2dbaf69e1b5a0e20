// The secret half of a round's seed: derived from our key, so that it can neither be lost nor chosen after the fact.
import { toBase32 } from '../../shared/kernel/random';
import type { Secrets } from '../_lib/ports/secrets';

/** 256 bits, as base32. Its SHA-256 is published as the round's commitment before the round opens. */
export const drawSecret = (secrets: Secrets, roundId: string): string =>
  toBase32(secrets.keyedHash('draw-secret', roundId));

/** What a child is called in the files of one round; another round, another name. */
export const pseudonymFor = (secrets: Secrets, roundId: string, childId: string): string =>
  toBase32(secrets.keyedHash('draw-pseudonym', `${roundId}|${childId}`)).slice(0, 20);
