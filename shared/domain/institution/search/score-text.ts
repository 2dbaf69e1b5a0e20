// How well one text (a query, or what is left of it without places and generic words) fits the name of a row.
import {
  BEGINS,
  EXACT,
  FORMER,
  FUZZY_PINYIN,
  HEARD_PER_COST,
  HOMOPHONE,
  IN_TWO_PARTS,
  INITIALS,
  INITIALS_IN_TWO_PARTS,
  MOST_FOR_LENGTH,
  MOST_FOR_RARITY,
  MOST_HEARD,
  NOTHING,
  PART,
  PER_CHARACTER,
  PER_COST,
  PER_WRITTEN_OTHERWISE,
  PINYIN,
  type Scored,
  TWO_INITIALS,
  TYPO,
} from './bands';
import { distanceTo, positionIn } from './bit-parallel';
import type { QueryText } from './query';
import { FORMER_NAME, LETTER_BITS, RARITY_SHIFT, type Rows, SYLLABLE_START } from './rows';
import { openSignatureTest, type Signatures } from './signature';
import { spellingCost } from './spelling-cost';
import { holdsInTwoParts } from './two-parts';

/** Mistakes that typed letters may hold: none in three, one in nine, two in fourteen, then three. */
const allowedInLetters = (length: number): number => (length <= 3 ? 0 : length <= 9 ? 1 : length <= 14 ? 2 : 3);
/** Mistakes that characters may hold: one in three to five, two in eight, then three. */
const allowedInCharacters = (length: number): number => (length <= 2 ? 0 : length <= 5 ? 1 : length <= 8 ? 2 : 3);
/** Who writes characters has read them: what sounds otherwise is a wrong character, seldom a typing error. */
const allowedInSound = (letters: number): number => (letters <= 8 ? 0 : letters <= 16 ? 1 : 2);

/** A piece of a name that was typed in two pieces: characters and initials, letters. */
const LEAST_PIECE = 2;
const LEAST_LETTERS = 4;
const ALL_BITS = 0xffff;

const holdsAll = (units: Uint16Array, text: Uint16Array, start: number, end: number): boolean => {
  for (const unit of units) {
    let at = start;
    while (at < end && text[at] !== unit) at++;
    if (at === end) return false;
  }
  return true;
};

/** Opens the scorer of one text over one set of rows. */
export const openTextScorer = (rows: Rows, signatures: Signatures | null, text: QueryText) => {
  const { han, initials, coreAt, coreRawAt, coreFoldedAt, raw, folded, kind } = rows;
  const length = text.units.length;
  const letterCount = text.foldedLetters.length;
  const lettersAllowed = text.hasLatin ? allowedInLetters(letterCount) : allowedInSound(letterCount);
  const charactersAllowed = allowedInCharacters(length);
  const mostLetters = Math.max(lettersAllowed, Math.ceil(letterCount * 0.45));
  const { mayHear, maySpell, maySpellInTwo, maySee, mayBegin, mayLieAt } = openSignatureTest(signatures, text);

  const foldedDistance = (row: number): number =>
    distanceTo(text.foldedPattern, folded.data, folded.at[row] as number, folded.at[row + 1] as number);
  const rawDistance = (row: number): number =>
    distanceTo(text.rawPattern, raw.data, raw.at[row] as number, raw.at[row + 1] as number);
  const costOf = (row: number): number =>
    spellingCost(text.rawLetters, raw.data, raw.at[row] as number, raw.at[row + 1] as number);

  /** Words around what was typed; the places a name begins with are none. */
  const lengthPenalty = (row: number, start: number, end: number): number => {
    const beyond = Math.abs(end - start - (coreAt[row] as number) - length);
    return Math.min(MOST_FOR_LENGTH, beyond * PER_CHARACTER);
  };
  const rarityBonus = (at: number, characters: number): number => {
    let sum = 0;
    for (let i = at; i < at + characters; i++) sum += (initials[i] as number) >> RARITY_SHIFT;
    return (MOST_FOR_RARITY * sum) / (7 * characters);
  };

  /** Spelt so, and sounding so, from where the name begins to tell it from others. */
  const beginsSpelt = (row: number): number =>
    positionIn(text.rawPattern, raw.data, raw.at[row] as number, raw.at[row + 1] as number) === coreRawAt[row]
      ? BEGINS
      : 0;
  const beginsHeard = (row: number): number =>
    positionIn(text.foldedPattern, folded.data, folded.at[row] as number, folded.at[row + 1] as number) ===
    coreFoldedAt[row]
      ? BEGINS
      : 0;

  const byCharacters = (row: number, start: number, end: number): Scored => {
    const isSeen = maySee(row, charactersAllowed);
    const isHeard = mayHear(row, lettersAllowed);
    const hasAll = maySee(row, 0);
    if (!isSeen && !isHeard && !hasAll) return NOTHING;
    // What can only sound so is listened to first: most rows end here.
    if (!isSeen && !hasAll && foldedDistance(row) > lettersAllowed) return NOTHING;
    const isSwapOfTwo = length === 2 && hasAll;
    const seen = distanceTo(text.hanPattern, han.data, start, end);
    const penalty = lengthPenalty(row, start, end);
    if (seen === 0) {
      const at = start + Math.max(0, positionIn(text.hanPattern, han.data, start, end));
      const bonus = (length <= 30 ? rarityBonus(at, length) : 0) + (at - start === coreAt[row] ? BEGINS : 0);
      return { score: end - start === length ? EXACT : PART + bonus - penalty, matchedBy: 'name' };
    }
    if (length < 2) return NOTHING;
    const isSplit =
      length >= 2 * LEAST_PIECE && hasAll && holdsInTwoParts(text.units, han.data, start, end, LEAST_PIECE, ALL_BITS);
    if (isSplit) return { score: IN_TWO_PARTS - penalty, matchedBy: 'name' };
    const heard = isHeard || seen <= charactersAllowed || isSwapOfTwo ? foldedDistance(row) : letterCount;
    if (heard === 0) {
      const score = HOMOPHONE - HEARD_PER_COST * costOf(row) - PER_WRITTEN_OTHERWISE * seen - penalty;
      return { score, matchedBy: 'homophone' };
    }
    const isSwap = isSwapOfTwo && seen === 1 && holdsAll(text.units, han.data, start, end);
    if (!isSwap && heard > lettersAllowed && (seen > charactersAllowed || heard > mostLetters)) return NOTHING;
    const isAllThere = holdsAll(text.units, han.data, start, end);
    // With all characters there, one was left out, added or swapped: how it then sounds says nothing.
    const isMisheard = !isAllThere || seen > charactersAllowed;
    const badness = (0.45 * seen) / length + (isMisheard ? (0.55 * heard) / letterCount : 0) - (isAllThere ? 0.05 : 0);
    return { score: TYPO - 0.5 * badness - penalty, matchedBy: 'typo' };
  };

  /** Whether the Hanzi of a mixed query stand where its initials were found. */
  const isSameHan = (at: number): boolean => {
    for (let i = 0; i < length; i++) {
      const unit = text.units[i] as number;
      if (unit > 0x2e80 && han.data[at + i] !== unit) return false;
    }
    return true;
  };

  const isInitialsInTwoParts = (start: number, end: number): boolean =>
    !text.hasHan &&
    text.initials !== null &&
    text.initials.length >= 2 * LEAST_PIECE &&
    holdsInTwoParts(text.initials, initials, start, end, LEAST_PIECE, LETTER_BITS);

  const isSpeltInTwoParts = (row: number): boolean =>
    !text.hasHan &&
    text.rawLetters.length >= 2 * LEAST_LETTERS &&
    maySpellInTwo(row) &&
    holdsInTwoParts(
      text.rawLetters,
      raw.data,
      raw.at[row] as number,
      raw.at[row + 1] as number,
      LEAST_LETTERS,
      LETTER_BITS,
      (at) => ((raw.data[at] as number) & SYLLABLE_START) !== 0,
    );

  const byInitials = (row: number, start: number, end: number): Scored => {
    const pattern = text.initialsPattern;
    if (pattern === null || !mayBegin(row)) return NOTHING;
    const at = positionIn(pattern, initials, start, end);
    if (at < 0 && isInitialsInTwoParts(start, end)) {
      return { score: INITIALS_IN_TWO_PARTS - lengthPenalty(row, start, end), matchedBy: 'initials' };
    }
    if (at < 0 || (text.hasHan && !isSameHan(start + at))) return NOTHING;
    const base = pattern.length >= 3 ? INITIALS : TWO_INITIALS;
    const bonus = 3 * rarityBonus(start + at, pattern.length) + (at === coreAt[row] ? BEGINS : 0);
    return {
      score: base - 3 * MOST_FOR_RARITY + bonus - lengthPenalty(row, start, end) / 2,
      matchedBy: 'initials',
    };
  };

  const byLetters = (row: number, start: number, end: number): Scored => {
    const initialsFound = byInitials(row, start, end);
    if (!maySpell(row, lettersAllowed)) return initialsFound;
    const heard = foldedDistance(row);
    if (heard > 0 && isSpeltInTwoParts(row)) {
      const score = IN_TWO_PARTS - lengthPenalty(row, start, end);
      return score >= initialsFound.score ? { score, matchedBy: 'pinyin' } : initialsFound;
    }
    const spelt = heard === 0 || heard <= lettersAllowed + 1 ? rawDistance(row) : heard;
    const mistakes = Math.min(heard, spelt);
    if (mistakes > lettersAllowed) return initialsFound;
    const penalty = lengthPenalty(row, start, end);
    const isWritten = !text.hasHan || holdsAll(text.hanUnits, han.data, start, end);
    const cost = costOf(row);
    const found: Scored =
      spelt === 0
        ? { score: PINYIN - HEARD_PER_COST * cost + beginsSpelt(row) - penalty, matchedBy: 'pinyin' }
        : heard === 0 && cost < MOST_HEARD
          ? { score: FUZZY_PINYIN - HEARD_PER_COST * cost + beginsHeard(row) - penalty, matchedBy: 'pinyin' }
          : { score: TYPO - (PER_COST * cost) / letterCount - penalty, matchedBy: 'typo' };
    const written: Scored = isWritten
      ? found
      : { score: found.score - 0.06, matchedBy: found.matchedBy === 'pinyin' ? 'homophone' : found.matchedBy };
    return written.score >= initialsFound.score ? written : initialsFound;
  };

  return {
    mayLieAt,
    score(row: number): Scored {
      const start = han.at[row] as number;
      const end = han.at[row + 1] as number;
      const found = text.hasLatin ? byLetters(row, start, end) : byCharacters(row, start, end);
      if (found.score === 0 || kind[row] !== FORMER_NAME) return found;
      return { score: found.score - FORMER, matchedBy: found.matchedBy === 'typo' ? 'typo' : 'formerName' };
    },
  };
};
