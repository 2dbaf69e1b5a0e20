import type { Call } from '../_lib/call';
import { escalateReports } from '../report/public';

/** Everything that goes further by itself. */
export const escalate = async (call: Call) => ({ reports: await escalateReports(call) });
