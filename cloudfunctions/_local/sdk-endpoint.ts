// POST /admin: one request of the unmodified SDK. Refusals are HTTP 200 with a code, as the vendor sends them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { runDatabaseAction } from './database-actions';
import type { Engine } from './engine';
import { answerJson, answerText, readJson } from './http';
import type { Storage } from './storage';
import { unsupported, VendorError } from './vendor-error';
import type { WxApiStandIn } from './wx-api';

/** The platform's limits, in bytes. */
const MAX_REQUEST = 6 * 1024 * 1024;
const MAX_REPLY = 16 * 1024 * 1024;

export interface SdkServices {
  readonly engine: Engine;
  readonly storage: Storage;
  readonly wxApi: WxApiStandIn;
  /** Runs another function; undefined when this gateway has no runner. */
  readonly invoke: ((name: string, event: unknown) => Promise<unknown>) | undefined;
}

const invokeFunction = async (body: Readonly<Record<string, unknown>>, invoke: SdkServices['invoke']) => {
  if (invoke === undefined) throw unsupported('functions.invokeFunction without a runner');
  const { function_name: name, request_data: data } = body;
  if (typeof name !== 'string') throw new VendorError('INVALID_PARAM', 'function_name is missing');
  let event: unknown;
  try {
    event = JSON.parse(typeof data === 'string' && data !== '' ? data : '{}');
  } catch {
    throw new VendorError('INVALID_PARAM', 'request_data is not JSON');
  }
  return { data: { response_data: JSON.stringify((await invoke(name, event)) ?? null) } };
};

const runAction = async (services: SdkServices, body: unknown): Promise<object> => {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new VendorError('INVALID_PARAM', 'the request is not an object');
  }
  const request = body as Readonly<Record<string, unknown>>;
  const { action } = request;
  if (typeof action !== 'string' || action === '') throw new VendorError('INVALID_PARAM', 'action is missing');
  if (action === 'wx.api') return services.wxApi.run(request);
  if (action === 'functions.invokeFunction') return invokeFunction(request, services.invoke);
  const reply = services.storage.run(action, body) ?? (await runDatabaseAction(services.engine, action, body));
  if (reply === null) throw unsupported(`the action ${action}`);
  return reply;
};

const refusal = (requestId: string, error: unknown): object => {
  const isForeseen = error instanceof VendorError;
  const message = error instanceof Error ? error.message : String(error);
  return { requestId, code: isForeseen ? error.code : 'SYS_ERR', message };
};

/** Opens the endpoint. */
export const openSdkEndpoint = (services: SdkServices) => {
  let requests = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = `local-${++requests}`;
    try {
      const isForm = /multipart\/form-data/.test(request.headers['content-type'] ?? '');
      if (isForm) throw unsupported('wx.openApi, wx.wxPayApi and wx.wxCallContainerApi');
      const body = await readJson(request, MAX_REQUEST);
      const text = JSON.stringify({ requestId, ...(await runAction(services, body)) });
      if (text.length > MAX_REPLY) throw new VendorError('EXCEED_MAX_PAYLOAD_SIZE', 'the reply is larger than 16 MB');
      answerText(response, 200, text);
    } catch (error) {
      answerJson(response, 200, refusal(requestId, error));
    }
  };
};
