// Which schools are inspected this month, and by whom: at least a tenth of them, nobody twice in a school year, and every
// number recomputable. It does not decide what an inspection finds.
import * as z from 'zod';
import { canonicalJson, sha256Hex } from '../../kernel/digest';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';

/** Share of the schools to be inspected every month. @source 市教育局答复: 每月督导检查不少于义务教育学校总数的10% */
export const MONTHLY_SHARE = 0.1;

const Id = z.string().min(1).max(200);

/** The format of engines.md, `draw`. */
export const DrawInput = z.object({
  seed: z.string(),
  month: z.string(),
  schools: z.array(z.object({ id: Id, inspectedThisYear: z.boolean() })),
  inspectors: z.array(z.object({ id: Id, conflicts: z.array(Id).default([]) })).default([]),
  share: z.number().gt(0).max(1).default(MONTHLY_SHARE),
  perSchool: z.int().min(0).max(10).optional(),
});
export type DrawInput = z.infer<typeof DrawInput>;

export interface DrawOutput {
  readonly inputHash: string;
  readonly selected: readonly string[];
  readonly teams: readonly { readonly school: string; readonly inspectors: readonly string[] }[];
  readonly coverage: {
    readonly schools: number;
    readonly inspectedBefore: number;
    readonly selected: number;
    /** ceil(share × schools); `selected` is smaller only when fewer are left. */
    readonly required: number;
    readonly leftAfter: number;
  };
}

/** How many schools a month needs. ceil, computed on integers so that 0.1 × 110 is 11 and not 12. */
export const monthlyCount = (schools: number, share = MONTHLY_SHARE): number =>
  Math.ceil((schools * Math.round(share * 10_000)) / 10_000);

const ordered = <T extends { id: string }>(rows: readonly T[], seed: string, purpose: string): T[] =>
  rows
    .map((row) => ({ row, hash: sha256Hex(`${seed}|${purpose}|${row.id}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);

/**
 * Gives each school `perSchool` inspectors without a conflict, loads as even as augmenting paths can make them.
 * Kuhn's bipartite matching, one copy of a school per seat; load limits grow until everybody fits.
 * @returns null when a school has fewer inspectors without conflict than it needs
 */
const matchTeams = (
  schools: readonly string[],
  inspectors: readonly DrawInput['inspectors'][number][],
  perSchool: number,
): Map<string, string[]> | null => {
  const fits = schools.map((school) => inspectors.filter(({ conflicts }) => !conflicts.includes(school)));
  if (fits.some((list) => list.length < perSchool)) return null;
  for (let load = Math.ceil((schools.length * perSchool) / Math.max(1, inspectors.length)); ; load++) {
    const held = new Map(inspectors.map(({ id }) => [id, [] as number[]]));
    const teams = schools.map(() => new Set<string>());
    const seat = (school: number, seen: Set<string>): boolean => {
      for (const { id } of fits[school] ?? []) {
        if (seen.has(id) || teams[school]?.has(id)) continue;
        seen.add(id);
        const mine = held.get(id) ?? [];
        if (mine.length < load) {
          mine.push(school);
          teams[school]?.add(id);
          return true;
        }
        for (const [k, other] of mine.entries()) {
          teams[other]?.delete(id);
          if (seat(other, seen)) {
            mine[k] = school;
            teams[school]?.add(id);
            return true;
          }
          teams[other]?.add(id);
        }
      }
      return false;
    };
    const isSeated = schools.every((_, school) =>
      Array.from({ length: perSchool }).every(() => seat(school, new Set())),
    );
    if (isSeated) return new Map(schools.map((school, i) => [school, [...(teams[i] ?? [])].sort()]));
    if (load > schools.length) return null;
  }
};

/**
 * Draws a month's schools: those not yet inspected this year, in order of SHA-256(`seed|month|id`), the first
 * ceil(share × all schools) of them; fewer only when fewer are left.
 * Refuses INVALID_INPUT (an id twice, conflicts naming nobody are allowed), NOT_SET (not enough inspectors without conflict).
 * The order of rows never matters.
 */
export const drawInspections = (raw: DrawInput): Result<DrawOutput, DomainError> => {
  const byId = <T extends { id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const input = { ...raw, schools: byId(raw.schools), inspectors: byId(raw.inspectors) };
  for (const list of ['schools', 'inspectors'] as const) {
    if (new Set(input[list].map(({ id }) => id)).size !== input[list].length) {
      return err({ code: 'INVALID_INPUT', path: list, reason: 'duplicate id' });
    }
  }
  const left = input.schools.filter(({ inspectedThisYear }) => !inspectedThisYear);
  const required = monthlyCount(input.schools.length, input.share);
  const selected = ordered(left, input.seed, input.month)
    .slice(0, required)
    .map(({ id }) => id);
  const perSchool = input.perSchool ?? (input.inspectors.length === 0 ? 0 : Math.min(2, input.inspectors.length));
  const teams = matchTeams(selected, ordered(input.inspectors, input.seed, `${input.month}|inspectors`), perSchool);
  if (teams === null) return err({ code: 'NOT_SET', path: 'inspectors', reason: 'not enough without conflict' });
  return ok({
    inputHash: sha256Hex(canonicalJson(input)),
    selected,
    teams: perSchool === 0 ? [] : selected.map((school) => ({ school, inspectors: teams.get(school) ?? [] })),
    coverage: {
      schools: input.schools.length,
      inspectedBefore: input.schools.length - left.length,
      selected: selected.length,
      required,
      leftAfter: left.length - selected.length,
    },
  });
};
