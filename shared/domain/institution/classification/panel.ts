// The panel: who sits on it, what its votes decide, which earlier cases resemble this one.
import { sha256Hex } from '../../../kernel/digest';
import type { DomainError } from '../../../kernel/errors';
import { err, ok, type Result } from '../../../kernel/result';
import type { Decision, PanelVerdict } from './case.schema';
import type { CourseFile } from './classify';

export interface Candidate {
  readonly id: string;
  /** Declared an interest in the institution, or a relative's. */
  readonly isConflicted: boolean;
}

/**
 * Draws a panel: candidates in the order of SHA-256(`seed|id`), those with an interest and those in `without` left out.
 * Whoever knows the seed and the list can draw it again. Refuses LIMIT_EXCEEDED with how many are eligible.
 * @param size 3–15, odd or not: a tie goes up
 */
export const drawPanel = (
  seed: string,
  candidates: readonly Candidate[],
  size: number,
  without: readonly string[] = [],
): Result<{ panel: string[]; recused: string[] }, DomainError & { code: 'LIMIT_EXCEEDED' }> => {
  const recused = candidates.filter(({ isConflicted }) => isConflicted).map(({ id }) => id);
  const eligible = candidates.filter(({ id, isConflicted }) => !isConflicted && !without.includes(id));
  if (eligible.length < size) return err({ code: 'LIMIT_EXCEEDED', eligible: eligible.length, size });
  const key = ({ id }: Candidate): string => sha256Hex(`${seed}|${id}`);
  const order = [...eligible].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return ok({ panel: order.slice(0, size).map(({ id }) => id), recused: recused.sort() });
};

export interface CastVote {
  readonly verdict: PanelVerdict;
  readonly reason: string;
}

/**
 * What a full panel's votes decide: a verdict with at least `majorityPercent` of all votes and more than the other; else none
 * (null: it goes one level up). Dissent is kept.
 */
export const decide = (votes: readonly CastVote[], majorityPercent: number, decidedAt: number): Decision => {
  const of = (verdict: PanelVerdict) => votes.filter((vote) => vote.verdict === verdict);
  const [academic, nonAcademic] = [of('academic'), of('nonAcademic')];
  const larger = academic.length > nonAcademic.length ? academic : nonAcademic;
  const isClear = academic.length !== nonAcademic.length && larger.length * 100 >= majorityPercent * votes.length;
  const verdict = isClear ? (larger[0]?.verdict ?? null) : null;
  return {
    verdict,
    academic: academic.length,
    nonAcademic: nonAcademic.length,
    decidedAt,
    reasons: votes.filter((vote) => vote.verdict === verdict).map(({ reason }) => reason),
    dissent: votes.filter((vote) => vote.verdict !== verdict).map(({ reason }) => reason),
  };
};

const bigramsOf = (file: CourseFile & { readonly title: string }): Map<string, number> => {
  const text = [file.title, file.purpose, file.content, file.method, file.evaluation].join('\n').normalize('NFKC');
  const characters = [...text.replace(/[\s\p{P}]+/gu, ' ')];
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i]}${characters[i + 1]}`;
    if (!pair.includes(' ')) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

export interface Precedent {
  readonly id: string;
  /** 0–1, 1 = the same words. */
  readonly likeness: number;
}

/**
 * Earlier cases that resemble a file, best first: cosine of character pairs weighted by rarity among the cases (tf–idf).
 * Ties by id. Cases below `least` are left out. Time O(characters of all cases).
 */
export const precedentsFor = (
  file: CourseFile & { readonly title: string },
  earlier: readonly (CourseFile & { readonly id: string; readonly title: string })[],
  most = 5,
  least = 0.12,
): Precedent[] => {
  const all = earlier.map((one) => ({ id: one.id, pairs: bigramsOf(one) }));
  const seen = new Map<string, number>();
  for (const { pairs } of all) for (const pair of pairs.keys()) seen.set(pair, (seen.get(pair) ?? 0) + 1);
  const weight = (pair: string): number => Math.log(1 + (all.length + 1) / ((seen.get(pair) ?? 0) + 1));
  const lengthOf = (pairs: ReadonlyMap<string, number>): number =>
    Math.sqrt([...pairs].reduce((sum, [pair, n]) => sum + (n * weight(pair)) ** 2, 0));
  const asked = bigramsOf(file);
  const askedLength = lengthOf(asked);
  return all
    .map(({ id, pairs }) => {
      const dot = [...asked].reduce((sum, [pair, n]) => sum + n * (pairs.get(pair) ?? 0) * weight(pair) ** 2, 0);
      const length = askedLength * lengthOf(pairs);
      return { id, likeness: length === 0 ? 0 : Math.round((dot / length) * 1000) / 1000 };
    })
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most);
};
