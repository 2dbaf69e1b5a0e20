// The timer's part in a report's life: lateness goes up, suspensions end, silence closes. Each step is one write; killed at any
// step, the next run finds what is left.

import { dangerStep, dueStep, type Escalated } from '../../shared/domain/report/escalation';
import type { Report } from '../../shared/domain/report/report.schema';
import { type Call, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { momentOf } from './moment';
import { supervisors } from './office';

const BATCH = 200;
/** One report can have several things due; more than this in one run means a rule goes in circles. */
const MAX_STEPS = 8;

const receiversOf = async (call: Call, report: Report, { tell }: Escalated): Promise<readonly string[]> => {
  if (tell === 0) return [];
  const above = await supervisors(call, report, tell === 2);
  return [...new Set([...above, ...(report.handlerId === null ? [] : [report.handlerId])])];
};

const apply = async (call: Call, report: Stored<Report>, step: Escalated, n: number): Promise<boolean> => {
  const told = await receiversOf(call, report, step);
  const facts = { reportId: report.id, clock: step.clock, level: step.tell };
  const write = writeOf(
    // Each step of a run is a request of its own.
    { ...call, request: { ...call.request, key: `${call.request.key}${n}` } },
    step.action,
    { collection: 'reports', id: report.id },
    { clock: step.clock, level: step.tell },
    { messages: told.map((to) => ({ to, template: step.action, facts })) },
  );
  // Somebody may be at it this very moment: then the next run looks again.
  return (
    (await call.store.changeIf('reports', report.id, { revision: report.revision }, { set: step.set }, write)) ===
    'changed'
  );
};

/** Takes every step that is due; returns how many were taken. */
export const escalateReports = async (call: Call): Promise<number> => {
  const moment = await momentOf(call);
  let taken = 0;
  for (const report of await call.store.find('reports', { safetyDueAt: { lte: call.now } }, { limit: BATCH })) {
    if (await apply(call, report, dangerStep(report, moment), 0)) taken++;
  }
  const due = await call.store.find(
    'reports',
    { nextDueOn: { lte: moment.day } },
    { limit: BATCH, sort: ['nextDueOn'] },
  );
  for (const { id } of due) {
    for (let n = 1; n <= MAX_STEPS; n++) {
      const report = await call.store.get('reports', id);
      const step = report === null || report.mergedInto !== null ? null : dueStep(report, moment);
      if (report === null || step === null || !(await apply(call, report, step, n))) break;
      taken++;
    }
  }
  return taken;
};
