import type { Call } from '../_lib/call';
import { settleInstances } from '../classification/public';
import { sweepRegistry } from '../institution/public';
import { forgetSignalQuotas, sweepEvidence } from '../report/public';
import { endBlacklistEntries } from '../supervision/public';

/** Removes what is past its time. */
export const sweep = async (call: Call) => ({
  evidence: await sweepEvidence(call),
  signalQuotas: await forgetSignalQuotas(call),
  blacklist: await endBlacklistEntries(call),
  panels: await settleInstances(call),
  watched: await sweepRegistry(call),
});
