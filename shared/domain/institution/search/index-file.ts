// An index as one file (sections.ts). Reading it parses nothing but a few thousand place names and readings: its arrays are
// views of the bytes that were loaded.
import type { LookupIndex } from './build-index';
import type { PairDictionary } from './pair-dictionary';
import type { TermTable } from './postings';
import { type Rows, type Stream, streamOf } from './rows';
import { type FileKind, type Numbers, openSections, textBytes, textFrom, writeSections } from './sections';
import { TERM_KINDS, type TermKind } from './terms';

/** "LOKP" */
const INDEX_FILE: FileKind = { name: 'look-up index', magic: 0x504b4f4c, version: 2 };

const linesOf = (bytes: Uint8Array): string[] => textFrom(bytes).split('\n');

const tableSections = ({ keys, counts, starts, bytes }: TermTable): Numbers[] => [keys, counts, starts, bytes];
const streamSections = ({ data, at }: Stream<Uint8Array | Uint16Array>): Numbers[] => [data, at];

/** Every section, always in this order. */
const sectionsOf = ({ ids, districts, rows, rowAt, pairs, tables, readings }: LookupIndex): Numbers[] => [
  ...streamSections(
    streamOf(
      Array.from({ length: rows.owners }, (_, i) => textBytes(ids.at(i) ?? '')),
      (n) => new Uint8Array(n),
    ),
  ),
  districts,
  rows.owner,
  rows.kind,
  ...streamSections(rows.han),
  rows.initials,
  rows.coreAt,
  rows.coreRawAt,
  rows.coreFoldedAt,
  ...streamSections(rows.raw),
  ...streamSections(rows.folded),
  ...streamSections(rows.creditCodes),
  ...streamSections(rows.licenceNos),
  ...streamSections(rows.address),
  rows.places,
  textBytes(rows.placeNames.join('\n')),
  rowAt,
  ...streamSections(pairs.raw),
  ...streamSections(pairs.folded),
  pairs.hashes,
  pairs.pairs,
  ...TERM_KINDS.flatMap((kind) => tableSections(tables[kind])),
  textBytes([...readings].map(([character, syllable]) => character + syllable).join('\n')),
];

/** Writes an index. */
export const writeIndex = (index: LookupIndex): Uint8Array =>
  writeSections(INDEX_FILE, index.rows.owners, sectionsOf(index));

/**
 * Reads an index; its arrays are views of `file`.
 * @throws Error a file of another kind or version, or one that was cut off
 */
export const readIndex = (file: Uint8Array): LookupIndex => {
  const { u8, u16, u32, letters, units } = openSections(INDEX_FILE, file);
  const ids = letters();
  const districts = u32();
  const owner = u32();
  const kind = u8();
  const rows: Rows = {
    count: owner.length,
    owners: districts.length,
    owner,
    kind,
    han: units(),
    initials: u8(),
    coreAt: u8(),
    coreRawAt: u8(),
    coreFoldedAt: u8(),
    raw: letters(),
    folded: letters(),
    creditCodes: letters(),
    licenceNos: letters(),
    address: units(),
    places: u16(),
    placeNames: linesOf(u8()),
  };
  const rowAt = u32();
  const pairs: PairDictionary = { raw: letters(), folded: letters(), hashes: u32(), pairs: u32() };
  const tables = Object.fromEntries(
    TERM_KINDS.map((name) => [name, { keys: u32(), counts: u32(), starts: u32(), bytes: u8() }]),
  ) as unknown as Record<TermKind, TermTable>; // fromEntries forgets that every kind is there
  const readings = new Map(
    linesOf(u8())
      .filter((line) => line !== '')
      .map((line) => {
        const [character = ''] = line;
        return [character, line.slice(character.length)] as const;
      }),
  );
  return {
    ids: {
      at: (one) =>
        one < 0 || one >= districts.length ? undefined : textFrom(ids.data.subarray(ids.at[one], ids.at[one + 1])),
    },
    districts,
    rows,
    rowAt,
    pairs,
    tables,
    readings,
  };
};
