// Which days a club meets: its weekly slots on the school days of its term. It plans; what a school changes on single days is
// laid over it in changes.ts.
import { addDays, type LocalDate, localDate, weekdayOf } from '../../kernel/time';
import type { WorkingCalendar } from '../../kernel/working-days';
import type { SchoolYear } from '../tenant/calendar.schema';

const SLOT_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;

/** Days a term without an entered school year is planned for. @policy an ordinary term; shown as to be confirmed */
const UNKNOWN_TERM_DAYS = 150;

/** What decides about days. */
export interface DayFacts {
  readonly calendar: WorkingCalendar;
  readonly schoolYears: readonly Pick<SchoolYear, 'schoolYear' | 'autumn' | 'spring' | 'makeUp'>[];
}

export interface TermSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** False when the bureau has not entered the school year. */
  readonly isCertain: boolean;
}

/** One meeting: a day and the lessons of it. */
export interface PlannedSession {
  readonly date: LocalDate;
  /** In order, `Tue-1` before `Tue-2`. */
  readonly slots: readonly string[];
}

/**
 * The days between which a club of a term meets: the city's term, from the day after seats were given.
 * @param term `2026-autumn`: the autumn term of the school year 2026, or the spring term of the school year before
 * @param seatsGivenOn the day of the draw, or on which a first-come round closed
 */
export const termSpan = (term: string, seatsGivenOn: LocalDate, schoolYears: DayFacts['schoolYears']): TermSpan => {
  const year = Number(term.slice(0, 4));
  const isAutumn = term.endsWith('autumn');
  const known = schoolYears.find(({ schoolYear }) => schoolYear === (isAutumn ? year : year - 1));
  const begin = addDays(seatsGivenOn, 1);
  if (known === undefined) return { from: begin, to: addDays(begin, UNKNOWN_TERM_DAYS), isCertain: false };
  const { from, to } = isAutumn ? known.autumn : known.spring;
  return { from: begin > from ? begin : from, to, isCertain: true };
};

/**
 * Which weekday's timetable a date follows: its own on an ordinary working day, the one the bureau named on a make-up day, none
 * on any other day. Club lessons are on school days only.
 * @source 教基厅函〔2023〕26号
 * @returns 1 (Monday) to 5, or null
 */
export const timetableDayOf = (date: LocalDate, { calendar, schoolYears }: DayFacts): number | null => {
  const kind = calendar.kindOf(date);
  if (kind === 'workingDay') return weekdayOf(date);
  if (kind !== 'makeUpDay') return null;
  const named = schoolYears.flatMap(({ makeUp }) => makeUp ?? []).find((one) => one.date === date);
  return named?.follows ?? null;
};

/** The lessons of a club on one date of its term, in order; none when it does not meet. */
export const slotsOn = (slots: readonly string[], date: LocalDate, facts: DayFacts): string[] => {
  const day = timetableDayOf(date, facts);
  const name = day === null ? undefined : SLOT_DAYS[day - 1];
  return name === undefined ? [] : slots.filter((slot) => slot.startsWith(name)).sort();
};

/** Every meeting of a club from `from` to `to`, both included, within its span; in order of date, one a day at the most. */
export const planSessions = (
  slots: readonly string[],
  span: TermSpan,
  from: LocalDate,
  to: LocalDate,
  facts: DayFacts,
): PlannedSession[] => {
  const planned: PlannedSession[] = [];
  const first = from > span.from ? from : span.from;
  const last = to < span.to ? to : span.to;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const lessons = slotsOn(slots, date, facts);
    if (lessons.length > 0) planned.push({ date, slots: lessons });
  }
  return planned;
};

/** The Monday of the week that a date lies in. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** `Wed` and a lesson for a date that is held outside the weekly plan: what a make-up meeting is filed under. */
export const slotFor = (weekday: number, lesson: number): string => `${SLOT_DAYS[weekday - 1] ?? 'Mon'}-${lesson}`;

/** The lesson of a slot, 1–3. */
export const lessonOf = (slot: string): number => Number(slot.slice(-1));

/** The first and the last day of a month `YYYY-MM`. */
export const monthSpan = (month: string): { readonly from: LocalDate; readonly to: LocalDate } => {
  const from = localDate(`${month}-01`);
  const next = addDays(from, 31);
  return { from, to: addDays(localDate(`${next.slice(0, 7)}-01`), -1) };
};
