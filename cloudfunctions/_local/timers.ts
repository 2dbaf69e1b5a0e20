// The timers of cloudbaserc.json: the same 7-field cron (with seconds and year) that deployment uploads, in Asia/Shanghai.
import { CronExpressionParser } from 'cron-parser';
import type { Runner } from './runner';

export interface Trigger {
  readonly functionName: string;
  readonly name: string;
  /** Seconds minutes hours day month weekday year. */
  readonly config: string;
}

/** setTimeout cannot wait longer than this. */
const MAX_WAIT_MS = 2_000_000_000;

/** When a 7-field cron fires next, in milliseconds; the year field must be `*`. @throws Error on another */
export const nextFiring = (config: string, after: number): number => {
  const fields = config.trim().split(/\s+/);
  if (fields.length !== 7 || fields[6] !== '*') throw new Error(`"${config}" is not a 7-field cron with year *`);
  return CronExpressionParser.parse(fields.slice(0, 6).join(' '), {
    currentDate: new Date(after),
    tz: 'Asia/Shanghai',
  })
    .next()
    .getTime();
};

/** Starts every timer. A firing that finds the one before still running is left out, as the platform's logs show it. */
export const startTimers = (triggers: readonly Trigger[], runner: Runner) => {
  const pending = new Map<Trigger, NodeJS.Timeout>();
  const running = new Set<Trigger>();

  const fire = async (trigger: Trigger): Promise<unknown> => {
    const event = { Type: 'Timer', TriggerName: trigger.name, Time: new Date().toISOString(), Message: '' };
    return runner.invoke(trigger.functionName, event, { source: 'wx_trigger' });
  };

  const schedule = (trigger: Trigger): void => {
    const wait = nextFiring(trigger.config, Date.now()) - Date.now();
    const timer = setTimeout(
      () => {
        schedule(trigger);
        if (wait > MAX_WAIT_MS || running.has(trigger)) return;
        running.add(trigger);
        fire(trigger)
          .catch((error: unknown) =>
            console.error(`timer ${trigger.name}: ${error instanceof Error ? error.message : ''}`),
          )
          .finally(() => running.delete(trigger));
      },
      Math.min(wait, MAX_WAIT_MS),
    );
    timer.unref();
    pending.set(trigger, timer);
  };
  for (const trigger of triggers) schedule(trigger);

  return {
    /** Fires a timer now; null when there is none of that name. */
    fire: async (functionName: string, name: string): Promise<unknown> => {
      const trigger = triggers.find((one) => one.functionName === functionName && one.name === name);
      return trigger === undefined ? null : fire(trigger);
    },
    stop(): void {
      for (const timer of pending.values()) clearTimeout(timer);
    },
  };
};
