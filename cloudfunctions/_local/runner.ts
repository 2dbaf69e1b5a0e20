// Runs the bundled functions as the platform does: in instances that take one event at a time, with the caller's identity
// in the context argument only, a time limit, and a bounded queue in front.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { VendorError } from './vendor-error';

export interface CallerIdentity {
  readonly openid?: string;
  /** `wx_client` for the mini-program, `wx_trigger` for a timer; a function calling another adds `,scf`. */
  readonly source?: string;
}

export interface RunnerOptions {
  /** `<folder>/<name>/index.js`, each exporting `main(event, context)`. */
  readonly functionsDir: string;
  /** The variables every instance gets; it sees nothing else of this process's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Seconds by function name; 5 where it says nothing. */
  readonly timeouts?: Readonly<Record<string, number>>;
  readonly instancesPerFunction?: number;
  /** Events that may wait for an instance before the next is refused. */
  readonly queueLength?: number;
}

interface Job {
  readonly id: string;
  readonly event: unknown;
  readonly context: object;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Instance {
  readonly worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

const MAX_EVENT = 6 * 1024 * 1024;
const DEFAULT_TIMEOUT_S = 5;

const contextFor = (name: string, identity: CallerIdentity): object => ({
  memory_limit_in_mb: 256,
  time_limit_in_ms: 0,
  request_id: randomUUID(),
  function_version: '$LATEST',
  namespace: 'local-dev',
  function_name: name,
  environment: JSON.stringify({
    TCB_SOURCE: identity.source ?? 'wx_client',
    ...(identity.openid === undefined ? {} : { WX_OPENID: identity.openid, WX_APPID: 'local' }),
  }),
});

/** Opens a runner; instances start with the first event. */
export const startRunner = (options: RunnerOptions) => {
  const { functionsDir, env, timeouts = {}, instancesPerFunction = 2, queueLength = 200 } = options;
  const instances = new Map<string, Instance[]>();
  const queues = new Map<string, Job[]>();

  const fileOf = (name: string): string => {
    const file = path.join(functionsDir, name, 'index.js');
    if (!/^[a-z][a-z0-9-]*$/i.test(name) || !existsSync(file)) {
      throw new VendorError('FUNCTION_NOT_FOUND', `no function ${name}`);
    }
    return file;
  };

  const retire = (name: string, instance: Instance): void => {
    instances.set(
      name,
      (instances.get(name) ?? []).filter((other) => other !== instance),
    );
    if (instance.timer !== null) clearTimeout(instance.timer);
    instance.job?.reject(new VendorError('FUNCTION_INVOCATION_FAILED', 'the instance ended'));
    instance.job = null;
  };

  const finish = (name: string, instance: Instance): Job | null => {
    const { job } = instance;
    if (instance.timer !== null) clearTimeout(instance.timer);
    instance.job = null;
    instance.timer = null;
    queueMicrotask(() => next(name));
    return job;
  };

  const startInstance = (name: string): Instance => {
    const worker = new Worker(path.join(__dirname, 'function-worker.cjs'), {
      workerData: { file: fileOf(name) },
      env: { ...env },
      execArgv: [],
    });
    const instance: Instance = { worker, job: null, timer: null };
    worker.on('message', ({ id, reply, fault }: { id: string; reply?: string; fault?: string }) => {
      const job = finish(name, instance);
      if (job === null || job.id !== id) return;
      if (reply === undefined) job.reject(new VendorError('FUNCTION_INVOCATION_FAILED', fault ?? 'no reply'));
      else if (reply.length > MAX_EVENT)
        job.reject(new VendorError('EXCEED_MAX_PAYLOAD_SIZE', 'the reply is too large'));
      else job.resolve(JSON.parse(reply));
    });
    worker.on('error', () => retire(name, instance));
    worker.on('exit', () => {
      retire(name, instance);
      next(name);
    });
    worker.unref();
    instances.set(name, [...(instances.get(name) ?? []), instance]);
    return instance;
  };

  /** Hands waiting events to free instances, starting one where there may be more. */
  const next = (name: string): void => {
    const queue = queues.get(name) ?? [];
    const all = instances.get(name) ?? [];
    const free =
      all.find(({ job }) => job === null) ?? (all.length < instancesPerFunction ? startInstance(name) : null);
    const job = free === null ? undefined : queue.shift();
    if (free === null || job === undefined) return;
    free.job = job;
    free.timer = setTimeout(
      () => {
        free.job?.reject(new VendorError('FUNCTION_TIME_LIMIT_EXCEEDED', `${name} took too long`));
        free.job = null;
        void free.worker.terminate();
      },
      (timeouts[name] ?? DEFAULT_TIMEOUT_S) * 1000,
    );
    free.worker.postMessage({ id: job.id, event: job.event, context: job.context });
    if (queue.length > 0) next(name);
  };

  return {
    /**
     * Runs one event and gives the function's return value.
     * @throws VendorError FUNCTION_NOT_FOUND | EXCEED_REQUEST_LIMIT (overload, told at once) | FUNCTION_TIME_LIMIT_EXCEEDED
     *   | FUNCTION_INVOCATION_FAILED | EXCEED_MAX_PAYLOAD_SIZE
     */
    invoke: async (name: string, event: unknown, identity: CallerIdentity = {}): Promise<unknown> => {
      fileOf(name);
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      if (queue.length >= queueLength) throw new VendorError('EXCEED_REQUEST_LIMIT', 'too many events are waiting');
      return new Promise((resolve, reject) => {
        queue.push({ id: randomUUID(), event, context: contextFor(name, identity), resolve, reject });
        next(name);
      });
    },

    /** Ends idle instances so that the next event runs newly built code. */
    async reload(): Promise<void> {
      const idle = [...instances.values()].flat().filter(({ job }) => job === null);
      await Promise.all(idle.map(({ worker }) => worker.terminate()));
    },

    async close(): Promise<void> {
      queues.clear();
      await Promise.all([...instances.values()].flat().map(({ worker }) => worker.terminate()));
    },
  };
};

export type Runner = ReturnType<typeof startRunner>;
