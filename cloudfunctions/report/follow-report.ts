import { clockOf } from '../../shared/domain/report/transitions';
import { parameter } from '../../shared/tenant/parameters';
import type { Call } from '../_lib/call';
import { findByReceipt } from './find-by-receipt';

/** What the holder of a receipt may see of the report. */
export const followReport = async (call: Call, { receipt }: { receipt: string }) => {
  const report = await findByReceipt(call.store, call.secrets, receipt);
  const promised = parameter('anonymousReportWorkingDays');
  return {
    ...report,
    clock: clockOf(report),
    promisedWorkingDays: typeof promised === 'number' ? promised : null,
    photos: report.evidence.length,
  };
};
