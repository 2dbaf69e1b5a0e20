// The functions as they are deployed: their size, what a cold start costs, and what a warm call costs. Measured through the
// runner's worker threads on this machine: ratios to compare builds with, not the platform's own times.
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readFunctionConfig } from '../../cloudfunctions/_local/function-config';
import { startGateway } from '../../cloudfunctions/_local/gateway';
import { startRunner } from '../../cloudfunctions/_local/runner';
import { DEMO_VARIABLES } from '../../cloudfunctions/_tools/demo-data';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { emptyFolder } from '../contract/local-cloud/on-local-cloud';
import { buildFunctions } from '../support/built-functions';

const ROOT = path.resolve(__dirname, '..', '..');
const WARM_CALLS = 50;
/** Every function answers this without looking at the database: what is left is loading and dispatch. */
const NOTHING = { action: 'nothing', input: {} };

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const runFunctionsBench = async (): Promise<object> => {
  const functionsDir = buildFunctions();
  const dataDir = emptyFolder();
  const gateway = await startGateway({ dataDir, collections: COLLECTIONS, durable: false });
  const config = readFunctionConfig(path.join(ROOT, 'cloudbaserc.json'), DEMO_VARIABLES);
  const runner = startRunner({ functionsDir, gateway, config, onLine: () => undefined });
  const timed = async (name: string): Promise<number> => {
    const started = performance.now();
    await runner.invoke(name, NOTHING, { openid: 'bench' });
    return performance.now() - started;
  };
  const rows: Record<string, object> = {};
  const names = readdirSync(functionsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    const coldMs = await timed(name);
    const warm: number[] = [];
    for (let i = 0; i < WARM_CALLS; i++) warm.push(await timed(name));
    rows[name] = {
      KB: Math.round(statSync(path.join(functionsDir, name, 'index.js')).size / 1024),
      coldMs: Math.round(coldMs),
      warmMs: Number(median(warm).toFixed(2)),
    };
  }
  await runner.close();
  await gateway.close();
  for (const folder of [dataDir, path.dirname(functionsDir)]) rmSync(folder, { recursive: true, force: true });
  return { functions: rows };
};
