// What clients, tests and the demo ask of the local cloud by HTTP, besides what the SDK does: calling a function as
// somebody, its state, the verdict of content checks, firing a timer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Gateway } from './gateway';
import { answerJson, readJson } from './http';
import type { CallerIdentity, Runner } from './runner';
import type { Timers } from './timers';
import { type VendorCode, VendorError } from './vendor-error';
import { VERDICTS } from './wx-api';

/** The platform's limit for an event, in bytes. */
const MAX_EVENT = 6 * 1024 * 1024;
const MAX_CONTROL = 10_000;
const Verdict = z.object({ verdict: z.enum(VERDICTS) });

/** A client's call and what its function answered. */
export interface Answered {
  readonly functionName: string;
  readonly openid?: string;
  readonly action: string;
  readonly reply: { readonly ok?: unknown; readonly error?: { readonly code?: unknown } };
}

export interface Controlled {
  readonly gateway: Gateway;
  readonly runner: Runner;
  readonly timers: Timers;
  /** Is told of every client's call after it was answered. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

const STATUS: Partial<Record<VendorCode, number>> = {
  FUNCTION_NOT_FOUND: 404,
  EXCEED_REQUEST_LIMIT: 429,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
};

const identityOf = ({ headers }: IncomingMessage): CallerIdentity => {
  const openid = headers['x-local-openid'];
  return typeof openid === 'string' && openid !== '' ? { openid } : {};
};

/** A member of what came by wire; undefined where it has none. */
const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

const call = async (
  { runner, onAnswered }: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
  functionName: string,
): Promise<void> => {
  const event = await readJson(request, MAX_EVENT);
  const identity = identityOf(request);
  const reply = await runner.invoke(functionName, event, identity);
  answerJson(response, 200, reply);
  onAnswered?.({
    functionName,
    ...identity,
    action: String(member(event, 'action') ?? ''),
    reply: { ok: member(reply, 'ok'), error: { code: member(member(reply, 'error'), 'code') } },
  });
};

const setVerdict = async (gateway: Gateway, request: IncomingMessage, response: ServerResponse) => {
  const parsed = Verdict.safeParse(await readJson(request, MAX_CONTROL));
  if (!parsed.success) throw new VendorError('INVALID_PARAM', `verdict is one of ${VERDICTS.join(', ')}`);
  gateway.wxApi.set(parsed.data.verdict);
  answerJson(response, 200, parsed.data);
};

const route = async (
  controlled: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> => {
  const { gateway, timers } = controlled;
  const { method } = request;
  if (pathname === '/local/status') {
    answerJson(response, 200, { ready: true, commits: gateway.commits() });
    return true;
  }
  if (method !== 'POST') return false;
  const called = /^\/call\/([\w-]+)$/.exec(pathname)?.[1];
  if (called !== undefined) {
    await call(controlled, request, response, called);
    return true;
  }
  if (pathname === '/local/wx-api') {
    await setVerdict(gateway, request, response);
    return true;
  }
  const [, functionName, trigger] = /^\/local\/timers\/([\w-]+)\/([\w-]+)$/.exec(pathname) ?? [];
  if (functionName === undefined || trigger === undefined) return false;
  const { fired, reply } = await timers.fire(functionName, trigger);
  answerJson(response, fired ? 200 : 404, fired ? { reply } : { code: 'NOT_FOUND' });
  return true;
};

/** Answers a request if it is one of these; refusals carry the vendor's code. */
export const answerControl = async (
  controlled: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> => {
  try {
    return await route(controlled, request, response, url.pathname);
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    answerJson(response, STATUS[error.code] ?? 400, { code: error.code, message: error.message });
    return true;
  }
};
