// One running copy of a function: a worker thread that takes one event at a time and dies at its time limit.
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { VendorError } from './vendor-error';

export interface Job {
  readonly id: string;
  /** JSON text. */
  readonly event: string;
  readonly context: object;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface InstanceOptions {
  readonly name: string;
  readonly file: string;
  /** All it sees of an environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Milliseconds by which the local cloud's clock is ahead of this machine's. */
  readonly clockAheadMs: () => number;
  /** A line the function printed. */
  readonly onLine: (line: string, isError: boolean) => void;
  /** Called when it is free again, and once more when it has ended. */
  readonly onFree: () => void;
}

export interface Instance {
  readonly isBusy: () => boolean;
  readonly hasEnded: () => boolean;
  run(job: Job): void;
  /** Ends it; a job still running is refused. */
  end(): Promise<void>;
}

/** The platform's limit for a reply, in bytes. */
const MAX_REPLY = 6 * 1024 * 1024;

const settle = (job: Job, reply: string | undefined, fault: string | undefined): void => {
  if (reply === undefined) {
    job.reject(new VendorError('FUNCTION_INVOCATION_FAILED', fault ?? 'no reply'));
  } else if (Buffer.byteLength(reply) > MAX_REPLY) {
    job.reject(new VendorError('EXCEED_MAX_PAYLOAD_SIZE', 'the reply is larger than 6 MB'));
  } else {
    job.resolve(JSON.parse(reply));
  }
};

/** Starts an instance. */
export const startInstance = (options: InstanceOptions): Instance => {
  const { name, timeoutMs, memoryMb, onLine, onFree } = options;
  const worker = new Worker(path.join(__dirname, 'function-worker.cjs'), {
    workerData: { file: options.file },
    env: { ...options.env },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  worker.unref();
  createInterface({ input: worker.stdout }).on('line', (line) => onLine(line, false));
  createInterface({ input: worker.stderr }).on('line', (line) => onLine(line, true));
  let job: Job | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const release = (): Job | null => {
    const released = job;
    clearTimeout(timer);
    job = null;
    return released;
  };

  const endWith = (error: VendorError): void => {
    isOver = true;
    release()?.reject(error);
  };

  worker.on('message', ({ id, reply, fault }: { id: string; reply?: string; fault?: string }) => {
    if (job?.id !== id) return;
    const done = release();
    if (done !== null) settle(done, reply, fault);
    onFree();
  });
  worker.on('error', (error) => endWith(new VendorError('FUNCTION_INVOCATION_FAILED', `${name}: ${error.message}`)));
  worker.on('exit', (code) => {
    endWith(new VendorError('FUNCTION_INVOCATION_FAILED', `${name} ended with code ${code}`));
    onFree();
  });

  return {
    isBusy: () => job !== null,
    hasEnded: () => isOver,
    run(next) {
      job = next;
      timer = setTimeout(() => {
        endWith(new VendorError('FUNCTION_TIME_LIMIT_EXCEEDED', `${name} took longer than ${timeoutMs / 1000} s`));
        void worker.terminate();
      }, timeoutMs);
      worker.postMessage({
        id: next.id,
        event: next.event,
        context: next.context,
        clockAheadMs: options.clockAheadMs(),
      });
    },
    async end() {
      isOver = true;
      await worker.terminate();
    },
  };
};
