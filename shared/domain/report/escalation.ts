// What lateness does by itself: the first level is told on the day after, the second five working days later; a suspension ends,
// and silence after an answer becomes "closed, unconfirmed". Nobody has to think of it.
import { type LocalDate, localDate } from '../../kernel/time';
import type { ClockKind } from './clock.schema';
import { endClocks, runningClock } from './deadlines';
import { resume } from './office-moves';
import type { Report } from './report.schema';
import { lapse } from './reporter-moves';
import type { Moment, Moved } from './transitions';

/** Clocks whose passing is somebody's lateness. */
const LATE_KINDS: readonly ClockKind[] = ['told', 'handling', 'review'];
/** @policy a week in which the first level can mend it */
const SECOND_LEVEL_WORKING_DAYS = 5;

export interface Escalated {
  readonly set: Moved;
  readonly action:
    | 'report.escalated'
    | 'report.resumed'
    | 'report.lapsed'
    | 'report.objectionTimeOver'
    | 'report.looked';
  /** Whom to tell: 0 nobody, 1 the officers in charge, 2 the city and the auditors. */
  readonly tell: 0 | 1 | 2;
  readonly clock: ClockKind | null;
}

/** The day on which lateness has to be looked at next; null when there is nothing to wait for. */
const nextLook = (report: Report, { rules }: Moment): string | null => {
  const days = report.clocks.flatMap(({ kind, dueOn, endedOn }) => {
    if (endedOn !== null || dueOn === null) return [];
    const levels = report.escalations.filter(({ clock }) => clock === kind).length;
    if (!LATE_KINDS.includes(kind) || levels === 0) return [dueOn];
    return levels === 1
      ? [rules.calendar.addWorkingDays(localDate(dueOn), SECOND_LEVEL_WORKING_DAYS).date as string]
      : [];
  });
  return days.sort()[0] ?? null;
};

/**
 * What is due now for one report; null when nothing is. One thing at a time: asked again, it gives the next.
 */
export const dueStep = (report: Report, moment: Moment): Escalated | null => {
  const { day } = moment;
  const suspension = runningClock(report.clocks, 'suspension');
  if (report.state === 'suspended' && suspension?.dueOn != null && suspension.dueOn <= day) {
    const resumed = resume(report, 'timer', moment);
    if (resumed.ok) return { set: resumed.value, action: 'report.resumed', tell: 0, clock: 'suspension' };
  }
  const lapsed = lapse(report, moment);
  if (report.state === 'closed' && lapsed.ok) {
    return { set: lapsed.value, action: 'report.lapsed', tell: 0, clock: 'reporterWord' };
  }
  const objection = runningClock(report.clocks, 'objection');
  if (objection?.dueOn != null && objection.dueOn < day) {
    const clocks = endClocks(report.clocks, ['objection'], objection.dueOn as LocalDate);
    return {
      set: { clocks, nextDueOn: nextLook({ ...report, clocks }, moment) },
      action: 'report.objectionTimeOver',
      tell: 0,
      clock: 'objection',
    };
  }
  for (const { kind, dueOn, endedOn } of report.clocks) {
    if (endedOn !== null || dueOn === null || dueOn >= day || !LATE_KINDS.includes(kind)) continue;
    const levels = report.escalations.filter(({ clock }) => clock === kind).length;
    const second = moment.rules.calendar.addWorkingDays(localDate(dueOn), SECOND_LEVEL_WORKING_DAYS).date;
    if (levels === 0 || (levels === 1 && day > second)) {
      const level = levels === 0 ? 1 : 2;
      const escalations = [...report.escalations, { clock: kind, level, on: day }];
      const nextDueOn = nextLook({ ...report, escalations }, moment);
      return { set: { escalations, nextDueOn }, action: 'report.escalated', tell: level, clock: kind };
    }
  }
  // Looked at and nothing to do: not looked at again before there is.
  const next = nextLook(report, moment);
  return next === report.nextDueOn ? null : { set: { nextDueOn: next }, action: 'report.looked', tell: 0, clock: null };
};

/** Danger that nobody took up within the tenant's minutes: the second level is called at once. */
export const dangerStep = (report: Report, { day }: Moment): Escalated => ({
  set: {
    safetyDueAt: null,
    ...(report.state === 'submitted' || report.state === 'reopened'
      ? { escalations: [...report.escalations, { clock: 'safety', level: 2, on: day }] }
      : {}),
  },
  action: 'report.escalated',
  tell: report.state === 'submitted' || report.state === 'reopened' ? 2 : 0,
  clock: 'safety',
});
