// The first system administrator of an empty deployment, by the code that `npm run deploy -- --found` printed. Two documents,
// as with an invitation: first the code is taken, under an id of its own so that it is taken once, then the right is given.
// Killed in between, the next try of the same person goes on; nobody else can.
import { grantIdOf, type RoleGrant } from '../../shared/domain/account/roles';
import { mayFound } from '../../shared/domain/staff/founding';
import { type Invitation, readInvitationCode } from '../../shared/domain/staff/invitation';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { accountIdOf } from '../_lib/account-id';
import { type Call, writeOf } from '../_lib/call';
import { foundingHash } from '../_lib/founding-hash';
import type { Stored } from '../_lib/ports/store';
import { giveByInvitation } from './give-right';
import { holds } from './staff-access';

const RIGHT = { role: 'sysadmin' } as const satisfies RoleGrant;
/** In place of an inviter: the deployment itself. */
const DEPLOYMENT = 'deployment';

/** The hash of the code, if it is the deployment's. @throws AppError NOT_FOUND | TOO_MANY_TRIES */
const hashOfCode = async (call: Call, typed: string): Promise<string> => {
  const code = readInvitationCode(typed);
  if (code === null) throw new AppError('NOT_FOUND'); // no code at all is no guess
  const found = await call.throttle.guess('founding', async () => {
    const hash = foundingHash(call.secrets, code);
    return hash === call.foundingHash ? hash : null;
  });
  if (found === null) throw new AppError('NOT_FOUND');
  return found;
};

const take = async (
  call: Call,
  id: string,
  what: Pick<Invitation, 'name' | 'codeHash'> & { readonly acceptedBy: string },
): Promise<Stored<Invitation> | null> => {
  const document = {
    ...what,
    right: RIGHT,
    districtOfSchool: null,
    rightUntil: null,
    invitedBy: DEPLOYMENT,
    invitedAt: call.now,
    expiresAt: call.now,
    state: 'accepted' as const,
    acceptedAt: call.now,
  };
  const write = writeOf(call, 'tenant.founded', { collection: 'invitations', id }, { role: RIGHT.role });
  await call.store.insert('invitations', id, document, write);
  return call.store.get('invitations', id);
};

export const foundTenant = async (call: Call, { code, name }: { code: string; name: string }) => {
  const accountId = accountIdOf(call);
  const codeHash = await hashOfCode(call, code);
  const id = `founding-${codeHash.slice(0, 26).toLowerCase()}`;
  const earlier = await call.store.get('invitations', id);
  if (earlier !== null && earlier.acceptedBy !== accountId) throw new AppError('WRONG_STATE', { state: 'accepted' });
  const account = await call.store.get('accounts', accountId);
  const grantId = grantIdOf(RIGHT);
  const known = account?.grants.find((grant) => grant.id === grantId);
  if (earlier !== null && known !== undefined && known.from >= (earlier.acceptedAt ?? 0)) {
    // It has had its effect. Whatever became of the right since, this code does not give it again.
    if (holds([known], grantId, call.now)) return { right: RIGHT };
    throw new AppError('WRONG_STATE', { state: known.state });
  }
  const rights = (await call.store.findAll('accounts', { 'grants.role': RIGHT.role })).flatMap(({ grants }) => grants);
  orThrow(mayFound(rights, call.now));
  // Held against what the person has before the code is taken: a refusal must not use it up.
  const given = { id, right: RIGHT, name, rightUntil: null, invitedBy: null };
  const giveNow = giveByInvitation(call, account, accountId, given);
  if (earlier === null) await take(call, id, { name, codeHash, acceptedBy: accountId });
  await giveNow();
  return { right: RIGHT };
};
