import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import type { ReportCategory } from '../../shared/domain/report/categories';
import type { Severity } from '../../shared/domain/report/report.schema';
import { AppError } from '../../shared/kernel/errors';
import type { Call } from '../_lib/call';
import { RepeatedRequest } from '../_lib/ports/store';
import { callerReader, requireReader } from './office';
import { acceptReport, dispatchReport, undoStep } from './officer-moves';

type Input = z.output<typeof reportContract.bulk.input>;
type Step = Input['step'];

const takeStep = async (call: Call, reportId: string, step: Step): Promise<unknown> => {
  if (step.kind === 'undo') return undoStep(call, { reportId });
  const report = await call.store.get('reports', reportId);
  if (report === null) throw new AppError('NOT_FOUND');
  requireReader(await callerReader(call), report);
  if (step.kind === 'dispatch') {
    const districtCode = report.districtCode as Parameters<typeof dispatchReport>[1]['districtCode'];
    return dispatchReport(call, { reportId, handlerId: step.handlerId, districtCode });
  }
  const category: ReportCategory = report.confirmedCategory ?? report.category;
  const severity: Severity = report.severity;
  return acceptReport(call, { reportId, category, severity });
};

/**
 * One step for many. Each report is a write of its own under the same request: killed in the middle, a repeat takes the rest,
 * and what had been done answers as done.
 */
export const bulkStep = async (call: Call, { reportIds, step }: Input) => {
  const results: { reportId: string; ok: boolean; code: string | null }[] = [];
  for (const reportId of new Set(reportIds)) {
    try {
      await takeStep(call, reportId, step);
      results.push({ reportId, ok: true, code: null });
    } catch (error) {
      if (error instanceof RepeatedRequest) results.push({ reportId, ok: true, code: null });
      else if (error instanceof AppError) results.push({ reportId, ok: false, code: error.code });
      else throw error;
    }
  }
  return { results };
};
