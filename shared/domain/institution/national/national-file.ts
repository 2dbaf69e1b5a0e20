// The national list as one prebuilt file: the look-up's index, and what is shown of each institution, each packed by itself
// against a few typical ones. A function loads it without parsing; a search unpacks its hits.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as z from 'zod';
import { canonicalJson } from '../../../kernel/digest';
import type { MatchedBy } from '../search/bands';
import { buildIndex } from '../search/build-index';
import { readIndex, writeIndex } from '../search/index-file';
import { inOrder, streamOf } from '../search/rows';
import { openIndex } from '../search/search-index';
import { type FileKind, openSections, textBytes, textFrom, writeSections } from '../search/sections';
import { NationalInstitution, nationalIdentityOf } from './national-list';

/** "NATL" */
const NATIONAL_FILE: FileKind = { name: 'national list', magic: 0x4c54414e, version: 1 };

/** So many institutions serve as the dictionary that all are packed against: some 3 KB, so that packing stays quick. */
const TYPICAL = 12;
const LEVEL = 9;

/** Where the list comes from and as of when. */
export const NationalSource = z.strictObject({
  /** What the page calls it, `全国校外教育培训监管与服务综合平台`. */
  source: z.string().trim().min(2).max(80),
  /** The day that the list itself names, `2026-11-01`. */
  asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});
export type NationalSource = z.infer<typeof NationalSource>;

/** One institution that answers, with what is shown of it. */
export interface NationalHit {
  readonly institution: NationalInstitution;
  readonly matchedBy: MatchedBy;
}

/** A national list, ready for questions. */
export interface NationalDirectory extends NationalSource {
  /** Number of institutions. */
  readonly count: number;
  /** What resembles the query, best first; ties by name. @param limit 1–50 */
  search(typed: string, limit: number): NationalHit[];
}

/** Ids of the index are numbers of the institution: a hit leads to its record. */
const idOf = (number: number): string => number.toString(36);
const numberOf = (id: string): number => Number.parseInt(id, 36);

/** Some of the records, as far apart as can be, one after another. */
const typicalOf = (records: readonly Uint8Array[]): Uint8Array => {
  const step = Math.max(1, Math.floor(records.length / TYPICAL));
  return streamOf(records.filter((_, i) => i % step === 0).slice(0, TYPICAL), (length) => new Uint8Array(length)).data;
};

/**
 * Builds the file; the same list in any order gives the same bytes. Time and memory O(letters): some 20 s at 150,000.
 * @param readingsOf every reading of each character of a folded name, from a dictionary
 */
export const writeNationalFile = (
  { source, asOf }: NationalSource,
  institutions: readonly NationalInstitution[],
  readingsOf: (name: string) => string[][],
): Uint8Array => {
  const ordered = inOrder(institutions.map((one) => ({ id: nationalIdentityOf(one), name: one.name, one }))).map(
    ({ one }) => one,
  );
  const width = idOf(Math.max(0, ordered.length - 1)).length;
  const index = buildIndex(
    ordered.map((one, number) => ({
      id: idOf(number).padStart(width, '0'),
      name: one.name,
      formerNames: one.formerNames,
      creditCode: one.creditCode,
      licenceNo: one.licenceNo,
      districtCode: '',
      address: one.address.startsWith(one.place) ? one.address : one.place + one.address,
      readings: readingsOf(one.name),
    })),
  );
  const records = ordered.map((one) => strToU8(canonicalJson(one)));
  const dictionary = typicalOf(records);
  const packed = streamOf(
    records.map((record) => deflateSync(record, { level: LEVEL, mem: 4, dictionary })),
    (length) => new Uint8Array(length),
  );
  return writeSections(NATIONAL_FILE, ordered.length, [
    textBytes(canonicalJson({ source, asOf })),
    dictionary,
    packed.data,
    packed.at,
    writeIndex(index),
  ]);
};

/**
 * Opens the file; it is not copied and must not be changed.
 * @throws Error a file of another kind or version, or one that was cut off
 */
export const openNationalFile = (file: Uint8Array): NationalDirectory => {
  const { u8, letters } = openSections(NATIONAL_FILE, file);
  const { source, asOf } = NationalSource.parse(JSON.parse(textFrom(u8())));
  const dictionary = u8();
  const packed = letters();
  const index = readIndex(u8());
  const searcher = openIndex(index);
  const institutionAt = (number: number): NationalInstitution => {
    const bytes = packed.data.subarray(packed.at[number], packed.at[number + 1]);
    return NationalInstitution.parse(JSON.parse(strFromU8(inflateSync(bytes, { dictionary }))));
  };
  return {
    source,
    asOf,
    count: index.rows.owners,
    search: (typed, limit) =>
      searcher
        .search(typed, limit)
        .map(({ id, matchedBy }) => ({ institution: institutionAt(numberOf(id)), matchedBy })),
  };
};
