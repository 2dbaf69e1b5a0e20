import * as z from 'zod';
import { AppComplaint, COMPLAINT_TOPICS } from '../domain/complaint/complaint';
import { endpoint } from './endpoint';

const Text = z.string().trim().min(5).max(1000);
const Receipt = z.string().max(60);

export const complaintContract = {
  /** A complaint about this app. Who sends it is not read. */
  submit: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ topic: z.enum(COMPLAINT_TOPICS), text: Text }),
    output: z.object({ receipt: z.string(), dueOn: AppComplaint.shape.dueOn }),
    errors: [],
  }),
  follow: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt }),
    output: AppComplaint.pick({ topic: true, state: true, submittedOn: true, dueOn: true, messages: true }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
  /** Writes again under the receipt: an answered complaint is open once more. */
  writeAgain: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt, text: Text }),
    output: AppComplaint.pick({ state: true, dueOn: true }),
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED', 'TOO_MANY_TRIES'],
  }),
  /** Every complaint, those that wait first. */
  desk: endpoint({
    kind: 'read',
    callers: ['sysadmin'],
    input: z.strictObject({}),
    output: z.object({
      complaints: z.array(
        AppComplaint.omit({ revision: true, receiptHash: true, answeredBy: true }).extend({
          isOverdue: z.boolean(),
          /** Working days left until the due day; negative when it has passed, null without one. */
          workingDaysLeft: z.int().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  answer: endpoint({
    kind: 'write',
    callers: ['sysadmin'],
    input: z.strictObject({ id: z.string().min(1).max(80), text: Text }),
    output: AppComplaint.pick({ id: true, state: true }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'LIMIT_EXCEEDED'],
  }),
};
