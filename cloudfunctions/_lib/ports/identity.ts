// Who the platform says is calling. Read from the handler's context argument and from nothing else.

export interface PlatformIdentity {
  /** WeChat's identity of the caller within this mini-program; null for timers and other functions. */
  readonly openid: string | null;
  /** True when the platform's timer called and no client stands behind the call. */
  readonly isTimer: boolean;
}
