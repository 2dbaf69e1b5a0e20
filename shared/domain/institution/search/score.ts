// How well an institution answers a query, and by what: by its name in any of the query's readings, its codes, its address.
// The same scorer reads a phone's whole list and an index's candidates.
import {
  ADDRESS,
  CODE_PART,
  CODE_TYPO,
  CORE,
  ELSEWHERE,
  EXACT,
  IN_PLACE,
  LICENCE,
  MIN_FORGIVEN_CODE,
  MOST_FOR_LENGTH,
  NOTHING,
  PART,
  type Scored,
} from './bands';
import { distanceTo, type Pattern, positionIn } from './bit-parallel';
import type { Query } from './query';
import { PLACES_EACH, type Rows, type Stream } from './rows';
import { openTextScorer } from './score-text';
import { openCodeTest, type Signatures } from './signature';

const placeIn = (pattern: Pattern, { data, at }: Stream<Uint8Array>, one: number): 'whole' | 'part' | null => {
  const start = at[one] as number;
  const end = at[one + 1] as number;
  if (end - start < pattern.length || positionIn(pattern, data, start, end) < 0) return null;
  return end - start === pattern.length ? 'whole' : 'part';
};

/** Opens the scorer of one query over one set of rows. */
export const openScorer = (rows: Rows, signatures: Signatures | null, query: Query) => {
  const { creditCodes, licenceNos, address, owner, places } = rows;

  const wholeText = openTextScorer(rows, signatures, query.whole);
  const shorterTexts = query.shorter.map((one) => ({ ...one, scorer: openTextScorer(rows, signatures, one.text) }));
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
