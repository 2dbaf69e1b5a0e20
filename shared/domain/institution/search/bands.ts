// In what ways a name can answer a query, and what each is worth. A score only orders the hits of one query: 0–1, higher
// first. The figures are ours (@policy): chosen so that what `test/bench/lookup-workload.ts` means comes first; nothing but
// order depends on them.

/** What of an institution answers a query; the words for each stand with the page. */
export const MATCHED_BY = [
  'name',
  'formerName',
  'pinyin',
  'initials',
  'homophone',
  'typo',
  'creditCode',
  'licenceNo',
  'address',
] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** How well, and by what. */
export interface Scored {
  /** 0–1; 0 = does not answer the query. */
  readonly score: number;
  readonly matchedBy: MatchedBy;
}

/** No answer at all. */
export const NOTHING: Scored = { score: 0, matchedBy: 'typo' };

// Bands, best first. What is written as in the list comes before what only sounds so, and that before mistakes.
export const EXACT = 1;
export const PART = 0.95;
export const PINYIN = 0.9;
export const INITIALS = 0.89;
export const FUZZY_PINYIN = 0.87;
export const HOMOPHONE = 0.84;
export const IN_TWO_PARTS = 0.83;
export const TYPO = 0.8;
export const INITIALS_IN_TWO_PARTS = 0.7;
export const TWO_INITIALS = 0.6;
export const ADDRESS = 0.5;
export const CODE_PART = 0.9;
export const LICENCE = 0.88;
export const CODE_TYPO = 0.7;
/** A shorter code with a mistake in it could be any code. */
export const MIN_FORGIVEN_CODE = 12;
/** A former name comes after every name that is written so. */
export const FORMER = 0.09;
/** A name that was found behind the place it lies in, and one whose address does not name that place. */
export const IN_PLACE = 0.98;
export const ELSEWHERE = 0.6;
/** A name that has the query without the generic words it ends in. */
export const CORE = 0.96;
/** Found in a name's own characters rather than in the words that all names share. */
export const MOST_FOR_RARITY = 0.02;
/** Spelt letters that fit badly count less than the same number of edits that fit well. */
export const PER_COST = 0.45;
export const HEARD_PER_COST = 0.02;
/** Of two names that sound so, the one with fewer other characters is likelier meant. */
export const PER_WRITTEN_OTHERWISE = 0.01;
/** What sounds so letter by letter and yet costs this much is spelt in no way that anybody speaks: a mistake. */
export const MOST_HEARD = 0.9;
/** The words most names share say little: a longer name has more of them. */
export const PER_CHARACTER = 0.004;
export const MOST_FOR_LENGTH = 0.09;
/** A name that begins so, behind the places it may begin with: 星河 means 星河美术 before 金星河畔. */
export const BEGINS = 0.02;
