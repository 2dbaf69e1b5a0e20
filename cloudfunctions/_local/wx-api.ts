// A stand-in for WeChat's own interfaces: its verdicts are what the test or the demo says they are.
import { unsupported, VendorError } from './vendor-error';

export type Verdict = 'approve' | 'review' | 'block' | 'down';
export const VERDICTS = ['approve', 'review', 'block', 'down'] as const satisfies readonly Verdict[];

const SUGGESTIONS = { approve: 'pass', review: 'review', block: 'risky' } as const;
/** WeChat's labels: 100 = nothing found, 20001 = politics, the sample label for what is held back. */
const LABELS = { approve: 100, review: 20001, block: 20001 } as const;
const KEPT_CALLS = 1000;
/** WeChat's limit for one text. */
const MAX_TEXT = 2500;

export interface WxApiCall {
  readonly apiName: string;
  readonly requestData: unknown;
}

const dataOf = (text: unknown): Readonly<Record<string, unknown>> => {
  if (typeof text !== 'string' || text === '') return {};
  try {
    const data: unknown = JSON.parse(text);
    if (data !== null && typeof data === 'object' && !Array.isArray(data)) return data as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new VendorError('INVALID_PARAM', 'requestData is not a JSON object');
};

/** Opens the stand-in; it approves until told otherwise. */
export const openWxApi = () => {
  let verdict: Verdict = 'approve';
  let received: WxApiCall[] = [];
  let traces = 0;

  const msgSecCheck = (data: Readonly<Record<string, unknown>>): object => {
    const { content, openid, version, scene } = data;
    if (typeof content !== 'string' || content === '') return { errcode: 44002, errmsg: 'empty post data' };
    if ([...content].length > MAX_TEXT) return { errcode: 45002, errmsg: 'content size out of limit' };
    if (version !== 2 || typeof openid !== 'string' || typeof scene !== 'number') {
      return { errcode: 47001, errmsg: 'data format error: version 2 needs openid and scene' };
    }
    const spoken = verdict === 'down' ? 'review' : verdict; // run() has refused already when it is down
    const result = { suggest: SUGGESTIONS[spoken], label: LABELS[spoken] };
    return { errcode: 0, errmsg: 'ok', trace_id: `local-${++traces}`, result, detail: [] };
  };

  const answers: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => object>> = {
    'security.msgSecCheck': msgSecCheck,
    'subscribeMessage.send': () => ({ errcode: 0, errmsg: 'ok', msgid: ++traces }),
  };

  return {
    /** What the next content checks answer. `down`: no answer at all, of any interface. */
    set(next: Verdict): void {
      verdict = next;
    },
    /** The calls so far, oldest first, the last thousand of them. */
    received: (): readonly WxApiCall[] => received,

    /** Answers one call. @throws VendorError UNSUPPORTED | INVALID_PARAM | FUNCTION_INVOCATION_FAILED when it is down */
    run(body: Readonly<Record<string, unknown>>): object {
      const { apiName } = body;
      const answer = typeof apiName === 'string' && Object.hasOwn(answers, apiName) ? answers[apiName] : undefined;
      if (answer === undefined || typeof apiName !== 'string') throw unsupported(`wx.api ${String(apiName)}`);
      const requestData = dataOf(body['requestData']);
      received = [...received.slice(1 - KEPT_CALLS), { apiName, requestData }];
      if (verdict === 'down') throw new VendorError('FUNCTION_INVOCATION_FAILED', `wx.api ${apiName} is down`);
      return { data: { responseData: JSON.stringify(answer(requestData)) } };
    },
  };
};

export type WxApiStandIn = ReturnType<typeof openWxApi>;
