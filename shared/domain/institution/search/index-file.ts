// An index as one file: a header, a table of sections, and arrays of numbers as they lie in memory. Reading it parses
// nothing but a few thousand place names and readings: the arrays are views of the bytes that were loaded.
import type { LookupIndex } from './build-index';
import type { PairDictionary } from './pair-dictionary';
import type { TermTable } from './postings';
import { type Rows, type Stream, streamOf } from './rows';
import { TERM_KINDS, type TermKind } from './terms';

const MAGIC = 0x504b4f4c; // "LOKP", little-endian
/** Raised whenever the meaning of a section changes; another version is not read. */
export const INDEX_VERSION = 2;
const HEADER_WORDS = 4;
const SECTION_WORDS = 2;
const ALIGN = 8;

type Numbers = Uint8Array | Uint16Array | Uint32Array;

const textBytes = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
const linesOf = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).split('\n');

const tableSections = ({ keys, counts, starts, bytes }: TermTable): Numbers[] => [keys, counts, starts, bytes];
const streamSections = ({ data, at }: Stream<Uint8Array | Uint16Array>): Numbers[] => [data, at];

/** Every section, always in this order. */
const sectionsOf = ({ ids, districts, rows, rowAt, pairs, tables, readings }: LookupIndex): Numbers[] => [
  ...streamSections(
    streamOf(
      Array.from({ length: rows.owners }, (_, i) => new TextEncoder().encode(ids.at(i))),
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
  textBytes(rows.placeNames),
  rowAt,
  ...streamSections(pairs.raw),
  ...streamSections(pairs.folded),
  pairs.hashes,
  pairs.pairs,
  ...TERM_KINDS.flatMap((kind) => tableSections(tables[kind])),
  textBytes([...readings].map(([character, syllable]) => character + syllable)),
];

/** Writes an index. Numbers are little-endian, as on every machine that functions and phones run on. */
export const writeIndex = (index: LookupIndex): Uint8Array => {
  const sections = sectionsOf(index);
  const headBytes = 4 * (HEADER_WORDS + SECTION_WORDS * sections.length);
  const starts: number[] = [];
  let size = headBytes;
  for (const { byteLength } of sections) {
    size = Math.ceil(size / ALIGN) * ALIGN;
    starts.push(size);
    size += byteLength;
  }
  const file = new Uint8Array(size);
  const head = new Uint32Array(file.buffer, 0, headBytes / 4);
  head.set([MAGIC, INDEX_VERSION, sections.length, index.rows.owners]);
  sections.forEach((section, i) => {
    const start = starts[i] as number;
    head.set([start, section.byteLength], HEADER_WORDS + SECTION_WORDS * i);
    file.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), start);
  });
  return file;
};

/** Hands out sections in the order in which they were written. */
const openSections = (file: Uint8Array) => {
  const aligned = file.byteOffset % ALIGN === 0 ? file : file.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < 4 * HEADER_WORDS) throw new Error('not a look-up index');
  const [magic, version, count = 0] = new Uint32Array(buffer, byteOffset, HEADER_WORDS);
  if (magic !== MAGIC) throw new Error('not a look-up index');
  if (version !== INDEX_VERSION) throw new Error(`look-up index of version ${version}, not ${INDEX_VERSION}`);
  if (byteLength < 4 * (HEADER_WORDS + SECTION_WORDS * count)) throw new Error('look-up index cut off');
  const table = new Uint32Array(buffer, byteOffset + 4 * HEADER_WORDS, SECTION_WORDS * count);
  let next = 0;
  const take = (): readonly [number, number] => {
    const [start = 0, bytes = 0] = table.subarray(SECTION_WORDS * next, SECTION_WORDS * (next + 1));
    next++;
    if (next > count || start + bytes > byteLength) throw new Error('look-up index cut off');
    return [byteOffset + start, bytes];
  };
  const u8 = (): Uint8Array => new Uint8Array(buffer, ...take());
  const u16 = (): Uint16Array => {
    const [start, bytes] = take();
    return new Uint16Array(buffer, start, bytes / 2);
  };
  const u32 = (): Uint32Array => {
    const [start, bytes] = take();
    return new Uint32Array(buffer, start, bytes / 4);
  };
  return { u8, u16, u32, letters: () => ({ data: u8(), at: u32() }), units: () => ({ data: u16(), at: u32() }) };
};

/**
 * Reads an index; its arrays are views of `file`.
 * @throws Error a file of another kind or version, or one that was cut off
 */
export const readIndex = (file: Uint8Array): LookupIndex => {
  const { u8, u16, u32, letters, units } = openSections(file);
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
  const decoder = new TextDecoder();
  return {
    ids: {
      at: (one) =>
        one < 0 || one >= districts.length
          ? undefined
          : decoder.decode(ids.data.subarray(ids.at[one], ids.at[one + 1])),
    },
    districts,
    rows,
    rowAt,
    pairs,
    tables,
    readings,
  };
};
