// I1: any input gets a typed error and changes nothing.

import { FEATURES } from '../../contract/endpoints';
import { tablesOf } from '../../contract/endpoints/cells';
import { fuzzEndpoint } from '../../contract/endpoints/fuzz';
import { behind, onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { type Edit, openVariants, replacing } from './variant';

const SERVE = 'cloudfunctions/_lib/serve.ts';
const UNPARSED: Edit[] = [
  replacing(SERVE, 'endpoint.input.safeParse(event.input)', '{ success: true as const, data: event.input as never }'),
];
/** Writes down who asked before looking at what was asked. */
const STORES_FIRST: Edit[] = [
  replacing(
    SERVE,
    'const input = parseInput(endpoint, event);',
    `await ports.store.insertMany('messages', [{ id: requestId, document: { to: '', template: '', facts: {}, at: 0, readAt: null } }]);
     const input = parseInput(endpoint, event);`,
  ),
];

export const i1: Trust = {
  id: 'I1',
  promise: 'any input gets a typed error and changes nothing',
  async run(size) {
    const count = size === 'full' ? 2_000 : 100;
    const seed = Date.now() % 2 ** 31;
    const reports = (
      await onEachFeature(async (open) => {
        const done = [];
        for (const [endpoint] of tablesOf(open.feature)) {
          done.push(await fuzzEndpoint({ ...open, world: open.stage.world }, endpoint, count, seed));
        }
        return done;
      })
    ).flat();
    const inputs = reports.reduce((sum, one) => sum + one.inputs, 0);
    const faults = reports.flatMap((one) => one.faults);
    const controls = [];
    const variants = await openVariants();
    const report = FEATURES.find(({ name }) => name === 'report');
    if (report === undefined) throw new Error('the controls fuzz the reports');
    const open = await openFeature(report);
    for (const [what, edits] of [
      ['inputs are not parsed', UNPARSED],
      ['a row is stored before the input is looked at', STORES_FIRST],
    ] as const) {
      const world = behind(open, await variants.build(edits));
      const { faults: found } = await fuzzEndpoint({ ...open, world }, 'report.submit', 100, seed);
      controls.push({ what, caught: found[0]?.slice(0, 160) ?? null });
    }
    await open.stage.close();
    await variants.close();
    const what = `hostile inputs that crashed, were answered untyped or changed something (${reports.length} endpoints × ${count}, seed ${seed})`;
    return { figures: [tally(what, faults, inputs)], controls };
  },
};
