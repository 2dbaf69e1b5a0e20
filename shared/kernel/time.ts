// Moments, dates and times of day in Hanzhong. The only file that knows dayjs.
// Moments are UTC milliseconds; dates are plain Asia/Shanghai calendar dates (a birthday has no time zone).
import dayjs, { type Dayjs } from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(customParseFormat);

declare const brand: unique symbol;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number & { readonly [brand]: 'EpochMs' };
/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };
/** A month in Asia/Shanghai, `YYYY-MM`. */
export type LocalMonth = string & { readonly [brand]: 'LocalMonth' };

// China has one zone and no daylight saving since 1991, so a fixed offset is exact for every moment we store.
const OFFSET_MINUTES = 8 * 60;
const DATE = 'YYYY-MM-DD';

export const asEpochMs = (ms: number): EpochMs => ms as EpochMs;

const local = (at: EpochMs): Dayjs => dayjs.utc(at).utcOffset(OFFSET_MINUTES);

/** Parses `YYYY-MM-DD`; null if it is not a real calendar date (2026-02-30). */
export const parseLocalDate = (text: string): LocalDate | null => {
  const parsed = dayjs.utc(text, DATE, true);
  return parsed.isValid() && parsed.format(DATE) === text ? (text as LocalDate) : null;
};

/**
 * A date literal known to be right.
 * @throws Error when it is not a calendar date (a broken invariant, never user input)
 */
export const localDate = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(`not a calendar date: ${text}`);
  return date;
};

/** The calendar date in Hanzhong at a moment. */
export const dateOf = (at: EpochMs): LocalDate => local(at).format(DATE) as LocalDate;

/** The month in Hanzhong at a moment. */
export const monthOf = (at: EpochMs): LocalMonth => local(at).format('YYYY-MM') as LocalMonth;

/** The moment a date begins in Hanzhong, or the moment of `minuteOfDay` (0–1439) on it. */
export const startOf = (date: LocalDate, minuteOfDay = 0): EpochMs =>
  asEpochMs(dayjs.utc(date, DATE, true).valueOf() - OFFSET_MINUTES * 60_000 + minuteOfDay * 60_000);

/** Minutes since midnight in Hanzhong at a moment, 0–1439. */
export const minuteOfDay = (at: EpochMs): number => local(at).hour() * 60 + local(at).minute();

/** ISO weekday of a date: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (dayjs.utc(date, DATE, true).day() || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The date `days` later (negative: earlier). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  dayjs.utc(date, DATE, true).add(days, 'day').format(DATE) as LocalDate;

/** The same day `months` later (negative: earlier); the 31st of a shorter month is its last day. */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  dayjs.utc(date, DATE, true).add(months, 'month').format(DATE) as LocalDate;

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayjs.utc(to, DATE, true).diff(dayjs.utc(from, DATE, true), 'day');

/** Full years of age on `on` of somebody born on `birthDate`. Born on 29 February: a year older on 1 March. */
export const ageOn = (birthDate: LocalDate, on: LocalDate): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

/** A moment as Hanzhong wall clock, dayjs format string (default `YYYY-MM-DD HH:mm`). */
export const formatLocal = (at: EpochMs, format = 'YYYY-MM-DD HH:mm'): string => local(at).format(format);
