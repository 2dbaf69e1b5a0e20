import type { Call } from '../_lib/call';
import { forgetPastTheirDate, settleBonds } from '../child/public';

/** Settles what time has decided about guardians, and removes children's data that is past its date. */
export const retain = async (call: Call) => ({
  settled: await settleBonds(call),
  removed: await forgetPastTheirDate(call),
});
