// What an officer may do with a report of their districts: take it up, ask the reporter, end it.
import { coversDistrict } from '../../shared/domain/account/roles';
import type { ReportCategory } from '../../shared/domain/report/categories';
import type { Outcome, Report } from '../../shared/domain/report/report.schema';
import { accept, ask, close } from '../../shared/domain/report/transitions';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf, type LocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';

/** Another district's report is not there. */
export const requireCovered = (call: Call, report: Pick<Report, 'districtCode'>): void => {
  if (!coversDistrict(callerAccount(call).grants, report.districtCode)) throw new AppError('NOT_FOUND');
};

const officerMove =
  <I extends { reportId: string }>(
    action: string,
    decide: (report: Report, input: I, day: LocalDate) => ReturnType<typeof accept>,
  ) =>
  async (call: Call, input: I) => {
    const report = await call.store.open('reports', input.reportId, call.request);
    requireCovered(call, report);
    const next = orThrow(decide(report, input, dateOf(call.now)));
    const reply = { state: next.state };
    const facts = { state: next.state, category: next.confirmedCategory, outcome: next.outcome };
    const write = writeOf(call, action, { collection: 'reports', id: report.id }, facts, { reply });
    await call.store.change('reports', report, { set: next }, write);
    return reply;
  };

export const acceptReport = officerMove(
  'report.accepted',
  (report, input: { reportId: string; category: ReportCategory }, day) => accept(report, input.category, day),
);
export const askReporter = officerMove('report.asked', (report, input: { reportId: string; text: string }, day) =>
  ask(report, input.text, day),
);
export const closeReport = officerMove(
  'report.closed',
  (report, input: { reportId: string; outcome: Outcome; text: string }, day) =>
    close(report, input.outcome, input.text, day),
);
