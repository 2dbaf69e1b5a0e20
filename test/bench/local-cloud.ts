// The local cloud itself: one SDK call, indexed reads among 100,000 documents, and how long the demo city takes to seed.
import { rmSync } from 'node:fs';
import { startGateway } from '../../cloudfunctions/_local/gateway';
import { seedThrough } from '../../cloudfunctions/_tools/demo-data';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { localDate } from '../../shared/kernel/time';
import { emptyFolder } from '../contract/local-cloud/on-local-cloud';
import { measureIndexSpeed } from '../support/index-speed';

const DOCUMENTS = 100_000;
const MAX_RATIO = 5;
const MAX_SEED_S = 20;

export const runLocalCloudBench = async (): Promise<object> => {
  const { p50Ms, worstRatio, scanMs } = await measureIndexSpeed(DOCUMENTS);
  const dataDir = emptyFolder();
  const gateway = await startGateway({ dataDir, collections: COLLECTIONS });
  const seedS = (await seedThrough(gateway, localDate('2026-11-23'))) / 1000;
  await gateway.close();
  rmSync(dataDir, { recursive: true, force: true });
  const ratio = (ms: number): object => ({
    p50Ms: Number(ms.toFixed(3)),
    timesById: Number((ms / p50Ms.byId).toFixed(2)),
  });
  return {
    [`one SDK read among ${DOCUMENTS.toLocaleString('en')} documents (worst indexed ${worstRatio.toFixed(2)} × by id, limit ${MAX_RATIO})`]:
      {
        'by _id': ratio(p50Ms.byId),
        equality: ratio(p50Ms.equality),
        range: ratio(p50Ms.range),
        'newest first': ratio(p50Ms.last),
        'without an index': ratio(scanMs),
      },
    'seeding the demo city': { 'all stories, fsynced': { seconds: Number(seedS.toFixed(1)), limit: MAX_SEED_S } },
  };
};
