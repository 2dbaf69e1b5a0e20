// A hint whether a course is academic (学科类), from what its file says in each dimension. Three-valued, with its evidence; not
// a summed score. It concludes nothing: only the panel decides, and `needsExperts` is its own answer, not a weak yes.
import * as z from 'zod';
import { type Because, DENIALS, DIMENSIONS, type Dimension, SIGNALS, type Side } from './signals.lexicon';

const Text = z.string().max(4000);

export const ClassifyInput = z.object({
  courses: z
    .array(z.object({ id: z.string().max(64), purpose: Text, content: Text, method: Text, evaluation: Text }))
    .max(5000),
});
export type CourseFile = Readonly<Record<Dimension, string>>;

export const HINTS = ['academic', 'nonAcademic', 'needsExperts'] as const;
export type Hint = (typeof HINTS)[number];

export interface Evidence {
  readonly dimension: Dimension;
  readonly phrase: string;
  readonly because: Because;
  readonly side: Side;
}

/** What a dimension says: one side, both, something veiled, or nothing. */
type Reading = 'academic' | 'nonAcademic' | 'mixed' | 'veiled' | 'silent';

/** What somebody learns to do: naming it says what a course is about. */
const CRAFTS: readonly Because[] = ['ART', 'SPORT', 'SCIENCE_AND_MAKING'];

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[·•・\u200b-\u200d\ufeff]/g, '');

const evidenceIn = (dimension: Dimension, text: string): Evidence[] => {
  const found: (Evidence & { at: number })[] = [];
  const folded = plain(text);
  const lower = folded.toLowerCase();
  for (const { side, because, words } of SIGNALS[dimension]) {
    for (const word of words) {
      for (let at = lower.indexOf(word.toLowerCase()); at >= 0; at = lower.indexOf(word.toLowerCase(), at + 1)) {
        if (DENIALS.test(folded.slice(Math.max(0, at - 10), at))) continue;
        found.push({ dimension, phrase: folded.slice(at, at + word.length), because, side, at });
        break; // once is evidence enough
      }
    }
  }
  // A longer phrase explains the shorter one within it: 学习成绩 is not also 成绩.
  return found
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other !== one &&
            other.phrase.length > one.phrase.length &&
            other.at <= one.at &&
            other.at + other.phrase.length >= one.at + one.phrase.length,
        ),
    )
    .sort((a, b) => a.at - b.at || (a.phrase < b.phrase ? -1 : 1))
    .map(({ at: _at, ...one }) => one);
};

const readingOf = (evidence: readonly Evidence[]): Reading => {
  const sides = new Set(evidence.map(({ side }) => side));
  if (sides.has('academic') && sides.has('nonAcademic')) return 'mixed';
  if (sides.has('academic')) return 'academic';
  if (sides.has('veiled')) return 'veiled';
  return sides.has('nonAcademic') ? 'nonAcademic' : 'silent';
};

/**
 * The hint for one course.
 * - `academic`: the content is academic, so is at least one of purpose, method and evaluation, and no dimension points the
 *   other way alone (a science subject taught by experiments is still mixed, and goes to the experts);
 * - `nonAcademic`: nothing anywhere is academic or veiled, and either the content is non-academic and at least one more
 *   dimension agrees, or the purpose names an art, a sport or a craft, two more dimensions agree and the content merely uses
 *   words we do not know (strokes, steps, glazes);
 * - `needsExperts`: everything else, an empty file included.
 * @source 义务教育阶段校外培训项目分类鉴别指南 (classification.dimensions): the four dimensions; @policy what must come together
 */
export const classify = (file: CourseFile): { readonly hint: Hint; readonly evidence: readonly Evidence[] } => {
  const evidence = DIMENSIONS.flatMap((dimension) => evidenceIn(dimension, file[dimension]));
  const readings = new Map(
    DIMENSIONS.map((dimension) => [dimension, readingOf(evidence.filter((one) => one.dimension === dimension))]),
  );
  const others = DIMENSIONS.filter((dimension) => dimension !== 'content').map((dimension) => readings.get(dimension));
  const content = readings.get('content');
  const all = [content, ...others];
  const isAcademic = content === 'academic' && others.some((one) => one === 'academic') && !all.includes('nonAcademic');
  const agreeing = others.filter((one) => one === 'nonAcademic').length;
  const isNamed = evidence.some(({ dimension, because }) => dimension === 'purpose' && CRAFTS.includes(because));
  const isUnknown = content === 'silent' && file.content.trim() !== '';
  const isNonAcademic =
    all.every((one) => one === 'nonAcademic' || one === 'silent') &&
    ((content === 'nonAcademic' && agreeing >= 1) || (isUnknown && isNamed && agreeing >= 3));
  return { hint: isAcademic ? 'academic' : isNonAcademic ? 'nonAcademic' : 'needsExperts', evidence };
};

/** The engine: every course's hint, in the order of the input. */
export const runClassify = ({ courses }: z.output<typeof ClassifyInput>) => ({
  results: courses.map(({ id, ...file }) => {
    const { hint, evidence } = classify(file);
    return {
      id,
      hint,
      evidence: evidence.map(({ dimension, phrase, because }) => ({ dimension, phrase, because })),
    };
  }),
});
