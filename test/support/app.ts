// The product's backend for a test: every function on the real SDK against a local cloud of its own, with a clock and
// randomness that the test holds in its hand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { foundingHash } from '../../cloudfunctions/_lib/founding-hash';
import type { Ports } from '../../cloudfunctions/_lib/ports';
import { openSecrets } from '../../cloudfunctions/_lib/secrets';
import { wire } from '../../cloudfunctions/_lib/wire';
import { type Gateway, startGateway } from '../../cloudfunctions/_local/gateway';
import { DEMO_VARIABLES } from '../../cloudfunctions/_tools/demo-data';
import { type InProcess, openInProcess } from '../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../cloudfunctions/_tools/seeded-random';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { asEpochMs, localDate, startOf } from '../../shared/kernel/time';

const APP_SECRET = 'a secret for tests only, 32 characters';
/** The code that the test's deployment printed. */
export const FOUNDING_CODE = 'F0VNDFACT0RYC0DE';

/**
 * All that a line of the log may hold (P4), in every suite: the call's own random number, an endpoint's name, a code, a duration,
 * the class of a fault and a place in our sources. No field has room for anything that a person said or is called.
 */
const LogLine = z.strictObject({
  requestId: z.string().regex(/^[0-9a-z]{26}$/),
  endpoint: z.string().regex(/^[A-Za-z.]{1,60}$/),
  outcome: z.string().regex(/^[A-Za-z_]{1,40}$/),
  ms: z.int(),
  fault: z
    .strictObject({ name: z.string().regex(/^[A-Za-z_ ]{0,80}$/), at: z.string().regex(/^[\x20-\x7e]{0,400}$/) })
    .optional(),
});

export interface TestApp extends InProcess {
  readonly ports: Ports;
  readonly gateway: Gateway;
  readonly clock: { set(date: string, minuteOfDay?: number): void; advanceMs(ms: number): void };
  /** What was logged, one line each. */
  readonly logged: string[];
  close(): Promise<void>;
}

/**
 * Opens it at 2026-11-23 09:00 in Hanzhong. Close it in afterAll.
 * @param options change: one port replaced, for a variant that is broken on purpose; asksSecondFactor: office-holders' writes are refused until they show a code, as in production
 */
export const openTestApp = async (
  seed = 'test',
  options: { readonly asksSecondFactor?: boolean; readonly change?: (ports: Ports) => Ports } = {},
): Promise<TestApp> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuangjian-test-'));
  const gateway = await startGateway({ dataDir: folder, collections: COLLECTIONS, durable: false });
  Object.assign(process.env, gateway.env, DEMO_VARIABLES, {
    APP_SECRET,
    FOUNDING_CODE_HASH: foundingHash(openSecrets(APP_SECRET), FOUNDING_CODE),
  });
  let now = startOf(localDate('2026-11-23'), 9 * 60);
  const logged: string[] = [];
  const sound = wire({
    clock: () => now,
    random: seededRandom(seed),
    log: (entry) => logged.push(JSON.stringify(LogLine.parse(entry))),
  });
  const { change, ...rest } = options;
  const ports = change === undefined ? sound : change(sound);
  return {
    ...openInProcess(ports, seededRandom(`${seed} requests`), rest),
    ports,
    gateway,
    logged,
    clock: {
      set(date, minuteOfDay = 9 * 60) {
        now = startOf(localDate(date), minuteOfDay);
      },
      advanceMs(ms) {
        now = asEpochMs(now + ms);
      },
    },
    async close() {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
