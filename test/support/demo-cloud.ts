// The whole backend as `npm start` runs it, for a suite: the local cloud with the built functions, seeded with the demo
// city, and with a clock that can be set forward.
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wire } from '../../cloudfunctions/_lib/wire';
import { startGateway } from '../../cloudfunctions/_local/gateway';
import { type LocalCloud, startLocalCloud } from '../../cloudfunctions/_local/local-cloud';
import { PEOPLE } from '../../cloudfunctions/_tools/demo/people';
import { type DemoCodes, openDemoCodes } from '../../cloudfunctions/_tools/demo-codes';
import { DEMO_VARIABLES, ROOT, seededWith, seedThrough } from '../../cloudfunctions/_tools/demo-data';
import { writeDemoFiles } from '../../cloudfunctions/_tools/demo-files';
import { freshenSecondFactor } from '../../cloudfunctions/_tools/in-process';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import type { EndpointName, InputOf, OutputOf } from '../../shared/contracts';
import type { Envelope } from '../../shared/contracts/endpoint';
import { OFFICE_ROLES } from '../../shared/domain/account/second-factor';
import { asEpochMs, dateOf, type LocalDate } from '../../shared/kernel/time';

export type Who = keyof typeof PEOPLE | 'nobody';

export interface DemoCloud {
  readonly cloud: LocalCloud;
  /** The receipt of the demo's report that waits for its reporter. */
  readonly receipt: string;
  /** What time it is for the functions, in milliseconds. */
  now(): number;
  /** Sets the functions' clock forward. */
  advanceDays(days: number): Promise<void>;
  /** What an endpoint answers somebody, through the bundled function. */
  call<N extends EndpointName>(who: Who, name: N, input: InputOf<N>): Promise<OutputOf<N>>;
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

/**
 * The demo city as of `day`, seeded once for a whole run of jest (its global setup names the folder) and then copied: a
 * suite file must not pay for it again.
 */
const seededFolder = async (day: LocalDate): Promise<string> => {
  const run = process.env['DEMO_RUN_DIR'] ?? mkdtempSync(path.join(tmpdir(), 'shuangjian-run-'));
  const folder = path.join(run, `city-${day}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(path.join(run, 'seeding-'));
  const gateway = await startGateway({ dataDir: draft, collections: COLLECTIONS, durable: false });
  await seedThrough(gateway, day);
  await gateway.close();
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Two suites began at the same moment: the same city stands there already.
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
};

/** Starts it on a data folder of its own, seeded as of today. Close it in afterAll. */
export const openDemoCloud = async (options: { readonly h5?: boolean } = {}): Promise<DemoCloud> => {
  const day = dateOf(asEpochMs(Date.now()));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shuangjian-demo-'));
  cpSync(await seededFolder(day), dataDir, { recursive: true });
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const lines: string[] = [];
  const h5Dir = options.h5 === true ? builtFolder('h5') : undefined;
  let codes: DemoCodes | undefined;
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
    handle: async (request, response, url) => (await codes?.handle(request, response, url)) === true,
    onAnswered: (answered) =>
      void codes?.lineAfter(answered).then((line) => {
        if (line !== null) lines.push(line);
      }),
    onLine: (functionName, line) => lines.push(`[${functionName}] ${line}`),
  });
  if (h5Dir !== undefined) await writeDemoFiles(h5Dir, day);
  Object.assign(process.env, cloud.gateway.env, DEMO_VARIABLES);
  codes = openDemoCodes(now);
  await freshenOffice(now());
  return {
    cloud,
    receipt: seededWith(dataDir)?.receipt.receipt ?? '',
    now,
    async advanceDays(days) {
      aheadMs += days * DAY_MS;
      await freshenOffice(now());
    },
    async call(who, name, input) {
      const [functionName = '', action = ''] = name.split('.');
      const event = { action, input, clientRequestId: randomBytes(16).toString('hex') };
      const reply = (await cloud.runner.invoke(functionName, event, { openid: openidOf(who) })) as Envelope;
      if (!reply.ok) throw new Error(`${name} refused: ${reply.error.code}`);
      return reply.data as OutputOf<typeof name>; // `serve` has cut it to the contract's output
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
