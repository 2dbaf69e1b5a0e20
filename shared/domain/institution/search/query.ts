// What somebody typed, as the scorer needs it: characters, spelt letters, initials, a code, and a place in front.
import { type Pattern, patternOf } from './bit-parallel';
import { foldLetters, foldName, isHan } from './fold';
import { GENERIC_WORDS } from './generic-words.lexicon';
import { takePlaces } from './places';
import { commonReading } from './readings';
import { codeSymbol, lettersOf, unitsOf } from './rows';

const LETTERS = 32;
/** Marks that letters of a list carry above: the start of a syllable; how rare a character is. */
const PLAIN_AND_START = 2;
const RARITIES = 8;
const MIN_CODE = 4;
/** So many digits and capitals in a row inside other text (`教民161070200001号`) are a code too. */
const MIN_CODE_IN_TEXT = 6;

/** One text of a query: all of it, or a part that may be all that a name has of it. */
/** A query, read in all its ways. */
export interface QueryText {
  /** Folded. */
  readonly text: string;
  readonly units: Uint16Array;
  readonly hanPattern: Pattern;
  /** The Hanzi among the units. */
  readonly hanUnits: Uint16Array;
  readonly rawLetters: Uint8Array;
  readonly rawPattern: Pattern;
  readonly foldedLetters: Uint8Array;
  readonly foldedPattern: Pattern;
  /** For typed letters, and Hanzi with letters: a letter stands for itself, a Hanzi for its unit. */
  readonly initials: Uint8Array | null;
  readonly initialsPattern: Pattern | null;
  readonly hasHan: boolean;
  readonly hasLatin: boolean;
}

export interface Query {
  readonly whole: QueryText;
  /** Shorter readings of the same query: without its leading places, and without the generic words it ends in. */
  readonly shorter: readonly { readonly text: QueryText; readonly isPlaced: boolean; readonly isCore: boolean }[];
  /** The places it begins with, as numbers. */
  readonly places: readonly number[];
  /** It names a place and nothing else. */
  readonly isOnlyPlace: boolean;
  /** Code symbols, when it could be a code; then its pattern. */
  readonly code: Uint8Array | null;
  readonly codePattern: Pattern | null;
}

const MAX_INITIALS = 12;

const textOf = (text: string, readings: ReadonlyMap<string, string>): QueryText => {
  const characters = [...text];
  const spelt = characters
    .map((character) => readings.get(character) ?? commonReading(character) ?? character)
    .join('');
  const units = unitsOf(text);
  const rawLetters = lettersOf(spelt);
  const foldedLetters = lettersOf(foldLetters(spelt));
  const hasLatin = /[a-z]/.test(text);
  const hasHan = characters.some(isHan);
  const initials =
    hasLatin && characters.length >= 2 && characters.length <= MAX_INITIALS
      ? lettersOf(
          characters
            .map((character) =>
              isHan(character) ? (readings.get(character) ?? commonReading(character) ?? character)[0] : character,
            )
            .join(''),
        )
      : null;
  return {
    text,
    units,
    hanPattern: patternOf(units),
    hanUnits: unitsOf(characters.filter(isHan).join('')),
    rawLetters,
    rawPattern: patternOf(rawLetters, PLAIN_AND_START, LETTERS),
    foldedLetters,
    foldedPattern: patternOf(foldedLetters),
    initials,
    initialsPattern: initials === null ? null : patternOf(initials, RARITIES, LETTERS),
    hasHan,
    hasLatin,
  };
};

const MIN_CORE = 2;
const GENERIC_TAIL = new RegExp(`(?:${GENERIC_WORDS.join('|')})+$`);

/** 星河美术培训 → 星河美术; a text that is nothing else stays. */
const withoutGenericTail = (text: string): string => {
  const core = text.replace(GENERIC_TAIL, '');
  return core.length >= MIN_CORE ? core : text;
};

/** What can hardly be anything but a code: letters and digits with a digit among them, or all in capitals. */
const codeIn = (typed: string): string | null => {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^[0-9A-Za-z]+$/.test(text)) {
    return text.length >= MIN_CODE && (/\d/.test(text) || text === text.toUpperCase()) ? text.toUpperCase() : null;
  }
  const inside = /[0-9A-Z]{6,}/.exec(text.toUpperCase())?.[0];
  return inside !== undefined && (inside.match(/\d/g) ?? []).length >= MIN_CODE_IN_TEXT ? inside : null;
};

/**
 * Reads a query; null when nothing is left of it.
 * @param readings characters that the list knows beyond the common table
 * @param numberOfPlace the places of the list by name
 */
export const parseQuery = (
  typed: string,
  readings: ReadonlyMap<string, string>,
  numberOfPlace: ReadonlyMap<string, number>,
): Query | null => {
  const text = foldName(typed.slice(0, 200));
  if (text === '') return null;
  const placed = takePlaces(text, numberOfPlace);
  const rest = placed?.rest ?? text;
  const core = withoutGenericTail(rest);
  const shorter = [
    ...(placed === null || rest === '' ? [] : [{ text: textOf(rest, readings), isPlaced: true, isCore: false }]),
    ...(core === rest ? [] : [{ text: textOf(core, readings), isPlaced: placed !== null, isCore: true }]),
  ];
  const code = codeIn(typed);
  const symbols = code === null ? null : Uint8Array.from(code, (character) => codeSymbol(character.charCodeAt(0)));
  return {
    whole: textOf(text, readings),
    shorter,
    places: placed?.places ?? [],
    isOnlyPlace: placed !== null && rest === '',
    code: symbols,
    codePattern: symbols === null ? null : patternOf(symbols),
  };
};
