// Who is calling, built once per call from the platform's context and the accounts collection; never from the event.
import type { Endpoint } from '../../shared/contracts/endpoint';
import { type ActingAccount, actingAt, type Role } from '../../shared/domain/account/roles';
import { AppError } from '../../shared/kernel/errors';
import type { AuditActor } from './ports/audit';
import type { PlatformIdentity } from './ports/identity';
import type { Store } from './ports/store';

export type Principal =
  /** The endpoint does not want to know. */
  | { readonly kind: 'unidentified' }
  | { readonly kind: 'timer' }
  /** WeChat knows them, we do not (yet). */
  | { readonly kind: 'visitor'; readonly openid: string }
  | { readonly kind: 'account'; readonly openid: string; readonly account: ActingAccount };

/**
 * The principal for one call of an endpoint. Rights are read anew each time, so a withdrawn right ends at once, and only
 * those that hold at this moment are in it.
 */
export const principalFor = async (
  endpoint: Pick<Endpoint, 'callers'>,
  identity: PlatformIdentity,
  store: Store,
  now: number,
): Promise<Principal> => {
  if (endpoint.callers === 'unidentified') return { kind: 'unidentified' };
  if (identity.isTimer) return { kind: 'timer' };
  if (identity.openid === null) return { kind: 'unidentified' };
  const [account] = await store.find('accounts', { openid: identity.openid }, { limit: 1 });
  return account === undefined
    ? { kind: 'visitor', openid: identity.openid }
    : { kind: 'account', openid: identity.openid, account: actingAt(account, now) };
};

/**
 * Deny by default: passes only if the endpoint's `callers` name this principal.
 * @throws AppError UNAUTHENTICATED | FORBIDDEN
 */
export const authorise = (endpoint: Pick<Endpoint, 'callers'>, principal: Principal): void => {
  const { callers } = endpoint;
  if (callers === 'unidentified' || callers === 'anyone') return;
  if (callers === 'timer') {
    if (principal.kind !== 'timer') throw new AppError('FORBIDDEN');
    return;
  }
  if (principal.kind !== 'account') throw new AppError('UNAUTHENTICATED');
  const held: readonly Role[] = principal.account.grants.map(({ role }) => role);
  if (!callers.some((role) => held.includes(role))) throw new AppError('FORBIDDEN');
};

/** How the audit trail names a principal. A visitor has no account and so stays unidentified there. */
export const actorOf = (principal: Principal): AuditActor => {
  switch (principal.kind) {
    case 'account':
      return { kind: 'account', accountId: principal.account.id };
    case 'timer':
      return { kind: 'timer' };
    default:
      return { kind: 'unidentified' };
  }
};
