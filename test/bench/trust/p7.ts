// P7: children's data needs live consent. Every use is tried, the consent withdrawn, and the use tried again in the same breath.
// The control is the product with its reads kept for a minute, as roles and consents often are.
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import { openFunctions } from '../../../cloudfunctions/functions';
import { openStage, type World } from '../../contract/endpoints/world';
import { arrangeGate, faultsOfGate } from '../../unit/functions/child/gate';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

const KEPT_MS = 60_000;

/** A store that answers a question about children the same for a minute. */
const remembering = (ports: Ports): Ports => {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  const slow = (name: 'get' | 'find' | 'findAll') =>
    (async (collection: string, ...question: readonly unknown[]) => {
      const ask = (): Promise<unknown> =>
        (ports.store[name] as (...words: readonly unknown[]) => Promise<unknown>)(collection, ...question);
      if (collection !== 'children') return ask();
      const key = `${name} ${JSON.stringify(question)}`;
      const known = kept.get(key);
      if (known !== undefined && ports.clock() - known.at < KEPT_MS) return known.answer;
      const answer = ask();
      kept.set(key, { at: ports.clock(), answer });
      return answer;
    }) as never; // the same signature with the collection left open
  return { ...ports, store: { ...ports.store, get: slow('get'), find: slow('find'), findAll: slow('findAll') } };
};

export const p7: Trust = {
  id: 'P7',
  promise: 'children’s data needs live consent: a withdrawal, or the end of a bond, stops every use at once',
  async run() {
    const stage = await openStage('p7');
    await arrangeGate(stage.world);
    stage.remember();
    const sound = await faultsOfGate(stage.world, (world) => world, stage.restore);
    const cached = (): World => stage.withFunctions(() => remembering(stage.world.ports), openFunctions);
    const slow = await faultsOfGate(stage.world, cached, stage.restore);
    const variants = await openVariants();
    const open = await variants.build([
      replacing(
        'cloudfunctions/child/public.ts',
        "child.state === 'enrolled' && isConsented(child, purpose)",
        "child.state === 'enrolled'",
      ),
    ]);
    const gateless = await faultsOfGate(
      stage.world,
      () => stage.withFunctions(open.wire, open.openFunctions),
      stage.restore,
    );
    await variants.close();
    await stage.close();
    return {
      figures: [
        tally(
          'uses of a child’s data open without, or shut in spite of, live consent',
          sound.faults,
          sound.checks,
          true,
        ),
      ],
      controls: [
        { what: `children’s documents kept for ${KEPT_MS / 1000} s`, caught: slow.faults[0] ?? null },
        { what: 'a gate that does not ask for consent', caught: gateless.faults[0] ?? null },
      ],
    };
  },
};
