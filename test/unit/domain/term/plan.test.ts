import fc from 'fast-check';
import { planSessions, slotsOn, termSpan, timetableDayOf } from '../../../../shared/domain/term/plan';
import { addDays, daysBetween, type LocalDate, localDate, weekdayOf } from '../../../../shared/kernel/time';
import { openCalendar } from '../../../../shared/kernel/working-days';

const YEAR = {
  schoolYear: 2026,
  autumn: { from: localDate('2026-09-01'), to: localDate('2027-01-22') },
  spring: { from: localDate('2027-02-26'), to: localDate('2027-07-09') },
  makeUp: [{ date: localDate('2026-10-10'), follows: 3 }],
};
const FACTS = { calendar: openCalendar(), schoolYears: [YEAR] };
const SPAN = termSpan('2026-autumn', localDate('2026-09-08'), FACTS.schoolYears);
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

const slots = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 3 })).map(([day, lesson]) => `${day}-${lesson}`),
  { minLength: 1, maxLength: 5 },
);
const date = fc.integer({ min: 0, max: 364 }).map((days) => addDays(localDate('2026-09-01'), days));

describe('termSpan', () => {
  it('begins the day after seats were given, and ends with the city’s term', () => {
    expect(SPAN).toEqual({ from: '2026-09-09', to: '2027-01-22', isCertain: true });
  });

  it('begins with the term when seats were given before it', () => {
    expect(termSpan('2026-autumn', localDate('2026-06-20'), [YEAR]).from).toBe('2026-09-01');
    expect(termSpan('2027-spring', localDate('2026-12-20'), [YEAR])).toMatchObject({
      from: '2027-02-26',
      to: '2027-07-09',
    });
  });

  it('says that it is not certain while the bureau has not entered the school year', () => {
    const span = termSpan('2026-autumn', localDate('2026-09-08'), []);
    expect(span.isCertain).toBe(false);
    expect(daysBetween(span.from, span.to)).toBe(150);
  });
});

describe('timetableDayOf', () => {
  it('has none on a public holiday and on an ordinary weekend', () => {
    expect(timetableDayOf(localDate('2026-10-01'), FACTS)).toBeNull();
    expect(timetableDayOf(localDate('2026-11-21'), FACTS)).toBeNull();
  });

  it('follows the weekday the bureau named on a make-up day, and none where it named none', () => {
    expect(timetableDayOf(localDate('2026-10-10'), FACTS)).toBe(3);
    expect(timetableDayOf(localDate('2026-10-10'), { ...FACTS, schoolYears: [] })).toBeNull();
  });
});

describe('planSessions', () => {
  it('skips the National Day week and meets on the make-up Saturday that keeps Wednesday’s timetable', () => {
    const planned = planSessions(['Wed-1'], SPAN, localDate('2026-09-28'), localDate('2026-10-14'), FACTS);
    expect(planned.map((one) => one.date)).toEqual(['2026-09-30', '2026-10-10', '2026-10-14']);
  });

  it('takes the lessons of one day as one meeting', () => {
    const day = localDate('2026-11-24');
    expect(planSessions(['Tue-2', 'Tue-1', 'Wed-1'], SPAN, day, day, FACTS)).toEqual([
      { date: day, slots: ['Tue-1', 'Tue-2'] },
    ]);
  });

  it('never meets on a holiday, a weekend that is off, outside the term, or twice on a day', () => {
    fc.assert(
      fc.property(slots, date, date, (own, a, b) => {
        const [from, to]: [LocalDate, LocalDate] = a < b ? [a, b] : [b, a];
        const planned = planSessions(own, SPAN, from, to, FACTS);
        for (const one of planned) {
          expect(FACTS.calendar.isWorkingDay(one.date)).toBe(true);
          expect(one.date >= SPAN.from && one.date <= SPAN.to && one.date >= from && one.date <= to).toBe(true);
        }
        expect(new Set(planned.map((one) => one.date)).size).toBe(planned.length);
        expect([...planned].sort((x, y) => (x.date < y.date ? -1 : 1))).toEqual(planned);
      }),
    );
  });

  it('has each slot at most once in a week, on its own weekday, make-up days apart', () => {
    fc.assert(
      fc.property(slots, (own) => {
        const planned = planSessions(own, SPAN, SPAN.from, SPAN.to, FACTS).filter(
          (one) => FACTS.calendar.kindOf(one.date) === 'workingDay',
        );
        const seen = new Set<string>();
        for (const one of planned) {
          for (const slot of one.slots) {
            expect(own).toContain(slot);
            expect(NAMES[weekdayOf(one.date) - 1]).toBe(slot.slice(0, 3));
            const week = `${addDays(one.date, 1 - weekdayOf(one.date))} ${slot}`;
            expect(seen.has(week)).toBe(false);
            seen.add(week);
          }
        }
      }),
    );
  });

  it('leaves out no school day of the term that has a lesson', () => {
    fc.assert(
      fc.property(slots, date, (own, day) => {
        const planned = planSessions(own, SPAN, day, day, FACTS);
        const isIn = day >= SPAN.from && day <= SPAN.to && slotsOn(own, day, FACTS).length > 0;
        expect(planned.length).toBe(isIn ? 1 : 0);
      }),
    );
  });
});
