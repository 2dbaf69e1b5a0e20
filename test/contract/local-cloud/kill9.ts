// Kills a gateway with SIGKILL while many write, starts it again on the same folder, and looks for every write that had
// been acknowledged. Used by the suite with a few kills and by the bench with 200, each beside a broken variant.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type App, emptyFolder, openSdk } from './on-local-cloud';

export interface KillReport {
  readonly kills: number;
  /** Writes that were acknowledged before their gateway died. */
  readonly acknowledged: number;
  /** Acknowledged writes that were not there afterwards: should be none. */
  readonly lost: readonly string[];
  /** From start to ready, the slowest. */
  readonly slowestRestartMs: number;
}

export interface KillOptions {
  readonly kills: number;
  /** The negative control: a gateway that acknowledges before it writes. */
  readonly isBroken?: boolean;
  readonly writers?: number;
  /** A number in [0, 1); says when to kill. */
  readonly random?: () => number;
}

const ROOT = path.resolve(__dirname, '../../..');
const START_LIMIT_MS = 20_000;
const SLOW_WARNING_MS = 3000;

/** Bundles the child once: it starts in a fraction of the time. esbuild runs in a process of its own, outside jest. */
const bundleChild = (folder: string): string => {
  const outfile = path.join(folder, 'child.cjs');
  const options = {
    entryPoints: [path.join(__dirname, 'kill9-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['libsql'],
    logLevel: 'error',
  };
  execFileSync(process.execPath, ['-e', `require('esbuild').buildSync(${JSON.stringify(options)})`], { cwd: ROOT });
  return outfile;
};

interface Running {
  readonly child: ChildProcess;
  readonly env: Record<string, string>;
  readonly startMs: number;
}

const start = (file: string, dataDir: string, isBroken: boolean): Promise<Running> =>
  new Promise((resolve, reject) => {
    const began = Date.now();
    const child = spawn(process.execPath, [file, dataDir, isBroken ? 'broken' : 'sound'], {
      env: { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const timer = setTimeout(() => reject(new Error('the gateway did not start')), START_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) => {
      clearTimeout(timer);
      resolve({ child, env: JSON.parse(line) as Record<string, string>, startMs: Date.now() - began });
    });
  });

const kill = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/** What was acknowledged so far, over all kills. */
interface Acknowledged {
  readonly documents: Map<string, string>;
  readonly files: Map<string, string>;
  readonly counts: Map<string, number>;
}

/** Writes in every way there is, until the gateway is gone. */
const writeUntilGone = async (app: App, writer: string, done: Acknowledged): Promise<void> => {
  const db = app.database();
  const written = db.collection('written');
  const counter = db.collection('counters').doc(writer);
  for (let i = 0; ; i++) {
    const id = `${writer}-${i}`;
    try {
      await written.add({ _id: id, writer, value: id });
      done.documents.set(id, id);
      await written.doc(id).update({ value: `${id} changed` });
      done.documents.set(id, `${id} changed`);
      await counter.update({ n: db.command.inc(1) });
      done.counts.set(writer, (done.counts.get(writer) ?? 0) + 1);
      if (i % 5 === 0) {
        const { fileID } = await app.uploadFile({ cloudPath: `files/${id}.txt`, fileContent: Buffer.from(id) });
        done.files.set(fileID, id);
        const transaction = await db.startTransaction();
        await transaction.collection('written').add({ _id: `${id}-t`, writer, value: 'both' });
        await transaction.collection('written').doc(id).update({ value: 'both' });
        await transaction.commit();
        done.documents.set(`${id}-t`, 'both').set(id, 'both');
      }
    } catch {
      return;
    }
  }
};

const findLost = async (app: App, done: Acknowledged): Promise<string[]> => {
  const db = app.database();
  const lost: string[] = [];
  const ids = [...done.documents.keys()];
  for (let from = 0; from < ids.length; from += 1000) {
    const page = ids.slice(from, from + 1000);
    const { data } = await db
      .collection('written')
      .where({ _id: db.command.in(page) })
      .limit(1000)
      .get();
    const found = new Map((data as { _id: string; value: string }[]).map(({ _id, value }) => [_id, value]));
    // A later change may have been stored and its acknowledgement lost on the way: newer is not lost.
    for (const id of page) {
      const expected = done.documents.get(id);
      const isThere = [expected, `${id} changed`, 'both'].includes(found.get(id) ?? '');
      if (!isThere || (expected === 'both' && found.get(id) !== 'both')) lost.push(id);
    }
  }
  for (const [writer, count] of done.counts) {
    const { data } = await db.collection('counters').doc(writer).get();
    if (!(data[0]?.n >= count)) lost.push(`counter ${writer}`);
  }
  for (const [fileID, text] of done.files) {
    const { fileContent } = await app.downloadFile({ fileID }).catch(() => ({ fileContent: undefined }));
    if (fileContent?.toString() !== text) lost.push(fileID);
  }
  return lost;
};

/** The SDK's "longer than 3 s" timers outlive a request whose gateway died: they must not keep this process alive. */
const withoutSlowWarnings = async <T>(work: () => Promise<T>): Promise<T> => {
  const { setTimeout: original } = globalThis;
  const unreferenced = (run: () => void, ms?: number) => {
    const timer = original(run, ms);
    return ms === SLOW_WARNING_MS ? timer.unref() : timer;
  };
  globalThis.setTimeout = Object.assign(unreferenced, original) as typeof setTimeout;
  try {
    return await work();
  } finally {
    globalThis.setTimeout = original;
  }
};

/** Runs it. Nothing is left behind on disk. */
export const killWhileWriting = (options: KillOptions): Promise<KillReport> =>
  withoutSlowWarnings(() => killRepeatedly(options));

const killRepeatedly = async (options: KillOptions): Promise<KillReport> => {
  const { kills, isBroken = false, writers = 4, random = Math.random } = options;
  const folder = emptyFolder();
  const dataDir = path.join(folder, 'data');
  const file = bundleChild(folder);
  const total = { acknowledged: 0, lost: [] as string[], slowestRestartMs: 0 };
  let running = await start(file, dataDir, isBroken);
  for (let round = 0; round < kills; round++) {
    const app = openSdk(running);
    const names = Array.from({ length: writers }, (_, i) => `round${round}-writer${i}`);
    for (const name of names) await app.database().collection('counters').add({ _id: name, n: 0 });
    await new Promise((resolve) => setTimeout(resolve, isBroken ? 60 : 0));
    const done: Acknowledged = { documents: new Map(), files: new Map(), counts: new Map() };
    const writing = names.map((name) => writeUntilGone(app, name, done));
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 200));
    await kill(running.child);
    await Promise.all(writing);
    running = await start(file, dataDir, isBroken);
    total.slowestRestartMs = Math.max(total.slowestRestartMs, running.startMs);
    total.acknowledged += done.documents.size + done.files.size + [...done.counts.values()].reduce((a, b) => a + b, 0);
    total.lost.push(...(await findLost(openSdk(running), done)));
  }
  await kill(running.child);
  rmSync(folder, { recursive: true, force: true });
  return { kills, ...total };
};
