import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import type { Call } from './call';

/**
 * The id that the caller's account has or will have: the same before and after it is made, so that a repeat meets itself.
 * @throws AppError UNAUTHENTICATED WeChat does not say who this is
 */
export const accountIdOf = ({ principal, secrets }: Pick<Call, 'principal' | 'secrets'>): string => {
  if (principal.kind === 'account') return principal.account.id;
  if (principal.kind !== 'visitor') throw new AppError('UNAUTHENTICATED');
  return `account-${toBase32(secrets.keyedHash('account-id', principal.openid)).slice(0, 26).toLowerCase()}`;
};
