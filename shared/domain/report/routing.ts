// Where a report belongs: the office for its subject matter, and the officer with the least on the table and no conflict.
// It proposes; a person dispatches.

import { type Guarded, mayReceive, type Reader } from './access';
import type { ReportCategory } from './categories';
import type { Department } from './report.schema';

/** Offices beside education that have a word in a category. @source rules.md §3 (market: advertising, prices); confidence U */
export const PARTNERS: Readonly<Record<ReportCategory, readonly Department[]>> = {
  UNLICENSED: ['market', 'civilAffairs'],
  HIDDEN_ONLINE: [],
  HIDDEN_PLACE: [],
  DISGUISED: ['market', 'culture', 'sport'],
  GHOST: ['market', 'civilAffairs'],
  SCOPE: ['culture', 'sport'],
  TIME_CONTENT_STAFF: [],
  FEES: ['market'],
  CONTEST: ['market'],
  PREMISES: [],
  TEACHER: [],
  SCHOOL_MAKEUP: [],
  ADVERT: ['market'],
  PRICE: ['market'],
  SAFETY: ['market'],
};

/** An officer who could take a case, with the open cases they have. */
export interface Candidate extends Reader {
  readonly openCases: number;
}

export interface Suggestion {
  readonly accountId: string;
  readonly openCases: number;
  /** True when the officer is of the district itself, not of the city. */
  readonly isLocal: boolean;
}

/**
 * Officers who may take the case, best first: of the district before the city, then the least loaded, then by id.
 * Whoever has a conflict, has it now, or (after "not solved") has had it is not among them.
 */
export const suggestHandlers = (
  candidates: readonly Candidate[],
  report: Guarded,
  wasReopened: boolean,
): Suggestion[] =>
  candidates
    .filter(
      (candidate) =>
        mayReceive(candidate, report, report.districtCode) &&
        candidate.id !== report.handlerId &&
        !(wasReopened && report.formerHandlerIds.includes(candidate.id)),
    )
    .map(({ id, openCases, grants }) => ({
      accountId: id,
      openCases,
      isLocal: grants.some((grant) => grant.role === 'officer' && grant.districtCode === report.districtCode),
    }))
    .sort(
      (a, b) =>
        Number(b.isLocal) - Number(a.isLocal) || a.openCases - b.openCases || (a.accountId < b.accountId ? -1 : 1),
    );
