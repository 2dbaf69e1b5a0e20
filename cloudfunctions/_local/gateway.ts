// The endpoint the unmodified SDK talks to: documents, storage and the WeChat stand-in of one data folder, over HTTP.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openCommitQueue } from './commit-queue';
import { type Engine, runDatabaseAction } from './document-actions';
import { answerJson, isLoopback, readBody } from './http';
import { claimFolder } from './owner';
import { openStorage, type Storage } from './storage';
import { type CollectionSpec, openTables } from './tables';
import { openTransactions } from './transactions';
import { unsupported, VendorError } from './vendor-error';
import { openWxApi, type WxApiStandIn } from './wx-api';

export interface GatewayOptions {
  readonly dataDir: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly collections?: readonly CollectionSpec[];
  /** Milliseconds; what `db.serverDate()` means. */
  readonly now?: () => number;
  /** False skips the fsync of commits: for tests that do not pull the plug. */
  readonly durable?: boolean;
  /** Answers what the gateway itself does not know; false when it does not know it either. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;
  /** Runs another function for `app.callFunction`. */
  readonly invoke?: (name: string, event: unknown) => Promise<unknown>;
}

export interface Gateway {
  /** What the SDK is pointed at. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The variables that make the SDK in a function process talk to this gateway. */
  readonly env: Readonly<Record<string, string>>;
  readonly wxApi: WxApiStandIn;
  /** Changes stored since the start; a refused request never raises it. */
  commits(): number;
  close(): Promise<void>;
}

/** The SDK's request limit. */
const MAX_BODY = 6 * 1024 * 1024;
const MAX_UPLOAD = 50 * 1024 * 1024;

const keyOf = (dataDir: string): string => {
  const file = path.join(dataDir, 'storage.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
};

const environmentFor = (port: number): Record<string, string> => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-dev',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
});

const serveStorage = async (storage: Storage, request: IncomingMessage, response: ServerResponse, url: URL) => {
  const cloudPath = decodeURIComponent(url.pathname.slice('/storage/'.length));
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  const { until = '', sign = '' } = Object.fromEntries(url.searchParams);
  if (!storage.isValid(method, cloudPath, until, sign)) return answerJson(response, 403, { code: 'LINK_NOT_VALID' });
  if (method === 'PUT') {
    await storage.write(cloudPath, await readBody(request, MAX_UPLOAD));
    response.writeHead(200).end();
    return;
  }
  const bytes = storage.read(cloudPath);
  if (bytes === null) return answerJson(response, 404, { code: 'STORAGE_FILE_NONEXIST' });
  const type = /\.jpe?g$/i.test(cloudPath)
    ? 'image/jpeg'
    : /\.png$/i.test(cloudPath)
      ? 'image/png'
      : 'application/octet-stream';
  response
    .writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'x-content-type-options': 'nosniff' })
    .end(bytes);
};

/** Starts a gateway on 127.0.0.1 over one data folder. @throws Error one clear sentence */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { dataDir, durable = true, now = Date.now } = options;
  const release = claimFolder(dataDir);
  const file = path.join(dataDir, 'documents.sqlite');
  const tables = openTables(file, durable);
  tables.declare(options.collections ?? []);
  const engine: Engine = {
    tables,
    queue: openCommitQueue(tables),
    transactions: openTransactions(file, tables, Date.now),
    now,
  };
  let port = 0;
  const storage = openStorage(
    path.join(dataDir, 'storage'),
    keyOf(dataDir),
    Date.now,
    () => `http://127.0.0.1:${port}`,
  );
  const wxApi = openWxApi();
  let requests = 0;

  const runAction = async (body: unknown): Promise<object> => {
    const { action } = (body ?? {}) as { action?: unknown };
    if (typeof action !== 'string') throw new VendorError('INVALID_PARAM', 'action is missing');
    const record = body as Record<string, unknown>;
    if (action === 'wx.api') return wxApi.run(record);
    if (action === 'functions.invokeFunction') {
      if (options.invoke === undefined) throw unsupported('functions without a runner');
      const event = JSON.parse(String(record['request_data'] || '{}'));
      const result = await options.invoke(String(record['function_name']), event);
      return { data: { response_data: JSON.stringify(result ?? null) } };
    }
    const reply = storage.run(action, record) ?? (await runDatabaseAction(engine, body));
    if (reply === null) throw unsupported(`the action ${action}`);
    return reply;
  };

  const answerSdk = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = `local-${++requests}`;
    try {
      const text = (await readBody(request, MAX_BODY)).toString('utf8');
      let body: unknown;
      try {
        body = JSON.parse(text);
      } catch {
        throw new VendorError('INVALID_PARAM', 'the body is not JSON');
      }
      answerJson(response, 200, { requestId, ...(await runAction(body)) });
    } catch (error) {
      const code = error instanceof VendorError ? error.code : 'DATABASE_REQUEST_FAILED';
      answerJson(response, 200, { requestId, code, message: error instanceof Error ? error.message : String(error) });
    }
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = async (): Promise<void> => {
      // A page elsewhere must not reach this server through a name that resolves to 127.0.0.1.
      if (!isLoopback(request.headers.host)) return answerJson(response, 403, { code: 'HOST_NOT_ALLOWED' });
      if (url.pathname === '/admin' && request.method === 'POST') return answerSdk(request, response);
      if (url.pathname.startsWith('/storage/')) return serveStorage(storage, request, response, url);
      if (await options.handle?.(request, response, url)) return;
      answerJson(response, 404, { code: 'NOT_FOUND' });
    };
    route().catch((error: unknown) => {
      const code = error instanceof VendorError ? error.code : 'INVALID_PARAM';
      if (!response.headersSent) answerJson(response, 400, { code });
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;

  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    engine.transactions.close();
    tables.close();
    release();
  };

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
  } catch (error) {
    tables.close();
    release();
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE'
      ? new Error(`Port ${options.port} is taken: stop what uses it, or choose another with --port.`)
      : error;
  }
  port = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${port}/admin`,
    port,
    dataDir,
    env: environmentFor(port),
    wxApi,
    commits: () => engine.queue.commits(),
    close,
  };
};
