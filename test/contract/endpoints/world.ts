// A small world for the cells of the table: the real backend with the cast in it, put back after every change.
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { openCloudBase } from '../../../cloudfunctions/_lib/cloudbase/sdk';
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import type { Documents } from '../../../cloudfunctions/_lib/ports/documents';
import type { CollectionName, Write } from '../../../cloudfunctions/_lib/ports/store';
import type { Gateway } from '../../../cloudfunctions/_local/gateway';
import { openInProcess } from '../../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../../cloudfunctions/_tools/seeded-random';
import { openFunctions } from '../../../cloudfunctions/functions';
import type { EndpointName, InputOf, OutputOf } from '../../../shared/contracts';
import type { Envelope } from '../../../shared/contracts/endpoint';
import { type RandomSource, randomId } from '../../../shared/kernel/random';
import { openTestApp, type TestApp } from '../../support/app';
import { identityOf, seatCast, type Who } from './cast';

/** The day on which every cell begins, at 09:00; a Monday. */
export const TODAY = '2026-11-23';

export interface World {
  readonly ports: Ports;
  readonly gateway: Gateway;
  readonly clock: TestApp['clock'];
  readonly logged: string[];
  /** Calls as somebody, with a second factor where one is asked for. @throws AppError the refusal */
  call<N extends EndpointName>(who: Who, name: N, input: InputOf<N>, clientRequestId?: string): Promise<OutputOf<N>>;
  /** The envelope, whatever it says; the input may be anything, and nobody shows a second factor. */
  envelope(who: Who, name: string, input: unknown, clientRequestId?: string): Promise<Envelope>;
  /** Puts a document in place without an endpoint. */
  put<C extends CollectionName>(collection: C, id: string, document: Documents[C]): Promise<void>;
  /** The counters of wrong guesses: key → how many. */
  guesses(): Promise<ReadonlyMap<string, number>>;
  /** Changes a document in place without an endpoint. */
  alter<C extends CollectionName>(collection: C, id: string, set: Partial<Documents[C]>): Promise<void>;
  /** What the content check answers from now on. */
  verdict(verdict: 'approve' | 'review' | 'block' | 'down'): void;
}

/** How much was stored so far. Counts of wrong guesses are no effect of a request: a refused guess has to be counted. */
export const storedIn = ({ gateway }: Pick<World, 'gateway'>): number => gateway.commits('tries');

export interface Stage {
  readonly world: World;
  /** Remembers the world as it is now. */
  remember(): void;
  /** Makes it again what was remembered: documents, files, clock, verdict. Costs nothing when nothing was stored since. */
  restore(): void;
  /** Every stored document with all that the store keeps in it, as JSON text, in order of making. */
  stored(): { readonly collection: string; readonly body: string }[];
  /** The same data behind other functions (a build with a guard removed), with the ports of that build. */
  withFunctions(ports: (replace: Partial<Ports>) => Ports, open: typeof openFunctions): World;
  close(): Promise<void>;
}

interface Counter {
  readonly _id: string;
  readonly at?: readonly number[];
  readonly count?: number;
}

const TABLES = ['doc', 'entry'];

/** A copy of what the gateway has stored, kept beside it. */
const openMemory = ({ dataDir, commits }: Gateway) => {
  const copy = path.join(dataDir, 'remembered.sqlite');
  const files = path.join(dataDir, 'storage');
  const fileCopy = path.join(dataDir, 'remembered-storage');
  const db = new Database(path.join(dataDir, 'documents.sqlite'));
  db.exec('PRAGMA synchronous=OFF');
  let at = -1;
  const copyFolder = (from: string, to: string): void => {
    rmSync(to, { recursive: true, force: true });
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  };
  return {
    remember(): void {
      rmSync(copy, { force: true });
      db.exec(`VACUUM INTO '${copy}'`);
      copyFolder(files, fileCopy);
      at = commits();
    },
    restore(): void {
      if (commits() === at) return;
      db.exec(`ATTACH '${copy}' AS remembered`);
      db.exec('BEGIN IMMEDIATE');
      for (const table of TABLES) {
        db.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM remembered.${table}`);
      }
      db.exec('COMMIT');
      db.exec('DETACH remembered');
      copyFolder(fileCopy, files);
      at = commits();
    },
    stored: () =>
      db
        .prepare('SELECT c.name AS collection, d.body AS body FROM doc d JOIN collection c ON c.number = d.collection')
        .all() as { collection: string; body: string }[],
    close: (): void => void db.close(),
  };
};

const worldOf = (
  app: Pick<TestApp, 'clock' | 'logged' | 'gateway'>,
  ports: Ports,
  ids: RandomSource,
  functions: ReturnType<typeof openFunctions> = openFunctions(ports),
): World => {
  // The SDK asks the environment at each request: several stages can be open, but only one at a time is spoken to.
  const atThisGateway = (): void => void Object.assign(process.env, app.gateway.env);
  const obliging = openInProcess(ports, ids, { functions });
  const strict = openInProcess(ports, ids, { functions, asksSecondFactor: true });
  return {
    ports,
    gateway: app.gateway,
    clock: app.clock,
    logged: app.logged,
    call(who, name, input, id) {
      atThisGateway();
      return obliging.call(identityOf(who), name, input, id);
    },
    envelope(who, name, input, id) {
      atThisGateway();
      return strict.envelope(identityOf(who), name, input, id);
    },
    async put(collection, id, document) {
      atThisGateway();
      await ports.store.insertMany(collection, [{ id, document }]);
    },
    async guesses() {
      atThisGateway();
      const { data } = await openCloudBase().database().collection('tries').limit(1000).get();
      return new Map((data as Counter[]).map(({ _id, at, count }) => [_id, at?.length ?? count ?? 0]));
    },
    async alter(collection, id, set) {
      atThisGateway();
      const request = { key: `altered-${randomId(ids)}`, hash: '' };
      const write: Write = {
        request,
        audit: {
          id: randomId(ids),
          at: ports.clock(),
          actor: { kind: 'timer' },
          action: 'secondFactor.shown', // any: nobody reads the trail of what a test arranged
          subject: { collection, id },
          facts: {},
        },
      };
      await ports.store.change(collection, await ports.store.open(collection, id, request), { set }, write);
    },
    verdict: (verdict) => app.gateway.wxApi.set(verdict),
  };
};

/** Opens it with the cast in their places. Close it in afterAll. */
export const openStage = async (seed = 'table'): Promise<Stage> => {
  const app = await openTestApp(seed);
  const ids = seededRandom(`${seed} others`);
  const world = worldOf(app, app.ports, ids);
  await seatCast(world, TODAY);
  const memory = openMemory(app.gateway);
  return {
    world,
    remember: memory.remember,
    stored: memory.stored,
    restore() {
      memory.restore();
      app.clock.set(TODAY);
      world.verdict('approve');
    },
    withFunctions(makePorts, open) {
      const { clock, random, log } = app.ports;
      const ports = makePorts({ clock, random, log });
      return worldOf(app, ports, ids, open(ports));
    },
    async close() {
      memory.close();
      await app.close();
    },
  };
};
