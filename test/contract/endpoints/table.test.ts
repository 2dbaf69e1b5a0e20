// Runs the whole table: every example, every cell. Fails on any endpoint without rows and any cell without an expectation.
import { FEATURES } from '.';
import { allEndpoints, cellsOf, faultsOfCell, faultsOfExamples, gapsOf, tablesOf } from './cells';
import { openStage, type Stage } from './world';

jest.setTimeout(120_000);

describe('the table', () => {
  it('has rows for every endpoint and an expectation in every cell', () => {
    expect(gapsOf(FEATURES)).toEqual([]);
  });

  it('names no endpoint that the contracts do not know', () => {
    const known = allEndpoints();
    expect(FEATURES.flatMap(tablesOf).filter(([endpoint]) => !known.includes(endpoint))).toEqual([]);
  });
});

describe.each(FEATURES.map((feature) => [feature.name as string, feature] as const))('%s', (_name, feature) => {
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
    for (const cell of cellsOf(feature).filter((one) => one.endpoint === endpoint)) {
      const found = await faultsOfCell({ stage, world: stage.world, feature, things }, cell);
      faults.push(...found.map((fault) => `${cell.caseName}, as ${cell.who}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
