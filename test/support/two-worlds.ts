// P1 by experiment: the same reports sent by A and by B, at other minutes of the same days. Whatever is persisted and differs
// tells who reported, or when.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { Ports } from '../../cloudfunctions/_lib/ports';
import { openInProcess } from '../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../cloudfunctions/_tools/seeded-random';
import type { openFunctions } from '../../cloudfunctions/functions';
import { openTestApp } from './app';
import { aSubmission, DISTRICT, idOf, openidOf, seatOffice } from './report-cast';

/** The smallest picture there is: one grey pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const DAYS = 20;
/** The relay looks at every collection: as often as tells, not as often as in life. */
const RELAYED_EVERY = 10;

/** A build of the functions to look at, in place of the sound one. */
export interface Build {
  readonly openFunctions: typeof openFunctions;
  readonly wire: (replace: Pick<Ports, 'clock' | 'random' | 'log'>) => Ports;
}

/** Tables whose rows say how often the world was written to, not what is in it. */
const ROWS = ['doc', 'entry'];

const bytesAsHex = (value: unknown): unknown => {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('hex');
  return ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
    : value;
};

const persisted = (dataDir: string): string[] => {
  const db = new Database(path.join(dataDir, 'documents.sqlite'), { readonly: true });
  const rows = ROWS.flatMap((table) =>
    (db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]).map((row) => {
      const readable = Object.entries(row).map(([key, value]) => [key, bytesAsHex(value)]);
      return `${table} ${JSON.stringify(readable)}`;
    }),
  );
  db.close();
  const storage = path.join(dataDir, 'storage');
  const files = readdirSync(storage, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return `file ${path.relative(storage, file)} ${readFileSync(file).toString('hex')}`;
    });
  return [...rows, ...files].sort();
};

/**
 * One world: `count` reports by somebody, each with a photo, followed, answered, added to, half of them reopened; and the
 * relay now and then, as the minute's timer would.
 * @returns every persisted line, and every line that was logged
 */
export const liveWorld = async (reporter: string, minute: number, count: number, build?: Build): Promise<string[]> => {
  const app = await openTestApp('two-worlds');
  await seatOffice(app);
  const ports = build?.wire({ clock: app.ports.clock, random: app.ports.random, log: app.ports.log }) ?? app.ports;
  const { call } = openInProcess(ports, seededRandom('two-worlds requests'), {
    ...(build === undefined ? {} : { functions: build.openFunctions(ports) }),
  });
  const officer = openidOf('ma');
  for (let i = 0; i < count; i++) {
    const day = `2026-11-${String((i % DAYS) + 1).padStart(2, '0')}`;
    // The reporter's minute is their own; the office's is the same in both worlds.
    const asReporter = () => app.clock.set(day, minute + (i % 50));
    const asOffice = () => app.clock.set(day, 17 * 60);
    asReporter();
    const { evidenceId } = await call(reporter, 'report.uploadEvidence', { base64: PIXEL });
    const known = new Set((await ports.store.findAll('reports', {})).map(({ id }) => id));
    const { receipt } = await call(
      reporter,
      'report.submit',
      aSubmission({
        category: i % 7 === 0 ? 'SAFETY' : 'HIDDEN_PLACE',
        text: `第${i}件：周末有孩子上楼。`,
        evidenceIds: [evidenceId],
      }),
    );
    const reportId = (await ports.store.findAll('reports', {})).find(({ id }) => !known.has(id))?.id ?? '';
    await call(reporter, 'report.follow', { receipt });
    asOffice();
    await call(officer, 'report.accept', { reportId, category: 'HIDDEN_PLACE', severity: 'ordinary' });
    await call(officer, 'report.ask', { reportId, text: '几间教室？', answerDays: 5 });
    asReporter();
    await call(reporter, 'report.answer', { receipt, text: '两间。' });
    await call(reporter, 'report.addEvidence', { receipt, text: '又看到了。', evidenceIds: [] });
    if (i % 2 === 0) {
      asOffice();
      await call(officer, 'report.dispatch', { reportId, handlerId: idOf('niu'), districtCode: DISTRICT });
      await call(openidOf('niu'), 'report.begin', { reportId });
      await call(openidOf('niu'), 'report.close', { reportId, outcome: 'cannotVerify', reply: '未能核实。' });
      asReporter();
      await call(reporter, 'report.reopen', { receipt, text: '没有解决。' });
    }
    if (i % RELAYED_EVERY !== RELAYED_EVERY - 1 && i !== count - 1) continue;
    asOffice();
    for (let rounds = 0; rounds < 20; rounds++) {
      const { sealed, delivered } = await call(null, 'timer.relay', {});
      if (sealed + delivered === 0) break;
    }
  }
  // Flood limits count in the store for an hour, outside this promise; afterwards nothing of them may be left.
  app.clock.set(`2026-11-${DAYS + 1}`, 12 * 60);
  await call(null, 'timer.escalate', {});
  const lines = [...persisted(app.gateway.dataDir), ...app.logged.map((line) => `log ${line}`).sort()];
  await app.close();
  return lines;
};

/** Lines of one world that the other has not, shortened; empty when nothing persisted tells the two apart. */
export const differences = async (count: number, build?: Build): Promise<{ lines: number; different: string[] }> => {
  const a = await liveWorld('openid-of-reporter-a', 8 * 60, count, build);
  const b = await liveWorld('openid-of-reporter-b', 19 * 60, count, build);
  const inB = new Set(b);
  const inA = new Set(a);
  const different = [...a.filter((line) => !inB.has(line)), ...b.filter((line) => !inA.has(line))];
  return { lines: a.length, different: different.map((line) => line.slice(0, 160)) };
};
