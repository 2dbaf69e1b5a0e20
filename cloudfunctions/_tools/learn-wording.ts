// `npx tsx cloudfunctions/_tools/learn-wording.ts`: counts the wording of the tuned half of the labelled texts anew, after
// texts were added to it. Never reads the held-out half. A test holds the written file against this.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { normalise } from '../../shared/domain/report/categorise/mentions';
import type { CaseCategory } from '../../shared/domain/report/categorise/verdict';
import { learnWording } from '../../shared/domain/report/categorise/wording';

const ROOT = path.resolve(__dirname, '..', '..');
const TEXTS = path.join(ROOT, 'test', 'bench', 'report-texts', 'tuned.json');
const OUT = path.join(ROOT, 'shared', 'domain', 'report', 'categorise', 'wording.lexicon.ts');

const { texts } = JSON.parse(readFileSync(TEXTS, 'utf8')) as { texts: { category: CaseCategory; text: string }[] };
const wording = learnWording(texts.map(({ category, text }) => ({ category, text: normalise(text) })));
writeFileSync(
  OUT,
  `// Counted by cloudfunctions/_tools/learn-wording.ts from the tuned half of the labelled texts; not written by hand.
export const WORDING = {
  texts: [${wording.texts.join(', ')}],
  pairs:
    '${wording.pairs}',
};
`,
);
console.log(`${texts.length} texts, ${wording.pairs.split(' ').length} pairs, ${wording.pairs.length} characters`);
