// Where the demo city lies on this machine, and how it comes to be there.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalDate } from '../../shared/kernel/time';
import type { Gateway } from '../_local/gateway';
import { type DemoFacts, seedDemoCity } from './demo/seed';

export const ROOT = path.resolve(__dirname, '..', '..');
export const DEFAULT_DATA = path.join(ROOT, '.data', 'demo');

/**
 * The demo's key. It is no secret and protects invented people only: with it in the open, the demo's codes and receipts
 * are the same on every machine and can stand in the README. A real deployment sets its own.
 */
export const DEMO_SECRET = 'demo-city-only: everybody may know this key';

/** What the demo's functions find in their environment. The sealing keys are as open as DEMO_SECRET, and for the same reason. */
export const DEMO_VARIABLES = {
  APP_SECRET: DEMO_SECRET,
  SEAL_CONTENT_PUBLIC: 'demo:DnkXShgcooWQK20d-ACPM90tzbXtAqrAq4IO8zcmgjI',
  SEAL_CONTENT_PRIVATE: 'demo:4evyGEwLcEFJM75SEcf3PTNdISHARTBT5MZ151TUWY8',
  SEAL_IDENTITY_PUBLIC: 'demo:nU86LSFAX_oZBjPyOhHuGRgKUrt8VqWtiPZcb-clWwo',
  SEAL_IDENTITY_PRIVATE: 'demo:JZPBwZf4n4GKvxsc78taVlicz2SGLYCPXEe944O4eHE',
  SIGNING_KEY: '1:24259cc88cd52bfed9850210aa7a701cdc97fdbf8b7e708aebf5cde0bdd93234',
} as const;

const marker = (dataDir: string): string => path.join(dataDir, 'demo.json');

interface Seeded extends DemoFacts {
  readonly day: LocalDate;
}

/** What this folder was seeded with; null when it was not, or not to the end. */
export const seededWith = (dataDir: string): Seeded | null =>
  existsSync(marker(dataDir)) ? (JSON.parse(readFileSync(marker(dataDir), 'utf8')) as Seeded) : null;

/** Empties a folder that a broken-off seeding left behind. */
export const clearUnseeded = (dataDir: string): void => {
  if (existsSync(dataDir) && seededWith(dataDir) === null) rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
};

/** Seeds the demo city through a running gateway, in this process, and remembers the day. Returns milliseconds taken. */
export const seedThrough = async (gateway: Gateway, day: LocalDate): Promise<number> => {
  const started = performance.now();
  Object.assign(process.env, gateway.env, DEMO_VARIABLES);
  const facts = await seedDemoCity(day);
  writeFileSync(marker(gateway.dataDir), JSON.stringify({ day, ...facts } satisfies Seeded));
  return performance.now() - started;
};
