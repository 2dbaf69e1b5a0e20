// R5: a message reaches its inbox once, and a row the chain once, wherever the relay is killed.
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import { openFunctions } from '../../../cloudfunctions/functions';
import { firstBreak } from '../../../shared/domain/account/audit-chain';
import { FEATURES } from '../../contract/endpoints';
import type { World } from '../../contract/endpoints/world';
import { type OpenFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variant } from './variant';

const MAX_STEPS = 2000;
/** With `quick` every so many steps only. */
const QUICK_STRIDE = 25;

class Killed extends Error {}

/** A relay whose store fails from the step after `survived` on, as in an instance that is gone. */
const dying = (relay: Ports['relay'], survived: number): { relay: Ports['relay']; steps: () => number } => {
  let steps = 0;
  const mortal = new Proxy(relay, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        if (steps >= survived) throw new Killed('killed');
        steps++;
        return member.apply(target, args) as unknown;
      };
    },
  });
  return { relay: mortal, steps: () => steps };
};

const rest = async (world: World): Promise<void> => {
  for (let rounds = 0; rounds < 50; rounds++) {
    const { sealed, delivered } = await world.call('timer', 'timer.relay', {});
    if (sealed + delivered === 0) return;
  }
  throw new Error('the relay does not come to rest');
};

/** Every message by receiver and template, every row by action: what must be the same however often the relay was killed. */
const outcome = async ({ stage }: OpenFeature): Promise<{ text: string; broken: number | null }> => {
  const { store } = stage.world.ports;
  const messages = (await store.findAll('messages', {}))
    .map(({ id, to, template }) => `${id} ${to} ${template}`)
    .sort();
  const audit = (await store.findAll('audit', {})).sort((a, b) => a.sequence - b.sequence);
  const rows = audit.map(({ id, action }) => `${id} ${action}`).sort();
  return { text: [...messages, ...rows].join('\n'), broken: firstBreak(audit) };
};

const killEverywhere = async (open: OpenFeature, stride: number, variant?: Variant) => {
  const { stage } = open;
  const openAll = variant?.openFunctions ?? openFunctions;
  const makePorts = variant?.wire ?? (() => stage.world.ports);
  const calm = stage.withFunctions(makePorts, openAll);
  stage.restore();
  await rest(stage.world);
  const wanted = await outcome(open);
  const faults: string[] = [];
  let kills = 0;
  for (let survived = 0; survived < MAX_STEPS; survived += stride) {
    stage.restore();
    let steps = () => 0;
    const mortal = stage.withFunctions((replace) => {
      const ports = makePorts(replace);
      const dead = dying(ports.relay, survived);
      steps = dead.steps;
      return { ...ports, relay: dead.relay };
    }, openAll);
    const reply = await mortal.envelope('timer', 'timer.relay', {});
    if (reply.ok) break; // it ended by itself
    kills++;
    await rest(calm);
    const got = await outcome(open);
    if (got.text !== wanted.text) faults.push(`killed after step ${steps()}: another set of messages or rows`);
    if (got.broken !== null) faults.push(`killed after step ${steps()}: the chain breaks at ${got.broken}`);
  }
  return { faults, kills };
};

export const r5: Trust = {
  id: 'R5',
  promise: 'a message is delivered and a row is sealed exactly once, wherever the relay is killed',
  async run(size) {
    const report = FEATURES.find(({ name }) => name === 'report');
    if (report === undefined) throw new Error('reports have the most to send');
    const open = await openFeature(report);
    const stride = size === 'full' ? 1 : QUICK_STRIDE;
    const { faults, kills } = await killEverywhere(open, stride);
    const variants = await openVariants();
    // The outbox is emptied before what it carries is in place.
    const hasty = await variants.build([
      replacing(
        'cloudfunctions/timer/relay.ts',
        'const { sealed, delivered, fault } = await moveOn(store, document, now);',
        'await store.settle(collection, document.id, document.mark);\n      const { sealed, delivered, fault } = await moveOn(store, document, now);',
      ),
    ]);
    const { faults: lost } = await killEverywhere(open, QUICK_STRIDE, hasty);
    await variants.close();
    await open.stage.close();
    return {
      figures: [
        tally('moments of death after which a message or row was lost or doubled', faults, kills, size === 'full'),
      ],
      controls: [{ what: 'the outbox emptied before the messages are in place', caught: lost[0] ?? null }],
    };
  },
};
