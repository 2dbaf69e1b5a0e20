// What the word lists do not know yet: how often each pair of characters stood in texts of each category. A naive Bayes
// over the tuned half, weighed far below the rules: it breaks ties and guesses where no rule speaks.
// Source: McCallum & Nigam, "A Comparison of Event Models for Naive Bayes Text Classification", 1998 (Bernoulli, presence only).
import { CASE_CATEGORIES, type CaseCategory } from './verdict';
import { WORDING } from './wording.lexicon';

/** The pairs of Chinese characters and digits in a normalised text, each once. */
export const pairsOf = (text: string): string[] => {
  const pairs = new Set<string>();
  for (const run of text.match(/[\p{Script=Han}\d]{2,}/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at++) pairs.add(run.slice(at, at + 2));
  }
  return [...pairs];
};

/** Texts of each category, in the order of CASE_CATEGORIES, and for each pair in how many of each it stands. */
export interface Wording {
  readonly texts: readonly number[];
  /** `pair` followed by category index and count in base 36, such as `退费e5g1`; separated by spaces. */
  readonly pairs: string;
}

/** Pairs seen in fewer texts say nothing. */
const MIN_TEXTS = 2;

/** Counts a labelled collection. */
export const learnWording = (texts: readonly { readonly category: CaseCategory; readonly text: string }[]): Wording => {
  const counts = new Map<string, number[]>();
  const perCategory = CASE_CATEGORIES.map(() => 0);
  for (const { category, text } of texts) {
    const at = CASE_CATEGORIES.indexOf(category);
    perCategory[at] = (perCategory[at] ?? 0) + 1;
    for (const pair of pairsOf(text)) {
      const row = counts.get(pair) ?? CASE_CATEGORIES.map(() => 0);
      row[at] = (row[at] ?? 0) + 1;
      counts.set(pair, row);
    }
  }
  const pairs = [...counts]
    .filter(([, row]) => row.reduce((sum, n) => sum + n, 0) >= MIN_TEXTS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([pair, row]) => pair + row.map((n, i) => (n > 0 ? i.toString(36) + Math.min(n, 35).toString(36) : '')).join(''),
    );
  return { texts: perCategory, pairs: pairs.join(' ') };
};

const SMOOTHING = 0.5;
/** @policy far below a rule's: about two pairs of a category's own wording weigh as much as the weakest sign */
const WEIGHT = 0.2;
/** No text may be decided by its length. */
const MAX_PER_CATEGORY = 2;

/** pair → how much it speaks for each category, natural logarithm of observed over expected. */
const logRatios = ({ texts, pairs }: Wording): ReadonlyMap<string, Float64Array> => {
  const all = texts.reduce((sum, n) => sum + n, 0);
  return new Map(
    pairs.split(' ').map((entry) => {
      const counts = new Map<number, number>();
      for (let at = 2; at < entry.length; at += 2) {
        counts.set(Number.parseInt(entry.charAt(at), 36), Number.parseInt(entry.charAt(at + 1), 36));
      }
      const overall = [...counts.values()].reduce((sum, n) => sum + n, 0) / all;
      const ratios = Float64Array.from(texts, (n, i) => {
        const inCategory = ((counts.get(i) ?? 0) + 2 * SMOOTHING * overall) / (n + 2 * SMOOTHING);
        return Math.log(inCategory / overall);
      });
      return [entry.slice(0, 2), ratios] as const;
    }),
  );
};

let ratios: ReadonlyMap<string, Float64Array> | undefined;

/** What the wording of a normalised text adds to each category, at most ±2. */
export const wordingScores = (text: string): ReadonlyMap<CaseCategory, number> => {
  ratios ??= logRatios(WORDING);
  const sums = new Float64Array(CASE_CATEGORIES.length);
  for (const pair of pairsOf(text)) {
    const row = ratios.get(pair);
    if (row !== undefined) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (row[i] ?? 0);
  }
  return new Map(
    CASE_CATEGORIES.map((category, i) => {
      const score = WEIGHT * (sums[i] ?? 0);
      return [category, Math.max(-MAX_PER_CATEGORY, Math.min(MAX_PER_CATEGORY, score))];
    }),
  );
};
