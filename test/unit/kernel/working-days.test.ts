import fc from 'fast-check';
import { addDays, type LocalDate, localDate, weekdayOf } from '../../../shared/kernel/time';
import { openCalendar, PUBLISHED_YEARS } from '../../../shared/kernel/working-days';

const calendar = openCalendar();
const date = fc.integer({ min: 0, max: 1095 }).map((n) => addDays(localDate('2024-01-01'), n));

describe('openCalendar', () => {
  it.each([
    ['2026-10-01', 'publicHoliday'],
    ['2026-10-10', 'makeUpDay'], // a Saturday worked for the National Day week
    ['2026-10-11', 'weekend'],
    ['2026-10-12', 'workingDay'],
  ])('knows that %s is a %s', (day, kind) => {
    expect(calendar.kindOf(localDate(day))).toBe(kind);
  });

  it('counts working days over a holiday week, make-up days included, without the day itself', () => {
    expect(calendar.addWorkingDays(localDate('2026-09-30'), 5)).toEqual({ date: '2026-10-13', isCertain: true });
    expect(calendar.addWorkingDays(localDate('2026-10-09'), 0).date).toBe('2026-10-09');
  });

  it('moves the end of a period of calendar days to the next working day', () => {
    expect(calendar.addCalendarDays(localDate('2026-09-18'), 15).date).toBe('2026-10-08'); // 10-03 is a holiday
    expect(calendar.addCalendarDays(localDate('2026-11-09'), 15).date).toBe('2026-11-24');
  });

  it('says that a year without notice is not certain, and takes the notice once the bureau has entered it', () => {
    const from = localDate('2026-12-30');
    expect(calendar.addWorkingDays(from, 3)).toEqual({ date: '2027-01-04', isCertain: false });
    const entered = openCalendar([
      { year: 2027, holidays: [localDate('2027-01-01')], makeUpDays: [localDate('2027-01-02')] },
    ]);
    expect(entered.addWorkingDays(from, 3)).toEqual({ date: '2027-01-04', isCertain: true });
    expect(entered.kindOf(localDate('2027-01-02'))).toBe('makeUpDay');
  });

  it('lets an entered year stand before the published one', () => {
    const entered = openCalendar([{ year: 2026, holidays: [], makeUpDays: [] }]);
    expect(entered.kindOf(localDate('2026-10-01'))).toBe('workingDay');
  });

  it('has make-up days on weekends only, and no day that is both', () => {
    for (const { holidays, makeUpDays } of PUBLISHED_YEARS) {
      for (const day of makeUpDays) {
        expect(weekdayOf(day)).toBeGreaterThanOrEqual(6);
        expect(holidays).not.toContain(day);
      }
    }
  });

  it('agrees with counting one day after the other', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (from, n) => {
        const to = calendar.addWorkingDays(from, n).date;
        let counted = 0;
        for (let day: LocalDate = from; day < to; ) {
          day = addDays(day, 1);
          if (calendar.isWorkingDay(day)) counted++;
        }
        expect(counted).toBe(n);
        expect(calendar.workingDaysBetween(from, to)).toBe(n);
        expect(calendar.workingDaysBetween(to, from)).toBe(n === 0 ? 0 : -n);
      }),
    );
  });
});
