// Opening a named reporter's identity: asked by one custodian with a reason, agreed by a second person, shown to the reporter.
import * as z from 'zod';
import { ReporterIdentity } from '../domain/report/report.schema';
import { UNSEALING_REASONS, Unsealing } from '../domain/report/unsealing';
import { endpoint } from './endpoint';

const Id = z.string().min(1).max(64);

const Shown = Unsealing.omit({ revision: true, askedBy: true, decidedBy: true }).extend({
  isMine: z.boolean(),
  askedByName: z.string(),
  decidedByName: z.string().nullable(),
});

export const unsealContract = {
  /** Every request, newest first: custodians and auditors see all of them, those that touch an interest of theirs excepted. */
  list: endpoint({
    kind: 'read',
    callers: ['custodian', 'auditor'],
    input: z.strictObject({}),
    output: z.object({ unsealings: z.array(Shown) }),
    errors: [],
  }),
  ask: endpoint({
    kind: 'write',
    callers: ['custodian'],
    input: z.strictObject({
      reportId: Id,
      reason: z.enum(UNSEALING_REASONS),
      text: z.string().trim().min(10).max(1000),
    }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND'],
  }),
  /** The second person: another custodian or the auditor. */
  decide: endpoint({
    kind: 'write',
    callers: ['custodian', 'auditor'],
    input: z.strictObject({ id: Id, isApproved: z.boolean() }),
    output: z.object({ state: Unsealing.shape.state }),
    errors: ['NOT_FOUND', 'SAME_PERSON', 'WRONG_STATE'],
  }),
  /** Opens it, once. The audit row is stored before the name leaves the function. */
  open: endpoint({
    kind: 'write',
    callers: ['custodian'],
    input: z.strictObject({ id: Id }),
    output: ReporterIdentity,
    errors: ['NOT_FOUND', 'WRONG_STATE', 'TOO_LATE'],
  }),
};
