// R7: while the content check is down nothing is published, and it recovers by itself.
import { FEATURES } from '../../contract/endpoints';
import { freshen } from '../../contract/endpoints/cast';
import { contractOf, tablesOf } from '../../contract/endpoints/cells';
import { type OpenFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variant } from './variant';

/** Endpoints that ask the content check, each with its examples: down, then up again. */
const whileDown = async (open: OpenFeature, variant?: Variant): Promise<{ faults: string[]; tried: number }> => {
  const { feature, stage, things } = open;
  const world = variant === undefined ? stage.world : stage.withFunctions(variant.wire, variant.openFunctions);
  const faults: string[] = [];
  let tried = 0;
  for (const [endpoint, { examples }] of tablesOf(feature)) {
    if (!contractOf(endpoint).errors.includes('CONTENT_CHECK_DOWN')) continue;
    for (const example of examples) {
      stage.restore();
      await example.before?.(stage.world, things);
      await freshen(stage.world, example.as);
      stage.world.verdict('down');
      const before = JSON.stringify(stage.stored());
      tried++;
      const refused = await world.envelope(example.as, endpoint, example.input(things));
      if (refused.ok) faults.push(`${endpoint}: went through without a verdict`);
      else if (refused.error.code !== 'CONTENT_CHECK_DOWN') faults.push(`${endpoint}: answered ${refused.error.code}`);
      if (JSON.stringify(stage.stored()) !== before) faults.push(`${endpoint}: stored something without a verdict`);
      stage.world.verdict('approve');
      const again = await world.envelope(example.as, endpoint, example.input(things));
      if (!again.ok) faults.push(`${endpoint}: did not recover, ${again.error.code}`);
    }
  }
  return { faults, tried };
};

export const r7: Trust = {
  id: 'R7',
  promise: 'content check down: nothing is published and nothing is stored; once it is up the same step goes through',
  async run() {
    const faults: string[] = [];
    const controls = [];
    let tried = 0;
    const variants = await openVariants();
    const trusting = await variants.build([
      replacing(
        'cloudfunctions/_lib/cloudbase/content-check.ts',
        "} catch {\n      throw new AppError('CONTENT_CHECK_DOWN');\n    }",
        "} catch {\n      suggest = 'pass';\n    }",
      ),
    ]);
    let caught: string | null = null;
    for (const feature of FEATURES) {
      const isAsking = tablesOf(feature).some(([endpoint]) =>
        contractOf(endpoint).errors.includes('CONTENT_CHECK_DOWN'),
      );
      if (!isAsking) continue;
      const open = await openFeature(feature);
      const one = await whileDown(open);
      faults.push(...one.faults);
      tried += one.tried;
      caught ??= (await whileDown(open, trusting)).faults[0] ?? null;
      await open.stage.close();
    }
    controls.push({ what: 'an unreachable check taken for "pass"', caught });
    await variants.close();
    return {
      figures: [tally('steps to publication that went on, or did not recover', faults, tried, true)],
      controls,
    };
  },
};
