import type { Call } from '../_lib/call';
import { sweepEvidence } from '../report/public';

/** Removes what is past its time. */
export const sweep = async (call: Call) => ({
  evidence: await sweepEvidence(call),
  tries: await call.tries.forget(call.now),
});
