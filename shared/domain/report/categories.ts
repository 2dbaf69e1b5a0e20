// What can be reported, in the codes of the violation catalogue, and what is not ours to take.
// The words parents choose from are the client's; this file says where each choice goes.

/** @source rules.md §3, 校外培训行政处罚暂行办法 (教育部令第53号) and the statutes named there */
export const REPORT_CATEGORIES = [
  'UNLICENSED',
  'HIDDEN_ONLINE',
  'HIDDEN_PLACE',
  'DISGUISED',
  'GHOST',
  'SCOPE',
  'TIME_CONTENT_STAFF',
  'FEES',
  'CONTEST',
  'PREMISES',
  'TEACHER',
  'SCHOOL_MAKEUP',
  'ADVERT',
  'PRICE',
  'SAFETY',
] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/** What people come with that is somebody else's: told kindly where to go, never stored as a report. */
export const DEFLECTIONS = ['REFUND', 'ADULT_COURSE', 'DRIVING'] as const;
export type Deflection = (typeof DEFLECTIONS)[number];
