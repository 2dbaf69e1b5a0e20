// I5: imports are all-or-nothing and explain. Rosters with one broken cell in a random place: refused with that very place and its
// reason, nothing stored. Good ones: imported whole, and a second time without a change. Killed after each step and sent again: whole.
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import { type InProcess, openInProcess } from '../../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../../cloudfunctions/_tools/seeded-random';
import { openFunctions } from '../../../cloudfunctions/functions';
import type { RosterRefusal } from '../../../shared/domain/child/roster/read-roster';
import { openTestApp, type TestApp } from '../../support/app';
import { childrenByNumber, PEOPLE, type RosterRow, rosterCsv, SCHOOL, seatSchools } from '../../support/children';
import { type Trust, type TrustSize, tally } from './trust';
import { openVariants, replacing } from './variant';

const random = seededRandom('I5');
/** A replayable number below `size`. */
const below = (size: number): number => {
  const [a = 0, b = 0] = random.bytes(2);
  return (a * 256 + b) % size;
};

const roster = (rows: number, from = 0): RosterRow[] =>
  Array.from({ length: rows }, (_, i) => {
    const grade = 1 + ((from + i) % 6);
    return [
      String(10_001 + from + i),
      `示例·孩子${from + i}`,
      grade,
      `${grade}年级${1 + (i % 3)}班`,
      `${2020 - grade}-03-04`,
    ];
  });

/** One wrong cell: its column, what stands there, and what must be said. */
const WRONG: readonly (readonly [column: number, heading: string, text: string, code: RosterRefusal])[] = [
  [0, '学号', '', 'NUMBER_MISSING'],
  [0, '学号', '1#2', 'NUMBER_FORM'],
  [0, '学号', '6.10702E+17', 'NUMBER_LOST_DIGITS'],
  [1, '姓名', '', 'NAME_MISSING'],
  [1, '姓名', '名'.repeat(41), 'NAME_TOO_LONG'],
  [2, '年级', '火箭', 'GRADE_UNKNOWN'],
  [2, '年级', '9', 'GRADE_NOT_TAUGHT'],
  [3, '班级', '班'.repeat(21), 'CLASS_MISSING'],
  [4, '出生日期', '2019-02-30', 'DATE_INVALID'],
  [4, '出生日期', '1950-01-01', 'BIRTH_IMPLAUSIBLE'],
];

const upload = (rows: readonly RosterRow[]) => ({
  schoolId: SCHOOL,
  fileName: '名册.csv',
  base64: rosterCsv(rows),
  isWhole: false,
});

/** Broken rosters through the given functions; what went wrong. */
const brokenRosters = async (app: TestApp, through: InProcess, count: number): Promise<string[]> => {
  const faults: string[] = [];
  for (let i = 0; i < count; i++) {
    const rows = roster(5 + below(30), 1000 + i * 40);
    const at = below(rows.length);
    const [column, heading, text, code] = WRONG[i % WRONG.length] as (typeof WRONG)[number];
    rows[at] = (rows[at] ?? []).map((cell, c) => (c === column ? text : cell)) as unknown as RosterRow; // the same five cells
    const before = app.gateway.commits();
    const shown = await through.call(PEOPLE.admin, 'child.previewRoster', upload(rows));
    const done = await through.envelope(PEOPLE.admin, 'child.importRoster', upload(rows));
    const [refused] = shown.refused;
    const isExplained =
      shown.refused.length === 1 && refused?.row === at + 2 && refused.column === heading && refused.code === code;
    if (!isExplained) faults.push(`${code} in row ${at + 2}: told ${JSON.stringify(shown.refused).slice(0, 120)}`);
    if (done.ok || done.error.code !== 'IMPORT_REFUSED') faults.push(`${code}: imported all the same`);
    if (app.gateway.commits() !== before) faults.push(`${code}: something was stored`);
  }
  return faults;
};

/** Ports whose store dies after so many writes and reads. */
const dyingAfter = (ports: Ports, survived: number): Ports => {
  let steps = 0;
  const store = new Proxy(ports.store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...words: unknown[]) => {
        if (steps++ >= survived) throw new Error('killed');
        return member.apply(target, words) as unknown;
      };
    },
  });
  return { ...ports, store };
};

const MAX_STEPS = 60;

/** Imports killed after each step and sent again, over a school that is there already. */
const killedImports = async (size: TrustSize): Promise<{ faults: string[]; kills: number }> => {
  const faults: string[] = [];
  let kills = 0;
  const app = await openTestApp('I5 kills');
  await seatSchools(app);
  const calm = roster(4);
  await app.call(PEOPLE.admin, 'child.importRoster', upload(calm));
  for (let survived = 1; survived < MAX_STEPS; survived += size === 'full' ? 1 : 7) {
    // Each time other children are new, and the same four have changed.
    const rows = [
      ...calm.map(
        ([number, , grade, className, birth]) => [number, `示例·第${survived}次`, grade, className, birth] as const,
      ),
      ...roster(3, 100 + survived * 10),
    ] as RosterRow[];
    const request = survived.toString(16).padStart(32, '0');
    const dying = openInProcess(app.ports, app.ports.random, {
      functions: openFunctions(dyingAfter(app.ports, survived)),
    });
    const first = await dying.envelope(PEOPLE.admin, 'child.importRoster', upload(rows), request);
    if (!first.ok) kills++;
    await app.call(PEOPLE.admin, 'child.importRoster', upload(rows), request);
    const known = await childrenByNumber(app);
    const missing = rows.filter(([number, name]) => known.get(number)?.name !== name);
    if (missing.length > 0)
      faults.push(`killed after ${survived} steps: ${missing.length} of ${rows.length} rows missing`);
    if (first.ok) break;
  }
  await app.close();
  return { faults, kills };
};

export const i5: Trust = {
  id: 'I5',
  promise:
    'rosters are imported whole or not at all, each wrong row is told with its place and reason, twice changes nothing',
  async run(size) {
    const app = await openTestApp('I5');
    await seatSchools(app);
    const count = size === 'full' ? 400 : 20;
    const faults = await brokenRosters(app, app, count);

    const again: string[] = [];
    const good = size === 'full' ? 20 : 3;
    for (let i = 0; i < good; i++) {
      const rows = roster(20 + below(60), i * 7);
      await app.call(PEOPLE.admin, 'child.importRoster', upload(rows));
      const known = JSON.stringify([...(await childrenByNumber(app)).values()]);
      const second = await app.call(PEOPLE.admin, 'child.importRoster', upload(rows));
      if (second.unchanged !== rows.length)
        again.push(`list ${i + 1}: ${second.unchanged} of ${rows.length} unchanged`);
      if (JSON.stringify([...(await childrenByNumber(app)).values()]) !== known)
        again.push(`list ${i + 1}: a child changed`);
    }
    const variants = await openVariants();
    const leftOut = await variants.build([
      replacing(
        'cloudfunctions/child/import-roster.ts',
        "if (read.refused.length > 0) throw new AppError('IMPORT_REFUSED', { refused: read.refused.length });",
        ';',
      ),
    ]);
    const { clock, random: source, log } = app.ports;
    const variantPorts = leftOut.wire({ clock, random: source, log });
    const broken = openInProcess(variantPorts, source, { functions: leftOut.openFunctions(variantPorts) });
    const halves = await brokenRosters(app, broken, WRONG.length);
    await variants.close();
    await app.close();
    // Last: it opens a local cloud of its own, and the environment names only one.
    const killed = await killedImports(size);
    return {
      figures: [
        tally('rosters with a wrong cell, not refused with its place and reason, or stored in part', faults, count),
        tally('good rosters that changed something when imported again', again, good),
        tally('imports that a kill and a repeat left in part', killed.faults, killed.kills, size === 'full'),
      ],
      controls: [{ what: 'an import that leaves wrong rows out', caught: halves[0] ?? null }],
    };
  },
};
