// How the right of an invitation comes into the account of whoever took it, which may not exist yet.
import { type Account, grantIdOf } from '../../shared/domain/account/roles';
import type { Invitation } from '../../shared/domain/staff/invitation';
import { giveRight } from '../../shared/domain/staff/rights';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';

/** What is given, and by whom; null: by the deployment itself. */
type Given = Pick<Invitation, 'id' | 'right' | 'name' | 'rightUntil'> & { readonly invitedBy: string | null };

/**
 * Holds the right against what the account has, and returns the write that gives it.
 * @param account null: there is none yet, and the write makes it
 * @throws AppError WRONG_STATE | CONFLICT_OF_INTEREST | TOO_LATE, at once
 */
export const giveByInvitation = (
  call: Call,
  account: Stored<Account> | null,
  accountId: string,
  { id: invitationId, right, name, rightUntil: until, invitedBy: grantedBy }: Given,
): (() => Promise<void>) => {
  const grants = orThrow(giveRight(account?.grants ?? [], right, { grantedBy, now: call.now, until }));
  return async () => {
    const facts = { role: right.role, grantId: grantIdOf(right), invitationId };
    const write = writeOf(call, 'right.given', { collection: 'accounts', id: accountId }, facts);
    if (account !== null) return call.store.change('accounts', account, { set: { grants } }, write);
    const { principal } = call;
    if (principal.kind !== 'visitor') throw new AppError('UNAUTHENTICATED');
    const document = { openid: principal.openid, displayName: name, grants, conflicts: [] };
    await call.store.insert('accounts', accountId, document, write);
  };
};
