// Working days of the State Council's calendar, make-up days included. Pure: the years are handed in, because the next year's
// notice comes late in the year and the bureau enters it before any package knows it.
import year2024 from 'chinese-days/dist/years/2024.json';
import year2025 from 'chinese-days/dist/years/2025.json';
import year2026 from 'chinese-days/dist/years/2026.json';
import { addDays, type LocalDate, localDate, weekdayOf } from './time';

/** One year's notice: the public holidays (their weekends included) and the weekend days that are worked instead. */
export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly LocalDate[];
  readonly makeUpDays: readonly LocalDate[];
}

interface PackageYear {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const fromPackage = (year: number, { holidays, workdays }: PackageYear): CalendarYear => ({
  year,
  holidays: Object.keys(holidays).map(localDate),
  makeUpDays: Object.keys(workdays).map(localDate),
});

/** The years whose notice came with the npm package `chinese-days`. */
export const PUBLISHED_YEARS: readonly CalendarYear[] = [
  fromPackage(2024, year2024),
  fromPackage(2025, year2025),
  fromPackage(2026, year2026),
];

/** What a day is. `makeUpDay` is a weekend day that is worked. */
export type DayKind = 'workingDay' | 'makeUpDay' | 'weekend' | 'publicHoliday';

/** A day that was counted to, and whether every year on the way was known (else: "to be confirmed"). */
export interface CountedDay {
  readonly date: LocalDate;
  readonly isCertain: boolean;
}

export interface WorkingCalendar {
  /** What a day is; in a year without notice only weekends are known. */
  kindOf(date: LocalDate): DayKind;
  isWorkingDay(date: LocalDate): boolean;
  /** True when the notice of the date's year is known. */
  isKnown(date: LocalDate): boolean;
  /**
   * The n-th working day after `from`; the day itself does not count (民法典 201). `n` ≥ 0; 0 gives `from`.
   * Example: 5 working days from Friday 2026-10-09 (Saturday 10-10 is worked) is 2026-10-15.
   */
  addWorkingDays(from: LocalDate, n: number): CountedDay;
  /**
   * The last day of a period of `days` calendar days: the day itself does not count, and an end on a day off moves to the
   * next working day (民法典 201, 203).
   */
  addCalendarDays(from: LocalDate, days: number): CountedDay;
  /** Working days after `from` up to and including `to`; negative (days overdue) when `to` is earlier. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
}

const YEAR_OF = (date: LocalDate): number => Number(date.slice(0, 4));

/**
 * Opens a calendar.
 * @param entered years the bureau entered itself; they stand before the published ones of the same year
 */
export const openCalendar = (entered: readonly CalendarYear[] = []): WorkingCalendar => {
  const years = new Map([...PUBLISHED_YEARS, ...entered].map((year) => [year.year, year]));
  const holidays = new Set([...years.values()].flatMap((year) => year.holidays));
  const makeUpDays = new Set([...years.values()].flatMap((year) => year.makeUpDays));

  const kindOf = (date: LocalDate): DayKind => {
    if (makeUpDays.has(date)) return 'makeUpDay';
    if (holidays.has(date)) return 'publicHoliday';
    return weekdayOf(date) >= 6 ? 'weekend' : 'workingDay';
  };
  const isWorkingDay = (date: LocalDate): boolean => {
    const kind = kindOf(date);
    return kind === 'workingDay' || kind === 'makeUpDay';
  };
  const isKnown = (date: LocalDate): boolean => years.has(YEAR_OF(date));

  return {
    kindOf,
    isWorkingDay,
    isKnown,
    addWorkingDays(from, n) {
      let date = from;
      let isCertain = true;
      for (let left = n; left > 0; ) {
        date = addDays(date, 1);
        isCertain &&= isKnown(date);
        if (isWorkingDay(date)) left--;
      }
      return { date, isCertain };
    },
    addCalendarDays(from, days) {
      let date = addDays(from, days);
      let isCertain = isKnown(date);
      while (!isWorkingDay(date)) {
        date = addDays(date, 1);
        isCertain &&= isKnown(date);
      }
      return { date, isCertain };
    },
    workingDaysBetween(from, to) {
      const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
      let days = 0;
      for (let date = first; date < last; ) {
        date = addDays(date, 1);
        if (isWorkingDay(date)) days += sign;
      }
      return days;
    },
  };
};
