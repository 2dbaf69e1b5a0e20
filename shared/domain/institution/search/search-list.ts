// Look-up that forgives: parts, typos, swapped characters, homophones, pinyin, initials, mixed spelling, codes, addresses.
// A linear scan over a city's list; it orders what resembles the query and never says that something is illegal.

import type { PublicInstitution } from '../institution.schema';
import { distanceWithin } from './edit-distance';
import { foldName, foldSyllable, isHan } from './fold';

export type MatchedBy =
  | 'name'
  | 'formerName'
  | 'pinyin'
  | 'initials'
  | 'homophone'
  | 'typo'
  | 'creditCode'
  | 'licenceNo'
  | 'address';

export type Searchable = Pick<
  PublicInstitution,
  'id' | 'name' | 'formerNames' | 'creditCode' | 'licenceNo' | 'districtCode' | 'address' | 'readings'
>;

/** An institution made ready for searching. */
export interface Entry<T extends Searchable> {
  readonly institution: T;
  readonly name: string;
  readonly characters: readonly string[];
  /** First reading of each character, folded; a character without reading stands for itself. */
  readonly syllables: readonly string[];
  readonly letters: string;
  readonly foldedLetters: string;
  readonly initials: string;
  readonly formerNames: readonly string[];
}

export interface Hit<T extends Searchable> {
  readonly institution: T;
  /** 0–1, 1 = the very name. Only good for comparing hits of one query. */
  readonly score: number;
  readonly matchedBy: MatchedBy;
}

/** Prepares one institution. `readings` belong to the characters of the folded name. */
export const prepare = <T extends Searchable>(institution: T): Entry<T> => {
  const name = foldName(institution.name);
  const characters = [...name];
  const first = characters.map((character, i) => institution.readings[i]?.[0] ?? character);
  return {
    institution,
    name,
    characters,
    syllables: first.map(foldSyllable),
    letters: first.join(''),
    foldedLetters: first.map(foldSyllable).join(''),
    initials: first.map((syllable) => syllable[0] ?? '').join(''),
    formerNames: institution.formerNames.map(foldName),
  };
};

/** Readings of characters as the list itself teaches them: enough to hear homophones without a dictionary on the phone. */
export const learnReadings = (entries: readonly Entry<Searchable>[]): ReadonlyMap<string, string> => {
  const readings = new Map<string, string>();
  for (const { characters, syllables } of entries) {
    characters.forEach((character, i) => {
      if (isHan(character)) readings.set(character, syllables[i] ?? character);
    });
  }
  return readings;
};

/** A query as every test needs it. */
interface Query {
  readonly text: string;
  readonly characters: readonly string[];
  readonly syllables: readonly string[];
  /** Letters of the query with its Hanzi spelt out, folded. */
  readonly foldedLetters: string;
  readonly hasHan: boolean;
  readonly hasLatin: boolean;
  readonly code: string;
}

// Up to six letters a syllable; longest match first leaves the fewest pieces.
const SYLLABLE =
  /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang|[iu]?an|i?ong|[iu]eng?|eng|en|er|ei|[iu]a[io]?|ai|ao|a|ou|iu|ui|un|ing|in|[iuv]e|[uv]o|o|e|i|u|v)/gy;

/** Splits typed pinyin into syllables and folds each; what is no syllable stays as it is. */
const foldLetters = (letters: string): string => {
  let out = '';
  for (let at = 0; at < letters.length; ) {
    SYLLABLE.lastIndex = at;
    const found = SYLLABLE.exec(letters)?.[0];
    out += found === undefined ? (letters[at] ?? '') : foldSyllable(found);
    at += found?.length ?? 1;
  }
  return out;
};

const parseQuery = (typed: string, readings: ReadonlyMap<string, string>): Query => {
  const text = foldName(typed);
  const characters = [...text];
  const syllables = characters.map((character) => readings.get(character) ?? character);
  const spelt = text.replace(/[a-z]+/g, foldLetters);
  return {
    text,
    characters,
    syllables,
    foldedLetters: [...spelt].map((character) => readings.get(character) ?? character).join(''),
    hasHan: characters.some(isHan),
    hasLatin: /[a-z]/.test(text),
    code: text.toUpperCase(),
  };
};

/** One mistake in short queries, about one in four characters in long ones. */
const allowedMistakes = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : Math.floor(length / 4) + 1);

/** The words most names share say little: a match in them must not outrank the brand. */
const scoreOf = (base: number, entry: { readonly name: string }, query: Query): number =>
  base - Math.min(0.09, Math.abs(entry.name.length - query.characters.length) * 0.004);

type Found = { readonly score: number; readonly matchedBy: MatchedBy } | null;

const byCode = ({ institution: { creditCode, licenceNo } }: Entry<Searchable>, { code }: Query): Found => {
  if (!/^[0-9A-Z]{4,18}$/.test(code) || !/\d/.test(code)) return null;
  if (creditCode?.includes(code)) return { score: creditCode === code ? 1 : 0.9, matchedBy: 'creditCode' };
  if (licenceNo?.toUpperCase().includes(code)) return { score: 0.88, matchedBy: 'licenceNo' };
  if (creditCode !== null && code.length >= 12 && distanceWithin([...code], [...creditCode], 2) <= 2) {
    return { score: 0.7, matchedBy: 'creditCode' };
  }
  return null;
};

const byHan = (entry: Entry<Searchable>, query: Query): Found => {
  if (!query.hasHan || query.hasLatin) return null;
  const at = entry.name.indexOf(query.text);
  if (at >= 0) return { score: scoreOf(entry.name === query.text ? 1.05 : 0.95, entry, query), matchedBy: 'name' };
  if (entry.formerNames.some((former) => former.includes(query.text))) return { score: 0.86, matchedBy: 'formerName' };
  const most = allowedMistakes(query.characters.length);
  if (query.characters.length >= 2) {
    const heard = distanceWithin(query.syllables, entry.syllables, most);
    if (heard === 0) return { score: scoreOf(0.84, entry, query), matchedBy: 'homophone' };
    const seen = distanceWithin(query.characters, entry.characters, most);
    const mistakes = Math.min(heard, seen);
    if (mistakes <= most)
      return { score: scoreOf(0.8 - mistakes * 0.08 - (seen - mistakes) * 0.02, entry, query), matchedBy: 'typo' };
  }
  return null;
};

const byLetters = (entry: Entry<Searchable>, query: Query): Found => {
  if (!query.hasLatin) return null;
  if (!query.hasHan && entry.letters.includes(query.text))
    return { score: scoreOf(0.9, entry, query), matchedBy: 'pinyin' };
  const at = entry.initials.indexOf(query.text);
  if (!query.hasHan && query.text.length >= 2 && at >= 0) {
    return { score: scoreOf(query.text.length >= 3 ? 0.89 : 0.6, entry, query) - at * 0.002, matchedBy: 'initials' };
  }
  if (query.foldedLetters.length >= 3 && entry.foldedLetters.includes(query.foldedLetters)) {
    return { score: scoreOf(0.87, entry, query), matchedBy: 'pinyin' };
  }
  const most = query.foldedLetters.length < 5 ? 0 : allowedMistakes(query.foldedLetters.length);
  if (most === 0) return null;
  const mistakes = distanceWithin([...query.foldedLetters], [...entry.foldedLetters], most);
  return mistakes <= most ? { score: scoreOf(0.78 - mistakes * 0.06, entry, query), matchedBy: 'typo' } : null;
};

const byAddress = ({ institution }: Entry<Searchable>, query: Query): Found =>
  query.hasHan && query.text.length >= 2 && foldName(institution.address).includes(query.text)
    ? { score: 0.5, matchedBy: 'address' }
    : null;

/**
 * The institutions that resemble what was typed, best first; ties in order of name, then id.
 * @param limit 1–200
 */
export const search = <T extends Searchable>(
  entries: readonly Entry<T>[],
  typed: string,
  readings: ReadonlyMap<string, string>,
  limit: number,
): Hit<T>[] => {
  const query = parseQuery(typed, readings);
  if (query.text === '') return [];
  const hits: Hit<T>[] = [];
  for (const entry of entries) {
    const found = byCode(entry, query) ?? byHan(entry, query) ?? byLetters(entry, query) ?? byAddress(entry, query);
    if (found !== null) hits.push({ institution: entry.institution, ...found });
  }
  return hits
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.institution.name < b.institution.name ? -1 : a.institution.name > b.institution.name ? 1 : 0) ||
        (a.institution.id < b.institution.id ? -1 : 1),
    )
    .slice(0, limit);
};
