import fc from 'fast-check';
import {
  addDays,
  addMonths,
  ageOn,
  asEpochMs,
  dateOf,
  daysBetween,
  formatLocal,
  localDate,
  minuteOfDay,
  monthOf,
  parseLocalDate,
  startOf,
  weekdayOf,
} from '../../../shared/kernel/time';

const SEED = 20_261_123;
/** Within the years in which China had one clock. */
const moments = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 11, 31) }).map(asEpochMs);
const dates = moments.map(dateOf);
const property = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, holds), { seed: SEED });

/** The clock on the wall by the platform's own calendar: the slow, obvious oracle. */
const onTheWall = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

describe('moments', () => {
  it('show the wall clock of Hanzhong, whatever the machine’s zone', () => {
    property(moments, (at) => expect(formatLocal(at)).toBe(onTheWall(at)));
    expect(dateOf(asEpochMs(Date.UTC(2026, 10, 22, 16)))).toBe('2026-11-23'); // midnight belongs to the new day
    expect(dateOf(asEpochMs(Date.UTC(2026, 10, 22, 16) - 1))).toBe('2026-11-22');
  });

  it('lie in their day: its start, and the minutes since', () => {
    property(moments, (at) => {
      const start = startOf(dateOf(at));
      expect(start).toBeLessThanOrEqual(at);
      expect(at - start).toBeLessThan(86_400_000);
      expect(startOf(dateOf(at), minuteOfDay(at))).toBe(at - (at % 60_000));
      expect(monthOf(at)).toBe(dateOf(at).slice(0, 7));
    });
  });
});

describe('dates', () => {
  it('are counted there and back', () => {
    property(fc.tuple(dates, fc.integer({ min: -4000, max: 4000 })), ([date, days]) => {
      const other = addDays(date, days);
      expect(daysBetween(date, other)).toBe(days);
      expect(addDays(other, -days)).toBe(date);
      expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
    });
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00', '', '２０２６-01-01'])(
    'do not include %p',
    (text) => {
      expect(parseLocalDate(text)).toBeNull();
      expect(() => localDate(text)).toThrow('not a calendar date');
    },
  );

  it('a month later is the same day, or the last of a shorter month', () => {
    expect(addMonths(localDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(localDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(localDate('2026-03-31'), -1)).toBe('2026-02-28');
  });

  it('start a week on Monday', () => {
    expect(weekdayOf(localDate('2026-11-23'))).toBe(1);
    expect(weekdayOf(localDate('2026-11-29'))).toBe(7);
  });
});

describe('ageOn', () => {
  it('counts a year on the birthday, and on 1 March for somebody born on 29 February', () => {
    expect(ageOn(localDate('2012-11-23'), localDate('2026-11-22'))).toBe(13);
    expect(ageOn(localDate('2012-11-23'), localDate('2026-11-23'))).toBe(14); // 不满十四周岁 ends today
    expect(ageOn(localDate('2012-02-29'), localDate('2026-02-28'))).toBe(13);
    expect(ageOn(localDate('2012-02-29'), localDate('2026-03-01'))).toBe(14);
  });

  it('never shrinks as days pass, and grows by one a year', () => {
    property(fc.tuple(dates, fc.nat(8000)), ([birth, days]) => {
      const on = addDays(birth, days);
      expect(ageOn(birth, addDays(on, 1))).toBeGreaterThanOrEqual(ageOn(birth, on));
      expect(ageOn(birth, on)).toBe(
        Math.floor((Number(on.replace(/-/g, '')) - Number(birth.replace(/-/g, ''))) / 10_000),
      );
    });
  });
});
