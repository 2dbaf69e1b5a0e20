// Asks those who decide for a fresh second factor, before the use-case sees anything. Read from the store on each such
// write: a factor that was reset, or a switch that was turned, counts on the next call.
import { type Endpoint, wantsSecondFactor } from '../../shared/contracts/endpoint';
import { asksSecondFactor, isFresh } from '../../shared/domain/account/second-factor';
import { AppError } from '../../shared/kernel/errors';
import { parametersOf } from './parameters';
import type { Store } from './ports/store';
import type { Principal } from './principal';

/**
 * @throws AppError SECOND_FACTOR_NEEDED with `enrolled`: whether the caller has an authenticator at all
 */
export const requireSecondFactor = async (
  endpoint: Pick<Endpoint, 'kind' | 'callers' | 'secondFactor'>,
  principal: Principal,
  store: Store,
  now: number,
): Promise<void> => {
  const { callers } = endpoint;
  if (principal.kind !== 'account' || typeof callers === 'string') return;
  if (!wantsSecondFactor(endpoint)) return;
  const { grants, id } = principal.account;
  // Whoever holds no such right in any mode is spared the two reads.
  if (!asksSecondFactor('bureauAndSchools', callers, grants)) return;
  const { secondFactor, secondFactorMinutes } = await parametersOf(store);
  if (!asksSecondFactor(secondFactor, callers, grants)) return;
  const factor = await store.get('secondFactors', id);
  if (isFresh(factor, secondFactorMinutes, now)) return;
  throw new AppError('SECOND_FACTOR_NEEDED', { enrolled: factor !== null && factor.enrolledAt !== null });
};
