// Kinds, stages and ways of teaching, found in what a clerk wrote into one cell.
import type { InstitutionCategory, Stage, TeachingMode } from '../institution.schema';
import { CATEGORY_WORDS, MODE_WORDS, STAGE_WORDS, THE_REST } from './headings.lexicon';

/** What the first of the words found stands for; null when none is there. */
export const firstWord = <T>(text: string, words: readonly (readonly [string, T])[]): T | null =>
  words.find(([word]) => text.includes(word))?.[1] ?? null;

/**
 * Every kind named, in the order in which they stand there; 非学科 says nothing where a kind of it is named too, unless it is
 * written out as the rest (其他非学科).
 */
export const categoriesIn = (text: string): InstitutionCategory[] => {
  const found = new Map<InstitutionCategory, number>();
  let rest = text;
  for (const [word, category] of CATEGORY_WORDS) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    found.set(category, Math.min(at, found.get(category) ?? at));
    rest = rest.replaceAll(word, ' '.repeat(word.length)); // 学科 within 非学科 is not 学科
  }
  const isDetailed = [...found.keys()].some((category) => category !== 'other' && category !== 'academic');
  if (isDetailed && !text.includes(THE_REST)) found.delete('other');
  return [...found].sort(([, a], [, b]) => a - b).map(([category]) => category);
};

/** Every stage named; 义务教育 is primary and junior. */
export const stagesIn = (text: string): Stage[] => {
  const found = new Set(STAGE_WORDS.filter(([word]) => text.includes(word)).flatMap(([, stages]) => stages));
  return [...found];
};

export const modesIn = (text: string): TeachingMode[] => {
  const found = new Set(MODE_WORDS.filter(([word]) => text.includes(word)).flatMap(([, modes]) => modes));
  return [...found].sort();
};
