// What the engine may answer: a code of the violation catalogue, or that it is somebody else's matter.
import { REPORT_CATEGORIES } from '../categories';

/** @source rules.md §3 */
export const CASE_CATEGORIES = [...REPORT_CATEGORIES, 'REFUND', 'OUT_OF_SCOPE'] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

/** Whose it is: a report of illegality, a consumer complaint, danger (before everything), or somebody else's. */
export type Route = 'report' | 'complaint' | 'safety' | 'elsewhere';

export const routeOf = (category: CaseCategory): Route => {
  switch (category) {
    case 'SAFETY':
      return 'safety';
    case 'REFUND':
      return 'complaint';
    case 'OUT_OF_SCOPE':
      return 'elsewhere';
    default:
      return 'report';
  }
};
