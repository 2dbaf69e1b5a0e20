// Holidays, make-up days and school vacations: the package's years, and what the bureau entered, kept on this phone.
import { schoolDayOf } from '@shared/domain/tenant/calendar';
import type { LocalDate } from '@shared/kernel/time';
import { openCalendar } from '@shared/kernel/working-days';
import { useMemo } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';

export const useCalendar = () => {
  const { data } = useEndpoint('tenant.calendar', {}, { keepOffline: true });
  return useMemo(() => {
    const calendar = openCalendar(data?.years ?? []);
    const schoolDay = (day: LocalDate) => schoolDayOf(data?.schoolYears ?? [], day);
    return { calendar, schoolDay };
  }, [data]);
};
