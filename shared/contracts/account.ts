import * as z from 'zod';
import { Grant } from '../domain/account/roles';
import { endpoint } from './endpoint';

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
    callers: ['guardian', 'teacher', 'schoolAdmin', 'officer'],
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
    callers: ['guardian', 'teacher', 'schoolAdmin', 'officer'],
    input: z.strictObject({ id: z.string().min(1).max(80) }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND'],
  }),
};
