// The first system administrator of an empty deployment: from then on rights come down by invitation. Decides whether one may
// be made; what the code is worth is the use-case's to say.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { Grant } from '../account/roles';

/**
 * Whether a first system administrator may be made at `now` (epoch milliseconds): only while nobody is one, is one on hold, or
 * will be one. Where the last one's term is over, a new deployment with a new code finds the door open again.
 * Refuses: WRONG_STATE `sysadminExists`.
 * @policy a founding code opens an empty deployment, and never a second way into one that is run
 * @param rights every right of every account that mentions the role
 */
export const mayFound = (rights: readonly Grant[], now: number): Result<null, DomainError> => {
  const isThere = rights.some(
    ({ role, state, until }) => role === 'sysadmin' && state !== 'ended' && (until === null || now < until),
  );
  return isThere ? err({ code: 'WRONG_STATE', state: 'sysadminExists' }) : ok(null);
};
