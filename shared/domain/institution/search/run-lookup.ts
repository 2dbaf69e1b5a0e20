// The look-up as an engine: a list and queries in, hits with scores and reasons out. The format is engines.md, `lookup`.
import * as z from 'zod';
import { err, ok, type Result } from '../../../kernel/result';
import { learnReadings, type MatchedBy, prepare, type Searchable, search } from './search-list';

const Id = z.string().min(1).max(200);

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

export interface LookupOutput {
  readonly indexMs: number;
  readonly indexBytes: number;
  readonly results: readonly {
    readonly q: string;
    readonly ms: number;
    readonly hits: readonly { readonly id: string; readonly score: number; readonly matchedBy: MatchedBy }[];
  }[];
}

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
  const entries = institutions.map(
    (one): ReturnType<typeof prepare<Searchable>> => prepare({ ...one, readings: readingsOf(one.name) }),
  );
  const readings = learnReadings(entries);
  const indexMs = nowMs() - started;
  return ok({
    indexMs,
    indexBytes: 0,
    results: queries.map(({ q, districtCode }) => {
      const before = nowMs();
      const wanted =
        districtCode === undefined ? entries : entries.filter((e) => e.institution.districtCode === districtCode);
      const hits = search(wanted, q, readings, limit);
      return {
        q,
        ms: nowMs() - before,
        hits: hits.map(({ institution, score, matchedBy }) => ({ id: institution.id, score, matchedBy })),
      };
    }),
  });
};
