// Accepting touches two documents: first the invitation is taken, then the right is given. Killed in between, the next try
// of the same person goes on where it broke off; nobody else can.
import { activeGrants, grantIdOf } from '../../shared/domain/account/roles';
import { mayGive } from '../../shared/domain/staff/granting';
import { type Invitation, mayAccept, readInvitationCode } from '../../shared/domain/staff/invitation';
import { rightOf } from '../../shared/domain/staff/rights';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { accountIdOf } from '../_lib/account-id';
import { type Call, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { giveByInvitation } from './give-right';
import { invitationHash, shownState } from './invitations';
import { holds, placesOf } from './staff-access';

/** The invitation behind a code as typed or scanned. @throws AppError NOT_FOUND | TOO_MANY_TRIES */
const byCode = async (call: Call, typed: string): Promise<Stored<Invitation>> => {
  const code = readInvitationCode(typed);
  if (code === null) throw new AppError('NOT_FOUND'); // no code at all is no guess
  const found = await call.throttle.guess('invitation', async () => {
    const codeHash = invitationHash(call.secrets, code);
    return (await call.store.find('invitations', { codeHash }, { limit: 1 }))[0] ?? null;
  });
  return orNotFound(found);
};

export const previewInvitation = async (call: Call, { code }: { code: string }) => {
  const invitation = await byCode(call, code);
  const { schoolName } = (await placesOf(call.store, [invitation.right]))(invitation.right);
  return { ...invitation, schoolName, state: shownState(invitation, call.now) };
};

/** Takes the invitation for this account, once and for all. */
const take = async (call: Call, invitation: Stored<Invitation>, accountId: string): Promise<number> => {
  if (invitation.state === 'accepted') return invitation.acceptedAt ?? call.now;
  const write = writeOf(call, 'invitation.accepted', { collection: 'invitations', id: invitation.id }, {});
  const taken = await call.store.changeIf(
    'invitations',
    invitation.id,
    { state: 'open', expiresAt: { gt: call.now } },
    { set: { state: 'accepted', acceptedBy: accountId, acceptedAt: call.now } },
    write,
  );
  if (taken === 'refused') throw new AppError('WRONG_STATE');
  return call.now;
};

/** An invitation is worth what its inviter still is: whoever was put on hold invites nobody any more. */
const requireInviter = async (call: Call, { invitedBy, right, districtOfSchool }: Invitation): Promise<void> => {
  const inviter = await call.store.get('accounts', invitedBy);
  const grants = activeGrants(inviter?.grants ?? [], call.now);
  if (!mayGive(grants, right, districtOfSchool)) throw new AppError('WRONG_STATE', { state: 'inviterLeft' });
};

export const acceptInvitation = async (call: Call, { code }: { code: string }) => {
  const accountId = accountIdOf(call);
  const invitation = await byCode(call, code);
  orThrow(mayAccept(invitation, accountId, call.now));
  const account = await call.store.get('accounts', accountId);
  const { right } = invitation;
  const { schoolName } = (await placesOf(call.store, [right]))(right);
  const reply = { right, schoolName };
  const grantId = grantIdOf(right);
  const known = account?.grants.find((grant) => grant.id === grantId);
  if (invitation.state === 'accepted' && known !== undefined && known.from >= (invitation.acceptedAt ?? 0)) {
    // It has had its effect. Whatever became of the right since, this invitation does not give it again.
    if (holds([known], grantId, call.now)) return { right: rightOf(known), schoolName };
    throw new AppError('WRONG_STATE', { state: known.state });
  }
  await requireInviter(call, invitation);
  // Held against what the person has before it is taken: a refusal must not use the invitation up.
  const giveNow = giveByInvitation(call, account, accountId, invitation);
  await take(call, invitation, accountId);
  await giveNow();
  return reply;
};
