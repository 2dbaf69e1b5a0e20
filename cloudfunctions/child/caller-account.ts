// A family's account: made when it first binds a child or asks for it, not before.
import { type Account, lastingGrant } from '../../shared/domain/account/roles';
import { AppError } from '../../shared/kernel/errors';
import { accountIdOf } from '../_lib/account-id';
import { type Call, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';

const UNNAMED = '';

/**
 * Makes sure that the caller has an account with a guardian's right.
 * @param callName how they want to be called; kept only for a new account
 * @throws AppError UNAUTHENTICATED WeChat does not say who this is
 */
export const ensureGuardianAccount = async (call: Call, callName: string): Promise<string> => {
  const { principal, store } = call;
  const id = accountIdOf(call);
  const guardianGrant = lastingGrant({ role: 'guardian' }, call.now);
  if (principal.kind === 'visitor') {
    const document = {
      openid: principal.openid,
      displayName: callName || UNNAMED,
      grants: [guardianGrant],
      conflicts: [],
    };
    await store.insert('accounts', id, document, writeOf(call, 'account.opened', { collection: 'accounts', id }, {}));
    return id;
  }
  const account: Stored<Account> | null = await store.get('accounts', id);
  if (account === null) throw new Error('a caller’s account that is not there');
  if (account.grants.some(({ role }) => role === 'guardian')) return id;
  const write = writeOf(call, 'account.becameGuardian', { collection: 'accounts', id }, {});
  const set = { grants: [...account.grants, guardianGrant] };
  const done = await store.changeIf('accounts', id, { revision: account.revision }, { set }, write);
  if (done === 'refused') throw new AppError('CONFLICT');
  return id;
};
