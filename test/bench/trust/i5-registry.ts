// I5: an import is all or nothing and explains each bad row; importing twice changes nothing.
import { FEATURES } from '../../contract/endpoints';
import type { World } from '../../contract/endpoints/world';
import { behind, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

const HEADINGS = '机构名称,县区,地址,类别,学段,有效期';
/** Ways in which a row can be wrong, and what the report must call them. */
const WRONG: readonly (readonly [string, (i: number) => string])[] = [
  ['NAME_MISSING', () => ',汉台区,示例路9号,艺术,小学,2027-08-31'],
  ['DISTRICT_UNKNOWN', (i) => `示例·外地${i}培训学校,不存在县,示例路9号,艺术,小学,2027-08-31`],
  ['DATE_INVALID', (i) => `示例·日期${i}培训学校,汉台区,示例路9号,艺术,小学,2027-02-30`],
];
const good = (i: number): string => `示例·新办${i}艺术培训学校,汉台区,示例路${i}号,艺术,小学,2027-08-31`;

interface Row {
  readonly text: string;
  /** null: nothing is wrong with it. */
  readonly code: string | null;
}

/** The n-th list: 3 to 14 rows of which one to three are wrong, at places that change with n. */
const listOf = (n: number): Row[] => {
  const rows: Row[] = Array.from({ length: 3 + (n % 12) }, (_, i) => ({ text: good(n * 100 + i), code: null }));
  for (let k = 0; k <= n % 3; k++) {
    const [code, row] = WRONG[(n + k) % WRONG.length] ?? ['', () => ''];
    rows[(n * 7 + k * 5) % rows.length] = { text: row(n * 100 + k), code };
  }
  return rows;
};

const upload = (rows: readonly Row[]): { fileName: string; base64: string } => ({
  fileName: '名单.csv',
  base64: Buffer.from([HEADINGS, ...rows.map(({ text }) => text)].join('\r\n')).toString('base64'),
});

type Refused = readonly {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
}[];

/** What is wrong with the import of a list that has wrong rows. */
const faultsOfRefusal = async (world: World, rows: readonly Row[]): Promise<string[]> => {
  const preview = await world.envelope('cityOfficer', 'institution.previewImport', upload(rows));
  const before = world.gateway.commits();
  const reply = await world.envelope('cityOfficer', 'institution.commitImport', {
    ...upload(rows),
    leaveOutRefused: false,
  });
  const faults: string[] = [];
  if (reply.ok || reply.error.code !== 'IMPORT_REFUSED') faults.push(`answered ${reply.ok ? 'ok' : reply.error.code}`);
  if (world.gateway.commits() !== before) faults.push('something was imported');
  const told = preview.ok ? (preview.data as { refused: Refused }).refused : [];
  const expected = rows.flatMap(({ code }, i) => (code === null ? [] : [`${i + 2} ${code}`]));
  const got = told.map(({ row, code }) => `${row} ${code}`);
  if (got.join() !== expected.join()) faults.push(`told ${got.join()} instead of ${expected.join()}`);
  if (told.some(({ sheet, column, code }) => sheet === '' || (code !== 'DUPLICATE_ROW' && column === ''))) {
    faults.push('a row without its sheet or column');
  }
  return faults;
};

/** What is wrong with importing the good rows of a list once and once more. */
const faultsOfRepeat = async (world: World, rows: readonly Row[], stored: () => string): Promise<string[]> => {
  const list = { ...upload(rows.filter(({ code }) => code === null)), leaveOutRefused: false };
  await world.call('cityOfficer', 'institution.commitImport', { document: '', ...list });
  const once = stored();
  const { added, changed } = await world.call('cityOfficer', 'institution.commitImport', { document: '', ...list });
  return added === 0 && changed.length === 0 && stored() === once ? [] : ['importing twice changed something'];
};

export const i5Registry: Trust = {
  id: 'I5-registry',
  promise: 'an import is all or nothing and explains each bad row; importing twice changes nothing',
  async run(size) {
    const institution = FEATURES.find(({ name }) => name === 'institution');
    if (institution === undefined) throw new Error('lists are imported into the registry');
    const open = await openFeature(institution);
    const { stage } = open;
    const registry = (): string =>
      stage
        .stored()
        .filter(({ collection }) => collection === 'institutions')
        .map(({ body }) => body)
        .join('\n');
    const lists = size === 'full' ? 300 : 20;
    const faults: string[] = [];
    for (let n = 0; n < lists; n++) {
      stage.restore();
      const found = [
        ...(await faultsOfRefusal(stage.world, listOf(n))),
        ...(await faultsOfRepeat(stage.world, listOf(n), registry)),
      ];
      faults.push(...found.map((fault) => `list ${n}: ${fault}`));
    }
    const variants = await openVariants();
    const halfway = await variants.build([
      replacing(
        'cloudfunctions/institution/commit-import.ts',
        'report.refused.length > 0 && !leaveOutRefused',
        'false',
      ),
    ]);
    stage.restore();
    const [caught] = await faultsOfRefusal(behind(open, halfway), listOf(1));
    await variants.close();
    await stage.close();
    return {
      figures: [
        tally(
          'lists with wrong rows that were half imported, wrongly explained, or changed something the second time',
          faults,
          lists,
        ),
      ],
      controls: [{ what: 'the good rows are imported all the same', caught: caught ?? null }],
    };
  },
};
