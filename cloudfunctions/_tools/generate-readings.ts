// Writes the readings that phones carry: the 3,755 characters of GB 2312 level 1, grouped by syllable. Run it when pinyin-pro
// is updated: `npx tsx cloudfunctions/_tools/generate-readings.ts`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { ROOT } from './prepare.mjs';

const FILE = 'shared/domain/institution/search/common-readings.lexicon.ts';
const LAST_ROW = 0xd7;
const LAST_OF_LAST_ROW = 0xf9;

const levelOne = (): string[] => {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let row = 0xb0; row <= LAST_ROW; row++) {
    const end = row === LAST_ROW ? LAST_OF_LAST_ROW : 0xfe;
    for (let cell = 0xa1; cell <= end; cell++) characters.push(decoder.decode(new Uint8Array([row, cell])));
  }
  return characters;
};

const bySyllable = new Map<string, string>();
for (const character of levelOne()) {
  const [syllable = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true });
  bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
}
const table = [...bySyllable]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, characters]) => `${syllable}${characters}`)
  .join(' ');

writeFileSync(
  path.join(ROOT, FILE),
  `// Written by cloudfunctions/_tools/generate-readings.ts: the commonest reading of each character of GB 2312 level 1, as
// syllable and characters, so that a phone hears homophones without a dictionary.

export const COMMON_READINGS =
  '${table}';
`,
);
