import * as z from 'zod';
import { GrantTerms, RoleGrant } from '../domain/account/roles';
import { GIVEN } from '../domain/staff/granting';
import { INVITATION_STATES } from '../domain/staff/invitation';
import { ROW_REFUSALS } from '../domain/staff/read-invitations';
import { RIGHT_MOVES } from '../domain/staff/rights';
import { endpoint } from './endpoint';

/** Those who may give rights: domain/staff/granting says which, and where. */
const GIVERS = ['schoolAdmin', 'officer', 'sysadmin'] as const;

const Id = z.string().min(1).max(200);
const Code = z.string().trim().min(8).max(200);
const Name = z.string().trim().min(2).max(30);
const LastDay = z.iso.date().nullable();
const Spreadsheet = z.base64().min(4).max(7_000_000);

/** A right as somebody chooses it for an invitation or a transfer. */
const Right = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['teacher', 'schoolAdmin']), schoolId: Id }),
  z.strictObject({ role: z.literal('officer'), districtCode: z.string().max(12).nullable() }),
  z.strictObject({
    role: z.literal('gridWorker'),
    communityCodes: z
      .array(z.string().regex(/^[0-9]{12}$/))
      .min(1)
      .max(60),
  }),
  z.strictObject({ role: z.enum(['expert', 'custodian', 'auditor', 'sysadmin']) }),
]);

/** Why a right is changed: a code, so that the trail holds no text about people. */
export const CHANGE_REASONS = ['leave', 'moved', 'termEnd', 'mistake', 'misuse', 'back', 'other'] as const;

const RightView = z.object({
  id: z.string(),
  right: RoleGrant,
  /** The school's name; null for a right without a school. */
  schoolName: z.string().nullable(),
  /** `over`: its end has passed. */
  state: z.enum(['active', 'notYet', 'suspended', 'ended', 'over']),
  from: GrantTerms.shape.from,
  until: GrantTerms.shape.until,
});
const Moved = z.object({ accountId: z.string() });
const MOVE_ERRORS = ['NOT_FOUND', 'WRONG_STATE', 'SAME_PERSON'] as const;
const BulkRow = z.object({
  sheet: z.string(),
  row: z.int(),
  name: z.string(),
  right: RoleGrant,
  schoolName: z.string().nullable(),
});
const Refused = z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.enum(ROW_REFUSALS) });

export const staffContract = {
  /** Everybody who holds, or held, a right that the caller may give; of their rights only those. */
  people: endpoint({
    kind: 'read',
    callers: GIVERS,
    input: z.strictObject({}),
    output: z.object({
      /** What the caller may give at all. */
      gives: z.array(z.enum(GIVEN)),
      people: z.array(
        z.object({
          accountId: z.string(),
          name: z.string(),
          isMe: z.boolean(),
          rights: z.array(RightView),
          /** Whether they have an authenticator; null where that is not the caller's to know. */
          hasSecondFactor: z.boolean().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  /** Invitations to rights that the caller may give, newest first. */
  invitations: endpoint({
    kind: 'read',
    callers: GIVERS,
    input: z.strictObject({}),
    output: z.object({
      invitations: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          right: RoleGrant,
          schoolName: z.string().nullable(),
          state: z.enum([...INVITATION_STATES, 'expired']),
          invitedAt: z.number(),
          expiresAt: z.number(),
          rightUntil: z.number().nullable(),
          isMine: z.boolean(),
        }),
      ),
    }),
    errors: [],
  }),
  /** Invites one person. The code is in this answer and nowhere else. */
  invite: endpoint({
    kind: 'write',
    callers: GIVERS,
    input: z.strictObject({ name: Name, right: Right, lastDay: LastDay }),
    output: z.object({ id: z.string(), code: z.string(), expiresAt: z.number() }),
    errors: ['NOT_FOUND', 'TOO_LATE'],
  }),
  /** What a spreadsheet of people would do; invites nobody. */
  previewMany: endpoint({
    kind: 'read',
    callers: GIVERS,
    input: z.strictObject({ base64: Spreadsheet }),
    output: z.object({ rows: z.array(BulkRow), refused: z.array(Refused) }),
    errors: ['FILE_REFUSED'],
  }),
  /** Invites everybody in a spreadsheet, or nobody. The codes are in this answer and nowhere else. */
  inviteMany: endpoint({
    kind: 'write',
    callers: GIVERS,
    input: z.strictObject({ base64: Spreadsheet }),
    output: z.object({ invited: z.array(BulkRow.extend({ code: z.string() })), expiresAt: z.number() }),
    errors: ['FILE_REFUSED', 'IMPORT_REFUSED'],
  }),
  /** Takes an open invitation back. */
  revoke: endpoint({
    kind: 'write',
    callers: GIVERS,
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** What the holder of a code is invited to. */
  preview: endpoint({
    kind: 'read',
    callers: 'anyone',
    input: z.strictObject({ code: Code }),
    output: z.object({
      name: z.string(),
      right: RoleGrant,
      schoolName: z.string().nullable(),
      state: z.enum([...INVITATION_STATES, 'expired']),
      expiresAt: z.number(),
      rightUntil: z.number().nullable(),
    }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
  /** Accepts an invitation: the caller gets (or has) an account, and the right is theirs from this moment. */
  accept: endpoint({
    kind: 'write',
    callers: 'anyone',
    input: z.strictObject({ code: Code }),
    output: z.object({ right: RoleGrant, schoolName: z.string().nullable() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'TOO_LATE', 'SAME_PERSON', 'CONFLICT_OF_INTEREST', 'TOO_MANY_TRIES'],
  }),
  /**
   * Makes the caller the first system administrator, by the code that the deployment printed: once, and only while there is
   * none. A wrong code and a deployment without one are told alike.
   */
  found: endpoint({
    kind: 'write',
    callers: 'anyone',
    input: z.strictObject({ code: Code, name: Name }),
    output: z.object({ right: RoleGrant }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONFLICT_OF_INTEREST', 'TOO_MANY_TRIES'],
  }),
  /** Puts somebody's right on hold, takes it off, or ends it. It counts on their next call. */
  moveRight: endpoint({
    kind: 'write',
    callers: GIVERS,
    input: z.strictObject({ accountId: Id, grantId: Id, move: z.enum(RIGHT_MOVES), reason: z.enum(CHANGE_REASONS) }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
  /** Sets the last day of somebody's right, or none. */
  setLastDay: endpoint({
    kind: 'write',
    callers: GIVERS,
    input: z.strictObject({ accountId: Id, grantId: Id, lastDay: LastDay }),
    output: Moved,
    errors: [...MOVE_ERRORS, 'TOO_LATE'],
  }),
  /** Moves somebody to another place in the same office. */
  transfer: endpoint({
    kind: 'write',
    callers: GIVERS,
    input: z.strictObject({ accountId: Id, grantId: Id, to: Right }),
    output: Moved,
    errors: [...MOVE_ERRORS, 'TOO_LATE', 'CONFLICT_OF_INTEREST'],
  }),
  /** Forgets the authenticator of somebody who lost it: a second person does it, and they enrol anew. */
  resetSecondFactor: endpoint({
    kind: 'write',
    callers: ['sysadmin'],
    input: z.strictObject({ accountId: Id, reason: z.enum(['lost', 'newPhone', 'leaked']) }),
    output: Moved,
    errors: ['NOT_FOUND', 'SAME_PERSON'],
  }),
};
