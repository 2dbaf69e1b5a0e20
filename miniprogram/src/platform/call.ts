// The one way from a page to the backend: typed by the contracts, the same in WeChat and in the browser.
import type { EndpointName, InputOf, OutputOf } from '@shared/contracts';
import type { CallEvent, Envelope } from '@shared/contracts/endpoint';
import type { ErrorCode } from '@shared/kernel/errors';
import { randomHex, send } from './transport';

/** What a page catches: a code for `strings/errors`, the facts that go with it, and the id to quote to support. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>>, requestId: string) {
    super(code);
    this.name = 'CallError';
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';

const sendChecked = async <N extends EndpointName>(name: N, event: CallEvent): Promise<OutputOf<N>> => {
  const functionName = name.slice(0, name.indexOf('.'));
  let reply: unknown;
  try {
    reply = await send(functionName, event);
  } catch {
    throw new CallError('OFFLINE', {}, '');
  }
  if (!isEnvelope(reply)) throw new CallError('BUSY', {}, '');
  if (!reply.ok) throw new CallError(reply.error.code, reply.error.details, reply.error.requestId);
  return reply.data as OutputOf<N>; // `serve` has cut it to the contract's output
};

const actionOf = (name: EndpointName): string => name.slice(name.indexOf('.') + 1);

/**
 * Reads from an endpoint.
 * @throws CallError
 */
export const call = <N extends EndpointName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
  sendChecked(name, { action: actionOf(name), input });

/** A new identity for one intended effect. Keep it with the draft: sending again with it can never do the thing twice. */
export const newClientRequestId = (): Promise<string> => randomHex(16);

/**
 * Writes through an endpoint. Repeating with the same `clientRequestId` is safe and gives the same answer.
 * @throws CallError
 */
export const write = <N extends EndpointName>(
  name: N,
  input: InputOf<N>,
  clientRequestId: string,
): Promise<OutputOf<N>> => sendChecked(name, { action: actionOf(name), input, clientRequestId });
