// An invitation to an office: for one person, once, for a while. Whoever holds its code may accept it.
import * as z from 'zod';
import type { DomainError } from '../../kernel/errors';
import { normalizeBase32, toBase32 } from '../../kernel/random';
import { err, ok, type Result } from '../../kernel/result';
import { RoleGrant } from '../account/roles';

export const INVITATION_STATES = ['open', 'accepted', 'revoked'] as const;

export const Invitation = z.object({
  id: z.string(),
  revision: z.int(),
  right: RoleGrant,
  /** The district of the right's school, for who may see and revoke it; null without a school. */
  districtOfSchool: z.string().nullable(),
  /** Whom it is meant for, as the inviter wrote it: the name that the new account gets. */
  name: z.string(),
  /** Keyed hash of the code. The code itself is nowhere. */
  codeHash: z.string(),
  invitedBy: z.string(),
  invitedAt: z.number(),
  expiresAt: z.number(),
  /** When the right will end by itself; null: no end. */
  rightUntil: z.number().nullable(),
  state: z.enum(INVITATION_STATES),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.number().nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

/** Characters, five bits each: 80 bits. */
const LENGTH = 16;
const GROUP = 4;

/** The code that random (or derived) bytes stand for; at least 10 bytes. */
export const invitationCode = (bytes: Uint8Array): string => toBase32(bytes).slice(0, LENGTH);

/** `ABCD-EFGH-…`: how it is shown. */
export const showInvitationCode = (code: string): string =>
  code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code;

/** What was typed or scanned (the code, or a text that ends in `code=…`), in canonical form; null when it cannot be a code. */
export const readInvitationCode = (typed: string): string | null => {
  const code = normalizeBase32(typed.replace(/^.*[?&]code=/s, ''));
  return code.length === LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null;
};

/**
 * Whether it can be accepted at `now` by this account.
 * Refuses: WRONG_STATE (revoked, or accepted by somebody else), TOO_LATE (past its time), SAME_PERSON (the inviter's own).
 */
export const mayAccept = (
  invitation: Pick<Invitation, 'state' | 'acceptedBy' | 'expiresAt' | 'invitedBy'>,
  accountId: string,
  now: number,
): Result<null, DomainError> => {
  if (invitation.invitedBy === accountId) return err({ code: 'SAME_PERSON' });
  // Accepted by this very account: a try that broke off after it was taken, before the right was given, goes on.
  if (invitation.state === 'accepted' && invitation.acceptedBy === accountId) return ok(null);
  if (invitation.state !== 'open') return err({ code: 'WRONG_STATE', state: invitation.state });
  return now < invitation.expiresAt ? ok(null) : err({ code: 'TOO_LATE' });
};
