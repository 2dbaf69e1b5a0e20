// `npm run bench` (all) or `npm run bench -- NAME…`: prints tables, and the same figures as JSON into dist/bench.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import '../support/quiet-sdk';

const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  'local-cloud': async () => (await import('./local-cloud')).runLocalCloudBench(),
  functions: async () => (await import('./functions')).runFunctionsBench(),
  weapp: async () => (await import('./weapp')).runWeappBench(),
  cost: async () => (await import('./cost')).runCostBench(),
  allocation: async () => (await import('./allocation')).runAllocationBench(),
  categorise: async () => (await import('./categorise')).runCategoriseBench(),
  classify: async () => (await import('./classify')).runClassifyBench(),
  lookup: async () => (await import('./lookup')).runLookupBench(),
  list: async () => (await import('./list')).runListBench(),
  rush: async () => (await import('./rush/figures')).runRushBench(),
  duplicates: async () => (await import('./duplicates')).runDuplicatesBench(),
};

const OUT = path.resolve(__dirname, '..', '..', 'dist', 'bench');

const main = async (): Promise<void> => {
  const asked = process.argv.slice(2);
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    const bench = BENCHES[name];
    if (bench === undefined) throw new Error(`no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
    console.log(`\n── ${name}`);
    const result = await bench();
    for (const [part, figures] of Object.entries(result)) {
      console.log(`\n${part}`);
      console.table(figures);
    }
    mkdirSync(OUT, { recursive: true });
    writeFileSync(path.join(OUT, `${name}.json`), JSON.stringify(result, null, 2));
  }
};

main()
  .then(() => process.exit(0)) // the SDK's connections are kept alive for minutes
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
