// Any input gets a typed error and changes nothing (I1); no operator gets through (I2). 300 inputs an endpoint; the trust
// bench sends more. The suites fuzz-1 and fuzz-2 share the features.
import { type AnyFeature, tablesOf } from './cells';
import { fuzzEndpoint, injectInto } from './fuzz';
import { openStage, type Stage } from './world';

jest.setTimeout(120_000);
const INPUTS = 300;
const SEED = 20_261_123;

/** Each feature on a stage of its own. */
export const describeFuzz = (features: readonly AnyFeature[]): void =>
  describe.each(features.map((feature) => [feature.name as string, feature] as const))('%s', (_name, feature) => {
    let stage: Stage;
    let things: unknown;
    beforeAll(async () => {
      stage = await openStage('fuzz');
      things = await feature.arrange(stage.world);
      stage.remember();
    });
    afterAll(() => stage.close());

    it.each(tablesOf(feature).map(([endpoint]) => endpoint))(
      '%s: 300 hostile inputs, all answered',
      async (endpoint) => {
        const report = await fuzzEndpoint({ stage, world: stage.world, feature, things }, endpoint, INPUTS, SEED);
        expect(report.faults).toEqual([]);
        expect(report.refused).toBeGreaterThan(INPUTS / 2); // or the inputs were not hostile
      },
    );

    it.each(tablesOf(feature).map(([endpoint]) => endpoint))('%s: no operator gets through', async (endpoint) => {
      const report = await injectInto({ stage, world: stage.world, feature, things }, endpoint, false);
      expect(report.faults).toEqual([]);
    });
  });
