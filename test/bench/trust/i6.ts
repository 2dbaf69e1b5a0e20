// I6: look-alike names are flagged.
import * as OpenCC from 'opencc-js';
import { openLookAlikes } from '../../../shared/domain/institution/look-alike/look-alike';
import { foldName } from '../../../shared/domain/institution/search/fold';
import { type MadeInstitution, makeInstitutions } from '../lookup-workload';
import { type Measure, type Trust, tally } from './trust';

const ORDINARY = 5000;
const VARIANTS = { full: 500, quick: 120 } as const;
/** Every tenth name has a brand in letters: only such names can be forged in another script. */
const LETTERS = ['ABC', 'HOPE', 'TOPKIDS', 'EXACT', 'OXBY'];

const toTraditional = OpenCC.Converter({ from: 'cn', to: 't' });
const replaced = (name: string, pairs: readonly (readonly [string, string])[]): string | null => {
  const found = pairs.find(([from]) => name.includes(from));
  return found === undefined ? null : name.replace(found[0], found[1]);
};
const unless = (name: string, other: string): string | null => (other === name ? null : other);
const inside = (name: string, mark: string): string => name.slice(0, 3) + mark + name.slice(3);

const ENDING = /(?:培训)?(?:学校|中心)?(?:有限责任公司|有限公司)|培训学校|培训中心|学校|培训部|工作室|俱乐部/;

/** Each makes another name that passes for the given one; null when the name has nothing to do it with. */
const FORGERIES: Readonly<Record<string, (name: string) => string | null>> = {
  twin: (name) =>
    replaced(name, [
      ['未', '末'],
      ['士', '土'],
      ['日', '曰'],
      ['大', '太'],
      ['博', '搏'],
      ['天', '夭'],
      ['白', '自'],
      ['雅', '稚'],
      ['千', '干'],
      ['明', '眀'],
    ]),
  kana: (name) =>
    replaced(name, [
      ['口', 'ロ'],
      ['工', 'エ'],
      ['力', 'カ'],
      ['二', 'ニ'],
      ['八', 'ハ'],
    ]),
  cyrillic: (name) =>
    replaced(name, [
      ['A', 'А'],
      ['O', 'О'],
      ['E', 'Е'],
      ['T', 'Т'],
      ['X', 'Х'],
    ]),
  greek: (name) =>
    replaced(name, [
      ['A', 'Α'],
      ['O', 'Ο'],
      ['E', 'Ε'],
      ['T', 'Τ'],
      ['B', 'Β'],
    ]),
  fullWidth: (name) =>
    unless(
      name,
      name.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ),
  traditional: (name) => unless(name, toTraditional(name)),
  zeroWidth: (name) => inside(name, '\u200b'),
  joiner: (name) => inside(name, '\u2060'),
  bidi: (name) => inside(name, '\u202d'),
  variationSelector: (name) => inside(name, '\ufe00'),
  branch: (name) => `${name}分校`,
  secondBranch: (name) => `${name}第二分校`,
  education: (name) => unless(name, name.replace(ENDING, '教育$&')),
  training: (name) => unless(name, name.replace(ENDING, '培训$&')),
  district: (name) => `汉台区${name}`,
  twinInBranch: (name) => {
    const twin = FORGERIES['twin']?.(name) ?? null;
    return twin === null ? null : `${twin}分校`;
  },
};

const PLACES = ['汉台区', '汉台', '汉中市', '汉中'];

const withLetters = (institutions: readonly MadeInstitution[]) =>
  institutions.map((one, i) => {
    const letters = LETTERS[(i / 10) % LETTERS.length];
    return i % 10 === 0 && letters !== undefined
      ? { ...one, name: one.name.replace(one.brand, letters), brand: letters }
      : one;
  });

type Flags = (name: string, id: string) => readonly { readonly other: MadeInstitution }[];

/** What would be flagged without folding looks: only the very name. */
const naiveFlags = (institutions: readonly MadeInstitution[]): Flags => {
  const byName = new Map(institutions.map((one) => [foldName(one.name), one]));
  return (name) => {
    const other = byName.get(foldName(name));
    return other === undefined ? [] : [{ other }];
  };
};

const missed = (institutions: readonly MadeInstitution[], flags: Flags, count: number): string[] => {
  const kinds = Object.entries(FORGERIES);
  const faults: string[] = [];
  let made = 0;
  for (let i = 0; made < count && i < institutions.length * kinds.length; i++) {
    const [kind, forge] = kinds[i % kinds.length] as (typeof kinds)[number];
    const one = institutions[(Math.floor(i / kinds.length) * 7) % institutions.length] as MadeInstitution;
    const forged = forge(one.name);
    if (forged === null) continue;
    made++;
    if (!flags(forged, '').some(({ other }) => other.id === one.id)) faults.push(`${kind}: ${one.name} → ${forged}`);
  }
  return faults;
};

export const i6: Trust = {
  id: 'I6',
  promise: 'look-alike names are flagged',
  async run(size) {
    const ordinary = withLetters(makeInstitutions(ORDINARY, () => []));
    const lookAlikes = openLookAlikes(ordinary, PLACES);
    const flags: Flags = (name, id) => lookAlikes.of(name, (other) => other.id === id);
    const faults = missed(ordinary, flags, VARIANTS[size]);

    const flagged = ordinary
      .map((one) => ({ one, others: flags(one.name, one.id) }))
      .filter(({ others }) => others.length > 0);
    // The same brand and subject in another town is a look-alike in truth, not a false alarm.
    const falsely = flagged.filter(({ one, others }) =>
      others.some(({ other }) => other.brand !== one.brand || other.subject !== one.subject),
    );
    const share = (part: readonly unknown[], what: string, limit?: number): Measure => ({
      what,
      value: (100 * part.length) / ordinary.length,
      unit: '%',
      ...(limit === undefined ? {} : { limit }),
    });
    const naive = missed(ordinary, naiveFlags(ordinary), VARIANTS[size]);
    return {
      figures: [
        tally('generated look-alikes that were not flagged', faults, VARIANTS[size]),
        share(
          falsely,
          `false alarms among ${ORDINARY} ordinary names${falsely[0] ? `, such as ${falsely[0].one.name} / ${falsely[0].others[0]?.other.name}` : ''}`,
          1,
        ),
        share(flagged, 'names flagged in all: the same brand and subject in several towns'),
      ],
      controls: [{ what: 'names are compared as they are written', caught: naive[0]?.slice(0, 160) ?? null }],
    };
  },
};
