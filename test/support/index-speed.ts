// How indexed reads compare with a read by `_id` in a large collection, through the SDK. Used by the bench with 100,000
// documents and by the suite with fewer.
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { CollectionSpec } from '../../cloudfunctions/_local/catalogue';
import { startGateway } from '../../cloudfunctions/_local/gateway';
import { emptyFolder, openSdk } from '../contract/local-cloud/on-local-cloud';

export interface IndexSpeed {
  readonly documents: number;
  /** Median milliseconds of one read through the SDK. */
  readonly p50Ms: { readonly byId: number; readonly equality: number; readonly range: number; readonly last: number };
  /** The slowest kind of indexed read divided by the read by `_id`: at most 5. */
  readonly worstRatio: number;
  /** The same question without an index, for comparison: the negative control. */
  readonly scanMs: number;
}

const REPORTS: CollectionSpec = {
  name: 'reports',
  indexes: [
    { name: 'school', fields: [{ field: 'school', direction: 1 }] },
    { name: 'sequence', fields: [{ field: 'sequence', direction: 1 }], unique: true },
  ],
};
const BATCH = 1000;

const medianMs = async (times: number, read: () => Promise<unknown>): Promise<number> => {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await read();
    taken.push(performance.now() - began);
  }
  taken.sort((a, b) => a - b);
  return taken[Math.floor(times / 2)] ?? Number.NaN;
};

/** Measures it. @param documents how many there are, in thousands' steps */
export const measureIndexSpeed = async (documents: number, reads = 300): Promise<IndexSpeed> => {
  const dataDir = emptyFolder();
  const gateway = await startGateway({ dataDir, collections: [REPORTS], durable: false });
  const db = openSdk(gateway).database();
  const { command } = db;
  const reports = db.collection('reports');
  for (let from = 0; from < documents; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => ({
      _id: `r${from + i}`,
      sequence: from + i,
      school: `s${from + i}`,
      text: '举报内容'.repeat(20),
      other: `o${from + i}`,
    }));
    await reports.add(batch);
  }
  const any = (): number => Math.floor(Math.random() * documents);
  await medianMs(reads, () => reports.doc(`r${any()}`).get()); // warm up
  const p50Ms = {
    byId: await medianMs(reads, () => reports.doc(`r${any()}`).get()),
    equality: await medianMs(reads, () => reports.where({ school: `s${any()}` }).get()),
    range: await medianMs(reads, () => {
      const from = any();
      return reports.where({ sequence: command.gte(from).and(command.lt(from + 3)) }).get();
    }),
    last: await medianMs(reads, () => reports.orderBy('sequence', 'desc').limit(1).get()),
  };
  const scanMs = await medianMs(3, () => reports.where({ other: `o${any()}` }).get());
  await gateway.close();
  rmSync(dataDir, { recursive: true, force: true });
  const worstRatio = Math.max(p50Ms.equality, p50Ms.range, p50Ms.last) / p50Ms.byId;
  return { documents, p50Ms, worstRatio, scanMs };
};
