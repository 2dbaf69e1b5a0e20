// What is deployed holds nothing of the demo: no demo person, no seed, no clock or randomness that a test could hold, no
// local cloud. Looked for in what esbuild took in, and once more in the bytes.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PEOPLE } from '../../../cloudfunctions/_tools/demo/people';
import { DEMO_VARIABLES } from '../../../cloudfunctions/_tools/demo-data';
import { demoSeedOf } from '../../../cloudfunctions/_tools/in-process';
import { buildFunctions } from '../../support/built-functions';

let folder: string;
beforeAll(() => {
  folder = buildFunctions();
}, 60_000);
afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

/** Words that stand in the demo, the tests and the local cloud and in nothing that ships. */
const TRACES = [
  ...Object.values(PEOPLE).flatMap(({ openid, accountId, name }) => [openid, accountId, name]),
  ...Object.values(DEMO_VARIABLES),
  'x-local-openid',
  // What prints or tells an authenticator's code, and the seeds that are known to all.
  '/demo/code',
  demoSeedOf(''),
  '动态验证码：',
  'seededRandom',
  'local-dev',
];
const NOT_SHIPPED = /(^|\/)(cloudfunctions\/_(local|tools)|test|miniprogram)\//;

describe('a deployed function', () => {
  it('is made of sources that ship, and of all of them', () => {
    const { inputs } = JSON.parse(readFileSync(path.join(folder, 'meta.json'), 'utf8')) as { inputs: object };
    const sources = Object.keys(inputs);
    expect(sources.filter((source) => NOT_SHIPPED.test(source))).toEqual([]);
    expect(sources.some((source) => source.endsWith('cloudfunctions/_lib/serve.ts'))).toBe(true);
  });

  it('holds no trace of the demo', () => {
    const found: string[] = [];
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of names) {
      const bundle = readFileSync(path.join(folder, name, 'index.js'), 'utf8');
      expect(bundle.length).toBeGreaterThan(10_000);
      found.push(...TRACES.filter((trace) => bundle.includes(trace)).map((trace) => `${name}: ${trace}`));
    }
    expect(names.length).toBeGreaterThan(8);
    expect(found).toEqual([]);
  });
});
