// A rush in figures: how many calls a second four instances of the bundled club function answer on this machine, and how long a
// family waits. One round of each kind; that nothing goes wrong in them is R1 of the trust bench.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildFunctions } from '../../support/built-functions';
import { KINDS, openRush } from './rush';

const SIZE = { children: 1000, seats: 60, processes: 4, atOnce: 64 };

const quantile = (sorted: readonly number[], q: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0);

export const runRushBench = async (): Promise<object> => {
  const functionsDir = buildFunctions();
  const rush = await openRush({ ...SIZE, bundle: path.join(functionsDir, 'club', 'index.js') }, 'figures');
  await rush.round('first come'); // warm
  const rows: Record<string, object> = {};
  for (const kind of KINDS) {
    const { answers, requests, ms, faults } = await rush.round(kind);
    const sorted = answers.map(({ sentAt, answeredAt }) => answeredAt - sentAt).sort((a, b) => a - b);
    rows[kind] = {
      requests,
      calls: answers.length,
      seconds: Number((ms / 1000).toFixed(1)),
      callsPerSecond: Math.round((answers.length / ms) * 1000),
      p50ms: quantile(sorted, 0.5),
      p95ms: quantile(sorted, 0.95),
      p99ms: quantile(sorted, 0.99),
      faults: faults.length,
    };
  }
  await rush.close();
  rmSync(path.dirname(functionsDir), { recursive: true, force: true });
  return {
    [`${SIZE.children} families for ${SIZE.seats} seats, each request sent 1–4 times, ${SIZE.processes} instances`]:
      rows,
  };
};
