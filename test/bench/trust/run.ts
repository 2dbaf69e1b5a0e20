// `npm run bench:trust` (all), `-- I1 A1` (some), `-- --quick` (small numbers, to try the
// harness), `-- A1 --only club/` (a part of an entry that takes long; what was left out is said): prints each figure with its
// bound and the negative controls beside it, writes dist/bench/trust.json, and ends with 1 when a promise does not hold or a
// control was not caught.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import '../../support/quiet-sdk';
import { NOT_RUN, TRUSTS } from '.';
import { holds, isTally, lineOf, type Trust, type TrustSize } from './trust';

const OUT = path.resolve(__dirname, '..', '..', '..', 'dist', 'bench');

const runOne = async ({ id, promise, run }: Trust, size: TrustSize, only: string | undefined) => {
  console.log(`\n── ${id}  ${promise}`);
  const started = Date.now();
  const { figures, controls } = await run(size, only);
  for (const figure of figures) {
    console.log(`   ${holds(figure) ? 'holds ' : 'FAILED'}  ${lineOf(figure)}`);
    if (isTally(figure)) for (const note of figure.notes ?? []) console.log(`             ${note}`);
  }
  for (const { what, caught } of controls) {
    console.log(
      `   ${caught === null ? 'NOT CAUGHT' : 'caught'}  control: ${what}${caught === null ? '' : ` → ${caught}`}`,
    );
  }
  const isGood = figures.every(holds) && controls.every(({ caught }) => caught !== null);
  console.log(`   ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return { id, promise, isGood, figures, controls };
};

const main = async (): Promise<void> => {
  const options = { quick: { type: 'boolean' }, only: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const unknown = positionals.filter((id) => !TRUSTS.some((trust) => trust.id === id));
  if (unknown.length > 0)
    throw new Error(`no promise ${unknown.join(', ')}; there are ${TRUSTS.map(({ id }) => id).join(', ')}`);
  const asked = TRUSTS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  const results = [];
  for (const trust of asked) {
    results.push(await runOne(trust, values.quick === true ? 'quick' : 'full', values.only));
  }
  console.log('\n── Not run');
  for (const line of NOT_RUN) console.log(`   ${line}`);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, 'trust.json'), JSON.stringify({ results, notRun: NOT_RUN }, null, 2));
  const failed = results.filter(({ isGood }) => !isGood);
  console.log(`\n${results.length - failed.length} of ${results.length} promises hold with every control caught.`);
  if (failed.length > 0) {
    console.error(`Not held, or a control not caught: ${failed.map(({ id }) => id).join(', ')}`);
    process.exit(1);
  }
  process.exit(0); // the SDK's connections are kept alive for minutes
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
