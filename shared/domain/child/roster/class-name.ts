// A class's grade out of the ways schools write it, and its name a year later.
import { compact } from '../../institution/registry/cell-text';
import { GRADE_CHARACTERS, GRADE_WORDS, JUNIOR_WORDS } from './headings.lexicon';

/**
 * The grade 1–9 that a text names: `4`, `四年级`, `小学四年级`, `初一`, `七年级`, `四(2)班`, `4.2班`, `4年级2班`; null when none.
 * A year of entry (`2023级`) names no grade: it depends on the school's stages.
 */
export const gradeIn = (text: string): number | null => {
  const bare = compact(text);
  if (/^\d{4}级/.test(bare)) return null;
  const digit = /^(?:小学)?([1-9])(?!\d)/.exec(bare);
  if (digit !== null) return Number(digit[1]);
  const start = bare.replace(/^(小学|初中)/, '');
  return GRADE_WORDS.find(([word]) => start.startsWith(word))?.[1] ?? null;
};

/** The grade that a class's name tells: `2班` tells none, it is the second class of some grade. */
export const gradeOfClass = (className: string): number | null =>
  /^[0-9]{1,2}班?$/.test(compact(className)) ? null : gradeIn(className);

/**
 * What a class is called when it goes up from a grade: 4年级2班 → 5年级2班, 四(2)班 → 五(2)班, 初一3班 → 初二3班. A name
 * without its grade in front (2023级2班, 火箭班) stays.
 * @param grade 1–8, the grade it is in now
 */
export const nextClassName = (className: string, grade: number): string => {
  const [from, to] = [GRADE_CHARACTERS[grade] ?? '', GRADE_CHARACTERS[grade + 1] ?? ''];
  const pairs: readonly (readonly [string, string])[] = [
    [JUNIOR_WORDS[grade] ?? '', JUNIOR_WORDS[grade + 1] ?? ''],
    [String(grade), String(grade + 1)],
    [from, to],
  ];
  if (/^\d{2,}/.test(className)) return className;
  for (const [before, after] of pairs) {
    if (before !== '' && after !== '' && className.startsWith(before)) return after + className.slice(before.length);
  }
  return className;
};

/** A class as schools write it in full: `2` and `2班` under grade 4 are 4年级2班; whatever names more stays as it is written. */
export const fullClassName = (className: string, grade: number): string => {
  const bare = /^([0-9]{1,2})班?$/.exec(compact(className));
  return bare === null ? compact(className) : `${grade}年级${Number(bare[1])}班`;
};

/** The number of a class within its grade, `2` of 四年级2班, 4年级(2)班, 四（2）班; null for a class with a name. */
const classNumber = (className: string): number | null => {
  const match = /([0-9]{1,2})\)?班?$/.exec(compact(className).normalize('NFKC'));
  return match === null ? null : Number(match[1]);
};

/** True when two ways to write a class of one grade mean the same class. */
export const sameClass = (a: string, b: string, grade: number): boolean => {
  const [x, y] = [fullClassName(a, grade), fullClassName(b, grade)];
  if (x === y) return true;
  const [n, m] = [classNumber(x), classNumber(y)];
  return n !== null && n === m && (gradeOfClass(x) ?? grade) === grade && (gradeOfClass(y) ?? grade) === grade;
};
