// Every page of the built mini-program in the weapp host: it opens without an error and stays within what WeChat's audit
// allows. Prints the table and keeps it in dist/test-results/weapp-pages.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../cloudfunctions/_tools/demo-data';
import { builtFolder, type DemoCloud, openDemoCloud } from '../support/demo-cloud';
import { PAGES } from '../support/opened-pages';
import { openPhone } from '../support/phone';
import { countNodes } from '../support/weapp-host';

const MAX_SET_DATA = 256 * 1024;
const MAX_NODES = 1000;
/** WeChat's advice for one node; what is over it is reported. */
const MAX_CHILDREN = 60;
const MAX_MAIN_PACKAGE = 900 * 1000;
const MAX_PACKAGE = 2 * 1024 * 1024;

interface Row {
  readonly page: string;
  readonly nodes: number;
  readonly mostChildren: number;
  /** Bytes of the largest single call. */
  readonly largestSetData: number;
  readonly calls: number;
}

const sizeOf = (folder: string, isIn: (file: string) => boolean): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => isIn(path.relative(folder, file)))
    .reduce((total, file) => total + statSync(file).size, 0);

describe('the mini-program', () => {
  const rows: Row[] = [];
  let demo: DemoCloud;
  beforeAll(async () => {
    demo = await openDemoCloud();
  });
  afterAll(async () => {
    await demo.close();
    const folder = path.join(ROOT, 'dist', 'test-results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'weapp-pages.json'), JSON.stringify(rows, null, 2));
    const line = (cells: readonly unknown[]): string =>
      cells.map((cell, i) => (i === 0 ? String(cell).padEnd(42) : String(cell).padStart(10))).join('');
    process.stdout.write(
      `${[
        line(['page', 'nodes', 'children', 'setData B', 'calls']),
        ...rows.map(({ page, nodes, mostChildren, largestSetData, calls }) =>
          line([page, nodes, mostChildren > MAX_CHILDREN ? `${mostChildren} !` : mostChildren, largestSetData, calls]),
        ),
      ].join('\n')}\n`,
    );
  });

  it.each(PAGES)('$name opens without an error, within WeChat’s limits', async ({ route, who, url }) => {
    const phone = openPhone(demo, who);
    await phone.open(await url(demo));
    const { nodes, mostChildren } = countNodes(phone.tree());
    const largestSetData = Math.max(...phone.setData.map(({ bytes }) => bytes));
    rows.push({ page: route, nodes, mostChildren, largestSetData, calls: phone.setData.length });
    expect(phone.errors).toEqual([]);
    expect([...phone.unknownCalls]).toEqual([]);
    expect(phone.text().trim()).not.toBe('');
    expect(phone.isLoading()).toBe(false);
    expect(nodes).toBeLessThan(MAX_NODES);
    expect(largestSetData).toBeLessThanOrEqual(MAX_SET_DATA);
    phone.close();
  });

  it('opens every page of app.json', () => {
    const phone = openPhone(demo, 'nobody');
    expect(PAGES.map(({ route }) => route.slice(1)).sort()).toEqual([...phone.pages].sort());
  });

  it('is a whole project for WeChat’s developer tools', () => {
    const project = JSON.parse(readFileSync(path.join(ROOT, 'project.config.json'), 'utf8')) as {
      miniprogramRoot: string;
      cloudfunctionRoot: string;
    };
    const dist = path.join(ROOT, project.miniprogramRoot);
    const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
      pages: string[];
      subPackages: { root: string; pages: string[] }[];
      tabBar: { list: { iconPath: string; selectedIconPath: string }[] };
      themeLocation: string;
      sitemapLocation: string;
    };
    const pages = [
      ...app.pages,
      ...app.subPackages.flatMap(({ root, pages: own }) => own.map((one) => `${root}/${one}`)),
    ];
    const wanted = [
      'app.js',
      'app.wxss',
      app.themeLocation,
      app.sitemapLocation,
      ...app.tabBar.list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]),
      ...pages.flatMap((page) => ['js', 'json', 'wxml'].map((kind) => `${page}.${kind}`)),
    ];
    expect(wanted.filter((file) => !existsSync(path.join(dist, file)))).toEqual([]);
    // Every colour by theme that app.json asks for is in both themes.
    const themes = JSON.parse(readFileSync(path.join(dist, app.themeLocation), 'utf8')) as Record<string, object>;
    const asked = [...JSON.stringify(app).matchAll(/"@(\w+)"/g)].map(([, name]) => name ?? '');
    expect(asked.length).toBeGreaterThan(0);
    for (const theme of ['light', 'dark']) {
      expect(asked.filter((name) => !(name in (themes[theme] ?? {})))).toEqual([]);
    }
    const functions = readdirSync(path.join(ROOT, project.cloudfunctionRoot), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const halves = functions.flatMap((name) =>
      ['index.js', 'package.json'].filter(
        (file) => !existsSync(path.join(ROOT, project.cloudfunctionRoot, name, file)),
      ),
    );
    expect([functions.length > 0, halves]).toEqual([true, []]);
  });

  it('has packages of the sizes that WeChat takes', () => {
    const dist = builtFolder('weapp');
    const { subPackages } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
      subPackages: { root: string }[];
    };
    const roots = subPackages.map(({ root }) => root);
    const sizes = {
      main: sizeOf(dist, (file) => !roots.some((root) => file.startsWith(`${root}/`))),
      ...Object.fromEntries(roots.map((root) => [root, sizeOf(dist, (file) => file.startsWith(`${root}/`))])),
    };
    process.stdout.write(`package sizes (bytes): ${JSON.stringify(sizes)}\n`);
    mkdirSync(path.join(ROOT, 'dist', 'test-results'), { recursive: true });
    writeFileSync(path.join(ROOT, 'dist', 'test-results', 'weapp-packages.json'), JSON.stringify(sizes, null, 2));
    expect(sizes.main).toBeLessThanOrEqual(MAX_MAIN_PACKAGE);
    for (const size of Object.values(sizes)) expect(size).toBeLessThanOrEqual(MAX_PACKAGE);
  });
});
