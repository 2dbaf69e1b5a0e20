// The timers of cloudbaserc.json: the same 7-field cron (with seconds and year) that deployment uploads, in Asia/Shanghai.
import { CronExpressionParser } from 'cron-parser';
import type { FunctionConfig } from './function-config';
import type { Runner } from './runner';

export interface Trigger {
  readonly functionName: string;
  readonly name: string;
  /** Seconds minutes hours day month weekday year. */
  readonly config: string;
}

const ZONE = 'Asia/Shanghai';
/** setTimeout cannot wait longer than 2^31 ms. */
const MAX_WAIT_MS = 2_000_000_000;
const LAST_YEAR = 2099;

/** The years a field names: `*`, `2026`, `2026,2028`, `2026-2030`, `2026/2`. @throws Error naming the field */
const yearTest = (field: string): ((year: number) => boolean) => {
  const tests = field.split(',').map((part) => {
    const [, first = '', last, step] = /^(\*|\d{4})(?:-(\d{4}))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (first === '') throw new Error(`"${field}" is not a year field`);
    const from = first === '*' ? 1970 : Number(first);
    const until = last !== undefined ? Number(last) : first === '*' || step !== undefined ? LAST_YEAR : from;
    return (year: number) => year >= from && year <= until && (year - from) % Number(step ?? 1) === 0;
  });
  return (year) => tests.some((test) => test(year));
};

const yearIn = (at: number): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: ZONE, year: 'numeric' }).format(at));

/**
 * When a 7-field cron fires next.
 * @param after milliseconds; the result is later
 * @returns milliseconds, or null when it never fires again
 * @throws Error on what is not a 7-field cron
 */
export const nextFiring = (config: string, after: number): number | null => {
  const fields = config.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`"${config}" is not a cron of 7 fields`);
  const isYear = yearTest(fields[6] ?? '');
  const next = (from: number): number =>
    CronExpressionParser.parse(fields.slice(0, 6).join(' '), { currentDate: new Date(from), tz: ZONE })
      .next()
      .getTime();
  for (let from = after; ; ) {
    const at = next(from);
    const year = yearIn(at);
    if (year > LAST_YEAR) return null;
    if (isYear(year)) return at;
    from = Date.UTC(year, 11, 31, 15, 59, 59, 999); // the last moment of that year in Asia/Shanghai (UTC+8)
  }
};

/** Every timer that the configuration declares. @throws Error on a cron that makes no sense */
export const triggersOf = (config: readonly FunctionConfig[]): Trigger[] => {
  const triggers = config.flatMap(({ name: functionName, triggers: own }) =>
    own.map(({ name, config: cron }) => ({ functionName, name, config: cron })),
  );
  for (const { config: cron } of triggers) nextFiring(cron, 0);
  return triggers;
};

export interface Timers {
  /** Fires a timer now and gives the function's reply; `fired` is false when there is none of that name. */
  fire(functionName: string, name: string): Promise<{ readonly fired: boolean; readonly reply: unknown }>;
  stop(): void;
}

/** Starts every timer. A firing that finds the one before still running is left out. */
export const startTimers = (
  triggers: readonly Trigger[],
  runner: Pick<Runner, 'invoke'>,
  options: { readonly isRunning?: boolean } = {},
): Timers => {
  const pending = new Map<Trigger, NodeJS.Timeout>();
  const running = new Set<Trigger>();

  const fire = (trigger: Trigger): Promise<unknown> => {
    const event = { Type: 'Timer', TriggerName: trigger.name, Time: new Date().toISOString(), Message: '' };
    return runner.invoke(trigger.functionName, event, { source: 'wx_trigger' });
  };

  const fireInTurn = async (trigger: Trigger): Promise<void> => {
    if (running.has(trigger)) return;
    running.add(trigger);
    try {
      await fire(trigger);
    } catch (error) {
      console.error(`timer ${trigger.functionName}/${trigger.name}: ${error instanceof Error ? error.message : error}`);
    } finally {
      running.delete(trigger);
    }
  };

  const schedule = (trigger: Trigger): void => {
    const at = nextFiring(trigger.config, Date.now());
    if (at === null) return;
    const wait = at - Date.now();
    const timer = setTimeout(
      () => {
        schedule(trigger);
        if (wait <= MAX_WAIT_MS) void fireInTurn(trigger);
      },
      Math.min(wait, MAX_WAIT_MS),
    );
    timer.unref();
    pending.set(trigger, timer);
  };
  if (options.isRunning !== false) for (const trigger of triggers) schedule(trigger);

  return {
    async fire(functionName, name) {
      const trigger = triggers.find((one) => one.functionName === functionName && one.name === name);
      return trigger === undefined ? { fired: false, reply: null } : { fired: true, reply: await fire(trigger) };
    },
    stop() {
      for (const timer of pending.values()) clearTimeout(timer);
    },
  };
};
