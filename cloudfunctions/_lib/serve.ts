// The way of every call: parse → who → may they → one use-case → cut the reply → one envelope. Errors are caught here only.
import * as z from 'zod';
import { type CallEvent, COMMON_ERRORS, type Endpoint, type Envelope } from '../../shared/contracts/endpoint';
import { canonicalJson } from '../../shared/kernel/digest';
import { AppError, type ErrorCode } from '../../shared/kernel/errors';
import { randomId, toBase32 } from '../../shared/kernel/random';
import type { Call } from './call';
import type { Ports } from './ports';
import { RepeatedRequest, type WriteRequest } from './ports/store';
import { authorise, type Principal, principalFor } from './principal';
import { requireSecondFactor } from './second-factor';
import { openThrottle } from './throttle';
import { wire } from './wire';

type Contract = Readonly<Record<string, Endpoint>>;

/** One use-case for each endpoint of a contract. */
export type UseCases<C extends Contract> = {
  readonly [A in keyof C]: (call: Call, input: z.output<C[A]['input']>) => Promise<z.input<C[A]['output']>>;
};

const Event = z.object({
  action: z.string().max(64),
  input: z.unknown(),
  clientRequestId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
});

/** Where the reply's shape and the caller's mistakes are told without quoting any value. */
const issuesOf = (error: z.ZodError) => ({
  issues: error.issues.slice(0, 20).map(({ path, code }) => ({ path: path.map(String).join('.'), code })),
});

const parseEvent = (event: unknown): CallEvent => {
  const parsed = Event.safeParse(event);
  if (!parsed.success) throw new AppError('INVALID_INPUT', issuesOf(parsed.error));
  const { action, input, clientRequestId } = parsed.data;
  return { action, input, ...(clientRequestId === undefined ? {} : { clientRequestId }) };
};

const parseInput = (endpoint: Endpoint, event: CallEvent): unknown => {
  const parsed = endpoint.input.safeParse(event.input);
  if (!parsed.success) throw new AppError('INVALID_INPUT', issuesOf(parsed.error));
  if (endpoint.kind === 'write' && event.clientRequestId === undefined) {
    throw new AppError('INVALID_INPUT', { issues: [{ path: 'clientRequestId', code: 'missing' }] });
  }
  return parsed.data;
};

/** Identifies the request without naming the caller: two callers' equal ids do not meet, and nobody can be looked up by it. */
const requestOf = (
  ports: Ports,
  endpointName: string,
  principal: Principal,
  event: CallEvent,
  requestId: string,
): WriteRequest => {
  const caller = principal.kind === 'account' ? principal.account.id : '';
  const id = event.clientRequestId ?? requestId; // reads and jobs repeat nothing
  return {
    key: toBase32(ports.secrets.keyedHash('request', `${endpointName}|${caller}|${id}`)).toLowerCase(),
    // Keyed with the client's id too: the hash of a short text must not be guessable from a stolen dump.
    hash: toBase32(ports.secrets.keyedHash('request-content', `${id}|${canonicalJson(event.input)}`)).toLowerCase(),
  };
};

const answer = async (
  functionName: string,
  contract: Contract,
  useCases: Readonly<Record<string, (call: Call, input: never) => Promise<unknown>>>,
  ports: Ports,
  requestId: string,
  event: CallEvent,
  context: unknown,
): Promise<unknown> => {
  const endpoint = Object.hasOwn(contract, event.action) ? contract[event.action] : undefined;
  const run = Object.hasOwn(useCases, event.action) ? useCases[event.action] : undefined;
  if (endpoint === undefined || run === undefined) throw new AppError('UNKNOWN_ENDPOINT');
  const now = ports.clock();
  const identity = ports.identify(context);
  const principal = await principalFor(endpoint, identity, ports.store, now);
  authorise(endpoint, principal);
  await requireSecondFactor(endpoint, principal, ports.store, now);
  const input = parseInput(endpoint, event);
  const { identify: _identify, log: _log, ...reachable } = ports;
  const call: Call = {
    ...reachable,
    principal,
    now,
    throttle: openThrottle(ports, identity, now),
    requestId,
    request: requestOf(ports, `${functionName}.${event.action}`, principal, event, requestId),
  };
  try {
    const reply = await run(call, input as never).catch((error: unknown) => {
      if (error instanceof RepeatedRequest) return error.reply;
      throw error;
    });
    return endpoint.output.parse(reply);
  } catch (error) {
    // A use-case may only answer with what its contract announces: anything else is our fault, not the caller's.
    const announced: readonly ErrorCode[] = [...COMMON_ERRORS, ...endpoint.errors];
    if (error instanceof AppError && !announced.includes(error.code)) throw new Error(`unannounced ${error.code}`);
    throw error;
  }
};

/** Where our own code failed, without its message (which could quote data). */
const faultOf = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error, at: '' };
  const unannounced = /^unannounced [A-Z_]+$/.test(error.message) ? error.message : '';
  return { name: unannounced || error.name, at: (error.stack ?? '').split('\n')[1]?.trim() ?? '' };
};

/**
 * The `main` of a cloud function: a thin list of endpoint → use-case pairs made callable.
 * @param makePorts replaced by tests; opened at the first call and kept while the instance is warm
 */
export const serve = <C extends Contract>(
  functionName: string,
  contract: C,
  useCases: UseCases<C>,
  makePorts: () => Ports = wire,
): ((event: unknown, context: unknown) => Promise<Envelope>) => {
  let ports: Ports | undefined;
  return async (event, context) => {
    ports ??= makePorts();
    const requestId = randomId(ports.random);
    const started = ports.clock();
    let endpointName = functionName;
    const finish = (outcome: string, fault?: { name: string; at: string }) => {
      const ms = (ports as Ports).clock() - started;
      (ports as Ports).log({ requestId, endpoint: endpointName, outcome, ms, ...(fault ? { fault } : {}) });
    };
    try {
      const parsed = parseEvent(event);
      if (Object.hasOwn(contract, parsed.action)) endpointName = `${functionName}.${parsed.action}`;
      const data = await answer(functionName, contract, useCases, ports, requestId, parsed, context);
      finish('ok');
      return { ok: true, data, requestId };
    } catch (error) {
      const known = error instanceof AppError;
      const code = known ? error.code : 'INTERNAL';
      finish(code, known ? undefined : faultOf(error));
      return { ok: false, error: { code, details: known ? { ...error.details } : {}, requestId } };
    }
  };
};
