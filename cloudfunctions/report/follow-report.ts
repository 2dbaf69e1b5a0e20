import { clockOf } from '../../shared/domain/report/transitions';
import type { Call } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import { findByReceipt } from './find-by-receipt';

/** What the holder of a receipt may see of the report. */
export const followReport = async (call: Call, { receipt }: { receipt: string }) => {
  const report = await findByReceipt(call.store, call.secrets, receipt);
  const { anonymousReportWorkingDays } = await parametersOf(call.store);
  return {
    ...report,
    clock: clockOf(report),
    promisedWorkingDays: anonymousReportWorkingDays,
    photos: report.evidence.length,
  };
};
