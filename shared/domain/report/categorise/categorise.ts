// Suggests what a text is about: a code of the violation catalogue, or that it is not ours, with the phrases that say so.
// A log-linear model over concepts found by word lists: small enough to read, and every point of it can be shown.
// It suggests; a person confirms. Nothing leaves the function, and nothing is learned from reports.
import * as z from 'zod';
import { findMentions, type Mention, type Mentions, normalise } from './mentions';
import { CASE_CATEGORIES, type CaseCategory, type Route, routeOf } from './verdict';
import { PRIOR, RULES, type Rule } from './weights';
import { wordingScores } from './wording';

export interface Alternative {
  readonly category: CaseCategory;
  /** 0–1, four decimals; the confidences of all categories sum to 1. */
  readonly confidence: number;
}

export interface Evidence {
  /** As it stands in the (normalised) text. */
  readonly phrase: string;
  /** A code; the desk words it. */
  readonly because: string;
}

/** Where to, when it is not ours: decides which kind words are shown. */
export type Elsewhere =
  | 'ADULT_COURSE'
  | 'DRIVING'
  | 'LABOUR'
  | 'ENROLMENT'
  | 'SCHOOL_LIFE'
  | 'QUESTION'
  | 'PRAISE'
  | 'OTHER';

export interface Suggestion {
  readonly category: CaseCategory;
  readonly confidence: number;
  readonly alternatives: readonly Alternative[];
  readonly evidence: readonly Evidence[];
  readonly route: Route;
  /** For OUT_OF_SCOPE only. */
  readonly elsewhere: Elsewhere | null;
}

/** Spreads the scores so that the mean confidence on the tuned half (.82) lies below its accuracy (.98): new texts are harder. */
const TEMPERATURE = 0.75;
const MAX_ALTERNATIVES = 4;
const MAX_EVIDENCE = 8;
const ELSEWHERE: ReadonlySet<string> = new Set([
  'ADULT_COURSE',
  'DRIVING',
  'LABOUR',
  'ENROLMENT',
  'SCHOOL_LIFE',
  'QUESTION',
  'PRAISE',
]);

const strongest = (mentions: readonly Mention[]): Mention =>
  mentions.reduce((best, mention) => (mention.weight > best.weight ? mention : best));

/** How strongly a rule holds (0 = not at all), and the phrases it rests on. */
const holds = (
  rule: Rule,
  mentions: Mentions,
): { readonly strength: number; readonly phrases: readonly string[] } | null => {
  if (rule.none?.some((concept) => mentions.has(concept))) return null;
  const found: Mention[] = [];
  for (const concept of rule.all) {
    const said = mentions.get(concept);
    if (said === undefined) return null;
    found.push(strongest(said));
  }
  const strength = found.length === 0 ? 1 : Math.min(...found.map(({ weight }) => weight));
  return { strength, phrases: found.map(({ phrase }) => phrase) };
};

const softmax = (scores: ReadonlyMap<CaseCategory, number>): Alternative[] => {
  const highest = Math.max(...scores.values());
  const odds = CASE_CATEGORIES.map(
    (category) => [category, Math.exp(((scores.get(category) ?? 0) - highest) / TEMPERATURE)] as const,
  );
  const sum = odds.reduce((total, [, odd]) => total + odd, 0);
  return odds
    .map(([category, odd]) => ({ category, confidence: Math.round((odd / sum) * 1e4) / 1e4 }))
    .sort(
      (a, b) =>
        b.confidence - a.confidence || CASE_CATEGORIES.indexOf(a.category) - CASE_CATEGORIES.indexOf(b.category),
    );
};

/**
 * A suggestion for one text (the first 4,000 characters are read). Deterministic; ties go to the catalogue's order.
 * @example categorise('学校周六组织全体学生到校上课').category // 'SCHOOL_MAKEUP'
 */
export const categorise = (text: string): Suggestion => {
  const read = normalise(text);
  const mentions = findMentions(read);
  const wording = wordingScores(read);
  const scores = new Map<CaseCategory, number>(
    CASE_CATEGORIES.map((category) => [category, (PRIOR[category] ?? 0) + (wording.get(category) ?? 0)]),
  );
  const fired: { readonly rule: Rule; readonly strength: number; readonly phrases: readonly string[] }[] = [];
  for (const rule of RULES) {
    const held = holds(rule, mentions);
    if (held === null) continue;
    fired.push({ rule, ...held });
    for (const [category, weight] of Object.entries(rule.weights) as [CaseCategory, number][]) {
      scores.set(category, (scores.get(category) ?? 0) + weight * held.strength);
    }
  }
  const ranked = softmax(scores);
  const [{ category, confidence }] = ranked as [Alternative, ...Alternative[]];
  const speaking = fired
    .filter(({ rule }) => (rule.weights[category] ?? 0) > 0)
    .sort((a, b) => (b.rule.weights[category] ?? 0) * b.strength - (a.rule.weights[category] ?? 0) * a.strength);
  const evidence = new Map<string, Evidence>();
  for (const { rule, phrases } of speaking) {
    for (const phrase of phrases) evidence.set(phrase, evidence.get(phrase) ?? { phrase, because: rule.because });
  }
  const [elsewhere] = speaking.filter(({ rule }) => ELSEWHERE.has(rule.because));
  return {
    category,
    confidence,
    alternatives: ranked.slice(1, 1 + MAX_ALTERNATIVES),
    evidence: [...evidence.values()].slice(0, MAX_EVIDENCE),
    route: routeOf(category),
    elsewhere: category === 'OUT_OF_SCOPE' ? ((elsewhere?.rule.because ?? 'OTHER') as Elsewhere) : null,
  };
};

/** engines.md, `categorise`. */
export const CategoriseInput = z.object({ texts: z.array(z.object({ id: z.string(), text: z.string() })) });

export const runCategorise = ({ texts }: z.infer<typeof CategoriseInput>) => ({
  results: texts.map(({ id, text }) => ({ id, ...categorise(text) })),
});
