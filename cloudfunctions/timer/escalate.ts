import type { Call } from '../_lib/call';
import { escalateAppeals } from '../club/public';
import { escalateReports } from '../report/public';

/** Everything that goes further by itself, and the counts of tries whose hour is over: they must not outlive it by a night. */
export const escalate = async (call: Call) => ({
  reports: await escalateReports(call),
  tries: await call.tries.forget(call.now),
  appeals: await escalateAppeals(call),
});
