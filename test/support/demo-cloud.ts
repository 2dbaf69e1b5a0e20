// The whole backend as `npm start` runs it, for a suite: the local cloud with the built functions, seeded with the demo
// city, and with a clock that can be set forward.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wire } from '../../cloudfunctions/_lib/wire';
import { type LocalCloud, startLocalCloud } from '../../cloudfunctions/_local/local-cloud';
import { PEOPLE } from '../../cloudfunctions/_tools/demo/people';
import { DEMO_VARIABLES, ROOT, seededWith, seedThrough } from '../../cloudfunctions/_tools/demo-data';
import { writeDemoFiles } from '../../cloudfunctions/_tools/demo-files';
import { freshenSecondFactor } from '../../cloudfunctions/_tools/in-process';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { OFFICE_ROLES } from '../../shared/domain/account/second-factor';
import { asEpochMs, dateOf } from '../../shared/kernel/time';

export type Who = keyof typeof PEOPLE | 'nobody';

export interface DemoCloud {
  readonly cloud: LocalCloud;
  /** The receipt of the demo's report that waits for its reporter. */
  readonly receipt: string;
  /** What time it is for the functions, in milliseconds. */
  now(): number;
  /** Sets the functions' clock forward. */
  advanceDays(days: number): Promise<void>;
  /** What the functions printed: shown by a suite that failed. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Where a build must lie. @throws Error one clear sentence when it does not */
export const builtFolder = (name: 'h5' | 'weapp' | 'functions'): string => {
  const folder = path.join(ROOT, 'dist', name);
  if (!existsSync(folder)) throw new Error(`dist/${name} is not built: run "npm test", or the build it names, first`);
  return folder;
};

/** Office-holders come to a journey with a fresh second factor, so that only its own journey has to enter codes. */
const freshenOffice = async (at: number): Promise<void> => {
  const ports = wire();
  for (const { accountId, grants } of Object.values(PEOPLE)) {
    if (!grants.some(({ role }) => OFFICE_ROLES.includes(role))) continue;
    await freshenSecondFactor(ports, ports.random, accountId, at);
  }
};

/** Starts it on a data folder of its own, seeded as of today. Close it in afterAll. */
export const openDemoCloud = async (options: { readonly h5?: boolean } = {}): Promise<DemoCloud> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shuangjian-demo-'));
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const lines: string[] = [];
  const h5Dir = options.h5 === true ? builtFolder('h5') : undefined;
  const cloud = await startLocalCloud({
    dataDir,
    ...(h5Dir === undefined ? {} : { h5Dir }),
    functionsDir: builtFolder('functions'),
    collections: COLLECTIONS,
    cloudbaserc: path.join(ROOT, 'cloudbaserc.json'),
    variables: DEMO_VARIABLES,
    now,
    durable: false,
    timers: false,
    onLine: (functionName, line) => lines.push(`[${functionName}] ${line}`),
  });
  const day = dateOf(asEpochMs(Date.now()));
  if (h5Dir !== undefined) await writeDemoFiles(h5Dir, day);
  await seedThrough(cloud.gateway, day);
  await freshenOffice(now());
  return {
    cloud,
    receipt: seededWith(dataDir)?.receipt.receipt ?? '',
    now,
    async advanceDays(days) {
      aheadMs += days * DAY_MS;
      await freshenOffice(now());
    },
    lines,
    async close() {
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** The openid that plays somebody of the demo; a stranger has one of their own. */
export const openidOf = (who: Who): string => (who === 'nobody' ? 'visitor-of-a-test' : PEOPLE[who].openid);
