// Calls endpoints in this process, through `serve` and the real SDK, as a chosen person: for seeding and for tests.
import type { EndpointName, InputOf, OutputOf } from '../../shared/contracts';
import type { Envelope } from '../../shared/contracts/endpoint';
import { AppError } from '../../shared/kernel/errors';
import type { RandomSource } from '../../shared/kernel/random';
import type { Ports } from '../_lib/ports';
import { openFunctions } from '../functions';

/** The context argument as the platform builds it for a client's call. */
export const contextOf = (openid: string | null): { environment: string } => ({
  environment: JSON.stringify(
    openid === null ? { TCB_SOURCE: 'wx_trigger' } : { WX_OPENID: openid, TCB_SOURCE: 'wx_client' },
  ),
});

export interface InProcess {
  /** The envelope, whatever it says. `openid` null = the platform's timer. */
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

/** @param ids where request ids come from when a call names none */
export const openInProcess = (ports: Ports, ids: RandomSource = ports.random): InProcess => {
  const functions = openFunctions(ports);
  const envelope: InProcess['envelope'] = async (openid, name, input, clientRequestId = hex(ids.bytes(16))) => {
    const dot = name.indexOf('.');
    const main = functions[name.slice(0, dot)];
    if (main === undefined) throw new Error(`no function for ${name}`);
    return main({ action: name.slice(dot + 1), input, clientRequestId }, contextOf(openid));
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
