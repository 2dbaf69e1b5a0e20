// `npm run bench -- classify`: how often the hint is what the label says, on course files the lexicon was tuned on and on files of
// another style written before this bench was first run, and how often it errs to the wrong side.
// The labels are ours: `needsExperts` is what a careful officer would not say alone. A hint that sends a clear case to the
// experts costs time; one that calls an academic course non-academic, or the other way, misleads: that is counted apart.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { classify, HINTS, type Hint } from '../../shared/domain/institution/classification/classify';

interface Labelled {
  readonly id: string;
  readonly label: Hint;
  readonly purpose: string;
  readonly content: string;
  readonly method: string;
  readonly evaluation: string;
}

export type Half = 'tuned' | 'held-out';

/** The labelled course files of one half. */
export const labelledCourses = (half: Half): readonly Labelled[] =>
  JSON.parse(readFileSync(path.join(__dirname, 'course-files', `${half}.json`), 'utf8')).courses;

const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000);

/** Figures of one half. */
export const measure = (half: Half) => {
  const answers = labelledCourses(half).map((course) => ({ want: course.label, got: classify(course).hint }));
  const clear = answers.filter(({ got }) => got !== 'needsExperts');
  const misled = clear.filter(({ want, got }) => want !== 'needsExperts' && want !== got);
  return {
    half,
    files: answers.length,
    accuracy: share(answers.filter(({ want, got }) => want === got).length, answers.length),
    hintedClear: share(clear.length, answers.length),
    clearHintsRight: share(clear.filter(({ want, got }) => want === got).length, clear.length),
    wrongSide: misled.length,
  };
};

const confusion = (half: Half) => {
  const answers = labelledCourses(half).map((course) => ({ want: course.label, got: classify(course).hint }));
  return HINTS.map((label) => ({
    label,
    ...Object.fromEntries(
      HINTS.map((hint) => [`→ ${hint}`, answers.filter(({ want, got }) => want === label && got === hint).length]),
    ),
  }));
};

const throughput = () => {
  const files = [...labelledCourses('tuned'), ...labelledCourses('held-out')];
  const rounds = 50;
  const started = performance.now();
  for (let round = 0; round < rounds; round++) for (const file of files) classify(file);
  const seconds = (performance.now() - started) / 1000;
  return [{ filesPerSecond: Math.round((files.length * rounds) / seconds) }];
};

export const runClassifyBench = () => ({
  quality: [measure('tuned'), measure('held-out')],
  heldOut: confusion('held-out'),
  throughput: throughput(),
});
