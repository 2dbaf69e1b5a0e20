// What a journey costs: function calls and database operations counted through the real use-cases, and from them the
// CloudBase bill of 1,000 families a month. Prices and habits are assumptions, here to be changed.
import type { Ports } from '../../cloudfunctions/_lib/ports';
import { openFunctions } from '../../cloudfunctions/functions';
import { FEATURES } from '../contract/endpoints';
import { freshen } from '../contract/endpoints/cast';
import { tablesOf } from '../contract/endpoints/cells';
import { openFeature } from './trust/stages';

/**
 * Yuan, from the worked example of Tencent's pay-as-you-go guide (0.4 million GBs 44.43; 6 million reads 9; 3 million writes
 * 15). Not checked against today's list, and without free quotas.
 */
const YUAN = { perGBs: 44.43 / 400_000, perRead: 9 / 6_000_000, perWrite: 15 / 3_000_000 };
/** Of a function: 256 MB, and how long one call is billed. */
const GB = 0.25;
const SECONDS_PER_CALL = 0.2;

/** How often a family does what in a month. The look-up searches the list on the phone and calls nothing. */
const JOURNEYS: Readonly<
  Record<string, { readonly perFamily: number; readonly calls: Readonly<Record<string, number>> }>
> = {
  'look an institution up': { perFamily: 3, calls: {} },
  'look outside the city': { perFamily: 0.1, calls: { 'national.search': 1 } },
  'open the home page': { perFamily: 12, calls: { 'account.myMessages': 1, 'notice.mine': 1, 'club.rounds': 1 } },
  'report something': { perFamily: 0.02, calls: { 'report.submit': 1 } },
  'follow a report': { perFamily: 0.1, calls: { 'report.follow': 1 } },
  'rank clubs': { perFamily: 0.3, calls: { 'club.catalogue': 1, 'club.submitWishes': 1 } },
  'see the result': { perFamily: 0.5, calls: { 'club.result': 1 } },
  'rate a club': { perFamily: 0.2, calls: { 'satisfaction.mine': 1, 'satisfaction.rate': 1 } },
};
const FAMILIES = 1_000;
const READS = /^(get|find|findAll|count|open|replyOf|counted|pending|lastAudit|removable)$/;

interface Operations {
  reads: number;
  writes: number;
}

/** Ports that count what is asked of the database. A method may ask more than once; those that do are counted by hand. */
const counting = (ports: Ports, counted: Operations): Ports => {
  const watch = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (READS.test(String(name))) counted.reads++;
          else counted.writes++;
          if (name === 'insertMany') counted.reads++; // looks first
          return member.apply(target, args) as unknown;
        };
      },
    });
  return { ...ports, store: watch(ports.store), relay: watch(ports.relay), tries: watch(ports.tries) };
};

const operationsOf = async (): Promise<Map<string, Operations>> => {
  const wanted = new Set(Object.values(JOURNEYS).flatMap(({ calls }) => Object.keys(calls)));
  const found = new Map<string, Operations>();
  for (const feature of FEATURES.filter(({ name }) => [...wanted].some((one) => one.startsWith(`${name}.`)))) {
    const open = await openFeature(feature);
    const { stage, things } = open;
    for (const [endpoint, { examples }] of tablesOf(feature).filter(([name]) => wanted.has(name))) {
      const [example] = examples;
      const counted = { reads: 0, writes: 0 };
      const world = stage.withFunctions(() => counting(stage.world.ports, counted), openFunctions);
      stage.restore();
      await example.before?.(stage.world, things);
      await freshen(stage.world, example.as);
      await world.envelope(example.as, endpoint, example.input(things));
      found.set(endpoint, counted);
    }
    await stage.close();
  }
  return found;
};

export const runCostBench = async (): Promise<object> => {
  const operations = await operationsOf();
  const rows: Record<string, object> = {};
  let yuan = 0;
  for (const [journey, { perFamily, calls }] of Object.entries(JOURNEYS)) {
    const total = { calls: 0, reads: 0, writes: 0 };
    for (const [endpoint, times] of Object.entries(calls)) {
      const one = operations.get(endpoint);
      if (one === undefined) throw new Error(`no example of ${endpoint}`);
      total.calls += times;
      total.reads += one.reads * times;
      total.writes += one.writes * times;
    }
    const each =
      total.calls * GB * SECONDS_PER_CALL * YUAN.perGBs + total.reads * YUAN.perRead + total.writes * YUAN.perWrite;
    yuan += each * perFamily * FAMILIES;
    rows[journey] = { ...total, perFamilyAndMonth: perFamily, yuanPerThousand: Number((each * 1_000).toFixed(3)) };
  }
  return {
    'calls and database operations of one journey': rows,
    [`CloudBase for ${FAMILIES} families a month`]: {
      'pay as you go, without free quotas, storage and traffic': { yuan: Number(yuan.toFixed(2)) },
    },
    assumed: { prices: { ...YUAN, GB, SECONDS_PER_CALL } },
  };
};
