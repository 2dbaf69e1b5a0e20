// `npm test`: everything, from a fresh clone. `npm run check` is the same without builds, weapp host and browser.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, buildFunctions, ensureClientBuilt, ensureInstalled, ROOT, requireNode } from './prepare.mjs';
import { runSteps } from './steps.mjs';

const isCheck = process.argv.includes('--check');
const RESULTS = path.join(ROOT, 'dist', 'test-results');

/** Counts per suite as jest reported them; each run writes a file of its own. */
const counts = { passed: 0, failed: 0, skipped: 0 };
const perSuite = new Map();

const readResults = (file) => {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, assertionResults } of report.testResults) {
    const suite = path.relative(path.join(ROOT, 'test'), name).split(path.sep)[0];
    const row = perSuite.get(suite) ?? { passed: 0, failed: 0, skipped: 0 };
    for (const { status } of assertionResults) {
      const kind = status === 'passed' || status === 'failed' ? status : 'skipped';
      row[kind]++;
      counts[kind]++;
    }
    perSuite.set(suite, row);
  }
  // A file that did not even load has no assertions: it must count as a failure, not as nothing.
  const unloaded = report.numRuntimeErrorTestSuites ?? 0;
  counts.failed += unloaded;
};

const jest = (projects, extra = []) => ({
  name: `jest: ${projects.join(', ')}`,
  run: async () => {
    const { run } = await import('./prepare.mjs');
    const file = path.join(RESULTS, `${projects.join('-')}.json`);
    const args = ['--selectProjects', ...projects, '--json', `--outputFile=${file}`, ...extra];
    try {
      // jest prints its JSON to standard output too when asked for it; the file is enough.
      await run(process.execPath, [path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    } finally {
      readResults(file);
    }
  },
});

/** Jest would leave one core idle, which is half of a small machine. */
const EVERY_CORE = ['--maxWorkers=100%'];

requireNode();
await ensureInstalled();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const fast = [
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'] },
  { name: 'lint and format', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  {
    name: 'architecture',
    command: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      'miniprogram/src',
      'cloudfunctions',
      'shared',
      'test',
    ],
  },
  { name: 'dead code', command: [bin('knip')] },
];

/** Only weapp host and browser need the mini-program: it is built beside everything before them. */
const clients = isCheck ? null : ensureClientBuilt('h5').then(() => ensureClientBuilt('weapp'));

const steps = isCheck
  ? [...fast, jest(['unit'], EVERY_CORE)]
  : [
      { name: 'build: functions', run: buildFunctions },
      ...fast,
      jest(['unit', 'contract', 'component'], EVERY_CORE),
      { name: 'build: h5 and weapp, begun at the start', run: () => clients },
      // Journeys wait for the page more than they work.
      jest(['weapp', 'e2e'], ['--maxWorkers=2']),
    ];

const failed = await runSteps(steps);
console.log('\n── Tests');
for (const [suite, row] of perSuite) {
  console.log(`${suite.padEnd(12)} ${row.passed} passed, ${row.failed} failed, ${row.skipped} skipped`);
}
console.log('');
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
if (failed.length > 0) {
  console.error(`Not green: ${failed.map(({ name }) => name).join('; ')}`);
  process.exit(1);
}
