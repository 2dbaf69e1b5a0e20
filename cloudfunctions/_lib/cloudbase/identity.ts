// Hazard 8 of the SDK: getUserInfo() and getWXContext() read process.env, where two overlapping calls see each other's
// user. parseContext reads the context argument of this very call only.
import tcb from '@cloudbase/node-sdk';
import type { PlatformIdentity } from '../ports/identity';

/**
 * The caller as the platform names it in the handler's context.
 * A call without openid counts as the timer's only if its source says so.
 */
export const identify = (context: unknown): PlatformIdentity => {
  const { environment, environ } = tcb.parseContext(context as Parameters<typeof tcb.parseContext>[0]);
  const variables = { ...(environment ?? environ) };
  const { WX_OPENID: openid, TCB_SOURCE: source } = variables as Readonly<Record<string, unknown>>;
  return {
    openid: typeof openid === 'string' && openid !== '' ? openid : null,
    isTimer: !openid && source === 'wx_trigger',
  };
};
