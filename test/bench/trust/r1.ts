// R1: seats in a rush. A thousand families at once for sixty seats, each request sent one to four times, in four processes:
// first come, offers from the waiting list, swaps. After each round what is stored is held against what was answered.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildFunctions } from '../../support/built-functions';
import { KINDS, type Kind, openRush, type RoundReport, type Rush } from '../rush/rush';
import { type Trust, tally } from './trust';
import { bundleFunction, replacing } from './variant';

/** All requests lie at the four instances' doors at once; each instance works on sixteen at a time, as the platform would let it. */
const SIZE = { children: 1000, seats: 60, processes: 4, atOnce: 64 };
const ROUNDS = { full: 100, quick: 3 };
/** No round begins after this: on a slow machine fewer are run, and the figure says how many. */
const FULL_MS = 15 * 60_000;

/** A seat taken after having looked, without a condition on the write. */
const READ_THEN_WRITE = [
  replacing(
    'cloudfunctions/club/move-seats.ts',
    '{ free: { gt: 0 }, members: { not: childId } },\n    { add',
    '{},\n    { add',
  ),
];

const roundsOf = async (rush: Rush, rounds: number, ms: number): Promise<RoundReport[]> => {
  const until = performance.now() + ms;
  const reports: RoundReport[] = [];
  for (let i = 0; i < rounds && performance.now() < until; i++) {
    reports.push(await rush.round(KINDS[i % KINDS.length] as Kind));
  }
  return reports;
};

const namedFaults = (reports: readonly RoundReport[]): string[] =>
  reports.flatMap(({ kind, faults }, i) => faults.map((fault) => `round ${i + 1}, ${kind}: ${fault}`));

export const r1: Trust = {
  id: 'R1',
  promise: `seats in a rush: ${SIZE.children} at once for ${SIZE.seats}, each request sent 1–4 times, in ${SIZE.processes} processes`,
  async run(size) {
    const functionsDir = buildFunctions();
    const folder = path.dirname(functionsDir);
    const sound = await openRush({ ...SIZE, bundle: path.join(functionsDir, 'club', 'index.js') }, 'rush');
    const reports = await roundsOf(sound, ROUNDS[size], FULL_MS);
    await sound.close();
    const bundle = path.join(folder, 'read-then-write.js');
    await bundleFunction('club', READ_THEN_WRITE, bundle);
    const broken = await openRush({ ...SIZE, bundle }, 'rush');
    const { faults } = await broken.round('first come');
    await broken.close();
    rmSync(folder, { recursive: true, force: true });
    return {
      figures: KINDS.map((kind) => {
        const own = reports.filter((report) => report.kind === kind);
        const calls = own.reduce((sum, { answers }) => sum + answers.length, 0);
        return {
          ...tally(
            `rounds (${kind}) with a seat too many, one left empty, a yes without a seat, a child twice, a false "full" or "busy"; ${calls.toLocaleString('en')} calls`,
            namedFaults(own),
            own.length,
          ),
          bad: own.filter((report) => report.faults.length > 0).length,
        };
      }),
      controls: [{ what: 'read, then write', caught: faults[0] ?? null }],
    };
  },
};
