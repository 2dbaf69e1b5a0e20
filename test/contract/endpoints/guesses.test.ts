// The watch over counters of guesses finds what it is there for: each kind of trace, left on purpose.
import type { Envelope } from '../../../shared/contracts/endpoint';
import type { ErrorCode } from '../../../shared/kernel/errors';
import { whileWatching } from './guesses';
import { openStage, type Stage } from './world';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('guesses');
  stage.remember();
});
afterAll(() => stage.close());
beforeEach(() => stage.restore());

const THROTTLED = { errors: ['TOO_MANY_TRIES'] as const };
const good: Envelope = { ok: true, data: {}, requestId: '' };
const bad = (code: ErrorCode): Envelope => ({ ok: false, error: { code, details: {}, requestId: '' } });
const HOUR = 3_600_000;

/** What the watch says of a call that leaves these traces and answers so. */
const watch = async (
  contract: { readonly errors: readonly ErrorCode[] },
  reply: Envelope,
  leave: (tries: Stage['world']['ports']['tries'], now: number) => Promise<unknown>,
) => {
  const { ports } = stage.world;
  const { faults, hasStored } = await whileWatching(stage.world, contract, async () => {
    await leave(ports.tries, ports.clock());
    return reply;
  });
  expect(hasStored).toBe(false); // counters are no effect of a request
  return faults;
};

describe('the watch over guesses', () => {
  it('lets a wrong guess through that left exactly its two counters, and a right one that left none', async () => {
    const wrong = watch(THROTTLED, bad('NOT_FOUND'), async (tries, now) => {
      await tries.take('caller', 9, HOUR, now);
      await tries.count('all-receipt-1', now + HOUR);
    });
    expect(await wrong).toEqual([]);
    const right = watch(THROTTLED, good, async (tries, now) => {
      await tries.take('other', 9, HOUR, now);
      await tries.giveBack('other', now);
    });
    expect(await right).toEqual([]);
  });

  it('lets what was taken count once for its caller and once for everybody, and no refusal', async () => {
    const take: Parameters<typeof watch>[2] = async (tries, now) => {
      await tries.countUnder('flood-caller', 9, now + HOUR);
      await tries.countUnder('flood-all-report-1', 9, now + HOUR);
    };
    expect(await watch(THROTTLED, good, take)).toEqual([]);
    expect(await watch(THROTTLED, bad('NOT_FOUND'), take)).toHaveLength(1);
    const twice: typeof take = async (tries, now) => {
      await take(tries, now);
      await take(tries, now);
    };
    expect(await watch(THROTTLED, good, twice)).toHaveLength(1);
  });

  it.each([
    ['a right guess that stays counted', THROTTLED, good],
    ['another refusal that counts', THROTTLED, bad('WRONG_STATE')],
    ['a wrong guess that counts for the caller only', THROTTLED, bad('NOT_FOUND')],
    ['an endpoint that announces no throttle', { errors: [] }, bad('NOT_FOUND')],
  ] as const)('finds %s', async (_what, contract, reply) => {
    expect(await watch(contract, reply, (tries, now) => tries.take('caller', 9, HOUR, now))).toHaveLength(1);
  });
});
