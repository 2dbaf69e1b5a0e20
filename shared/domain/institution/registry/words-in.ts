// Kinds, stages and ways of teaching, found in what a clerk wrote into one cell.
import type { InstitutionCategory, Stage, TeachingMode } from '../institution.schema';
import { CATEGORY_WORDS, MODE_WORDS, STAGE_WORDS } from './headings.lexicon';

/** What the first of the words found stands for; null when none is there. */
export const firstWord = <T>(text: string, words: readonly (readonly [string, T])[]): T | null =>
  words.find(([word]) => text.includes(word))?.[1] ?? null;

/** Every kind named, in the order of the lexicon; 非学科 says nothing where a kind of it is named too. */
export const categoriesIn = (text: string): InstitutionCategory[] => {
  const found = new Set<InstitutionCategory>();
  let rest = text;
  for (const [word, category] of CATEGORY_WORDS) {
    if (!rest.includes(word)) continue;
    found.add(category);
    rest = rest.replaceAll(word, ' '); // 学科 within 非学科 is not 学科
  }
  if (found.size > 1 && [...found].some((category) => category !== 'other' && category !== 'academic'))
    found.delete('other');
  return [...found];
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
