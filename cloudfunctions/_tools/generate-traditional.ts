// Writes the table that folds traditional characters to simplified ones, from opencc-js. Run it when that is updated:
// `npx tsx cloudfunctions/_tools/generate-traditional.ts`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as OpenCC from 'opencc-js';
import { ROOT } from './prepare.mjs';

const FILE = 'shared/domain/institution/look-alike/traditional.lexicon.ts';
const FIRST = 0x4e00;
const LAST = 0x9fff;

const convert = OpenCC.Converter({ from: 't', to: 'cn' });
const pairs: string[] = [];
for (let unit = FIRST; unit <= LAST; unit++) {
  const traditional = String.fromCharCode(unit);
  const simplified = convert(traditional);
  if (simplified.length === 1 && simplified !== traditional) pairs.push(traditional + simplified);
}

writeFileSync(
  path.join(ROOT, FILE),
  `// Written by cloudfunctions/_tools/generate-traditional.ts from opencc-js: each traditional character and, after it, the
// simplified one.

export const TRADITIONAL =
  '${pairs.join('')}';
`,
);
console.log(`${pairs.length} pairs`);
