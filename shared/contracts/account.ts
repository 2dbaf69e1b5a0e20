import * as z from 'zod';
import { ConflictDeclaration, Grant, ROLES } from '../domain/account/roles';
import { endpoint } from './endpoint';

/** Six digits, or a recovery code. */
const OneTimeCode = z.string().trim().min(6).max(24);

export const accountContract = {
  /** Who the caller is, with every right they hold; a stranger is told that they are nobody yet. */
  whoAmI: endpoint({
    kind: 'read',
    callers: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      account: z.object({ id: z.string(), displayName: z.string(), grants: z.array(Grant) }).nullable(),
    }),
    errors: [],
  }),
  /** What the caller should know, newest first: results, questions, decisions. */
  myMessages: endpoint({
    kind: 'read',
    callers: ROLES,
    input: z.strictObject({}),
    output: z.object({
      messages: z.array(
        z.object({
          id: z.string(),
          template: z.string(),
          facts: z.record(z.string(), z.unknown()),
          at: z.number(),
          readAt: z.number().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  /** Puts a message aside. Decides nothing, so no second factor. */
  readMessage: endpoint({
    kind: 'write',
    secondFactor: 'none',
    callers: ROLES,
    input: z.strictObject({ id: z.string().min(1).max(80) }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND'],
  }),
  /** Whether the caller's writes ask for a second factor, and how theirs stands. */
  secondFactor: endpoint({
    kind: 'read',
    callers: ROLES,
    input: z.strictObject({}),
    output: z.object({
      isNeeded: z.boolean(),
      isEnrolled: z.boolean(),
      /** Until when the last one counts; null: not fresh. */
      freshUntil: z.number().nullable(),
      recoveryCodesLeft: z.int(),
    }),
    errors: [],
  }),
  /**
   * Begins an enrolment: the secret for an authenticator app, as text and as its link. Nothing opens with it until the first
   * code was entered. Who is enrolled needs a fresh factor to change it, or a second person to reset it.
   */
  enrolSecondFactor: endpoint({
    kind: 'write',
    // Otherwise nobody could enrol: the use-case asks for a fresh one where there is one.
    secondFactor: 'none',
    callers: ROLES,
    input: z.strictObject({}),
    output: z.object({ secret: z.string(), uri: z.string() }),
    errors: ['WRONG_STATE'],
  }),
  /** Ends the enrolment with the first code. The recovery codes are in this answer and nowhere else. */
  confirmSecondFactor: endpoint({
    kind: 'write',
    secondFactor: 'none',
    callers: ROLES,
    input: z.strictObject({ code: OneTimeCode }),
    output: z.object({ recoveryCodes: z.array(z.string()), freshUntil: z.number() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'TOO_MANY_TRIES'],
  }),
  /** Shows the second factor: six digits of the app, or one of the recovery codes, each of which works once. */
  showSecondFactor: endpoint({
    kind: 'write',
    secondFactor: 'none',
    callers: ROLES,
    input: z.strictObject({ code: OneTimeCode }),
    output: z.object({ freshUntil: z.number(), recoveryCodesLeft: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'TOO_MANY_TRIES'],
  }),
  /** The schools and institutions that the caller's work must not touch, as declared. */
  myConflicts: endpoint({
    kind: 'read',
    callers: ROLES,
    input: z.strictObject({}),
    output: z.object({ conflicts: z.array(ConflictDeclaration.extend({ name: z.string() })) }),
    errors: [],
  }),
  /** Declares one. Declaring it again changes the reason. It counts for every matter handed out from now on. */
  declareConflict: endpoint({
    kind: 'write',
    // Saying that one must stay out of something may never be made hard.
    secondFactor: 'none',
    callers: ROLES,
    input: ConflictDeclaration.pick({ subject: true, why: true })
      .extend({ id: z.string().min(1).max(80) })
      .strict(),
    output: z.object({ conflicts: z.int() }),
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
  }),
  /** Takes one back; the trail keeps that it stood. */
  withdrawConflict: endpoint({
    kind: 'write',
    callers: ROLES,
    input: ConflictDeclaration.pick({ subject: true })
      .extend({ id: z.string().min(1).max(80) })
      .strict(),
    output: z.object({ conflicts: z.int() }),
    errors: ['NOT_FOUND'],
  }),
};
