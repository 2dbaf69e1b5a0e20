// Look-up in a national index: rare terms first lead to candidates, the scorer of the phone's look-up ranks them.
// Two steps, because most queries are written right: a small first step is enough for them, and only when it finds nothing
// that is written so does the second, wider one look for mistakes.

import type { MatchedBy, Scored } from './bands';
import type { LookupIndex } from './build-index';
import { openPairMatcher } from './pair-dictionary';
import { addPostings, type TermTable, termAt } from './postings';
import { parseQuery, type Query } from './query';
import { openScorer } from './score';
import { beginningInitials, initialPairs, pairs, singles, triples } from './terms';

/** One institution that answers, by the id it was built with. */
export interface IndexHit {
  readonly id: string;
  /** 0–1; only good for comparing hits of one query. */
  readonly score: number;
  readonly matchedBy: MatchedBy;
}

/** An index, ready for questions. */
export interface Searcher {
  /**
   * @param limit 1–200
   * @param isWanted by number of the institution; leaves others out before the limit counts
   */
  search(typed: string, limit: number, isWanted?: (one: number) => boolean): IndexHit[];
}

interface Term {
  readonly table: TermTable;
  readonly term: number;
  readonly count: number;
  readonly weight: number;
}

/** How far one step goes: postings read, and candidates ranked. */
interface Effort {
  readonly postings: number;
  readonly candidates: number;
}
const FIRST: Effort = { postings: 20_000, candidates: 150 };
const WIDE: Effort = { postings: 60_000, candidates: 500 };
/** When no term says anything (`培训学校`), so many institutions are read from the front. */
const READ_FROM_FRONT = 20_000;
/** A hit at least this good is written so, or sounds so: no mistake has to be assumed. */
const WRITTEN_SO = 0.82;
/** The very name, or a whole code. */
const FOUND = 0.985;
const MAX_WEIGHT = 1 << 13;

/**
 * Opens an index. Besides its arrays it holds nine bytes for each institution. A query reads some 80,000 postings and scores some
 * 1,300 institutions at most, whatever the size of the list; one of nothing but words that everybody has (`培训学校`) reads from the
 * front, READ_FROM_FRONT at most. One query at a time: the working arrays are shared.
 */
export const openIndex = (index: LookupIndex): Searcher => {
  const { rows, rowAt, tables, readings, ids } = index;
  const numberOfPlace = new Map(rows.placeNames.map((place, number) => [place, number]));
  numberOfPlace.delete('');
  const matcher = openPairMatcher(index.pairs);
  const weights = new Uint16Array(rows.owners);
  const touched = new Uint32Array(rows.owners);
  const histogram = new Uint32Array(MAX_WEIGHT);
  const seen = new Uint8Array(rows.owners);

  const enter = (table: TermTable, key: number, factor: number, terms: Term[]): void => {
    const term = termAt(table, key);
    if (term < 0 || table.starts[term] === table.starts[term + 1]) return;
    const count = table.counts[term] as number;
    terms.push({ table, term, count, weight: Math.max(1, Math.round(factor * 8 * Math.log(1 + rows.owners / count))) });
  };
  const enterAll = (table: TermTable, keys: Iterable<number>, factor: number, terms: Term[]): void => {
    for (const key of new Set(keys)) enter(table, key, factor, terms);
  };

  const termsOf = ({ whole, shorter, places, code }: Query, isWide: boolean): Term[] => {
    const terms: Term[] = [];
    if (code !== null) enterAll(tables.code, triples(code), 1, terms);
    enterAll(tables.place, places, 0.8, terms);
    const text = shorter.at(-1)?.text ?? whole; // what says which one is meant
    if (text.hasHan) {
      enterAll(tables.characterPair, pairs(text.units), 1, terms);
      enterAll(tables.character, singles(text.hanUnits), 0.6, terms);
    }
    if (text.hasLatin || isWide) {
      const isForgiving = isWide && text.hasLatin;
      for (const [pair, quality] of matcher.match(text.rawLetters, text.foldedLetters, isForgiving)) {
        enter(tables.syllablePair, pair, 1.5 * quality, terms);
      }
      if (isWide && text.hasLatin) enterAll(tables.letters, triples(text.foldedLetters), 0.3, terms);
    }
    if (text.initials !== null) {
      enterAll(tables.initials, initialPairs(text.initials), 0.6, terms);
      const beginning = beginningInitials(text.initials);
      if (beginning !== null) enter(tables.initials, beginning, 1.5, terms);
    }
    if (isWide && whole.hasHan) enterAll(tables.addressPair, pairs(whole.units), 0.5, terms);
    return terms;
  };

  /** Gathers candidates, heaviest first as far as the effort goes. Leaves `weights` as it found it. */
  const gather = (terms: readonly Term[], { postings, candidates }: Effort): number[] => {
    let count = 0;
    let left = postings;
    for (const { table, term, count: length, weight } of [...terms].sort((a, b) => a.count - b.count)) {
      if (length > left && count > 0) break;
      left -= length;
      count = addPostings(table, term, weight, weights, touched, count);
    }
    let heaviest = 0;
    for (let i = 0; i < count; i++) {
      const weight = Math.min(weights[touched[i] as number] as number, MAX_WEIGHT - 1);
      histogram[weight] = (histogram[weight] as number) + 1;
      if (weight > heaviest) heaviest = weight;
    }
    let threshold = heaviest;
    for (let sum = histogram[threshold] as number; threshold > 1; sum += histogram[--threshold] as number) {
      if (sum + (histogram[threshold - 1] as number) > candidates) break;
    }
    const chosen: number[] = [];
    for (let i = 0; i < count; i++) {
      const one = touched[i] as number;
      if ((weights[one] as number) >= threshold && chosen.length < candidates * 2) chosen.push(one);
      weights[one] = 0;
    }
    histogram.fill(0, 0, heaviest + 1);
    return chosen;
  };

  return {
    search(typed, limit, isWanted = () => true) {
      const query = parseQuery(typed, readings, numberOfPlace);
      if (query === null) return [];
      const scorer = openScorer(rows, null, query);
      const byName = (one: number, best: Scored): Scored => {
        let better = best;
        for (let row = rowAt[one] as number; row < (rowAt[one + 1] as number); row++) {
          const scored = scorer.row(row);
          if (scored.score > better.score) better = scored;
        }
        return better;
      };
      /** A code that was found needs no name. */
      const scoreOf = (one: number): Scored => {
        const byCode = query.code === null ? scorer.address(one) : scorer.code(one);
        return query.code !== null && byCode.score > 0 ? byCode : byName(one, byCode);
      };
      const found: { one: number; score: number; matchedBy: MatchedBy }[] = [];
      const rank = (candidates: Iterable<number>): void => {
        for (const one of candidates) {
          if (seen[one] === 1 || !isWanted(one)) continue;
          seen[one] = 1;
          const { score, matchedBy } = scoreOf(one);
          found.push({ one, score, matchedBy });
        }
      };
      const isEnough = (): boolean => {
        let good = 0;
        for (const { score } of found) {
          if (score >= FOUND) return true;
          if (score >= WRITTEN_SO) good++;
        }
        return good >= limit;
      };
      const first = termsOf(query, false);
      rank(gather(first, FIRST));
      if (!isEnough()) {
        const wide = termsOf(query, true);
        rank(gather(wide, WIDE));
        if (wide.length === 0) {
          for (let one = 0; one < Math.min(rows.owners, READ_FROM_FRONT) && !isEnough(); one++) rank([one]);
        }
      }
      for (const { one } of found) seen[one] = 0;
      return found
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.one - b.one)
        .slice(0, limit)
        .map(({ one, score, matchedBy }) => ({ id: ids.at(one) ?? '', score, matchedBy }));
    },
  };
};
