// Builds the index of a national list: rows as a phone packs them, and postings that lead to the few rows worth reading.
import { buildPairDictionary, type PairDictionary, pairsOfRow } from './pair-dictionary';
import { collectTerms, type TermTable } from './postings';
import { learnReadings } from './readings';
import { inOrder, PLACES_EACH, packRows, type Rows, type Searchable } from './rows';
import { beginningInitials, initialPairs, pairs, singles, TERM_KINDS, type TermKind, triples } from './terms';

/** Everything that a national look-up needs, in memory as in its file. */
export interface LookupIndex {
  readonly ids: { at(one: number): string | undefined };
  /** By institution, digits only; 0 when the list does not say. */
  readonly districts: Uint32Array;
  readonly rows: Rows;
  /** Row numbers of institution `i`: `rowAt[i] … rowAt[i + 1])`. */
  readonly rowAt: Uint32Array;
  readonly pairs: PairDictionary;
  readonly tables: Readonly<Record<TermKind, TermTable>>;
  /** Characters beyond the common table. */
  readonly readings: ReadonlyMap<string, string>;
}

/** A term that more than this share of all institutions hold says nothing; its list is left out. */
const MOST_SHARE = 1 / 3;

/** A division code as a number; 0 for anything else, which matches nothing in particular. */
export const districtNumber = (code: string): number => (/^\d{1,9}$/.test(code) ? Number(code) : 0);

function* each<T>(parts: Iterable<Iterable<T>>): Generator<T> {
  for (const part of parts) yield* part;
}

/** Time and memory O(letters); 150,000 institutions take some ten seconds. */
export const buildIndex = (unordered: readonly Searchable[]): LookupIndex => {
  const institutions = inOrder(unordered);
  const { rows, spellings } = packRows(institutions);
  const rowAt = new Uint32Array(rows.owners + 1);
  for (const owner of rows.owner) rowAt[owner + 1] = (rowAt[owner + 1] as number) + 1;
  for (let one = 0; one < rows.owners; one++) rowAt[one + 1] = (rowAt[one + 1] as number) + (rowAt[one] as number);

  const { han, initials, coreAt, folded, creditCodes, licenceNos, address, places } = rows;
  const rowsOf = (one: number): number[] => {
    const first = rowAt[one] as number;
    return Array.from({ length: (rowAt[one + 1] as number) - first }, (_, i) => first + i);
  };
  const inRows =
    (
      stream: { readonly data: Uint8Array | Uint16Array; readonly at: Uint32Array },
      split: (data: Uint8Array | Uint16Array, start?: number, end?: number) => Iterable<number>,
    ) =>
    (one: number) =>
      each(rowsOf(one).map((row) => split(stream.data, stream.at[row], stream.at[row + 1])));

  const numberOfPair = new Map<string, number>();
  const pairNumber = (pair: string): number => {
    const number = numberOfPair.get(pair) ?? numberOfPair.size;
    numberOfPair.set(pair, number);
    return number;
  };

  function* initialsOfRow(row: number): Generator<number> {
    const [start, end] = [han.at[row] as number, han.at[row + 1] as number];
    yield* initialPairs(initials, start, end);
    const beginning = beginningInitials(initials, start + (coreAt[row] as number), end);
    if (beginning !== null) yield beginning;
  }

  const termsOf: Readonly<Record<TermKind, (one: number) => Iterable<number>>> = {
    character: inRows(han, singles),
    characterPair: inRows(han, pairs),
    syllablePair: (one) => each(rowsOf(one).map((row) => [...pairsOfRow(rows, row)].map(pairNumber))),
    letters: inRows(folded, triples),
    initials: (one) => each(rowsOf(one).map(initialsOfRow)),
    code: (one) =>
      each([
        triples(creditCodes.data, creditCodes.at[one], creditCodes.at[one + 1]),
        triples(licenceNos.data, licenceNos.at[one], licenceNos.at[one + 1]),
      ]),
    addressPair: (one) => pairs(address.data, address.at[one], address.at[one + 1]),
    place: (one) => [...places.subarray(one * PLACES_EACH, (one + 1) * PLACES_EACH)].filter((place) => place > 0),
  };
  const tables = Object.fromEntries(
    TERM_KINDS.map((kind) => {
      const collector = collectTerms();
      for (let one = 0; one < rows.owners; one++) collector.add(one, termsOf[kind](one));
      return [kind, collector.finish(Math.max(100, rows.owners * MOST_SHARE))];
    }),
  ) as unknown as Record<TermKind, TermTable>; // fromEntries forgets that every kind is there
  return {
    ids: institutions.map(({ id }) => id),
    districts: Uint32Array.from(institutions, ({ districtCode }) => districtNumber(districtCode)),
    rows,
    rowAt,
    tables,
    pairs: buildPairDictionary([...numberOfPair.keys()]),
    readings: learnReadings(spellings),
  };
};
