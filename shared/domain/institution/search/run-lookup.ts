// The look-up as an engine: a list and queries in, hits with scores and reasons out. The format is engines.md, `lookup`.
import * as z from 'zod';
import { err, ok, type Result } from '../../../kernel/result';
import type { MatchedBy } from './bands';
import { buildIndex } from './build-index';
import { readIndex, writeIndex } from './index-file';
import { inOrder, type Searchable } from './rows';
import { openIndex } from './search-index';
import { openList } from './search-list';

const Id = z.string().min(1).max(200);

/** engines.md, `lookup`: in. */
export const LookupInput = z.object({
  institutions: z
    .array(
      z.object({
        id: Id,
        name: z.string().min(1).max(200),
        formerNames: z.array(z.string().max(200)).default([]),
        creditCode: z.string().max(40).nullable().default(null),
        licenceNo: z.string().max(60).nullable().default(null),
        districtCode: z.string().max(20).default(''),
        address: z.string().max(300).default(''),
      }),
    )
    .max(1_000_000),
  queries: z.array(z.object({ q: z.string().max(200), districtCode: z.string().max(20).optional() })).max(100_000),
  limit: z.int().min(1).max(200).default(10),
});
export type LookupInput = z.infer<typeof LookupInput>;

/** engines.md, `lookup`: out. */
export interface LookupOutput {
  readonly indexMs: number;
  readonly indexBytes: number;
  readonly results: readonly {
    readonly q: string;
    readonly ms: number;
    readonly hits: readonly { readonly id: string; readonly score: number; readonly matchedBy: MatchedBy }[];
  }[];
}

/** Up to here a list is scanned whole, as on a phone; a longer one gets the index of a national list. */
const MOST_SCANNED = 2000;

type Hits = LookupOutput['results'][number]['hits'];
interface Lookup {
  readonly bytes: number;
  find(q: string, limit: number, districtCode: string | undefined): Hits;
}

const openScan = (institutions: readonly Searchable[]): Lookup => {
  const list = openList(institutions);
  return {
    bytes: list.bytes,
    find: (q, limit, districtCode) =>
      list
        .search(q, limit, (one) => districtCode === undefined || one.districtCode === districtCode)
        .map(({ institution, score, matchedBy }) => ({ id: institution.id, score, matchedBy })),
  };
};

const openFile = (institutions: readonly Searchable[]): Lookup => {
  const file = writeIndex(buildIndex(institutions));
  const index = readIndex(file);
  const searcher = openIndex(index);
  const ordered = inOrder(institutions);
  return {
    bytes: file.length,
    find: (q, limit, districtCode) =>
      searcher.search(q, limit, (one) => districtCode === undefined || ordered[one]?.districtCode === districtCode),
  };
};

/**
 * Runs every query against the list.
 * @param readingsOf every reading of each character of a folded name; where readings come from is the caller's business
 * @param nowMs a stopwatch, for `indexMs` and `ms` only
 * @returns INVALID_INPUT with path and reason when an id comes twice
 */
export const runLookup = (
  { institutions, queries, limit }: LookupInput,
  readingsOf: (name: string) => string[][],
  nowMs: () => number,
): Result<LookupOutput, { readonly path: string; readonly reason: string }> => {
  const seen = new Set<string>();
  for (const [i, { id }] of institutions.entries()) {
    if (seen.has(id)) return err({ path: `institutions.${i}.id`, reason: 'duplicate id' });
    seen.add(id);
  }
  const started = nowMs();
  const searchable = institutions.map((one) => ({ ...one, readings: readingsOf(one.name) }));
  const { find, bytes } = searchable.length <= MOST_SCANNED ? openScan(searchable) : openFile(searchable);
  const indexMs = nowMs() - started;
  return ok({
    indexMs,
    indexBytes: bytes,
    results: queries.map(({ q, districtCode }) => {
      const before = nowMs();
      const hits = find(q, limit, districtCode);
      return { q, ms: nowMs() - before, hits };
    }),
  });
};
