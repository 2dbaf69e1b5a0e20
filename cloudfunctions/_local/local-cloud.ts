// Everything in one process: the gateway, the functions, their timers, and the H5 build in front.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { CollectionSpec } from './catalogue';
import { type Gateway, startGateway } from './gateway';
import { answerJson, readBody } from './http';
import { type Runner, startRunner } from './runner';
import { serveFile } from './static-files';
import { startTimers, type Trigger } from './timers';
import { VendorError } from './vendor-error';

export interface LocalCloudOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly functionsDir: string;
  readonly collections: readonly CollectionSpec[];
  /** Path of cloudbaserc.json: time limits and timers. */
  readonly cloudbaserc: string;
  readonly h5Dir?: string;
  /** Variables for the functions beyond those of the SDK. */
  readonly env?: Readonly<Record<string, string>>;
  readonly durable?: boolean;
  /** False leaves the timers standing still; they can still be fired by hand. */
  readonly timers?: boolean;
}

export interface LocalCloud {
  /** Where a browser finds it. */
  readonly origin: string;
  readonly gateway: Gateway;
  readonly runner: Runner;
  close(): Promise<void>;
}

const Config = z.object({
  functions: z.array(
    z.object({
      name: z.string(),
      timeout: z.number(),
      triggers: z.array(z.object({ name: z.string(), config: z.string() })).optional(),
    }),
  ),
});

const MAX_EVENT = 6 * 1024 * 1024;
const Verdict = z.object({ verdict: z.enum(['approve', 'review', 'block', 'down']) });

/** Starts it. @throws Error one clear sentence when it cannot */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const config = Config.parse(JSON.parse(readFileSync(options.cloudbaserc, 'utf8')));
  const triggers: Trigger[] = config.functions.flatMap(({ name: functionName, triggers: own = [] }) =>
    own.map((trigger) => ({ functionName, ...trigger })),
  );
  // The gateway needs the runner for function-to-function calls, the runner the gateway's address: it comes second.
  let runner: Runner | undefined;
  let timers: ReturnType<typeof startTimers> | undefined;

  const callFunction = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    try {
      let event: unknown;
      try {
        event = JSON.parse((await readBody(request, MAX_EVENT)).toString('utf8'));
      } catch (error) {
        if (error instanceof VendorError) throw error;
        throw new VendorError('INVALID_PARAM', 'the body is not JSON');
      }
      const openid = request.headers['x-local-openid'];
      const identity = typeof openid === 'string' && openid !== '' ? { openid } : {};
      answerJson(response, 200, (await (runner as Runner).invoke(name, event, identity)) as object);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      answerJson(response, error.code === 'EXCEED_REQUEST_LIMIT' ? 429 : 400, {
        code: error.code,
        message: error.message,
      });
    }
  };

  /** What tests and the demo ask of the local cloud itself. */
  const control = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    if (url.pathname === '/local/status') {
      answerJson(response, 200, { ready: true, commits: gateway.commits() });
      return true;
    }
    if (request.method !== 'POST') return false;
    if (url.pathname === '/local/wx-api') {
      const { verdict } = Verdict.parse(JSON.parse((await readBody(request, 1000)).toString('utf8')));
      gateway.wxApi.set(verdict);
      answerJson(response, 200, { verdict });
      return true;
    }
    const timer = /^\/local\/timers\/([a-z-]+)\/([\w-]+)$/i.exec(url.pathname);
    if (timer === null) return false;
    answerJson(response, 200, { reply: await timers?.fire(timer[1] ?? '', timer[2] ?? '') });
    return true;
  };

  const gateway = await startGateway({
    dataDir: options.dataDir,
    collections: options.collections,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.durable === undefined ? {} : { durable: options.durable }),
    invoke: (name, event) => (runner as Runner).invoke(name, event, { source: 'wx_client,scf' }),
    handle: async (request, response, url) => {
      const called = /^\/call\/([\w-]+)$/.exec(url.pathname);
      if (called !== null && request.method === 'POST') {
        await callFunction(request, response, called[1] ?? '');
        return true;
      }
      if (url.pathname.startsWith('/local/')) return control(request, response, url);
      return options.h5Dir !== undefined && serveFile(options.h5Dir, request, response, url);
    },
  });
  runner = startRunner({
    functionsDir: options.functionsDir,
    env: { ...gateway.env, ...options.env },
    timeouts: Object.fromEntries(config.functions.map(({ name, timeout }) => [name, timeout])),
  });
  timers = startTimers(options.timers === false ? [] : triggers, runner);
  return {
    origin: `http://127.0.0.1:${gateway.port}`,
    gateway,
    runner,
    async close() {
      timers?.stop();
      await runner?.close();
      await gateway.close();
    },
  };
};
