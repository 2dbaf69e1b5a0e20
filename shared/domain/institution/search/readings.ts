// How characters are read: the phone's own table, what a list adds to it, and the few characters that names read two ways.
import { COMMON_READINGS } from './common-readings.lexicon';
import { isHan } from './fold';
import { TWO_WAYS } from './two-ways.lexicon';

const readTable = (table: string): Map<string, string> => {
  const readings = new Map<string, string>();
  for (const group of table.split(' ')) {
    const syllable = /^[a-z]+/.exec(group)?.[0] ?? '';
    for (const character of group.slice(syllable.length)) readings.set(character, syllable);
  }
  return readings;
};

let common: ReadonlyMap<string, string> | undefined;

/** The commonest reading of a character, without tone, ü as v; undefined for what is rare or no Hanzi. */
export const commonReading = (character: string): string | undefined => {
  common ??= readTable(COMMON_READINGS);
  return common.get(character);
};

/** Syllables of each character of a folded name; what is no Hanzi stands for itself. */
export type Spelling = readonly string[];

/**
 * The ways in which a name may be read: first as the list says (in context), then, if it holds characters that names read two
 * ways, with all of those read the other way.
 * @param given readings of each character as a list gives them, the one in context first; may be empty or missing
 */
export const spellingsOf = (name: string, given: readonly (readonly string[])[] = []): Spelling[] => {
  const characters = [...name];
  const first = characters.map((character, i) => given[i]?.[0] ?? commonReading(character) ?? character);
  const other = characters.map((character, i) => {
    const ways = TWO_WAYS[character];
    return ways?.find((way) => way !== first[i]) ?? (first[i] as string);
  });
  return other.every((syllable, i) => syllable === first[i]) ? [first] : [first, other];
};

/** Readings that a list knows and the phone's table does not, or has otherwise: character → reading. */
export const learnReadings = (
  names: Iterable<{ readonly name: string; readonly spelling: Spelling }>,
): ReadonlyMap<string, string> => {
  const learned = new Map<string, string>();
  for (const { name, spelling } of names) {
    [...name].forEach((character, i) => {
      const syllable = spelling[i];
      if (syllable !== undefined && isHan(character) && commonReading(character) === undefined) {
        learned.set(character, syllable);
      }
    });
  }
  return learned;
};
