// Figures that cannot mislead: small numbers are not shown, "closed" is not "solved", a reopened report stays counted as reopened
// whatever came later, and a share comes with how many it is a share of.
import { localDate } from '../../kernel/time';
import type { ReportCategory } from './categories';
import type { Report } from './report.schema';
import { isOpen } from './transitions';

/** Fewer than this could point at somebody. @policy the same bound as for ratings' smallest cells */
export const MIN_SHOWN = 5;
/** A share of fewer says nothing. */
export const MIN_SHARE_OF = 10;

/** A count, or null with `isFew` where there were some, but too few to show. */
export interface Count {
  readonly n: number | null;
  readonly isFew: boolean;
}

export interface Summary {
  readonly received: number;
  readonly open: number;
  readonly answered: number;
  /** The reporter said so. */
  readonly solved: number;
  /** Nobody said anything: not counted as solved. */
  readonly closedUnconfirmed: number;
  readonly withdrawn: number;
  /** Ever reopened, whatever became of it. */
  readonly everReopened: number;
  readonly everReviewed: number;
  readonly overdue: number;
  /** Of the handling clocks that had a day and have ended: how many in time. `share` is null below MIN_SHARE_OF. */
  readonly onTime: { readonly of: number; readonly inTime: number; readonly share: number | null };
  readonly byCategory: readonly ({ readonly category: ReportCategory } & Count)[];
  readonly byDistrict: readonly ({ readonly districtCode: string } & Count)[];
  readonly byAge: readonly { readonly upToDays: number | null; readonly open: number }[];
}

const shown = (n: number): Count => (n > 0 && n < MIN_SHOWN ? { n: null, isFew: true } : { n, isFew: false });
const AGES = [7, 15, 30, 60, null] as const;

type Row = Pick<
  Report,
  'state' | 'history' | 'category' | 'confirmedCategory' | 'districtCode' | 'clocks' | 'submittedOn'
>;

/**
 * @param reports each as its reporter stands to it: a follower counts by itself
 * @param ageOf calendar days since a submission
 */
export const summarise = (reports: readonly Row[], today: string, ageOf: (day: string) => number): Summary => {
  const count = (test: (report: Row) => boolean): number => reports.filter(test).length;
  const tally = <K extends string>(keyOf: (report: Row) => K): [K, number][] => {
    const counts = new Map<K, number>();
    for (const report of reports) counts.set(keyOf(report), (counts.get(keyOf(report)) ?? 0) + 1);
    return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  };
  const ended = reports.flatMap(({ clocks }) =>
    clocks.filter(({ kind, dueOn, endedOn }) => kind === 'handling' && dueOn !== null && endedOn !== null),
  );
  const inTime = ended.filter(({ dueOn, endedOn }) => (endedOn ?? '') <= (dueOn ?? '')).length;
  const open = reports.filter(({ state }) => isOpen(state));
  let from = -1;
  const byAge = AGES.map((upToDays) => {
    const inBand = open.filter(({ submittedOn }) => {
      const age = ageOf(localDate(submittedOn));
      return age > from && (upToDays === null || age <= upToDays);
    }).length;
    from = upToDays ?? from;
    return { upToDays, open: inBand };
  });
  return {
    received: reports.length,
    open: open.length,
    answered: count(({ state }) => state === 'closed'),
    solved: count(({ state }) => state === 'solved'),
    closedUnconfirmed: count(({ state }) => state === 'closedUnconfirmed'),
    withdrawn: count(({ state }) => state === 'withdrawn'),
    everReopened: count(({ history }) => history.some(({ state }) => state === 'reopened')),
    everReviewed: count(({ history }) => history.some(({ state }) => state === 'underReview')),
    overdue: open.filter(({ clocks }) =>
      clocks.some(
        ({ dueOn, endedOn, kind }) => kind !== 'objection' && endedOn === null && dueOn !== null && dueOn < today,
      ),
    ).length,
    onTime: {
      of: ended.length,
      inTime,
      share: ended.length < MIN_SHARE_OF ? null : Math.round((inTime / ended.length) * 1000) / 1000,
    },
    byCategory: tally(({ category, confirmedCategory }) => confirmedCategory ?? category).map(([category, n]) => ({
      category,
      ...shown(n),
    })),
    byDistrict: tally(({ districtCode }) => districtCode).map(([districtCode, n]) => ({ districtCode, ...shown(n) })),
    byAge,
  };
};
