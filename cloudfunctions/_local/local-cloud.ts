// Everything in one process: the gateway, the functions, their timers, and the H5 build in front.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { CollectionSpec } from './catalogue';
import { type Answered, answerControl, type Controlled } from './control';
import { readFunctionConfig } from './function-config';
import { type Gateway, startGateway } from './gateway';
import { type Runner, startRunner } from './runner';
import { openStaticFiles } from './static-files';
import { startTimers, type Timers, triggersOf } from './timers';
import { unsupported } from './vendor-error';

export interface LocalCloudOptions {
  readonly dataDir: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** The built functions; without it every call is refused as FUNCTION_NOT_FOUND. */
  readonly functionsDir?: string;
  readonly collections: readonly CollectionSpec[];
  /** Path of cloudbaserc.json: limits and timers. */
  readonly cloudbaserc?: string;
  readonly h5Dir?: string;
  /** Variables for the functions beyond those of the SDK. */
  readonly env?: Readonly<Record<string, string>>;
  /** What `{{env.NAME}}` in cloudbaserc.json stands for: each function sees only the variables it is given there. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Milliseconds; what time it is for `db.serverDate()` and for the functions. */
  readonly now?: () => number;
  readonly durable?: boolean;
  /** Takes what the functions print instead of this process's output. */
  readonly onLine?: (functionName: string, line: string, isError: boolean) => void;
  /** Is told of every client's call after it was answered. */
  readonly onAnswered?: (answered: Answered) => void;
  /** Answers further requests of the browser, before the H5 build is looked at; false: not one of its own. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;
  /** False leaves the timers standing still; they can still be fired by hand. */
  readonly timers?: boolean;
}

export interface LocalCloud {
  /** Where a browser finds it. */
  readonly origin: string;
  readonly gateway: Gateway;
  readonly runner: Runner;
  readonly timers: Timers;
  close(): Promise<void>;
}

/** Starts it. @throws Error one clear sentence when it cannot */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const { dataDir, collections, port, now, durable, h5Dir } = options;
  const config = options.cloudbaserc === undefined ? [] : readFunctionConfig(options.cloudbaserc, options.variables);
  const triggers = triggersOf(config);
  const serveFile = h5Dir === undefined ? () => false : openStaticFiles(h5Dir);
  // The runner needs the gateway's address, the gateway the runner for functions that call functions: it comes second.
  let controlled: Controlled | undefined;
  const gateway = await startGateway({
    dataDir,
    collections,
    ...(port === undefined ? {} : { port }),
    ...(now === undefined ? {} : { now }),
    ...(durable === undefined ? {} : { durable }),
    async invoke(name, event) {
      if (controlled === undefined) throw unsupported('calls before it has started');
      return controlled.runner.invoke(name, event, { source: 'wx_client,scf' });
    },
    async handle(request, response, url) {
      if (controlled !== undefined && (await answerControl(controlled, request, response, url))) return true;
      if (controlled !== undefined && (await options.handle?.(request, response, url)) === true) return true;
      return serveFile(request, response, url);
    },
  });
  const runner = startRunner({
    functionsDir: options.functionsDir ?? path.join(dataDir, 'no-functions'),
    gateway,
    config,
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(now === undefined ? {} : { now }),
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  });
  const timers = startTimers(triggers, runner, { isRunning: options.timers !== false });
  controlled = { gateway, runner, timers, onAnswered: options.onAnswered };
  return {
    gateway,
    runner,
    timers,
    origin: `http://127.0.0.1:${gateway.port}`,
    async close() {
      timers.stop();
      await runner.close();
      await gateway.close();
    },
  };
};
