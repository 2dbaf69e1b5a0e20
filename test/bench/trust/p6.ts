// P6: what is a secret in the input (receipts, codes, invitations) cannot be guessed: at most thirty guesses of one caller are
// evaluated in an hour, however many instances answer and however many come at once; a right one leaves nothing behind.
import { openStage, type Stage, type World } from '../../contract/endpoints/world';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variant } from './variant';

const LIMIT = 30;
const INSTANCES = 4;
const GUESSES = 240;
const AT_ONCE = 12;

/** The endpoints that take a secret without an account, each with a well-formed one that nobody was given. */
const SECRETS = [
  ['staff.preview', (n: number) => ({ code: String(n).padStart(16, '0') })],
  ['complaint.follow', (n: number) => ({ receipt: String(n).padStart(25, '0') })],
] as const;

/** How many of the guesses were evaluated: answered otherwise than with "too many". */
const evaluated = async (
  stage: Stage,
  worlds: readonly World[],
  endpoint: string,
  input: (n: number) => unknown,
): Promise<number> => {
  stage.restore();
  let count = 0;
  for (let start = 0; start < GUESSES; start += AT_ONCE) {
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) => {
        const world = worlds[(start + i) % worlds.length] ?? stage.world;
        return world.envelope('visitor', endpoint, input(start + i));
      }),
    );
    count += replies.filter((reply) => reply.ok || reply.error.code !== 'TOO_MANY_TRIES').length;
  }
  return count;
};

const faultsOf = async (stage: Stage, worlds: readonly World[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const [endpoint, input] of SECRETS) {
    const count = await evaluated(stage, worlds, endpoint, input);
    if (count > LIMIT || count === 0) faults.push(`${endpoint}: ${count} of ${GUESSES} guesses evaluated`);
  }
  return faults;
};

/** Right ones, many times: none is refused and none is counted. */
const faultsOfRight = async ({ world, restore }: Stage): Promise<string[]> => {
  restore();
  const { receipt } = await world.call('nobody', 'complaint.submit', { topic: 'broken', text: '示例：打不开' });
  const faults: string[] = [];
  for (let i = 0; i < LIMIT + 10; i++) {
    const reply = await world.envelope('visitor', 'complaint.follow', { receipt });
    if (!reply.ok) faults.push(`the right receipt, time ${i + 1}: ${reply.error.code}`);
  }
  const left = await world.ports.tries.forget(Number.MAX_SAFE_INTEGER);
  return left === 0 ? faults : [...faults, `${left} counts left behind`];
};

const MEMORY_LIMITER = replacing(
  'cloudfunctions/_lib/throttle.ts',
  'const retryAt = await tries.take(key, GUESSES_PER_HOUR, HOUR_MS, now, earlier);',
  `const memory = ((openThrottle as any).memory ??= new Map());
   memory.set(key, (memory.get(key) ?? 0) + 1);
   const retryAt = memory.get(key) > GUESSES_PER_HOUR ? now : null;`,
);
const CHECK_THEN_COUNT = replacing(
  'cloudfunctions/_lib/cloudbase/tries.ts',
  '.where({ _id: key, revision: before.revision })\n      .update({',
  '.where({ _id: key })\n      .update({',
);

export const p6: Trust = {
  id: 'P6',
  promise: 'a secret cannot be guessed: at most 30 evaluated guesses an hour and caller, kept in the store',
  async run() {
    const stage = await openStage('trust p6');
    stage.remember();
    const variants = await openVariants();
    try {
      const instances = Array.from({ length: INSTANCES }, () => stage.world);
      const faults = await faultsOf(stage, instances);
      const right = await faultsOfRight(stage);
      const controls = [];
      for (const [what, edit] of [
        ['a limiter in each instance’s memory', MEMORY_LIMITER],
        ['a count that is written without looking whether it has changed', CHECK_THEN_COUNT],
      ] as const) {
        const worlds: World[] = [];
        for (let i = 0; i < INSTANCES; i++) {
          const variant: Variant = await variants.build([edit]);
          worlds.push(stage.withFunctions(variant.wire, variant.openFunctions));
        }
        controls.push({ what, caught: (await faultsOf(stage, worlds))[0] ?? null });
      }
      return {
        figures: [
          tally(
            `kinds of secret of which more than ${LIMIT} guesses an hour were evaluated`,
            faults,
            SECRETS.length,
            true,
          ),
          tally('right receipts refused or counted', right, LIMIT + 10),
        ],
        controls,
      };
    } finally {
      await variants.close();
      await stage.close();
    }
  },
};
