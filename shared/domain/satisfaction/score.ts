// A club's score from its ratings, fair to small clubs, and what a sequential test over terms suggests. It suggests; a
// person decides. Empirical Bayes: Efron & Morris 1975; sequential probability ratio test: Wald 1945.
import * as z from 'zod';

/** Below so many answers nothing is shown: a teacher could guess who said what. @policy guarantees.md, product.md */
export const MIN_SHOWN = 10;

/** A rating is a satisfied one from this mean of its answers on. @policy "rather yes" on the scale of 1–5 */
const SATISFIED_FROM = 4;
/** The two hypotheses of the test and its error rates. @source performance.md, Scores: 0.7 % false exits, 91 % power */
const GOOD_SHARE = 0.7;
const BAD_SHARE = 0.45;
const ALPHA = 0.01;
const BETA = 0.09;
const EXIT_FROM = Math.log((1 - BETA) / ALPHA);
const KEEP_TO = Math.log(BETA / (1 - ALPHA));
const Z95 = 1.96;

const Id = z.string().min(1).max(200);

/** The format of engines.md, `score`. `priorTerms` carries the counts of earlier terms into the sequential test. */
export const ScoreInput = z.object({
  ratings: z.array(
    z.object({
      club: Id,
      rater: Id.optional(),
      term: z.string().optional(),
      answers: z.array(z.int().min(1).max(5)).min(1).max(20),
    }),
  ),
  priorTerms: z
    .array(z.object({ club: Id, term: z.string(), n: z.int().min(0), satisfied: z.int().min(0) }))
    .default([]),
});
export type ScoreInput = z.infer<typeof ScoreInput>;

export type ScoreState = 'keep' | 'improve' | 'proposeExit' | 'promote' | 'tooFew';

export interface Because {
  readonly code: 'ANSWERS' | 'SATISFIED_SHARE' | 'SEQUENTIAL_TEST';
  readonly facts: Readonly<Record<string, number>>;
}
export interface Alarm {
  readonly code: 'RATER_TWICE' | 'ALL_ALIKE';
  readonly facts: Readonly<Record<string, number>>;
}

export interface ClubScore {
  readonly club: string;
  /** Answers of the present term. */
  readonly n: number;
  /** False below MIN_SHOWN: then score, interval and rank are null. */
  readonly shown: boolean;
  /** 1–5, shrunk towards the mean of all clubs. */
  readonly score: number | null;
  /** 95 % interval, within 1–5. */
  readonly low: number | null;
  readonly high: number | null;
  /** 1 = best, among the clubs shown. */
  readonly rank: number | null;
  readonly state: ScoreState;
  readonly because: readonly Because[];
  readonly alarms: readonly Alarm[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
const clamp = (x: number): number => Math.min(5, Math.max(1, x));
const round = (x: number): number => Math.round(x * 1000) / 1000;

/** Variance within clubs and between them, by moments; both ≥ 0. */
const variances = (groups: readonly (readonly number[])[]): { grand: number; within: number; between: number } => {
  const all = groups.flat();
  const grand = mean(all);
  const spare = all.length - groups.length;
  const squares = sum(groups.map((values) => sum(values.map((x) => (x - mean(values)) ** 2))));
  // With one answer a club nothing can be said about spread: then a whole scale point is assumed.
  const within = spare > 0 ? squares / spare : 1;
  if (groups.length < 2) return { grand, within, between: within };
  const weights = sum(groups.map((values) => values.length ** 2));
  const n0 = (all.length - weights / all.length) / (groups.length - 1);
  const meanSquare = sum(groups.map((values) => values.length * (mean(values) - grand) ** 2)) / (groups.length - 1);
  return { grand, within, between: Math.max(0, (meanSquare - within) / n0) };
};

/** How much likelier the bad share is than the good one, in nats, after `satisfied` of `n`. */
export const sequentialEvidence = (n: number, satisfied: number): number =>
  satisfied * Math.log(BAD_SHARE / GOOD_SHARE) + (n - satisfied) * Math.log((1 - BAD_SHARE) / (1 - GOOD_SHARE));

/**
 * @policy a club is proposed as an example when even the low end of its interval is a satisfied rating and above what all
 * clubs together get
 */
const stateOf = (n: number, evidence: number, share: number, low: number, grand: number): ScoreState => {
  if (n < MIN_SHOWN) return 'tooFew';
  if (evidence >= EXIT_FROM) return 'proposeExit';
  if (evidence <= KEEP_TO && low >= SATISFIED_FROM && low > grand) return 'promote';
  return evidence > KEEP_TO && share < GOOD_SHARE ? 'improve' : 'keep';
};

/**
 * Scores clubs from the ratings of one term.
 * @returns one row per club named in `ratings`, in order of club id; the order of ratings never matters
 */
export const scoreClubs = ({ ratings, priorTerms }: ScoreInput): ClubScore[] => {
  const clubs = [...new Set(ratings.map(({ club }) => club))].sort();
  if (clubs.length === 0) return [];
  const of = new Map(clubs.map((club) => [club, ratings.filter((rating) => rating.club === club)]));
  const groups = clubs.map((club) => (of.get(club) ?? []).map(({ answers }) => mean(answers)).sort((a, b) => a - b));
  const { grand, within, between } = variances(groups);
  const rows = clubs.map((club, i): ClubScore => {
    const values = groups[i] ?? [];
    const n = values.length;
    const noise = within / n;
    const weight = between + noise === 0 ? 1 : between / (between + noise);
    const centre = clamp(weight * mean(values) + (1 - weight) * grand);
    // A club that is wholly shrunk still is known no better than all answers together are.
    const spread = Z95 * Math.sqrt(Math.max(weight * noise, within / sum(groups.map((group) => group.length))));
    const satisfied = values.filter((value) => value >= SATISFIED_FROM).length;
    const before = priorTerms.filter((prior) => prior.club === club);
    const evidence = sequentialEvidence(
      n + sum(before.map((prior) => prior.n)),
      satisfied + sum(before.map((prior) => prior.satisfied)),
    );
    const shown = n >= MIN_SHOWN;
    const low = clamp(centre - spread);
    const high = clamp(centre + spread);
    const raters = (of.get(club) ?? []).flatMap(({ rater }) => rater ?? []);
    const twice = raters.length - new Set(raters).size;
    return {
      club,
      n,
      shown,
      score: shown ? round(centre) : null,
      low: shown ? round(low) : null,
      high: shown ? round(high) : null,
      rank: null,
      state: stateOf(n, evidence, satisfied / n, low, grand),
      because: shown
        ? [
            { code: 'ANSWERS', facts: { n, mean: round(mean(values)), weight: round(weight) } },
            { code: 'SATISFIED_SHARE', facts: { satisfied, n, share: round(satisfied / n) } },
            {
              code: 'SEQUENTIAL_TEST',
              facts: { evidence: round(evidence), exitFrom: round(EXIT_FROM), keepTo: round(KEEP_TO) },
            },
          ]
        : [{ code: 'ANSWERS', facts: { n, needed: MIN_SHOWN } }],
      alarms: [
        ...(twice > 0 ? [{ code: 'RATER_TWICE' as const, facts: { times: twice } }] : []),
        ...(shown && new Set(values).size === 1 ? [{ code: 'ALL_ALIKE' as const, facts: { n } }] : []),
      ],
    };
  });
  const best = rows.filter(({ shown }) => shown).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return rows.map((row) => ({
    ...row,
    rank: row.shown ? 1 + best.findIndex(({ score }) => score === row.score) : null,
  }));
};
