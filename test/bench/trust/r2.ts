// R2 and R3: one effect for each request, however often it comes and wherever it is killed.
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import type { openFunctions } from '../../../cloudfunctions/functions';
import type { Envelope } from '../../../shared/contracts/endpoint';
import { FEATURES } from '../../contract/endpoints';
import { disturbWrites, type Opening } from './effects';
import { onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

const STORE = 'cloudfunctions/_lib/cloudbase/store.ts';

/** The store as it would be without the request's key in the effect's own write. */
const FORGETFUL = [
  replacing(
    STORE,
    'const earlier = raw?.requests?.find(({ key }) => key === request.key) ?? null;',
    'const earlier = null as RememberedRequest | null;',
  ),
  replacing(STORE, "'requests.key': command.neq(write.request.key),", ''),
];

const claimOf = (event: unknown): string => `claim-${(event as { clientRequestId?: string }).clientRequestId ?? ''}`;
const claim = async ({ store }: Ports, id: string): Promise<boolean> => {
  const document = { to: 'nobody', template: 'claim', facts: {}, at: 0, readAt: null };
  return (await store.insertMany('messages', [{ id, document }])) === 1;
};
/** For a repeat whose first answer nobody has seen. */
const DONE: Envelope = { ok: true, data: {}, requestId: '' };

/** Idempotency beside the effect, with the first answer for the repeats, as it is often written: first claim, then act; or look, act, then write it down. */
const beside =
  (
    order: 'claimThenAct' | 'checkThenAct',
    open: typeof openFunctions,
    answers = new Map<string, Envelope>(),
  ): Opening =>
  (ports) =>
    Object.fromEntries(
      Object.entries(open(ports)).map(([name, main]) => [
        name,
        async (event: unknown, context: unknown) => {
          const id = claimOf(event);
          const isKnown =
            order === 'claimThenAct' ? !(await claim(ports, id)) : (await ports.store.get('messages', id)) !== null;
          if (isKnown) return answers.get(id) ?? DONE;
          const reply = await main(event, context);
          if (reply.ok) answers.set(id, reply);
          if (reply.ok && order === 'checkThenAct') await claim(ports, id);
          return reply;
        },
      ]),
    );

export const r2: Trust = {
  id: 'R2',
  promise: 'one effect for each request: sent twice, thrice at once, or killed after any step and sent again (with R3)',
  async run() {
    const reports = await onEachFeature((open) => disturbWrites(open));
    const sum = (of: (one: (typeof reports)[number]) => number): number =>
      reports.reduce((total, one) => total + of(one), 0);
    const faults = reports.flatMap((one) => one.faults);
    const report = FEATURES.find(({ name }) => name === 'report');
    if (report === undefined) throw new Error('the controls ask a reporter');
    const open = await openFeature(report);
    const variants = await openVariants();
    const broken = await variants.build(FORGETFUL);
    const only = (endpoint: string): boolean => endpoint === 'report.ask';
    const controls = [];
    for (const order of ['checkThenAct', 'claimThenAct'] as const) {
      const opening = beside(order, broken.openFunctions);
      const { faults: found } = await disturbWrites(open, opening, broken.wire, only);
      controls.push({
        what: order === 'checkThenAct' ? 'look, act, then write it down' : 'claim, then act',
        caught: found[0] ?? null,
      });
    }
    const { faults: bare } = await disturbWrites(open, broken.openFunctions, broken.wire, only);
    controls.push({ what: 'a store that forgets requests', caught: bare[0] ?? null });
    await variants.close();
    await open.stage.close();
    return {
      figures: [
        tally(
          `writes with another effect than one (${sum((one) => one.repeats)} repeats and ${sum((one) => one.kills)} kills, one after each step; ${sum((one) => one.byTimer)} of the killed were finished by a timer)`,
          faults,
          sum((one) => one.repeats + one.kills),
          true,
        ),
      ],
      controls,
    };
  },
};
