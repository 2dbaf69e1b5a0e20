// A signature may only ever turn away rows that are too far: whatever the true distance is, the test must let it through.
import fc from 'fast-check';
import { readingsOf } from '../../../../../cloudfunctions/institution/readings';
import { distanceTo } from '../../../../../shared/domain/institution/search/bit-parallel';
import { parseQuery } from '../../../../../shared/domain/institution/search/query';
import { packRows } from '../../../../../shared/domain/institution/search/rows';
import { openSignatureTest, signaturesOf } from '../../../../../shared/domain/institution/search/signature';

const NAMES = ['星河美术培训学校', '西安市雁塔区佳音语言培训中心有限公司', '知远编程', '长风篮球俱乐部', '乐学国学'];
const { rows } = packRows(
  NAMES.map((name, i) => ({
    id: String(i),
    name,
    formerNames: [],
    creditCode: null,
    licenceNo: null,
    districtCode: '',
    address: '',
    readings: readingsOf(name),
  })),
);
const signatures = signaturesOf(rows);
const spelt = NAMES.map((name) =>
  readingsOf(name)
    .map(([first]) => first)
    .join(''),
);

type Edit = readonly ['drop' | 'add' | 'change' | 'swap', number, string];
const anEdit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('drop', 'add', 'change', 'swap'),
  fc.nat(60),
  fc.constantFrom(...'aeghilnuxyz'),
);
const edited = (text: string, [kind, where, letter]: Edit): string => {
  const at = where % Math.max(1, text.length - 1);
  const [before, here, next, after] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '', text.slice(at + 2)];
  if (kind === 'drop') return before + next + after;
  if (kind === 'add') return before + letter + here + next + after;
  if (kind === 'change') return before + letter + next + after;
  return before + next + here + after;
};

describe('openSignatureTest', () => {
  const query = fc
    .tuple(
      fc.constantFrom(...spelt, ...NAMES),
      fc.nat(20),
      fc.integer({ min: 2, max: 40 }),
      fc.array(anEdit, { maxLength: 4 }),
    )
    .map(([text, from, length, edits]) => edits.reduce(edited, text.slice(from % text.length).slice(0, length)));

  it('never turns away a row that is near enough', () =>
    fc.assert(
      fc.property(query, (typed) => {
        const text = parseQuery(typed, new Map(), new Map())?.whole;
        if (text === undefined) return;
        const test = openSignatureTest(signatures, text);
        for (let row = 0; row < rows.count; row++) {
          const { han, folded, raw } = rows;
          const between = (at: Uint32Array): readonly [number, number] => [at[row] as number, at[row + 1] as number];
          const heard = distanceTo(text.foldedPattern, folded.data, ...between(folded.at));
          const fits = distanceTo(text.rawPattern, raw.data, ...between(raw.at));
          const seen = distanceTo(text.hanPattern, han.data, ...between(han.at));
          expect(test.mayHear(row, heard)).toBe(true);
          expect(test.maySpell(row, Math.min(heard, fits))).toBe(true);
          expect(test.maySee(row, seen)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    ));
});
