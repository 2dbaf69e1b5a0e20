// The days of a month as a calendar shows them: weeks from Monday to Sunday.
import { addDays, type LocalDate, localDate, weekdayOf } from './time';

/** The weeks that a month touches, each seven days from Monday. Example: `weeksOf('2026-11')[0][0]` is 2026-10-26. */
export const weeksOf = (month: string): readonly (readonly LocalDate[])[] => {
  const first = localDate(`${month}-01`);
  const weeks: LocalDate[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)));
  }
  return weeks;
};

/** The month so many months away. Example: `monthAway('2026-11', 2)` is `2027-01`. */
export const monthAway = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + (number - 1) + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};
