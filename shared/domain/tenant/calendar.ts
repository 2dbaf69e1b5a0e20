// Whether what the bureau entered about a year can be right, and what kind of school day a date is.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { addDays, daysBetween, type LocalDate, localDate, weekdayOf } from '../../kernel/time';
import type { EnteredYear, SchoolYear } from './calendar.schema';

/** A year's holidays are 30-odd days; far fewer or more is a slip of the pen. @policy wide enough for every notice since 2008 */
const HOLIDAYS = { min: 20, max: 45 } as const;

type Refusal = DomainError & { readonly code: 'INVALID_INPUT' };
const refuse = (reason: string, facts: object = {}): Result<null, Refusal> =>
  err({ code: 'INVALID_INPUT', reason, ...facts });

/**
 * Checks a year's notice. Refuses INVALID_INPUT with a `reason`: `HOLIDAY_COUNT`, `OTHER_YEAR` (a day far outside the year;
 * New Year's holiday may begin in the last days of December before), `TWICE`, `BOTH` (holiday and make-up day), `NOT_WEEKEND`
 * (a make-up day on a day that is worked anyway).
 */
export const checkYear = ({ year, holidays, makeUpDays }: Pick<EnteredYear, 'year' | 'holidays' | 'makeUpDays'>) => {
  if (holidays.length < HOLIDAYS.min || holidays.length > HOLIDAYS.max) return refuse('HOLIDAY_COUNT', HOLIDAYS);
  const days = [...holidays, ...makeUpDays];
  const outside = days.find((day) => day < `${year - 1}-12-25` || day > `${year}-12-31`);
  if (outside !== undefined) return refuse('OTHER_YEAR', { day: outside });
  const both = makeUpDays.find((day) => holidays.includes(day));
  if (both !== undefined) return refuse('BOTH', { day: both });
  if (new Set(days).size !== days.length) return refuse('TWICE');
  const working = makeUpDays.find((day) => weekdayOf(day) < 6);
  if (working !== undefined) return refuse('NOT_WEEKEND', { day: working });
  return ok(null);
};

/**
 * Checks a school year: autumn before spring, inside September to August, each term 60–180 days.
 * Refuses INVALID_INPUT with `reason` `ORDER`, `OTHER_YEAR`, `TERM_LENGTH` or `MAKE_UP` (a make-up day that is no weekend day, or
 * named twice).
 */
export const checkSchoolYear = ({
  schoolYear,
  autumn,
  spring,
  makeUp = [],
}: Pick<SchoolYear, 'schoolYear' | 'autumn' | 'spring' | 'makeUp'>) => {
  if (!(autumn.from < autumn.to && autumn.to < spring.from && spring.from < spring.to)) return refuse('ORDER');
  if (autumn.from < `${schoolYear}-08-15` || spring.to > `${schoolYear + 1}-08-15`) return refuse('OTHER_YEAR');
  for (const { from, to } of [autumn, spring]) {
    const days = daysBetween(from, to);
    if (days < 60 || days > 180) return refuse('TERM_LENGTH');
  }
  const days = makeUp.map(({ date }) => date);
  if (new Set(days).size !== days.length || days.some((day) => weekdayOf(day) < 6)) return refuse('MAKE_UP');
  return ok(null);
};

/** `unknown`: the school year of that day was not entered. */
export type SchoolDay = 'term' | 'vacation' | 'unknown';

/** Whether a date lies in a term of the city's schools. A school year runs from 15 August to 14 August. */
export const schoolDayOf = (
  years: readonly Pick<SchoolYear, 'schoolYear' | 'autumn' | 'spring'>[],
  date: LocalDate,
): SchoolDay => {
  const year = Number(date.slice(0, 4));
  const schoolYear = date >= `${year}-08-15` ? year : year - 1;
  const known = years.find((one) => one.schoolYear === schoolYear);
  if (known === undefined) return 'unknown';
  const inTerm = [known.autumn, known.spring].some(({ from, to }) => from <= date && date <= to);
  return inTerm ? 'term' : 'vacation';
};

const DATE = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:[（(][^）)]*[）)])?';
const RANGE = new RegExp(`${DATE}(?:\\s*[至到—–~-]\\s*${DATE})?`, 'g');

/**
 * Reads the State Council's notice as it is published: 「10月1日（星期四）至7日放假调休，共7天。9月20日、10月10日上班。」
 * Reads dates only; whether they can be right is for `checkYear`, and a person confirms them.
 * @returns the days found, in order; empty lists where the text is something else
 */
export const readNotice = (text: string, year: number): { holidays: LocalDate[]; makeUpDays: LocalDate[] } => {
  const holidays = new Set<LocalDate>();
  const makeUpDays = new Set<LocalDate>();
  for (const clause of text.normalize('NFKC').split(/[。;；\n]/)) {
    let month = 0;
    let taken = 0;
    for (const word of clause.matchAll(/放假|休息|上班/g)) {
      const into = word[0] === '上班' ? makeUpDays : holidays;
      for (const match of clause.slice(taken, word.index).matchAll(RANGE)) {
        const [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = match;
        month = Number(fromMonth ?? month);
        if (month < 1 || month > 12) continue;
        const from = dayOf(Number(fromYear ?? year), month, Number(fromDay));
        if (from === null) continue;
        const lastMonth = Number(toMonth ?? month);
        const to = toDay === undefined ? from : dayOf(Number(toYear ?? fromYear ?? year), lastMonth, Number(toDay));
        if (to === null || to < from || daysBetween(from, to) > 15) continue;
        month = lastMonth;
        for (let day = from; day <= to; day = addDays(day, 1)) into.add(day);
      }
      taken = word.index;
    }
  }
  return { holidays: [...holidays].sort(), makeUpDays: [...makeUpDays].sort() };
};

const dayOf = (year: number, month: number, day: number): LocalDate | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  try {
    return localDate(text);
  } catch {
    return null; // a day that does not exist is no date of the notice
  }
};
