// Runs features' examples and cells under jest; the suites cells-1 and cells-2 share the features.
import { type AnyFeature, type Cell, cellsOf, faultsOfCell, faultsOfExamples, tablesOf } from './cells';
import { openStage, type Stage } from './world';

jest.setTimeout(120_000);

/**
 * What the contract alone decides is decided before the input is looked at: the suite asks once, with the first case, and
 * leaves the others to the trust bench, which runs every cell there is.
 */
const isForSuite = (feature: AnyFeature, { endpoint, caseName, isAdmitted }: Cell): boolean => {
  const [first] = Object.keys(tablesOf(feature).find(([name]) => name === endpoint)?.[1].cases ?? {});
  return isAdmitted || caseName === first;
};

/** Each feature on a stage of its own. */
export const describeCells = (features: readonly AnyFeature[]): void =>
  describe.each(features.map((feature) => [feature.name as string, feature] as const))('%s', (_name, feature) => {
    let stage: Stage;
    let things: unknown;
    beforeAll(async () => {
      stage = await openStage();
      things = await feature.arrange(stage.world);
      stage.remember();
    });
    afterAll(() => stage.close());

    it.each(tablesOf(feature))('%s: the examples go through', async (endpoint, table) => {
      expect(await faultsOfExamples({ stage, world: stage.world, feature, things }, endpoint, table)).toEqual([]);
    });

    it.each(tablesOf(feature).map(([endpoint]) => endpoint))('%s: every cell is as tabled', async (endpoint) => {
      const faults: string[] = [];
      for (const cell of cellsOf(feature).filter((one) => one.endpoint === endpoint && isForSuite(feature, one))) {
        const found = await faultsOfCell({ stage, world: stage.world, feature, things }, cell);
        faults.push(...found.map((fault) => `${cell.caseName}, as ${cell.who}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  });
