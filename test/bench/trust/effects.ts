// Sends one write in every unkind way — twice, three times at once, killed after each step and sent again — and holds what is
// stored afterwards against what one undisturbed request stores. What a killed call left for the timers counts as done only when
// the timers, run on both, leave the same behind.
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import { openFunctions } from '../../../cloudfunctions/functions';
import type { Envelope } from '../../../shared/contracts/endpoint';
import { timerContract } from '../../../shared/contracts/timer';
import { freshen, type Who } from '../../contract/endpoints/cast';
import { contractOf, tablesOf } from '../../contract/endpoints/cells';
import type { World } from '../../contract/endpoints/world';
import type { OpenFeature } from './stages';

const REQUEST = 'c0ffee00c0ffee00c0ffee00c0ffee00';
/** More steps than any endpoint takes: one that never ends must not hang the bench. */
const MAX_STEPS = 200;

/** What random values look like: ids, codes, hashes, sealed envelopes. Runs differ in them and in nothing else. */
const RANDOM = /(?<="nonce":")[^"]+|[0-9a-hjkmnp-tv-z]{26}|[0-9A-HJKMNP-TV-Z]{20,}|[\w+/-]{32,}/g;

/** Counts of tries: a try that is repeated is one more try, and nobody's right depends on the number of rows here. */
export const NO_EFFECT: readonly string[] = ['tries', 'rosterQuestions'];

interface StoredDocument {
  readonly outbox?: readonly {
    readonly kind: string;
    readonly entry: { readonly action?: string; readonly template?: string };
  }[];
  readonly requests?: readonly unknown[];
  readonly pendingMark?: unknown;
  readonly revision?: unknown;
}

/** What is stored, without what is random or says how often was tried. */
const effectOf = ({ stage }: OpenFeature): string =>
  stage
    .stored()
    .filter(({ collection }) => !NO_EFFECT.includes(collection))
    .map(({ collection, body }) => {
      const { outbox = [], requests = [], pendingMark: _mark, ...entity } = JSON.parse(body) as StoredDocument;
      const carried = outbox.map(({ kind, entry }) => `${kind} ${entry.action ?? entry.template ?? ''}`);
      return `${collection} ${JSON.stringify(entity)} ${requests.length} ${carried.join()}`.replace(RANDOM, '*');
    })
    .sort()
    .join('\n');

/** The first place in which two effects differ, with the kind of document it is in. */
const difference = (expected: string, got: string): string => {
  const before = expected.split('\n');
  const line = got.split('\n').find((one) => !before.includes(one));
  if (line === undefined) return 'something is missing';
  const collection = line.slice(0, line.indexOf(' '));
  const like = before.filter((one) => one.startsWith(`${collection} `));
  const common = (one: string): number => [...one].findIndex((character, i) => character !== line[i]);
  const at = Math.max(0, ...like.map(common));
  return `${collection} … ${line.slice(Math.max(0, at - 40), at + 60)}`;
};

class Killed extends Error {}

/** Ports of which everything fails from the step after `survived` on, as in an instance that is gone. */
const dyingAfter = (ports: Ports, survived: number): { readonly ports: Ports; readonly steps: () => number } => {
  let steps = 0;
  const dying = <T extends object>(port: T): T =>
    new Proxy(port, {
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
  const { store, relay, files, contentCheck } = ports;
  const mortal = { store: dying(store), relay: dying(relay), files: dying(files), contentCheck: dying(contentCheck) };
  return { ports: { ...ports, ...mortal }, steps: () => steps };
};

/** The timers of the minute and the night. Not the relay, which only carries on what is compared here in its outbox (R5). */
const TIMERS = Object.keys(timerContract).filter((job) => job !== 'relay');

/** Lets every timer run that is due at the world's moment. */
const runTimers = async (world: World): Promise<void> => {
  for (const job of TIMERS) {
    const reply = await world.envelope('timer', `timer.${job}`, {});
    if (!reply.ok) throw new Error(`timer.${job} answered ${reply.error.code}`);
  }
};

export interface EffectReport {
  readonly faults: readonly string[];
  readonly repeats: number;
  readonly kills: number;
  /** Killed calls whose last part neither they nor their repeat did, but a timer. */
  readonly byTimer: number;
}

type Functions = ReturnType<typeof openFunctions>;
/** How the functions are made from ports; a control hands in another way. */
export type Opening = (ports: Ports) => Functions;

const dataOf = (reply: Envelope): string => JSON.stringify(reply.ok ? reply.data : reply.error.code);

/** Every example of every write of a feature. */
export const disturbWrites = async (
  open: OpenFeature,
  opening: Opening = openFunctions,
  makePorts?: (replace: Partial<Ports>) => Ports,
  only: (endpoint: string) => boolean = () => true,
): Promise<EffectReport> => {
  const { feature, stage, things } = open;
  const faults: string[] = [];
  let repeats = 0;
  let kills = 0;
  let byTimer = 0;
  const base = makePorts ?? (() => stage.world.ports);
  let ports = stage.world.ports;
  const calm = stage.withFunctions(
    (replace) => {
      ports = base(replace);
      return ports;
    },
    (own) => opening(own),
  );
  for (const [endpoint, { examples }] of tablesOf(feature)) {
    if (contractOf(endpoint).kind !== 'write' || !only(endpoint)) continue;
    for (const [i, example] of examples.entries()) {
      const name = `${endpoint} (example ${i + 1})`;
      const begin = async (): Promise<void> => {
        stage.restore();
        await example.before?.(stage.world, things);
        await freshen(stage.world, example.as);
      };
      const send = (world: World, who: Who = example.as): Promise<Envelope> =>
        world.envelope(who, endpoint, example.input(things), REQUEST);

      await begin();
      const first = await send(calm);
      const effect = effectOf(open);
      if (!first.ok) {
        faults.push(`${name}: answered ${first.error.code}`);
        continue;
      }
      repeats++;
      const again = await send(calm);
      if (dataOf(again) !== dataOf(first)) faults.push(`${name}, sent twice: answered ${dataOf(again).slice(0, 80)}`);
      const twice = effectOf(open);
      if (twice !== effect) faults.push(`${name}, sent twice: two effects: ${difference(effect, twice)}`);
      await runTimers(calm);
      const settled = effectOf(open);

      await begin();
      repeats++;
      const replies = await Promise.all([send(calm), send(calm), send(calm)]);
      if (!replies.some(({ ok }) => ok)) faults.push(`${name}, three at once: none went through`);
      const thrice = effectOf(open);
      if (thrice !== effect) faults.push(`${name}, three at once: ${difference(effect, thrice)}`);

      for (let survived = 0; survived < MAX_STEPS; survived++) {
        await begin();
        const dying = dyingAfter(ports, survived);
        // An instance that is gone answers nobody: with an error, or not at all.
        await send(stage.withFunctions(() => dying.ports, opening)).catch(() => null);
        if (dying.steps() < survived) break; // it took fewer steps: it ended by itself
        kills++;
        const retried = await send(calm);
        const after = effectOf(open);
        const lived = `${name}, killed after step ${survived} and sent again`;
        if (!retried.ok) faults.push(`${lived}: ${retried.error.code}`);
        else if (after !== effect) {
          await runTimers(calm);
          const finished = effectOf(open);
          if (finished !== settled) faults.push(`${lived}: ${difference(settled, finished)}`);
          else byTimer++;
        }
      }
    }
  }
  return { faults, repeats, kills, byTimer };
};
