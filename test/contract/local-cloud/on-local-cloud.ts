// A gateway of its own for a suite, and the real, unmodified SDK pointed at it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { type Gateway, type GatewayOptions, startGateway } from '../../../cloudfunctions/_local/gateway';

export type App = ReturnType<typeof tcb.init>;
export type Database = ReturnType<App['database']>;

export interface OnLocalCloud {
  readonly gateway: Gateway;
  readonly app: App;
  readonly db: Database;
  close(): Promise<void>;
}

/** A new empty folder. */
export const emptyFolder = (): string => mkdtempSync(path.join(tmpdir(), 'local-cloud-'));

/** The SDK as a function in this process would open it. It reads the environment at each request. */
export const openSdk = (gateway: Pick<Gateway, 'env'>): App => {
  Object.assign(process.env, gateway.env);
  return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string });
};

/** Starts both; without fsync unless the test asks for it. Close it in afterAll. */
export const openOnLocalCloud = async (options: Partial<GatewayOptions> = {}): Promise<OnLocalCloud> => {
  const dataDir = options.dataDir ?? emptyFolder();
  const gateway = await startGateway({ durable: false, ...options, dataDir });
  const app = openSdk(gateway);
  return {
    gateway,
    app,
    db: app.database(),
    async close() {
      await gateway.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** What a call was refused with; the SDK throws some refusals and returns others. */
export const refusalOf = async (call: Promise<unknown>): Promise<{ code: string; message: string }> => {
  try {
    const { code, message } = (await call) as { code?: string; message?: string };
    return { code: code ?? 'NONE', message: message ?? '' };
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return { code: code ?? 'NONE', message: message ?? '' };
  }
};

/** One request on the wire, for what the SDK itself would not send. */
export const post = async (gateway: Gateway, body: string): Promise<{ code?: string; message?: string }> => {
  const response = await fetch(gateway.url, { method: 'POST', body });
  return (await response.json()) as { code?: string; message?: string };
};
