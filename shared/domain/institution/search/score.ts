// How well one row answers a query, and by what. The same scorer reads a phone's whole list and an index's candidates.
// A score only orders the hits of one query; the bands below say in which order kinds of likeness come.
import { distanceTo, type Pattern, positionIn } from './bit-parallel';
import type { Query, QueryText } from './query';
import { FORMER_NAME, LETTER_BITS, PLACES_EACH, RARITY_SHIFT, type Rows, type Stream, SYLLABLE_START } from './rows';
import { openCodeTest, openSignatureTest, type Signatures } from './signature';
import { spellingCost } from './spelling-cost';
import { holdsInTwoParts } from './two-parts';

export const MATCHED_BY = [
  'name',
  'formerName',
  'pinyin',
  'initials',
  'homophone',
  'typo',
  'creditCode',
  'licenceNo',
  'address',
] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

export interface Scored {
  /** 0–1; 0 = does not answer the query. */
  readonly score: number;
  readonly matchedBy: MatchedBy;
}

// Bands, best first. What is written as in the list comes before what only sounds so, and that before mistakes.
const EXACT = 1;
const PART = 0.95;
const PINYIN = 0.9;
const INITIALS = 0.89;
const FUZZY_PINYIN = 0.87;
const HOMOPHONE = 0.84;
const IN_TWO_PARTS = 0.83;
const TYPO = 0.8;
const INITIALS_IN_TWO_PARTS = 0.7;
const TWO_INITIALS = 0.6;
const ADDRESS = 0.5;
const CODE_PART = 0.9;
const LICENCE = 0.88;
const CODE_TYPO = 0.7;
const MIN_FORGIVEN_CODE = 12;
/** A former name comes after every name that is written so. */
const FORMER = 0.09;
/** A name that was found behind the place it lies in, and one whose address does not name that place. */
const IN_PLACE = 0.98;
const ELSEWHERE = 0.6;
/** A name that has the query without the generic words it ends in. */
const CORE = 0.96;
/** Found in a name's own characters rather than in the words that all names share. */
const MOST_FOR_RARITY = 0.02;
/** Spelt letters that fit badly count less than the same number of edits that fit well. */
const PER_COST = 0.45;
const HEARD_PER_COST = 0.02;
/** The words most names share say little: a longer name has more of them. */
const PER_CHARACTER = 0.004;
const MOST_FOR_LENGTH = 0.09;

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

const NOTHING: Scored = { score: 0, matchedBy: 'typo' };

const holdsAll = (units: Uint16Array, text: Uint16Array, start: number, end: number): boolean => {
  for (const unit of units) {
    let at = start;
    while (at < end && text[at] !== unit) at++;
    if (at === end) return false;
  }
  return true;
};

const placeIn = (pattern: Pattern, { data, at }: Stream<Uint8Array>, one: number): 'whole' | 'part' | null => {
  const start = at[one] as number;
  const end = at[one + 1] as number;
  if (end - start < pattern.length || positionIn(pattern, data, start, end) < 0) return null;
  return end - start === pattern.length ? 'whole' : 'part';
};

/** Opens the scorer of one query over one set of rows. */
export const openScorer = (rows: Rows, signatures: Signatures | null, query: Query) => {
  const { han, initials, raw, folded, creditCodes, licenceNos, address, owner, kind, places } = rows;

  const openText = (text: QueryText) => {
    const length = text.units.length;
    const letterCount = text.foldedLetters.length;
    const lettersAllowed = text.hasLatin ? allowedInLetters(letterCount) : allowedInSound(letterCount);
    const charactersAllowed = allowedInCharacters(length);
    const mostLetters = Math.max(lettersAllowed, Math.ceil(letterCount * 0.45));
    const { mayHear, maySpellInTwo, maySee, mayBegin, mayLieAt } = openSignatureTest(signatures, text);

    const foldedDistance = (row: number): number =>
      distanceTo(text.foldedPattern, folded.data, folded.at[row] as number, folded.at[row + 1] as number);
    const rawDistance = (row: number): number =>
      distanceTo(text.rawPattern, raw.data, raw.at[row] as number, raw.at[row + 1] as number);
    const costOf = (row: number): number =>
      spellingCost(text.rawLetters, raw.data, raw.at[row] as number, raw.at[row + 1] as number);

    const lengthPenalty = (characters: number): number =>
      Math.min(MOST_FOR_LENGTH, Math.abs(characters - length) * PER_CHARACTER);
    const rarityBonus = (at: number, characters: number): number => {
      let sum = 0;
      for (let i = at; i < at + characters; i++) sum += (initials[i] as number) >> RARITY_SHIFT;
      return (MOST_FOR_RARITY * sum) / (7 * characters);
    };

    const byCharacters = (row: number, start: number, end: number): Scored => {
      const isSeen = maySee(row, charactersAllowed);
      const isHeard = mayHear(row, lettersAllowed);
      const isSwapOfTwo = length === 2 && maySee(row, 0);
      if (!isSeen && !isHeard && !isSwapOfTwo && !maySee(row, 0)) return NOTHING;
      const seen = distanceTo(text.hanPattern, han.data, start, end);
      const penalty = lengthPenalty(end - start);
      if (seen === 0) {
        const at = start + Math.max(0, positionIn(text.hanPattern, han.data, start, end));
        const bonus = length <= 30 ? rarityBonus(at, length) : 0;
        return { score: end - start === length ? EXACT : PART + bonus - penalty, matchedBy: 'name' };
      }
      if (length < 2) return NOTHING;
      const isSplit =
        length >= 2 * LEAST_PIECE &&
        maySee(row, 0) &&
        holdsInTwoParts(text.units, han.data, start, end, LEAST_PIECE, ALL_BITS);
      if (isSplit) return { score: IN_TWO_PARTS - penalty, matchedBy: 'name' };
      const heard = isHeard || isSeen || isSwapOfTwo ? foldedDistance(row) : letterCount;
      if (heard === 0) return { score: HOMOPHONE - HEARD_PER_COST * costOf(row) - penalty, matchedBy: 'homophone' };
      const isSwap = isSwapOfTwo && seen === 1 && holdsAll(text.units, han.data, start, end);
      if (!isSwap && heard > lettersAllowed && (seen > charactersAllowed || heard > mostLetters)) return NOTHING;
      const isAllThere = holdsAll(text.units, han.data, start, end);
      const badness = (0.45 * seen) / length + (0.55 * heard) / letterCount - (isAllThere ? 0.05 : 0);
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
        return { score: INITIALS_IN_TWO_PARTS - lengthPenalty(end - start), matchedBy: 'initials' };
      }
      if (at < 0 || (text.hasHan && !isSameHan(start + at))) return NOTHING;
      const base = pattern.length >= 3 ? INITIALS : TWO_INITIALS;
      const bonus = 3 * rarityBonus(start + at, pattern.length);
      return {
        score: base - 3 * MOST_FOR_RARITY + bonus - at * 0.0005 - lengthPenalty(end - start) / 2,
        matchedBy: 'initials',
      };
    };

    const byLetters = (row: number, start: number, end: number): Scored => {
      const initialsFound = byInitials(row, start, end);
      if (!mayHear(row, Math.max(1, lettersAllowed))) return initialsFound;
      const heard = foldedDistance(row);
      if (heard > 0 && isSpeltInTwoParts(row)) {
        const score = IN_TWO_PARTS - lengthPenalty(end - start);
        return score >= initialsFound.score ? { score, matchedBy: 'pinyin' } : initialsFound;
      }
      const spelt = heard === 0 || heard <= lettersAllowed + 1 ? rawDistance(row) : heard;
      const mistakes = Math.min(heard, spelt);
      if (mistakes > lettersAllowed) return initialsFound;
      const penalty = lengthPenalty(end - start);
      const isWritten = !text.hasHan || holdsAll(text.hanUnits, han.data, start, end);
      const cost = costOf(row);
      const found: Scored =
        spelt === 0
          ? { score: PINYIN - HEARD_PER_COST * cost - penalty, matchedBy: 'pinyin' }
          : heard === 0
            ? { score: FUZZY_PINYIN - HEARD_PER_COST * cost - penalty, matchedBy: 'pinyin' }
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

  const wholeText = openText(query.whole);
  const shorterTexts = query.shorter.map((one) => ({ ...one, scorer: openText(one.text) }));
  const mayBeCode = query.code === null ? null : openCodeTest(signatures, query.code);

  const liesIn = (one: number): boolean => {
    for (const place of query.places) {
      let k = 0;
      while (k < PLACES_EACH && places[one * PLACES_EACH + k] !== place) k++;
      if (k === PLACES_EACH) return false;
    }
    return true;
  };

  return {
    /** A row by its name. */
    row(row: number): Scored {
      let best = wholeText.score(row);
      if (best.score >= PART - MOST_FOR_LENGTH) return best;
      for (const { scorer, isPlaced, isCore } of shorterTexts) {
        const found = scorer.score(row);
        if (found.score === 0) continue;
        const inPlace = !isPlaced ? 1 : liesIn(owner[row] as number) ? IN_PLACE : ELSEWHERE;
        const score = found.score * inPlace * (isCore ? CORE : 1);
        if (score > best.score) best = { score, matchedBy: found.matchedBy };
      }
      return best;
    },

    /** An institution by its codes. */
    code(one: number): Scored {
      const { code, codePattern } = query;
      if (code === null || codePattern === null || mayBeCode === null) return NOTHING;
      if (!mayBeCode(one, code.length < MIN_FORGIVEN_CODE ? 0 : 2)) return NOTHING;
      const inCode = placeIn(codePattern, creditCodes, one);
      if (inCode !== null) {
        return { score: inCode === 'whole' ? EXACT : CODE_PART, matchedBy: 'creditCode' };
      }
      const inLicence = placeIn(codePattern, licenceNos, one);
      if (inLicence !== null) return { score: inLicence === 'whole' ? EXACT : LICENCE, matchedBy: 'licenceNo' };
      if (code.length < MIN_FORGIVEN_CODE) return NOTHING;
      const mistakes = distanceTo(
        codePattern,
        creditCodes.data,
        creditCodes.at[one] as number,
        creditCodes.at[one + 1] as number,
      );
      if (mistakes <= 2) return { score: CODE_TYPO - 0.05 * mistakes, matchedBy: 'creditCode' };
      const inNumber = distanceTo(
        codePattern,
        licenceNos.data,
        licenceNos.at[one] as number,
        licenceNos.at[one + 1] as number,
      );
      return inNumber <= 1 ? { score: CODE_TYPO - 0.1, matchedBy: 'licenceNo' } : NOTHING;
    },

    /** An institution by its address, or by lying in the place that was typed. */
    address(one: number): Scored {
      const { whole, isOnlyPlace } = query;
      if (!whole.hasHan || whole.units.length < 2) return NOTHING;
      if (isOnlyPlace) {
        return liesIn(one) ? { score: ADDRESS, matchedBy: 'address' } : NOTHING;
      }
      if (!wholeText.mayLieAt(one)) return NOTHING;
      const at = positionIn(whole.hanPattern, address.data, address.at[one] as number, address.at[one + 1] as number);
      return at >= 0 ? { score: ADDRESS, matchedBy: 'address' } : NOTHING;
    },
  };
};
