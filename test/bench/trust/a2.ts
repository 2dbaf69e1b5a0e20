// A2: the caller is who the platform says, also when calls overlap in one instance.
import tcb from '@cloudbase/node-sdk';
import type { Call } from '../../../cloudfunctions/_lib/call';
import { serve } from '../../../cloudfunctions/_lib/serve';
import { useCases } from '../../../cloudfunctions/account';
import { openFunctions } from '../../../cloudfunctions/functions';
import { contracts } from '../../../shared/contracts';
import type { Envelope } from '../../../shared/contracts/endpoint';
import { FEATURES } from '../../contract/endpoints';
import { accountOf, PERSONS } from '../../contract/endpoints/cast';
import type { World } from '../../contract/endpoints/world';
import { openFeature } from './stages';
import { type Trust, tally } from './trust';

const OVERLAPPING = 8;
/** Which variables the SDK takes for the caller's. */
const KEYS = { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID' };

const accountIn = (reply: Envelope): string | null =>
  reply.ok ? ((reply.data as { account: { id: string } | null }).account?.id ?? null) : null;

/** Calls of different people at once: who was told to be somebody else. */
const confusions = async (world: World, rounds: number, atOnce: number): Promise<string[]> => {
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const people = Array.from({ length: atOnce }, (_, i) => PERSONS[(round + i) % PERSONS.length] ?? 'guardian');
    const replies = await Promise.all(people.map((who) => world.envelope(who, 'account.whoAmI', {})));
    for (const [i, who] of people.entries()) {
      const told = replies[i] === undefined ? null : accountIn(replies[i]);
      if (told !== accountOf(who)) faults.push(`${who} was taken for ${told}`);
    }
  }
  return faults;
};

/** The vendor's own way: who calls is read from the process's environment, when it is needed. */
const askEnvironment = async ({ store }: Call) => {
  await store.get('accounts', 'anything');
  const { openId } = tcb
    .init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
    .auth()
    .getUserInfo();
  const [account] = await store.find('accounts', { openid: openId }, { limit: 1 });
  return { account: account === undefined ? null : { ...account } };
};

export const a2: Trust = {
  id: 'A2',
  promise: 'the caller is who the platform says: overlapping calls never confuse two people',
  async run(size) {
    const account = FEATURES.find(({ name }) => name === 'account');
    if (account === undefined) throw new Error('there is no account feature');
    const open = await openFeature(account);
    const rounds = size === 'full' ? 400 : 20;
    const faults = await confusions(open.stage.world, rounds, OVERLAPPING);
    const confused = open.stage.withFunctions(
      () => open.stage.world.ports,
      (ports) => {
        const main = serve('account', contracts.account, { ...useCases, whoAmI: askEnvironment }, () => ports);
        return {
          ...openFunctions(ports),
          account: (event: unknown, context: unknown) => {
            // What the platform does before each call of an instance.
            Object.assign(process.env, JSON.parse((context as { environment: string }).environment), KEYS);
            return main(event, context);
          },
        };
      },
    );
    const alone = await confusions(confused, 20, 1);
    const found = await confusions(confused, 5, OVERLAPPING);
    for (const name of ['WX_OPENID', 'TCB_SOURCE', ...Object.keys(KEYS)]) delete process.env[name];
    await open.stage.close();
    return {
      figures: [tally(`calls answered as somebody else, ${OVERLAPPING} overlapping`, faults, rounds * OVERLAPPING)],
      controls: [
        {
          what: 'who calls is read with getUserInfo() when it is needed',
          // One at a time it is right, or it would not be this hazard that was caught.
          caught:
            found.length > 0 && alone.length === 0
              ? `${found.length} of ${5 * OVERLAPPING} confused (one after another: ${alone.length} of 20)`
              : null,
        },
      ],
    };
  },
};
