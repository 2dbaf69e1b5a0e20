// Which part of a name answers a query, for the eye. The slow, obvious table, for the few hits that are shown.

import type { MatchedBy } from './bands';
import { nearestIn } from './edit-distance';
import { foldName } from './fold';
import { parseQuery, type QueryText } from './query';
import { commonReading, spellingsOf } from './readings';
import type { Searchable } from './rows';

/** A stretch of the name as it is written, in UTF-16 units, end exclusive. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

interface FoldedCharacter {
  readonly character: string;
  /** Where it stands in the name as written. */
  readonly at: number;
  readonly length: number;
}

/** The characters that folding keeps, each with where it came from. */
const foldedCharacters = (name: string): FoldedCharacter[] => {
  let at = /^示例[·・•.]?/.exec(name)?.[0].length ?? 0;
  const kept: FoldedCharacter[] = [];
  for (const character of name.slice(at)) {
    for (const folded of foldName(character)) kept.push({ character: folded, at, length: character.length });
    at += character.length;
  }
  return kept;
};

const byCharacters = (text: QueryText, characters: readonly string[]) => {
  const { distance, start, end } = nearestIn([...text.text], characters);
  return { start, end, badness: distance / Math.max(1, [...text.text].length) };
};

const byLetters = (text: QueryText, syllables: readonly string[]) => {
  const letters = [...syllables.join('')];
  const owner = syllables.flatMap((syllable, i) => new Array<number>(syllable.length).fill(i));
  const spelt = [...text.text].map((character) => commonReading(character) ?? character).join('');
  const { distance, start, end } = nearestIn([...spelt], letters);
  return {
    start: owner[start] ?? 0,
    end: end === 0 ? 0 : (owner[end - 1] ?? 0) + 1,
    badness: distance / Math.max(1, spelt.length),
  };
};

const byInitials = (text: QueryText, characters: readonly string[], syllables: readonly string[]) => {
  const wanted = [...text.text];
  const at = characters.findIndex((_, from) =>
    wanted.every((one, i) => characters[from + i] === one || syllables[from + i]?.[0] === one),
  );
  return { start: Math.max(0, at), end: at < 0 ? 0 : at + wanted.length, badness: at < 0 ? 1 : 0 };
};

/**
 * The part of an institution's name that answers the query; null where it was found by something else than its name.
 * @param places the places of the list by name, as the search had them
 */
export const partOf = (
  { name, readings }: Pick<Searchable, 'name' | 'readings'>,
  typed: string,
  matchedBy: MatchedBy,
  places: ReadonlyMap<string, number>,
): Part | null => {
  if (!['name', 'pinyin', 'initials', 'homophone', 'typo'].includes(matchedBy)) return null;
  const query = parseQuery(typed, new Map(), places);
  const folded = foldedCharacters(name);
  const characters = folded.map(({ character }) => character);
  const syllables = spellingsOf(characters.join(''), readings)[0] ?? [];
  if (query === null || characters.length === 0) return null;
  const found = [query.whole, ...query.shorter.map(({ text }) => text)]
    .map((text) =>
      matchedBy === 'initials'
        ? byInitials(text, characters, syllables)
        : text.hasLatin || matchedBy === 'homophone'
          ? byLetters(text, syllables)
          : byCharacters(text, characters),
    )
    .reduce((best, one) => (one.badness < best.badness ? one : best));
  const first = folded[found.start];
  const last = folded[found.end - 1];
  if (first === undefined || last === undefined || found.badness > 0.6) return null;
  return { start: first.at, end: last.at + last.length };
};
