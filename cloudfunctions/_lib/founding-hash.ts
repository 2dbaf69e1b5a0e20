import { toBase32 } from '../../shared/kernel/random';
import type { Secrets } from './ports/secrets';

/** What a deployment knows its founding code by: the code itself is on the deployer's screen only. */
export const foundingHash = ({ keyedHash }: Secrets, code: string): string => toBase32(keyedHash('founding', code));
