// What other functions may ask of the tenant's own data.
import type { SchoolYear } from '../../shared/domain/tenant/calendar.schema';
import { openCalendar, type WorkingCalendar } from '../../shared/kernel/working-days';
import type { Store } from '../_lib/ports/store';

/** The working-day calendar with the years that the bureau entered. */
export const workingCalendar = async (store: Store): Promise<WorkingCalendar> =>
  openCalendar(await store.findAll('calendarYears', {}));

/** The city's school years, as far as they were entered. */
export const schoolYears = (store: Store): Promise<SchoolYear[]> => store.findAll('schoolYears', {});
