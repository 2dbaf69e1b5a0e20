import * as z from 'zod';
import { endpoint } from './endpoint';

/** What the platform's timer calls; the trigger's name is the action. Schedules are in cloudbaserc.json. */
export const timerContract = {
  /** Offers of club seats that are over go to the next; moves whose call was killed are finished; children who left leave theirs. */
  seats: endpoint({
    kind: 'job',
    callers: 'timer',
    input: z.strictObject({}),
    output: z.object({ expired: z.int(), finished: z.int(), released: z.int() }),
    errors: [],
  }),
  /** Moves audit entries into the chain and messages into inboxes; parks what cannot be moved, and says how much. */
  relay: endpoint({
    kind: 'job',
    callers: 'timer',
    input: z.strictObject({}),
    output: z.object({ sealed: z.int(), delivered: z.int(), parked: z.int() }),
    errors: [],
  }),
  /** Lateness goes up, suspensions end, silence closes; counts of tries are deleted after their hour. */
  escalate: endpoint({
    kind: 'job',
    callers: 'timer',
    input: z.strictObject({}),
    output: z.object({ reports: z.int(), tries: z.int(), appeals: z.int() }),
    errors: [],
  }),
  /** Writes the list that phones read, if the registry has changed since or the last one is getting old. */
  publish: endpoint({
    kind: 'job',
    callers: 'timer',
    input: z.strictObject({}),
    output: z.object({ version: z.int() }),
    errors: ['LIMIT_EXCEEDED'],
  }),
  /** Removes what is past its time: photos that no report claimed, counts of wrong guesses, blacklist entries, the watch. */
  sweep: endpoint({
    kind: 'job',
    callers: 'timer',
    input: z.strictObject({}),
    output: z.object({
      evidence: z.int(),
      signalQuotas: z.int(),
      blacklist: z.int(),
      panels: z.int(),
      watched: z.int(),
    }),
    errors: [],
  }),
  /** Settles bonds whose time to object is over, and removes children's data that is past its date, with a record of it. */
  retain: endpoint({
    kind: 'job',
    callers: 'timer',
    input: z.strictObject({}),
    output: z.object({ settled: z.int(), removed: z.int() }),
    errors: [],
  }),
};
