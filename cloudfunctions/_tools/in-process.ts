// Calls endpoints in this process, through `serve` and the real SDK, as a chosen person: for seeding and for tests.
import type { EndpointName, InputOf, OutputOf } from '../../shared/contracts';
import type { Envelope } from '../../shared/contracts/endpoint';
import { AppError } from '../../shared/kernel/errors';
import { type RandomSource, randomId } from '../../shared/kernel/random';
import type { Ports } from '../_lib/ports';
import type { Write } from '../_lib/ports/store';
import { openFunctions } from '../functions';

/** The context argument as the platform builds it for a client's call. */
export const contextOf = (openid: string | null): { environment: string } => ({
  environment: JSON.stringify(
    openid === null ? { TCB_SOURCE: 'wx_trigger' } : { WX_OPENID: openid, TCB_SOURCE: 'wx_client' },
  ),
});

export interface InProcess {
  /** The envelope, whatever it says. `openid` null = the platform's timer; empty = a client without identity. */
  envelope(openid: string | null, name: string, input: unknown, clientRequestId?: string): Promise<Envelope>;
  /**
   * The reply of a call that should go through.
   * @throws AppError what the endpoint refused with
   */
  call<N extends EndpointName>(
    openid: string | null,
    name: N,
    input: InputOf<N>,
    clientRequestId?: string,
  ): Promise<OutputOf<N>>;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The enrolment seed of somebody who was enrolled without a phone: tests and the demo know their codes by it. */
export const demoSeedOf = (accountId: string): string => `seed-of-${accountId}`;

/**
 * Makes somebody's second factor fresh at `at`, enrolled or not before: what entering a code would have done.
 * @param ids randomness for the audit entry
 */
export const freshenSecondFactor = async (
  { store }: Pick<Ports, 'store'>,
  ids: RandomSource,
  accountId: string,
  at: number,
): Promise<void> => {
  const request = { key: hex(ids.bytes(16)), hash: '' };
  const write: Write = {
    request,
    audit: {
      id: randomId(ids),
      at,
      actor: { kind: 'account', accountId },
      action: 'secondFactor.shown',
      subject: { collection: 'secondFactors', id: accountId },
      facts: {},
    },
  };
  if ((await store.get('secondFactors', accountId)) === null) {
    const factor = { seed: demoSeedOf(accountId), enrolledAt: at, lastStep: 0, verifiedAt: at, recoveryHashes: [] };
    await store.insert('secondFactors', accountId, factor, write);
    return;
  }
  const factor = await store.open('secondFactors', accountId, request);
  await store.change('secondFactors', factor, { set: { verifiedAt: at } }, write);
};

/** How calls are made where a test or the seeding wants them otherwise. */
export interface InProcessOptions {
  /**
   * True: an office-holder's write is refused like anywhere else. Otherwise a caller who is asked for a second factor shows
   * one (stored like a real one) and calls again: tests and seeding of other things need not care.
   */
  readonly asksSecondFactor?: boolean | undefined;
  /** Each function's `main` by name; a test may hand in another build of them. */
  readonly functions?: ReturnType<typeof openFunctions>;
}

/** @param ids where request ids come from when a call names none */
export const openInProcess = (
  ports: Ports,
  ids: RandomSource = ports.random,
  { asksSecondFactor = false, functions = openFunctions(ports) }: InProcessOptions = {},
): InProcess => {
  const envelope: InProcess['envelope'] = async (openid, name, input, clientRequestId = hex(ids.bytes(16))) => {
    const dot = name.indexOf('.');
    const main = functions[name.slice(0, dot)];
    if (main === undefined) throw new Error(`no function for ${name}`);
    const send = () => main({ action: name.slice(dot + 1), input, clientRequestId }, contextOf(openid));
    const reply = await send();
    if (asksSecondFactor || reply.ok || reply.error.code !== 'SECOND_FACTOR_NEEDED') return reply;
    const [account] = await ports.store.find('accounts', { openid }, { limit: 1 });
    if (account === undefined) return reply;
    await freshenSecondFactor(ports, ids, account.id, ports.clock());
    return send();
  };
  return {
    envelope,
    async call<N extends EndpointName>(openid: string | null, name: N, input: InputOf<N>, clientRequestId?: string) {
      const reply = await envelope(openid, name, input, clientRequestId);
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.details);
      return reply.data as OutputOf<N>; // `serve` has cut it to the contract's output
    },
  };
};
