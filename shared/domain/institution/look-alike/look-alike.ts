// Names that pass for one another: the same to the eye, or the same but for words that anybody may add. It points out; it
// does not say that either is wrong.
import { foldName } from '../search/fold';
import { GENERIC_WORDS } from '../search/generic-words.lexicon';
import { KANA, OTHER_SCRIPTS, TWINS } from './confusables.lexicon';
import { TRADITIONAL } from './traditional.lexicon';

const tableOf = (pairs: Iterable<readonly [string, string]>): ReadonlyMap<string, string> => new Map(pairs);

function* inStep(lines: readonly (readonly [string, string])[]): Generator<readonly [string, string]> {
  for (const [from, to] of lines) {
    const targets = [...to];
    for (const [i, character] of [...from].entries()) yield [character, targets[i] ?? character];
  }
}
function* pairsOf(text: string): Generator<readonly [string, string]> {
  for (let at = 0; at + 1 < text.length; at += 2) yield [text[at] as string, text[at + 1] as string];
}
function* toFirst(lines: readonly string[]): Generator<readonly [string, string]> {
  for (const [first = '', ...others] of lines) for (const other of others) yield [other, first];
}

const opened: { tables?: readonly ReadonlyMap<string, string>[] } = {};
/** Opened when the first name is folded: thousands of pairs that most visits never need. */
const tables = (): readonly ReadonlyMap<string, string>[] => {
  opened.tables ??= [
    tableOf(inStep(OTHER_SCRIPTS)),
    tableOf(inStep(KANA)),
    tableOf(pairsOf(TRADITIONAL)),
    tableOf(toFirst(TWINS)),
  ];
  return opened.tables;
};

/** Zero-width and bidirectional marks, variation selectors, combining marks, control characters. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\p{Cc}\u115f\u1160\u3164\uffa0]/gu;

const foldOnce = (name: string): string => {
  let text = name.normalize('NFKC').replace(INVISIBLE, '');
  for (const table of tables()) text = [...text].map((character) => table.get(character) ?? character).join('');
  return foldName(text)
    .replace(/[o〇]/g, '0')
    .replace(/[li|]/g, '1')
    .replace(/[^\p{L}\p{N}]/gu, '');
};

/** What the eye keeps of a name: two names that look alike have the same, and a look is its own. */
export const lookOf = (name: string): string => {
  let [before, look] = [name, foldOnce(name)];
  while (look !== before) [before, look] = [look, foldOnce(look)];
  return look;
};

const NUMBERED = /(?:第?[一二三四五六七八九十\d]{1,2})(?=(?:分校|校区|部|店|中心|$))/g;
const ADDED = new RegExp([...GENERIC_WORDS, '分部', '总校', '总部', '教育', '文化', '分店', '旗舰店'].join('|'), 'g');
const MIN_CORE = 2;

/**
 * What is left of a look without places and without the words anybody may add; empty when too little is left to compare.
 * @param placeLooks looks of the names of places
 */
const coreOf = (look: string, placeLooks: readonly string[]): string => {
  const withoutPlaces = placeLooks.reduce((text, place) => text.split(place).join(''), look);
  const core = withoutPlaces.replace(NUMBERED, '').replace(ADDED, '');
  return [...core].length >= MIN_CORE ? core : '';
};

/** `sameName`: another institution of the very name. `looksSame`: the same to the eye. `addedWords`: but for added words. */
export const LIKENESSES = ['sameName', 'looksSame', 'addedWords'] as const;
export type Likeness = (typeof LIKENESSES)[number];

export interface LookAlike<T> {
  readonly other: T;
  readonly likeness: Likeness;
}

export interface LookAlikes<T> {
  /** The named ones that this name passes for, nearest likeness first, then in the order they were given. */
  of(name: string, isSelf?: (other: T) => boolean): LookAlike<T>[];
}

/**
 * Makes names ready to be compared. Time and memory O(letters).
 * @param placeNames of the tenant: cities and districts, with and without what they are
 */
export const openLookAlikes = <T extends { readonly name: string }>(
  named: readonly T[],
  placeNames: readonly string[],
): LookAlikes<T> => {
  const placeLooks = [...placeNames].sort((a, b) => b.length - a.length).map(lookOf);
  const byCore = new Map<string, { readonly other: T; readonly look: string; readonly folded: string }[]>();
  const byLook = new Map<string, { readonly other: T; readonly folded: string }[]>();
  for (const other of named) {
    const look = lookOf(other.name);
    const folded = foldName(other.name);
    byLook.set(look, [...(byLook.get(look) ?? []), { other, folded }]);
    const core = coreOf(look, placeLooks);
    if (core !== '') byCore.set(core, [...(byCore.get(core) ?? []), { other, look, folded }]);
  }
  return {
    of(name, isSelf = () => false) {
      const look = lookOf(name);
      const folded = foldName(name);
      const found: LookAlike<T>[] = (byLook.get(look) ?? []).map((one) => ({
        other: one.other,
        likeness: one.folded === folded ? 'sameName' : 'looksSame',
      }));
      const core = coreOf(look, placeLooks);
      for (const one of core === '' ? [] : (byCore.get(core) ?? [])) {
        if (one.look !== look) found.push({ other: one.other, likeness: 'addedWords' });
      }
      return found
        .filter(({ other }) => !isSelf(other))
        .sort((a, b) => LIKENESSES.indexOf(a.likeness) - LIKENESSES.indexOf(b.likeness));
    },
  };
};
