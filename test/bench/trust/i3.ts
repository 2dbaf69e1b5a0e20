// I3: no markup in what others read, no formula in what others open. 150 texts that want to be markup go through the parts of
// the app that show one person's words to another, through the page in a family's own data, and nowhere in the app is there a
// way to write markup at all; 96 cells that want to be formulas go through every file that leaves the house.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'papaparse';
import type { Documents } from '../../../cloudfunctions/_lib/ports/documents';
import { toCsv } from '../../../miniprogram/src/ui/csv';
import { FEATURES } from '../../contract/endpoints';
import { CHILDREN, NEAR } from '../../contract/endpoints/cast';
import type { World } from '../../contract/endpoints/world';
import { FORMULA_CELLS, isTakenForFormula, MARKUP } from '../../support/hostile-texts';
import { anInstitution } from '../../support/institution';
import { behind, type OpenFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, ROOT, replacing, sourceOf } from './variant';

/** Ways for a text to become markup in React, in Taro and in a page. */
const WAYS =
  /RichText|rich-text|dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|<WebView|srcdoc/i;

const sourcesOfApp = (): string[] =>
  readdirSync(path.join(ROOT, 'miniprogram', 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => path.join('miniprogram', 'src', name));

const waysIn = (source: string): string[] =>
  source.split('\n').filter((line) => WAYS.test(line) && !/^\s*(\/\/|\*)/.test(line));

/** The page as it would be if what people typed stood in it as it is. */
const PAGE_UNESCAPED = replacing('shared/strings/child-export.ts', `/[&<>"']/g`, '/[&]/g');

interface JestResult {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Runs the suite that renders the real parts of the app, in a browser's document model. */
const renderedParts = (): { failed: string[]; parts: number; isControlCaught: boolean } => {
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const suite = ['--selectProjects', 'component', '--testPathPatterns', 'component/markup', '--json', '--silent'];
  let text: string;
  try {
    text = execFileSync(process.execPath, [jest, ...suite], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    text = (error as { stdout: string }).stdout; // a red test: the result says which
  }
  const { testResults } = JSON.parse(text) as JestResult;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const isControl = ({ title }: { title: string }): boolean => title.startsWith('would be noticed');
  const parts = tests.filter((one) => !isControl(one));
  return {
    failed: parts.filter(({ status }) => status !== 'passed').map(({ title }) => title),
    parts: parts.length,
    isControlCaught: tests.some((one) => isControl(one) && one.status === 'passed'),
  };
};

const named = (name: string): (typeof FEATURES)[number] => {
  const found = FEATURES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no feature ${name}`);
  return found;
};

const filesIn = (base64: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(Buffer.from(base64, 'base64'))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

const tagsOf = (page: string): string => (page.match(/<[!/a-z][^>]*>/gi) ?? []).join('\n');

/** The page in a child's own data, with a text as its name: the tags that are there for a harmless one, and no others. */
const pageSurvivors = async ({ stage }: OpenFeature, world: World, texts: readonly string[]): Promise<string[]> => {
  const pageWith = async (name: string): Promise<string> => {
    stage.restore();
    await world.alter('children', CHILDREN.own.id, { name });
    const { base64 } = await world.call('guardian', 'child.exportData', { childId: CHILDREN.own.id });
    return Object.entries(filesIn(base64)).find(([file]) => file.endsWith('.html'))?.[1] ?? '';
  };
  const harmless = tagsOf(await pageWith('一句平常的话'));
  if (harmless === '') throw new Error('the export holds a page');
  const found: string[] = [];
  for (const text of texts) if (tagsOf(await pageWith(text)) !== harmless) found.push(text);
  return found;
};

/** An institution that says the same dangerous thing in every field. */
const hostileInstitution = (cell: string, i: number): Documents['institutions'] =>
  anInstitution(`hostile-${i}`, {
    districtCode: NEAR.district,
    name: cell,
    formerNames: [cell],
    address: cell,
    licenceNo: cell,
    statusReason: cell,
    legalPerson: cell,
    phones: [cell],
    courses: [
      {
        id: `course-${i}`,
        name: cell,
        category: null,
        stages: [],
        mode: 'offline',
        feeFen: null,
        lessons: null,
        lessonMinutes: null,
        classSize: null,
        caseId: null,
      },
    ],
  });

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Cells of a workbook that a spreadsheet would run: formulas proper, and texts that begin like one. */
const formulasIn = (base64: string): { found: string[]; cells: number } => {
  const parts = Object.entries(filesIn(base64)).filter(([name]) => name.endsWith('.xml'));
  const texts = parts.flatMap(([, xml]) =>
    [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) => unescaped(text)),
  );
  const formulas = parts.flatMap(([, xml]) => xml.match(/<f[ >][^<]*/g) ?? []);
  return { found: [...formulas, ...texts.filter(isTakenForFormula)], cells: texts.length };
};

const registryFormulas = async ({ stage }: OpenFeature, world: World) => {
  stage.restore();
  await stage.world.ports.store.insertMany(
    'institutions',
    FORMULA_CELLS.map((cell, i) => ({ id: `hostile-${i}`, document: hostileInstitution(cell, i) })),
  );
  return formulasIn((await world.call('cityOfficer', 'institution.exportRegistry', {})).base64);
};

const csvFormulas = (csv: string): string[] =>
  parse<string[]>(csv.replace(/^\uFEFF/, ''), { header: false })
    .data.flat()
    .filter(isTakenForFormula);

export const i3: Trust = {
  id: 'I3',
  promise: 'no script in what others read, no formula in what others open, full-width signs included',
  async run(size) {
    const sources = sourcesOfApp();
    const ways = sources.flatMap((file) => waysIn(sourceOf(file)).map((line) => `${file}: ${line.trim()}`));
    const { failed, parts, isControlCaught } = renderedParts();
    const texts = size === 'full' ? MARKUP : MARKUP.slice(0, 20);

    const variants = await openVariants();
    const unguarded = await variants.build([
      replacing('cloudfunctions/_lib/workbook.ts', 'harmlessCell(value).slice', 'value.slice'),
    ]);
    const registry = await openFeature(named('institution'));
    const exported = await registryFormulas(registry, registry.stage.world);
    const careless = await registryFormulas(registry, behind(registry, unguarded));
    await registry.stage.close();

    const family = await openFeature(named('child'));
    const survivors = await pageSurvivors(family, family.stage.world, texts);
    const raw = await variants.build([PAGE_UNESCAPED]);
    const unescapedPages = await pageSurvivors(family, behind(family, raw), texts.slice(0, 3));
    await family.stage.close();

    const audit = await openFeature(named('audit'));
    const year = formulasIn((await audit.stage.world.call('auditor', 'audit.exportYear', { year: 2026 })).base64);
    await audit.stage.close();
    await variants.close();

    const table = FORMULA_CELLS.map((cell) => [cell, `a,${cell}`, 1]);
    return {
      figures: [
        tally('sources of the app with a way to turn a text into markup', ways, sources.length, true),
        {
          ...tally(
            `texts that became more than text in ${parts} parts that show others’ words (150 each)`,
            failed,
            parts * MARKUP.length,
          ),
          isExhaustive: true,
        },
        tally('texts that became markup in the page of a family’s own data', survivors, texts.length, true),
        tally(
          `cells of the registry’s workbook that a spreadsheet would run (${FORMULA_CELLS.length} in every field)`,
          exported.found,
          exported.cells,
          true,
        ),
        tally('cells of the year’s audit workbook that a spreadsheet would run', year.found, year.cells, true),
        tally(
          'cells of the desks’ CSV files that a spreadsheet would run',
          csvFormulas(toCsv(table)),
          FORMULA_CELLS.length,
          true,
        ),
      ],
      controls: [
        { what: 'a source with <RichText nodes={text} />', caught: waysIn('<RichText nodes={text} />')[0] ?? null },
        {
          what: 'a part that takes words for HTML',
          caught: isControlCaught ? 'every one of the 150 changes the elements' : null,
        },
        {
          what: 'a workbook without the guard',
          caught:
            careless.found.length > exported.found.length
              ? `${careless.found.length} cells, first: ${careless.found[0]}`
              : null,
        },
        { what: 'a page without escaping', caught: unescapedPages[0] ?? null },
        {
          what: 'a CSV without the guard',
          caught: csvFormulas(FORMULA_CELLS.map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\n'))[0] ?? null,
        },
      ],
    };
  },
};
