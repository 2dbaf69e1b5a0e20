// What the calendar of clocks shows of a list of reports: by day, by age, and what has no day.
import type { OutputOf } from '@shared/contracts';
import type { LocalDate } from '@shared/kernel/time';

export type ClockedRow = OutputOf<'report.triageList'>['reports'][number];

const ENDED: readonly ClockedRow['state'][] = ['solved', 'closedUnconfirmed', 'withdrawn', 'closed'];

/** Work of the office: what waits for the reporter's word is not late. A follower is worked on with its lead. */
export const isWork = ({ state, mergedInto }: Pick<ClockedRow, 'state' | 'mergedInto'>): boolean =>
  !ENDED.includes(state) && mergedInto === null;

/** Day → what is due on it. */
export const byDueDay = (rows: readonly ClockedRow[]): ReadonlyMap<string, readonly ClockedRow[]> => {
  const days = new Map<string, ClockedRow[]>();
  for (const row of rows) {
    const day = row.clock?.dueOn ?? null;
    if (day !== null) days.set(day, [...(days.get(day) ?? []), row]);
  }
  return days;
};

/** Past their day, the longest first. */
export const overdueOf = (rows: readonly ClockedRow[], today: LocalDate): readonly ClockedRow[] =>
  rows
    .filter(({ clock }) => clock?.dueOn != null && clock.dueOn < today)
    .sort((a, b) => ((a.clock?.dueOn ?? '') < (b.clock?.dueOn ?? '') ? -1 : 1));

const NEXT = 8;

/** What runs out next, today's first. */
export const nextOf = (rows: readonly ClockedRow[], today: LocalDate): readonly ClockedRow[] =>
  rows
    .filter(({ clock }) => clock?.dueOn != null && clock.dueOn >= today)
    .sort((a, b) => ((a.clock?.dueOn ?? '') < (b.clock?.dueOn ?? '') ? -1 : 1))
    .slice(0, NEXT);

/** Calendar days since submission; the last has no end. @policy a week, a fortnight, a month, two: what officers plan by */
export const AGES: readonly { readonly from: number; readonly to: number | null }[] = [
  { from: 0, to: 7 },
  { from: 8, to: 14 },
  { from: 15, to: 30 },
  { from: 31, to: 60 },
  { from: 61, to: null },
];

export const byAge = (rows: readonly Pick<ClockedRow, 'ageDays'>[]): readonly number[] =>
  AGES.map(({ from, to }) => rows.filter(({ ageDays }) => ageDays >= from && (to === null || ageDays <= to)).length);
