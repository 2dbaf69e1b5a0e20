// Look-up that forgives, over a list short enough to be scanned whole: a city's, on the phone, without a network. It orders
// what resembles the query and never says that something is illegal.
import { distanceM, type Gcj02 } from '../../../kernel/geo';
import type { MatchedBy, Scored } from './bands';
import { foldName } from './fold';
import { type Part, partOf } from './highlight';
import { parseQuery, type Query } from './query';
import { learnReadings } from './readings';
import { bytesOf, inOrder, packRows, type Rows, type Searchable } from './rows';
import { openScorer } from './score';
import { type Signatures, signaturesOf } from './signature';

/** One institution that answers. */
export interface Hit<T> {
  readonly institution: T;
  /** 0–1, 1 = the very name. Only good for comparing hits of one query. */
  readonly score: number;
  readonly matchedBy: MatchedBy;
}

/** A list, ready for questions. */
export interface SearchableList<T extends Searchable> {
  /** In the order in which ties are told. */
  readonly institutions: readonly T[];
  /** Memory of the packed rows and their signatures. */
  readonly bytes: number;
  /**
   * The institutions that resemble what was typed, best first; ties in order of name, then id.
   * @param limit at least 1
   * @param isWanted leaves others out before the limit counts
   */
  search(typed: string, limit: number, isWanted?: (institution: T) => boolean): Hit<T>[];
  /** The part of a hit's name that answers the query; null where something else does. */
  partOf(hit: Hit<T>, typed: string): Part | null;
  /** Institutions that have a telling piece of a query for which nothing was found, those with a longer one first. */
  similar(typed: string, limit: number): T[];
}

const LONGEST_PIECE = 4;
const SHORTEST_PIECE = 2;
const MOST_CHARACTERS = 20;
/** A piece that a larger share of all names holds says nothing. */
const MOST_SHARE = 0.05;

const best = (a: Scored, b: Scored): Scored => (b.score > a.score ? b : a);

const scan = (rows: Rows, query: Query, signatures: Signatures): { scores: Float64Array; by: MatchedBy[] } => {
  const scorer = openScorer(rows, signatures, query);
  const scores = new Float64Array(rows.owners);
  const by = new Array<MatchedBy>(rows.owners);
  for (let row = 0; row < rows.count; row++) {
    const { score, matchedBy } = scorer.row(row);
    const one = rows.owner[row] as number;
    if (score > (scores[one] as number)) {
      scores[one] = score;
      by[one] = matchedBy;
    }
  }
  const isCode = query.code !== null;
  for (let one = 0; one < rows.owners; one++) {
    const { score, matchedBy } = isCode ? best(scorer.code(one), scorer.address(one)) : scorer.address(one);
    if (score > (scores[one] as number)) {
      scores[one] = score;
      by[one] = matchedBy;
    }
  }
  return { scores, by };
};

/** Makes a list ready for searching. Time and memory O(letters); 2,000 institutions take some 20 ms, once. */
export const openList = <T extends Searchable>(unordered: readonly T[]): SearchableList<T> => {
  const institutions = inOrder(unordered);
  const { rows, spellings } = packRows(institutions);
  const readings = learnReadings(spellings);
  const numberOfPlace = new Map(rows.placeNames.map((place, number) => [place, number]));
  numberOfPlace.delete('');
  const signatures = signaturesOf(rows);
  const self: SearchableList<T> = {
    institutions,
    bytes: bytesOf(rows) + signatures.rows.byteLength + signatures.owners.byteLength,
    search(typed, limit, isWanted = () => true) {
      const query = parseQuery(typed, readings, numberOfPlace);
      if (query === null) return [];
      const { scores, by } = scan(rows, query, signatures);
      const found: number[] = [];
      scores.forEach((score, one) => {
        if (score > 0 && isWanted(institutions[one] as T)) found.push(one);
      });
      found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
      return found.slice(0, limit).map((one) => ({
        institution: institutions[one] as T,
        score: scores[one] as number,
        matchedBy: by[one] as MatchedBy,
      }));
    },
    partOf: ({ institution, matchedBy }, typed) => partOf(institution, typed, matchedBy, numberOfPlace),
    similar(typed, limit) {
      const characters = [...foldName(typed)].slice(0, MOST_CHARACTERS);
      const found = new Set<T>();
      for (let length = Math.min(LONGEST_PIECE, characters.length - 1); length >= SHORTEST_PIECE; length--) {
        for (let at = 0; at + length <= characters.length && found.size < limit; at++) {
          const piece = characters.slice(at, at + length).join('');
          const hits = self
            .search(piece, institutions.length)
            .filter(({ matchedBy }) => matchedBy === 'name' || (matchedBy !== 'typo' && length > SHORTEST_PIECE));
          // What many names hold (美术, 书法) makes none of them similar.
          if (hits.length > Math.max(limit, institutions.length * MOST_SHARE)) continue;
          for (const { institution } of hits) found.add(institution);
        }
      }
      return [...found].slice(0, limit);
    },
  };
  return self;
};

/** Nearest first; those without a position come last, in the order they had. */
export const byDistance = <T>(
  items: readonly T[],
  from: Gcj02,
  positionOf: (item: T) => Gcj02 | null,
): { readonly item: T; readonly metres: number | null }[] =>
  items
    .map((item) => {
      const position = positionOf(item);
      return { item, metres: position === null ? null : distanceM(from, position) };
    })
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY));
