// Finds reports that tell of the same matter: in one place or institution, within 90 days, in similar words and with the
// same numbers. It suggests pairs side by side; a person merges, and merging takes no right from any reporter.
// Words are compared by TF-IDF over pairs of characters (Salton & Buckley 1988): on short Chinese texts sketches such as
// simhash and MinHash fail. Adding or asking costs the size of the report's own block, not of the whole store.
import * as z from 'zod';
import { daysBetween, type LocalDate, localDate, parseLocalDate } from '../../../kernel/time';
import type { Concept } from '../categorise/concepts.lexicon';
import { BUCKETS, type DuplicateReport, type Features, featuresOf } from './features';
import type { NumberKind } from './numbers';

export type Because =
  | { readonly code: 'SAME_INSTITUTION' | 'SAME_PLACE' | 'SAME_CONTACT'; readonly key: string }
  | { readonly code: 'SIMILAR_WORDS'; readonly similarity: number }
  | { readonly code: 'SAME_IDEAS'; readonly overlap: number }
  | { readonly code: 'SAME_NUMBERS'; readonly numbers: readonly string[] }
  | { readonly code: 'DAYS_APART'; readonly days: number };

export interface Match {
  readonly id: string;
  /** 0–1: how surely both tell of the same matter. */
  readonly score: number;
  readonly because: readonly Because[];
}

/** @policy reports further apart are another occurrence, even in the same words */
const WINDOW_DAYS = 90;
/** @policy low in the range (.10–.25) that was best on the even matters of test/bench/report-texts/tellings.json: a person decides, and what is not suggested is not seen */
export const DUPLICATE_SCORE = 0.12;
/** A block of one institution's reports can be long: the newest are looked at. */
const MAX_BLOCK = 400;
/** How many of a report's rarest pairs look for company outside its blocks, and in how many reports at most they may stand. */
const RARE_PAIRS = 10;
const RARE_IN = 60;

/** What an agreeing number adds: a telephone number almost settles it, a weekday hardly says anything. */
const AGREEMENT: Readonly<Record<NumberKind, number>> = {
  phone: 0.6,
  account: 0.5,
  plate: 0.6,
  room: 0.16,
  fee: 0.2,
  clock: 0.12,
  count: 0.08,
  weekday: 0.04,
};
const MAX_AGREEMENT = 0.6;
/** How much the same ideas say, at most. */
const IDEAS = 0.5;
/** Same matter without a common place has to be far more alike. */
const ELSEWHERE_FACTOR = 0.7;

const NO_DAY = Number.NaN;
const EPOCH = localDate('2020-01-01');
const dayNumber = (day: string | null | undefined): number => {
  const parsed: LocalDate | null = day ? parseLocalDate(day) : null;
  return parsed === null ? NO_DAY : daysBetween(EPOCH, parsed);
};

interface Kept {
  readonly id: string;
  readonly day: number;
  readonly features: Features;
}

export interface DuplicateIndex {
  readonly size: number;
  /** Keeps a report's features. An id that is known already is left as it is. */
  add(report: DuplicateReport): void;
  /** Reports that tell of the same matter as this one (itself left out), best first, ties by id. */
  find(report: DuplicateReport, limit?: number): Match[];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Opens an empty index. Memory: about 0.5 KB a report. */
export const openDuplicateIndex = (): DuplicateIndex => {
  const reports: Kept[] = [];
  const known = new Map<string, number>();
  const blocks = new Map<string, number[]>();
  const rare = new Map<number, number[]>();
  const documentFrequency = new Uint32Array(BUCKETS);

  const idf = (pair: number): number => Math.log((reports.length + 1) / ((documentFrequency[pair] ?? 0) + 0.5));

  const cosine = (a: Uint32Array, b: Uint32Array): number => {
    let i = 0;
    let j = 0;
    let both = 0;
    let onlyA = 0;
    let onlyB = 0;
    while (i < a.length || j < b.length) {
      const x = i < a.length ? (a[i] as number) : BUCKETS;
      const y = j < b.length ? (b[j] as number) : BUCKETS;
      const weight = idf(Math.min(x, y)) ** 2;
      if (x === y) {
        both += weight;
        i++;
        j++;
      } else if (x < y) {
        onlyA += weight;
        i++;
      } else {
        onlyB += weight;
        j++;
      }
    }
    return both === 0 ? 0 : both / Math.sqrt((both + onlyA) * (both + onlyB));
  };

  const ideaFrequency = new Map<Concept, number>();
  const ideaWeight = (idea: Concept): number => Math.log((reports.length + 1) / ((ideaFrequency.get(idea) ?? 0) + 0.5));
  const sharedIdeas = (a: readonly Concept[], b: readonly Concept[]): number => {
    let both = 0;
    let all = 0;
    for (const idea of a) {
      const weight = ideaWeight(idea);
      all += weight;
      if (b.includes(idea)) both += weight;
    }
    for (const idea of b) if (!a.includes(idea)) all += ideaWeight(idea);
    return all === 0 ? 0 : both / all;
  };

  const candidates = ({ blocks: own, pairs }: Features): Set<number> => {
    const found = new Set<number>();
    for (const block of own) for (const at of (blocks.get(block) ?? []).slice(-MAX_BLOCK)) found.add(at);
    const rarest = [...pairs].sort((a, b) => (documentFrequency[a] ?? 0) - (documentFrequency[b] ?? 0) || a - b);
    for (const pair of rarest.slice(0, RARE_PAIRS)) for (const at of rare.get(pair) ?? []) found.add(at);
    return found;
  };

  const compare = (features: Features, day: number, other: Kept): Match | null => {
    const days = Math.abs(day - other.day);
    if (days > WINDOW_DAYS) return null;
    const shared = features.blocks.find((block) => other.features.blocks.includes(block));
    const similarity = cosine(features.pairs, other.features.pairs);
    const numbers = features.numbers.filter(({ key }) => other.features.numbers.some((said) => said.key === key));
    const agreement = Math.min(
      MAX_AGREEMENT,
      numbers.reduce((sum, { kind }) => sum + AGREEMENT[kind], 0),
    );
    // Independent hints: what one leaves open another may close.
    const ideas = sharedIdeas(features.ideas, other.features.ideas);
    const alike = 1 - (1 - similarity) * (1 - agreement) * (1 - IDEAS * ideas);
    const score = shared === undefined ? alike * ELSEWHERE_FACTOR : alike;
    const because: Because[] = [];
    if (shared !== undefined) {
      const code = shared.startsWith('i:')
        ? 'SAME_INSTITUTION'
        : shared.startsWith('p:')
          ? 'SAME_PLACE'
          : 'SAME_CONTACT';
      because.push({ code, key: shared.slice(shared.indexOf(':') + 1) });
    }
    because.push({ code: 'SIMILAR_WORDS', similarity: round(similarity) });
    if (ideas > 0) because.push({ code: 'SAME_IDEAS', overlap: round(ideas) });
    if (numbers.length > 0) because.push({ code: 'SAME_NUMBERS', numbers: numbers.map(({ key }) => key) });
    if (!Number.isNaN(days)) because.push({ code: 'DAYS_APART', days });
    return { id: other.id, score: round(score), because };
  };

  return {
    get size() {
      return reports.length;
    },
    add(report) {
      if (known.has(report.id)) return;
      const features = featuresOf(report);
      const at = reports.length;
      known.set(report.id, at);
      reports.push({ id: report.id, day: dayNumber(report.day), features });
      for (const block of features.blocks) {
        const list = blocks.get(block);
        if (list === undefined) blocks.set(block, [at]);
        else list.push(at);
      }
      for (const idea of features.ideas) ideaFrequency.set(idea, (ideaFrequency.get(idea) ?? 0) + 1);
      for (const pair of features.pairs) {
        const frequency = (documentFrequency[pair] ?? 0) + 1;
        documentFrequency[pair] = frequency;
        if (frequency > RARE_IN) rare.delete(pair);
        else {
          const list = rare.get(pair);
          if (list === undefined) rare.set(pair, [at]);
          else list.push(at);
        }
      }
    },
    find(report, limit = 10) {
      const features = featuresOf(report);
      const day = dayNumber(report.day);
      const own = known.get(report.id);
      const matches: Match[] = [];
      for (const at of candidates(features)) {
        if (at === own) continue;
        const match = compare(features, day, reports[at] as Kept);
        if (match !== null && match.score >= DUPLICATE_SCORE) matches.push(match);
      }
      return matches.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
    },
  };
};

/** engines.md, `duplicates`. */
export const DuplicatesInput = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      institutionId: z.string().nullish(),
      place: z.string().nullish(),
      day: z.string().nullish(),
    }),
  ),
});

/** All pairs of a list, best first; the order of the list does not matter. */
export const runDuplicates = ({ reports }: z.infer<typeof DuplicatesInput>) => {
  const index = openDuplicateIndex();
  // In order of day and id: where a block is cut to its newest reports, the order of rows must not decide which.
  const order = [...reports].sort((x, y) => ((x.day ?? '') + x.id < (y.day ?? '') + y.id ? -1 : 1));
  for (const report of order) index.add(report);
  const pairs = reports.flatMap((report) =>
    index
      .find(report, reports.length)
      .filter(({ id }) => report.id < id)
      .map(({ id, score, because }) => ({ a: report.id, b: id, score, because })),
  );
  return { pairs: pairs.sort((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1)) };
};
