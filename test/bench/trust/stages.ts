// The worlds that several entries walk through: each feature's rows on a stage of its own.
import { FEATURES } from '../../contract/endpoints';
import { type AnyFeature, type Cell, cellsOf, faultsOfCell } from '../../contract/endpoints/cells';
import { openStage, type Stage, type World } from '../../contract/endpoints/world';
import type { Variant } from './variant';

export interface OpenFeature {
  readonly feature: AnyFeature;
  readonly stage: Stage;
  readonly things: unknown;
}

/** Opens one feature's stage, with its things in place. */
export const openFeature = async (feature: AnyFeature): Promise<OpenFeature> => {
  const stage = await openStage('trust');
  const things: unknown = await feature.arrange(stage.world);
  stage.remember();
  return { feature, stage, things };
};

/** Runs `work` on each feature's stage, one after another. */
export const onEachFeature = async <T>(work: (open: OpenFeature) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (const feature of FEATURES) {
    const open = await openFeature(feature);
    results.push(await work(open));
    await open.stage.close();
  }
  return results;
};

/** The world of a feature's stage behind a broken build. */
export const behind = ({ stage }: OpenFeature, { openFunctions, wire }: Variant): World =>
  stage.withFunctions(wire, openFunctions);

/** The first red cell of a feature in a world, as text; null when all are as tabled. */
export const firstRed = async (
  { feature, stage, things }: OpenFeature,
  world: World,
  only: (cell: Cell) => boolean = () => true,
): Promise<string | null> => {
  for (const cell of cellsOf(feature).filter(only)) {
    const [fault] = await faultsOfCell({ stage, world, feature, things }, cell);
    if (fault !== undefined) return `${cell.endpoint}, ${cell.caseName}, as ${cell.who}: ${fault}`;
  }
  return null;
};
