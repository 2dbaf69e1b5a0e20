import * as z from 'zod';
import { Grant } from '../domain/account/roles';
import { Child, School } from '../domain/account/school.schema';
import { endpoint } from './endpoint';

/** What a guardian sees of a child of theirs. */
export const ChildSummary = Child.pick({ id: true, name: true, grade: true, className: true, schoolId: true }).extend({
  schoolName: School.shape.name,
});

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
  /** The children bound to the calling guardian. */
  myChildren: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({}),
    output: z.object({ children: z.array(ChildSummary) }),
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
