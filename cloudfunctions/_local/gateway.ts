// The endpoint the unmodified SDK talks to: documents, storage and the WeChat stand-in of one data folder, over HTTP.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { CollectionSpec } from './catalogue';
import { openCommitQueue } from './commit-queue';
import type { Engine } from './engine';
import { answerJson, isOwnRequest } from './http';
import { claimFolder } from './owner';
import { openSdkEndpoint } from './sdk-endpoint';
import { openStorage } from './storage';
import { servePublic, serveStorage } from './storage-links';
import { openTables, type Tables } from './tables';
import { openTransactions } from './transactions';
import { VendorError } from './vendor-error';
import { openWxApi, type WxApiStandIn } from './wx-api';

export interface GatewayOptions {
  readonly dataDir: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly collections?: readonly CollectionSpec[];
  /** Milliseconds; what `db.serverDate()` means, how long transactions live and links are good for. */
  readonly now?: () => number;
  /** False skips the fsync of commits: for tests that do not pull the plug. */
  readonly durable?: boolean;
  /** Answers what the gateway itself does not know; false when it does not know it either. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;
  /** Runs another function for `app.callFunction`. */
  readonly invoke?: (name: string, event: unknown) => Promise<unknown>;
  /** Replaced only by the negative control of the kill test. */
  readonly openQueue?: typeof openCommitQueue;
}

export interface Gateway {
  /** What the SDK is pointed at, `http://127.0.0.1:PORT/admin`. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The variables that make the SDK in a function process talk to this gateway. */
  readonly env: Readonly<Record<string, string>>;
  readonly wxApi: WxApiStandIn;
  /** Changes stored since the start, those to the collection `aside` left out; a refused request never raises it. */
  commits(aside?: string): number;
  close(): Promise<void>;
}

/** The key that signs storage links: made once for each data folder. */
const storageKeyOf = (dataDir: string): string => {
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

/** Opens the documents. @throws Error one clear sentence */
const openDocuments = ({ dataDir, durable = true, collections = [] }: GatewayOptions): Tables => {
  const file = path.join(dataDir, 'documents.sqlite');
  let tables: Tables | undefined;
  try {
    tables = openTables(file, durable);
    tables.declare(collections);
    return tables;
  } catch (error) {
    tables?.close();
    const { code, message } = error as { code?: string; message: string };
    if (code?.startsWith('SQLITE_') !== true) throw error;
    throw new Error(
      `The data folder ${dataDir} cannot be used (${code}: ${message}): documents.sqlite cannot be read.`,
    );
  }
};

const listen = async (server: Server, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(isTaken ? new Error(`Port ${port} is taken: stop what uses it, or choose another with --port.`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
};

/** Starts a gateway on 127.0.0.1 over one data folder. @throws Error one clear sentence */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { durable = true, now = Date.now } = options;
  const dataDir = path.resolve(options.dataDir);
  const release = claimFolder(dataDir);
  let port = 0;
  const closers: (() => void)[] = [release];
  const closeAll = (): void => {
    for (const close of closers.splice(0).reverse()) close();
  };
  try {
    const tables = openDocuments({ ...options, dataDir });
    closers.push(tables.close);
    const queue = (options.openQueue ?? openCommitQueue)(tables);
    const transactions = openTransactions(path.join(dataDir, 'documents.sqlite'), tables, now);
    closers.push(transactions.close);
    const engine: Engine = { tables, queue, transactions, now };
    const storage = openStorage({
      folder: path.join(dataDir, 'storage'),
      key: storageKeyOf(dataDir),
      now,
      origin: () => `http://127.0.0.1:${port}`,
      durable,
      onChange: queue.count,
    });
    const wxApi = openWxApi();
    const answerSdk = openSdkEndpoint({ engine, storage, wxApi, invoke: options.invoke });

    const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (!isOwnRequest(request)) return answerJson(response, 403, { code: 'HOST_NOT_ALLOWED' });
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (url.pathname === '/admin' && request.method === 'POST') return answerSdk(request, response);
      if (url.pathname.startsWith('/public/')) return servePublic(storage, request, response, url);
      if (url.pathname.startsWith('/storage/')) return serveStorage(storage, request, response, url);
      if (await options.handle?.(request, response, url)) return;
      answerJson(response, 404, { code: 'NOT_FOUND' });
    };
    const server = createServer((request, response) => {
      route(request, response).catch((error: unknown) => {
        const code = error instanceof VendorError ? error.code : 'INVALID_PARAM';
        if (!response.headersSent) answerJson(response, 400, { code });
        else response.destroy();
      });
    });
    server.keepAliveTimeout = 60_000;
    port = await listen(server, options.port ?? 0);
    return {
      url: `http://127.0.0.1:${port}/admin`,
      port,
      dataDir,
      env: environmentFor(port),
      wxApi,
      commits: queue.commits,
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        closeAll();
      },
    };
  } catch (error) {
    closeAll();
    throw error;
  }
};
