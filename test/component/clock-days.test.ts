// What the calendar of clocks makes of a list of reports.
import {
  AGES,
  byAge,
  byDueDay,
  type ClockedRow,
  isWork,
  nextOf,
  overdueOf,
} from '../../miniprogram/src/desks/report/clock-days';
import { localDate } from '../../shared/kernel/time';

const TODAY = localDate('2026-11-25');
const row = (id: string, dueOn: string | null, part: Partial<ClockedRow> = {}): ClockedRow =>
  ({
    id,
    state: 'verifying',
    mergedInto: null,
    ageDays: 0,
    clock: dueOn === null ? null : { dueOn },
    ...part,
  }) as ClockedRow; // only what is looked at

describe('the calendar of clocks', () => {
  it('counts as work what the office still has, a follower with its lead', () => {
    expect(isWork({ state: 'submitted', mergedInto: null })).toBe(true);
    expect(isWork({ state: 'closed', mergedInto: null })).toBe(false);
    expect(isWork({ state: 'submitted', mergedInto: 'lead' })).toBe(false);
  });

  it('puts each report on its day, the late ones longest first, the next ones soonest first', () => {
    const rows = [
      row('b', '2026-11-20'),
      row('a', '2026-11-10'),
      row('today', '2026-11-25'),
      row('later', '2026-12-01'),
      row('also', '2026-12-01'),
      row('none', null),
    ];
    expect([...byDueDay(rows)].map(([day, due]) => [day, due.length])).toEqual([
      ['2026-11-20', 1],
      ['2026-11-10', 1],
      ['2026-11-25', 1],
      ['2026-12-01', 2],
    ]);
    expect(overdueOf(rows, TODAY).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(nextOf(rows, TODAY).map(({ id }) => id)).toEqual(['today', 'later', 'also']);
  });

  it('counts every open report in one age and no more', () => {
    const ages = [0, 7, 8, 14, 15, 30, 31, 60, 61, 400].map((ageDays) => ({ ageDays }));
    expect(byAge(ages)).toEqual([2, 2, 2, 2, 2]);
    expect(AGES.at(-1)?.to).toBeNull();
  });
});
