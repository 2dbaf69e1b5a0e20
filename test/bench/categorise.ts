// `npm run bench -- categorise`: how often the suggestion is right on texts it was tuned on and on texts it never was,
// whether it turns people away wrongly, and how many texts it reads in a second.
// How the other halves are kept: report-texts/held-out.json was written and committed before the lexicon existed, in another
// style; report-texts/roundabout.json later, of indirect stories only, by somebody who had not opened the lexicon. Nothing in
// shared/domain/report/categorise may be changed because of one of their texts. This bench prints figures and a confusion table
// of them, never which text was wrong.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { categorise } from '../../shared/domain/report/categorise/categorise';
import { CASE_CATEGORIES, type CaseCategory, routeOf } from '../../shared/domain/report/categorise/verdict';

interface Labelled {
  readonly id: string;
  readonly category: CaseCategory;
  readonly text: string;
}

export type Half = 'tuned' | 'held-out' | 'roundabout';

/** The labelled texts of one half. */
export const labelledTexts = (half: Half): readonly Labelled[] =>
  JSON.parse(readFileSync(path.join(__dirname, 'report-texts', `${half}.json`), 'utf8')).texts;

const isDeflected = (category: CaseCategory): boolean => ['complaint', 'elsewhere'].includes(routeOf(category));
/** From here on the phone says it to the reporter (features/report/components/text-hint.tsx); below, only an officer sees it. */
const SAID_ALOUD = 0.75;
const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000);

/** Figures of one half. A deflection is right when the text really is a complaint or somebody else's. */
export const measure = (half: Half) => {
  const answers = labelledTexts(half).map(({ category, text }) => {
    const { category: got, confidence, alternatives } = categorise(text);
    return { want: category, got, confidence, ranked: [got, ...alternatives.map((other) => other.category)] };
  });
  const deflected = answers.filter(({ got }) => isDeflected(got));
  const aloud = deflected.filter(({ confidence }) => confidence >= SAID_ALOUD);
  const deflectable = answers.filter(({ want }) => isDeflected(want));
  const urgent = answers.filter(({ want }) => want === 'SAFETY');
  return {
    half,
    texts: answers.length,
    top1: share(answers.filter(({ want, got }) => want === got).length, answers.length),
    top3: share(answers.filter(({ want, ranked }) => ranked.slice(0, 3).includes(want)).length, answers.length),
    deflectionPrecision: share(deflected.filter(({ want }) => isDeflected(want)).length, deflected.length),
    saidAloud: aloud.length,
    saidAloudPrecision: share(aloud.filter(({ want }) => isDeflected(want)).length, aloud.length),
    deflectionRecall: share(deflectable.filter(({ got }) => isDeflected(got)).length, deflectable.length),
    safetyRecall: share(urgent.filter(({ got }) => got === 'SAFETY').length, urgent.length),
    meanConfidence: share(
      answers.reduce((sum, { confidence }) => sum + confidence, 0),
      answers.length,
    ),
  };
};

/** For each class: how many, how many were found, and what the others were taken for. */
const confusion = (half: Half) => {
  const texts = labelledTexts(half).map(({ category, text }) => ({ want: category, got: categorise(text).category }));
  return CASE_CATEGORIES.map((category) => {
    const own = texts.filter(({ want }) => want === category);
    const taken = own.filter(({ got }) => got !== category).map(({ got }) => got);
    const claimed = texts.filter(({ got }) => got === category);
    return {
      category,
      texts: own.length,
      recall: share(own.length - taken.length, own.length),
      precision: share(claimed.filter(({ want }) => want === category).length, claimed.length),
      takenFor: taken.sort().join(' '),
    };
  });
};

const throughput = () => {
  const texts = [...labelledTexts('tuned'), ...labelledTexts('held-out'), ...labelledTexts('roundabout')].map(
    ({ text }) => text,
  );
  for (const text of texts) categorise(text);
  const rounds = 10;
  const started = performance.now();
  for (let round = 0; round < rounds; round++) for (const text of texts) categorise(text);
  const seconds = (performance.now() - started) / 1000;
  const characters = texts.reduce((sum, text) => sum + text.length, 0) * rounds;
  return [
    {
      textsPerSecond: Math.round((texts.length * rounds) / seconds),
      charactersPerSecond: Math.round(characters / seconds),
      meanCharacters: Math.round(characters / rounds / texts.length),
    },
  ];
};

export const runCategoriseBench = () => ({
  targets: [{ half: 'held-out and roundabout', top1: '≥ .75', top3: '≥ .92', deflectionPrecision: '≥ .9' }],
  quality: [measure('tuned'), measure('held-out'), measure('roundabout')],
  heldOutByClass: confusion('held-out'),
  roundaboutByClass: confusion('roundabout'),
  throughput: throughput(),
});
