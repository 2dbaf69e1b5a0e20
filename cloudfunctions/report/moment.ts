// When and under which rules a move is made: the day, the bureau's calendar and the tenant's parameters, read anew each time.
import type { Clock } from '../../shared/domain/report/clock.schema';
import type { Moment } from '../../shared/domain/report/transitions';
import { dateOf, type LocalDate, localDate } from '../../shared/kernel/time';
import type { WorkingCalendar } from '../../shared/kernel/working-days';
import type { Call } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import { workingCalendar } from '../tenant/public';

export const momentOf = async (call: Pick<Call, 'store' | 'now'>): Promise<Moment> => {
  const [calendar, parameters] = await Promise.all([workingCalendar(call.store), parametersOf(call.store)]);
  const values: Readonly<Record<string, unknown>> = parameters;
  return {
    day: dateOf(call.now),
    rules: {
      calendar,
      parameter: (key) => {
        const value = values[key];
        return typeof value === 'number' ? value : null;
      },
    },
  };
};

/** A clock with the working days left of it: 0 on its last day, negative when it has passed. */
export const withDaysLeft = <C extends Pick<Clock, 'dueOn'>>(
  clock: C,
  today: LocalDate,
  calendar: WorkingCalendar,
) => ({
  ...clock,
  workingDaysLeft: clock.dueOn === null ? null : calendar.workingDaysBetween(today, localDate(clock.dueOn)),
});
