import fc from 'fast-check';
import { monthAway, weeksOf } from '../../../shared/kernel/month-days';
import { weekdayOf } from '../../../shared/kernel/time';

const aMonth = fc
  .record({ year: fc.integer({ min: 2000, max: 2100 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);

describe('the weeks of a month', () => {
  it('begin on Monday and hold every day of it once', () => {
    expect(weeksOf('2026-11').map((week) => [week[0], week[6]])).toEqual([
      ['2026-10-26', '2026-11-01'],
      ['2026-11-02', '2026-11-08'],
      ['2026-11-09', '2026-11-15'],
      ['2026-11-16', '2026-11-22'],
      ['2026-11-23', '2026-11-29'],
      ['2026-11-30', '2026-12-06'],
    ]);
    fc.assert(
      fc.property(aMonth, (month) => {
        const weeks = weeksOf(month);
        const days = weeks.flat();
        const own = days.filter((day) => day.startsWith(month));
        const [year = 0, number = 1] = month.split('-').map(Number);
        expect(own).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate());
        expect(new Set(days).size).toBe(days.length);
        for (const week of weeks) {
          expect(week.map((day) => weekdayOf(day))).toEqual([1, 2, 3, 4, 5, 6, 7]);
          expect(week.some((day) => day.startsWith(month))).toBe(true);
        }
      }),
    );
  });

  it('months away go over the year and back', () => {
    expect(monthAway('2026-11', 2)).toBe('2027-01');
    expect(monthAway('2026-01', -1)).toBe('2025-12');
    fc.assert(
      fc.property(aMonth, fc.integer({ min: -30, max: 30 }), (month, by) => {
        expect(monthAway(monthAway(month, by), -by)).toBe(month);
      }),
    );
  });
});
