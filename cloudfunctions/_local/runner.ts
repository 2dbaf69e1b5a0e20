// Runs the bundled functions as the platform does: in instances that take one event at a time, with the caller's identity
// in the context argument only, a time limit, and a bounded queue in front.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FunctionConfig } from './function-config';
import type { Gateway } from './gateway';
import { type Instance, type Job, startInstance } from './instance';
import { VendorError } from './vendor-error';

export interface CallerIdentity {
  /** Who called; absent for timers and for functions calling functions. */
  readonly openid?: string;
  /** `wx_client` (the default) for the mini-program, `wx_trigger` for a timer; a function calling another adds `,scf`. */
  readonly source?: string;
}

export interface RunnerOptions {
  /** `<folder>/<name>/index.js`, each exporting `main(event, context)`. */
  readonly functionsDir: string;
  readonly gateway: Pick<Gateway, 'env'>;
  /** Variables beyond those of the gateway; an instance sees nothing else of this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Time and memory limits, from cloudbaserc.json; the platform's defaults (3 s, 256 MB) where it says nothing. */
  readonly config?: readonly FunctionConfig[];
  readonly workersPerFunction?: number;
  /** Events that may wait for an instance before the next is refused. */
  readonly queueLength?: number;
  /** Milliseconds; what time it is for the functions. The machine's clock by default. */
  readonly now?: () => number;
  /** Takes what the functions print; by default this process's own output, with the function's name in front. */
  readonly onLine?: (functionName: string, line: string, isError: boolean) => void;
}

export interface Runner {
  /**
   * Runs one event and gives the function's return value.
   * @throws VendorError FUNCTION_NOT_FOUND | EXCEED_REQUEST_LIMIT (too many wait: told at once) |
   *   FUNCTION_TIME_LIMIT_EXCEEDED | FUNCTION_INVOCATION_FAILED | EXCEED_MAX_PAYLOAD_SIZE
   */
  invoke(name: string, event: unknown, identity?: CallerIdentity): Promise<unknown>;
  /** Lets the next event run newly built code (of one function, or of all); an event under way ends on the old. */
  reload(name?: string): Promise<void>;
  close(): Promise<void>;
}

/** The platform's limit for an event, in bytes. */
const MAX_EVENT = 6 * 1024 * 1024;
const DEFAULTS = { timeout: 3, memorySize: 256 };

/** The context argument as the platform builds it: the identity is JSON text in `environment`. */
const contextFor = (name: string, { timeout, memorySize }: typeof DEFAULTS, identity: CallerIdentity): object => ({
  memory_limit_in_mb: memorySize,
  time_limit_in_ms: timeout * 1000,
  request_id: randomUUID(),
  function_version: '$LATEST',
  namespace: 'local-dev',
  function_name: name,
  environment: JSON.stringify({
    TCB_ENV: 'local-dev',
    TCB_SOURCE: identity.source ?? 'wx_client',
    ...(identity.openid === undefined ? {} : { WX_OPENID: identity.openid, WX_APPID: 'local' }),
  }),
});

const printLine = (name: string, line: string, isError: boolean): void =>
  void (isError ? process.stderr : process.stdout).write(`[${name}] ${line}\n`);

/** Opens a runner; instances start with the first event. */
export const startRunner = (options: RunnerOptions): Runner => {
  const { functionsDir, workersPerFunction = 2, queueLength = 200, onLine = printLine } = options;
  const env = { ...options.gateway.env, ...options.env };
  const limits = new Map((options.config ?? []).map((config) => [config.name, config]));
  const instances = new Map<string, Instance[]>();
  const queues = new Map<string, Job[]>();
  const outdated = new Set<Instance>();
  let isClosed = false;

  const limitsOf = (name: string): typeof DEFAULTS => limits.get(name) ?? DEFAULTS;

  const fileOf = (name: string): string => {
    const file = path.resolve(functionsDir, name, 'index.js');
    if (/^[a-z][a-z0-9_-]*$/i.test(name) && existsSync(file)) return file;
    throw new VendorError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
  };

  const start = (name: string): Instance => {
    const { timeout, memorySize } = limitsOf(name);
    const instance = startInstance({
      name,
      file: fileOf(name),
      env: { ...env, ...limits.get(name)?.env },
      timeoutMs: timeout * 1000,
      memoryMb: memorySize,
      clockAheadMs: () => (options.now === undefined ? 0 : Math.round(options.now() - Date.now())),
      onLine: (line, isError) => onLine(name, line, isError),
      onFree: () => freed(name, instance),
    });
    instances.set(name, [...(instances.get(name) ?? []), instance]);
    return instance;
  };

  const freed = (name: string, instance: Instance): void => {
    if (outdated.delete(instance)) void instance.end();
    instances.set(
      name,
      (instances.get(name) ?? []).filter((other) => !other.hasEnded()),
    );
    serve(name);
  };

  const freeInstance = (name: string): Instance | null => {
    const all = instances.get(name) ?? [];
    const free = all.find((instance) => !instance.isBusy() && !instance.hasEnded());
    if (free !== undefined) return free;
    return all.length < workersPerFunction ? start(name) : null;
  };

  /** Hands waiting events to free instances. */
  const serve = (name: string): void => {
    const queue = queues.get(name) ?? [];
    while (queue.length > 0 && !isClosed) {
      try {
        const instance = freeInstance(name);
        if (instance === null) return;
        instance.run(queue.shift() as Job); // not empty: the loop's condition
      } catch (error) {
        queue.shift()?.reject(error as Error); // the function's file is gone
      }
    }
  };

  return {
    async invoke(name, event, identity = {}) {
      fileOf(name);
      const text = JSON.stringify(event ?? {});
      if (Buffer.byteLength(text) > MAX_EVENT) {
        throw new VendorError('EXCEED_MAX_PAYLOAD_SIZE', 'the event is larger than 6 MB');
      }
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      if (queue.length >= queueLength) {
        throw new VendorError('EXCEED_REQUEST_LIMIT', `${queue.length} events are waiting for ${name}`);
      }
      return new Promise((resolve, reject) => {
        const context = contextFor(name, limitsOf(name), identity);
        queue.push({ id: randomUUID(), event: text, context, resolve, reject });
        serve(name);
      });
    },

    async reload(name) {
      const names = name === undefined ? [...instances.keys()] : [name];
      const old = names.flatMap((one) => instances.get(one) ?? []);
      for (const instance of old.filter((one) => one.isBusy())) outdated.add(instance);
      await Promise.all(old.filter((one) => !one.isBusy()).map((one) => one.end()));
    },

    async close() {
      isClosed = true;
      const waiting = [...queues.values()].flat();
      queues.clear();
      for (const job of waiting)
        job.reject(new VendorError('FUNCTION_INVOCATION_FAILED', 'the local cloud is closing'));
      await Promise.all([...instances.values()].flat().map((instance) => instance.end()));
    },
  };
};
