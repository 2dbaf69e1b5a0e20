import { asReporterSees } from '../../shared/domain/report/merging';
import { summarise } from '../../shared/domain/report/statistics';
import { dateOf, daysBetween, localDate } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import { callerReader } from './office';
import { readableReports } from './triage-desk';

/** The figures of the officer's districts. A follower counts by itself: it is somebody who is waiting. */
export const readStatistics = async (call: Call) => {
  const reports = await readableReports(call, await callerReader(call));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const today = dateOf(call.now);
  const seen = reports.map((report) =>
    asReporterSees(report, report.mergedInto === null ? null : (byId.get(report.mergedInto) ?? null)),
  );
  const summary = summarise(seen, today, (day) => daysBetween(localDate(day), today));
  return {
    summary: {
      ...summary,
      byCategory: [...summary.byCategory],
      byDistrict: [...summary.byDistrict],
      byAge: [...summary.byAge],
    },
  };
};
