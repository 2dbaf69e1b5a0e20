// What goes wrong on somebody's machine is told in one clear sentence, without a stack, and ends with a code.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startGateway } from '../../../cloudfunctions/_local/gateway';
import { COLLECTIONS } from '../../../cloudfunctions/collections';

jest.setTimeout(120_000);
const ROOT = path.resolve(__dirname, '..', '..', '..');
const TSX = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const { CLOUDBASE_ENV_ID: _env, TENCENTCLOUD_SECRETID: _id, TENCENTCLOUD_SECRETKEY: _key, ...clean } = process.env;
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...clean, ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString();
    });
    child.on('exit', (code) => resolve({ code, out, err }));
  });

const cloud = (...args: string[]) => run([TSX, 'cloudfunctions/_local/main.ts', ...args]);

const oneSentence = ({ code, err }: { code: number | null; err: string }): string => {
  expect(code).toBe(1);
  expect(err.trim().split('\n')).toHaveLength(1);
  return err.trim();
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shuangjian-sentences-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the local cloud', () => {
  it('says that its port is taken', async () => {
    const server: Server = await new Promise((resolve) => {
      const listening = createServer().listen(0, '127.0.0.1', () => resolve(listening));
    });
    const { port } = server.address() as AddressInfo;
    const told = oneSentence(await cloud('--port', String(port), '--data', path.join(folder, 'port')));
    expect(told).toMatch(new RegExp(`Port ${port} is taken`));
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(['x', '-1', '70000', '1.5'])('says that %s is no port', async (port) => {
    expect(oneSentence(await cloud(`--port=${port}`, '--data', path.join(folder, 'x')))).toMatch(
      /is not a port number/,
    );
  });

  it('says that another one owns the data folder', async () => {
    const dataDir = path.join(folder, 'owned');
    const owner = await startGateway({ dataDir, collections: COLLECTIONS, durable: false });
    expect(oneSentence(await cloud('--port', '0', '--data', dataDir))).toMatch(/in use by process \d+/);
    await owner.close();
  });

  it('says that the data folder is a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, 'not a folder');
    expect(oneSentence(await cloud('--port', '0', '--data', file))).toMatch(/cannot be used/);
  });

  it('says that what lies in the data folder cannot be read', async () => {
    const broken = path.join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'documents.sqlite'), 'this is no database, '.repeat(1_000));
    expect(oneSentence(await cloud('--port', '0', '--data', broken))).toMatch(/documents\.sqlite cannot be read/);
  });
});

describe('npm start and npm test', () => {
  it.each(['start', 'test'])('(%s) say that Node is too old before they load anything', async (name) => {
    const script = `
      Object.defineProperty(process.versions, 'node', { value: '18.20.0' });
      process.argv[1] = 'cloudfunctions/_tools/${name}.mjs';
      import('./cloudfunctions/_tools/${name}.mjs');`;
    expect(oneSentence(await run(['-e', script]))).toMatch(/Node 18\.20\.0 is too old: please install Node 20/);
  });
});

describe('npm run deploy', () => {
  it('with --dry-run prints every function, collection and size, and uploads nothing', async () => {
    const { code, out, err } = await run([TSX, 'cloudfunctions/_tools/deploy.ts', '--dry-run']);
    expect(err).toBe('');
    expect(code).toBe(0);
    for (const name of ['account', 'report', 'timer']) expect(out).toMatch(new RegExp(`\\n  ${name} +\\d+ KB`));
    for (const { name } of COLLECTIONS) expect(out).toContain(`  ${name} `);
    expect(out).toMatch(/Mini-program +dist\/weapp, [\d,]+ KB/);
    expect(out).toMatch(/Dry run: nothing was uploaded\./);
  });

  it('without credentials stops with one sentence', async () => {
    expect(oneSentence(await run([TSX, 'cloudfunctions/_tools/deploy.ts']))).toMatch(/^Set .* to deploy/);
  });
});
