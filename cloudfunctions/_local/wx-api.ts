// A stand-in for WeChat's own interfaces: its verdicts are what the test or the demo says they are.
import { unsupported, VendorError } from './vendor-error';

export type Verdict = 'approve' | 'review' | 'block' | 'down';

const SUGGESTIONS = { approve: 'pass', review: 'review', block: 'risky' } as const;

export interface WxApiCall {
  readonly apiName: string;
  readonly requestData: unknown;
}

/** Opens the stand-in; it approves until told otherwise. */
export const openWxApi = () => {
  let verdict: Verdict = 'approve';
  const received: WxApiCall[] = [];
  return {
    /** What the next content checks answer. `down`: no answer at all. */
    set(next: Verdict): void {
      verdict = next;
    },
    /** The calls so far, oldest first. */
    received: (): readonly WxApiCall[] => received,

    run(body: Record<string, unknown>): object {
      const { apiName, requestData } = body as { apiName?: string; requestData?: string };
      if (apiName !== 'security.msgSecCheck') throw unsupported(`wx.api ${apiName}`);
      received.push({ apiName, requestData });
      if (received.length > 1000) received.shift();
      if (verdict === 'down') throw new VendorError('FUNCTION_INVOCATION_FAILED', 'the content check is down');
      const answer = { errcode: 0, errmsg: 'ok', result: { suggest: SUGGESTIONS[verdict], label: 100 } };
      return { data: { responseData: JSON.stringify(answer) } };
    },
  };
};

export type WxApiStandIn = ReturnType<typeof openWxApi>;
