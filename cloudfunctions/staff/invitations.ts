// Inviting, and taking an invitation back. The code is derived from the request and the functions' key: a repeat of the
// request gives the same one, and the database knows only its keyed hash.
import type { RoleGrant } from '../../shared/domain/account/roles';
import { mayGive } from '../../shared/domain/staff/granting';
import { type Invitation, invitationCode, showInvitationCode } from '../../shared/domain/staff/invitation';
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import type { Secrets } from '../_lib/ports/secrets';
import type { Stored } from '../_lib/ports/store';
import { endAfter, placesOf, placeToGive } from './staff-access';

const HOUR_MS = 3_600_000;

/** What the database knows a code by. */
export const invitationHash = (secrets: Secrets, code: string): string =>
  toBase32(secrets.keyedHash('invitation', code));

/** The code of the invitation with this id, as this request makes it. */
export const codeFor = ({ secrets, request }: Pick<Call, 'secrets' | 'request'>, id: string): string =>
  invitationCode(secrets.keyedHash('invitation-code', `${request.key}|${id}`));

/** The document of a new invitation. */
export const newInvitation = (
  call: Call,
  what: {
    readonly id: string;
    readonly name: string;
    readonly right: RoleGrant;
    readonly districtOfSchool: string | null;
    readonly rightUntil: number | null;
    readonly expiresAt: number;
  },
): Omit<Invitation, 'id' | 'revision'> => {
  const { id, ...rest } = what;
  return {
    ...rest,
    codeHash: invitationHash(call.secrets, codeFor(call, id)),
    invitedBy: callerAccount(call).id,
    invitedAt: call.now,
    state: 'open',
    acceptedBy: null,
    acceptedAt: null,
  };
};

export const expiryOf = async (call: Call): Promise<number> =>
  call.now + (await parametersOf(call.store)).invitationHours * HOUR_MS;

export const invite = async (
  call: Call,
  { name, right, lastDay }: { name: string; right: RoleGrant; lastDay: string | null },
) => {
  const { districtOfSchool } = await placeToGive(call, right);
  const rightUntil = endAfter(lastDay);
  if (rightUntil !== null && rightUntil <= call.now) throw new AppError('TOO_LATE');
  const id = newId(call);
  const expiresAt = await expiryOf(call);
  const document = newInvitation(call, { id, name, right, districtOfSchool, rightUntil, expiresAt });
  const facts = { role: right.role };
  const write = writeOf(call, 'invitation.made', { collection: 'invitations', id }, facts, { reply: { expiresAt } });
  if ((await call.store.insert('invitations', id, document, write)) === 'inserted') {
    return { id, code: showInvitationCode(codeFor(call, id)), expiresAt };
  }
  const earlier = (await call.store.replyOf('invitations', id, call.request)) as { expiresAt: number }; // stored above
  return { id, code: showInvitationCode(codeFor(call, id)), expiresAt: earlier.expiresAt };
};

/** Expired is no stored state: it comes with the time. */
export const shownState = ({ state, expiresAt }: Pick<Invitation, 'state' | 'expiresAt'>, now: number) =>
  state === 'open' && expiresAt <= now ? ('expired' as const) : state;

/** How many are listed: the newest. */
const LISTED = 1000;

export const readInvitations = async (call: Call) => {
  const { id, grants } = callerAccount(call);
  const found = await call.store.find('invitations', {}, { limit: LISTED, sort: ['-invitedAt'] });
  const mine = found.filter(({ right, districtOfSchool }) => mayGive(grants, right, districtOfSchool));
  const placeOf = await placesOf(
    call.store,
    mine.map(({ right }) => right),
  );
  return {
    invitations: mine.map((invitation) => ({
      ...invitation,
      schoolName: placeOf(invitation.right).schoolName,
      state: shownState(invitation, call.now),
      isMine: invitation.invitedBy === id,
    })),
  };
};

const openInvitation = async (call: Call, id: string): Promise<Stored<Invitation>> => {
  const invitation = await call.store.open('invitations', id, call.request);
  if (!mayGive(callerAccount(call).grants, invitation.right, invitation.districtOfSchool)) {
    throw new AppError('NOT_FOUND');
  }
  return invitation;
};

export const revokeInvitation = async (call: Call, { id }: { id: string }) => {
  const invitation = await openInvitation(call, id);
  if (invitation.state !== 'open') throw new AppError('WRONG_STATE', { state: invitation.state });
  const reply = { id };
  const write = writeOf(call, 'invitation.revoked', { collection: 'invitations', id }, {}, { reply });
  await call.store.change('invitations', invitation, { set: { state: 'revoked' } }, write);
  return reply;
};
