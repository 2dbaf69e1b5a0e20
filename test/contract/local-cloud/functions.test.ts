// Functions, timers and the H5 build on the whole local cloud, over HTTP as the clients use it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LocalCloud, startLocalCloud } from '../../../cloudfunctions/_local/local-cloud';
import { startRunner } from '../../../cloudfunctions/_local/runner';
import { emptyFolder } from './on-local-cloud';

const SDK = require.resolve('@cloudbase/node-sdk');

const SOURCES: Readonly<Record<string, string>> = {
  echo: `exports.main = async (event, context) => ({ event, context, openid: process.env.WX_OPENID ?? null });`,
  environment: `exports.main = async () => ({ keys: Object.keys(process.env), home: process.env.HOME ?? null });`,
  counter: `let calls = 0; exports.main = async () => ++calls;`,
  slow: `exports.main = async ({ ms }) => { await new Promise((r) => setTimeout(r, ms)); return 'done'; };`,
  spin: `exports.main = async () => { for (;;); };`,
  fails: `exports.main = async () => { throw new TypeError('broken'); };`,
  exits: `exports.main = async () => process.exit(3);`,
  large: `exports.main = async () => 'x'.repeat(7 * 1024 * 1024);`,
  prints: `exports.main = async () => { console.log('to output'); console.error('to errors'); };`,
  overlap: `let running = 0; exports.main = async () => {
    running++; await new Promise((r) => setTimeout(r, 5)); const seen = running; running--; return seen; };`,
  caller: `const tcb = require(${JSON.stringify(SDK)});
    exports.main = async (event) => {
      const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
      await app.database().collection('things').add({ _id: event.id });
      const { result } = await app.callFunction({ name: 'echo', data: { from: 'caller' } });
      return { result, found: (await app.database().collection('things').count()).total };
    };`,
};

const CONFIG = {
  functions: [
    ...Object.keys(SOURCES)
      .filter((name) => name !== 'echo')
      .map((name) => ({ name, timeout: name === 'spin' ? 1 : 10 })),
    { name: 'echo', timeout: 10, triggers: [{ name: 'nightly', type: 'timer', config: '0 30 2 * * * *' }] },
  ],
};

const folder = emptyFolder();
const functionsDir = path.join(folder, 'functions');
const h5Dir = path.join(folder, 'h5');
const cloudbaserc = path.join(folder, 'cloudbaserc.json');

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};

let cloud: LocalCloud;
const lines: string[] = [];
beforeAll(async () => {
  for (const [name, source] of Object.entries(SOURCES)) write(path.join(functionsDir, name, 'index.js'), source);
  write(path.join(h5Dir, 'index.html'), '<title>双减</title>');
  write(path.join(h5Dir, 'js', 'app.1b5bdfbe.js'), 'console.log(1)'.repeat(100));
  write(path.join(folder, 'secret.txt'), 'secret');
  write(cloudbaserc, JSON.stringify(CONFIG));
  for (const stream of [process.stdout, process.stderr]) {
    const original = stream.write.bind(stream);
    jest.spyOn(stream, 'write').mockImplementation((chunk, ...rest) => {
      if (!/^\[prints\]/.test(String(chunk))) return original(chunk, ...(rest as []));
      lines.push(String(chunk));
      return true;
    });
  }
  cloud = await startLocalCloud({
    dataDir: path.join(folder, 'data'),
    collections: [{ name: 'things', indexes: [] }],
    functionsDir,
    h5Dir,
    cloudbaserc,
    env: { APP_SECRET: 'local' },
    durable: false,
    timers: false,
  });
});
afterAll(async () => {
  await cloud.close();
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const call = async (name: string, event: unknown = {}, headers: Record<string, string> = {}) => {
  const response = await fetch(`${cloud.origin}/call/${name}`, {
    method: 'POST',
    body: JSON.stringify(event),
    headers,
  });
  return { status: response.status, reply: await response.json() };
};

describe('functions', () => {
  it('get the caller in the context argument, and nowhere else', async () => {
    const { reply } = await call('echo', { a: 1 }, { 'x-local-openid': 'oMother' });
    expect(reply.event).toEqual({ a: 1 });
    expect(JSON.parse(reply.context.environment)).toMatchObject({ WX_OPENID: 'oMother', TCB_SOURCE: 'wx_client' });
    expect(reply.openid).toBeNull();
  });

  it('get no caller when there is none', async () => {
    const { reply } = await call('echo');
    expect(JSON.parse(reply.context.environment)).not.toHaveProperty('WX_OPENID');
  });

  it('see the variables that they were given and nothing else', async () => {
    const { reply } = await call('environment');
    expect(reply.home).toBeNull();
    expect(reply.keys).toEqual(expect.arrayContaining(['APP_SECRET', 'TCB_CONTEXT_CNFG', 'TENCENTCLOUD_RUNENV']));
  });

  it('use the unmodified SDK for documents and for calling each other', async () => {
    const { reply } = await call('caller', { id: 'x' });
    expect(reply.found).toBe(1);
    expect(reply.result.event).toEqual({ from: 'caller' });
    expect(JSON.parse(reply.result.context.environment).TCB_SOURCE).toBe('wx_client,scf');
  });

  it('stay warm, and take one event at a time', async () => {
    const first = (await call('counter')).reply;
    const later = (await call('counter')).reply;
    expect(later).toBeGreaterThanOrEqual(first);
    const seen = await Promise.all(Array.from({ length: 12 }, () => call('overlap')));
    expect(seen.map(({ reply }) => reply)).toEqual(Array(12).fill(1));
  });

  it('have their output printed with their name in front', async () => {
    await call('prints');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lines).toEqual(expect.arrayContaining(['[prints] to output\n', '[prints] to errors\n']));
  });

  it.each([
    ['nobody', 404, 'FUNCTION_NOT_FOUND', {}],
    ['fails', 400, 'FUNCTION_INVOCATION_FAILED', {}],
    ['exits', 400, 'FUNCTION_INVOCATION_FAILED', {}],
    ['spin', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED', {}],
    ['large', 413, 'EXCEED_MAX_PAYLOAD_SIZE', {}],
    ['echo', 413, 'EXCEED_MAX_PAYLOAD_SIZE', { text: 'x'.repeat(7 * 1024 * 1024) }],
  ])('refuse typed: %s is %d %s, and the next call is served', async (name, status, code, event) => {
    const answer = await call(name, event);
    expect(answer).toMatchObject({ status, reply: { code } });
    expect((await call('echo', { after: name })).reply.event).toEqual({ after: name });
  });

  it('refuse a body that is no JSON', async () => {
    const response = await fetch(`${cloud.origin}/call/echo`, { method: 'POST', body: '{"a":' });
    expect([response.status, (await response.json()).code]).toEqual([400, 'INVALID_PARAM']);
  });

  it('say at once that too many wait', async () => {
    const runner = startRunner({ functionsDir, gateway: cloud.gateway, workersPerFunction: 1, queueLength: 3 });
    const answers = Array.from({ length: 8 }, async () => {
      const began = performance.now();
      const code = await runner.invoke('slow', { ms: 300 }).then(
        () => 'served',
        (error: { code: string }) => error.code,
      );
      return { code, ms: performance.now() - began };
    });
    const all = await Promise.all(answers);
    const refused = all.filter(({ code }) => code === 'EXCEED_REQUEST_LIMIT');
    expect(refused).toHaveLength(4);
    expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(100);
    expect(all.filter(({ code }) => code === 'served')).toHaveLength(4);
    await runner.close();
  });

  it('run new code after a reload, and finish what is under way on the old', async () => {
    const version = (n: number): string =>
      `exports.main = async () => { await new Promise((r) => setTimeout(r, 60)); return ${n}; };`;
    const file = path.join(functionsDir, 'versioned', 'index.js');
    write(file, version(1));
    await cloud.runner.invoke('versioned', {}); // a cold one may read its file after the next line has changed it
    const underWay = cloud.runner.invoke('versioned', {});
    await new Promise((resolve) => setTimeout(resolve, 30));
    write(file, version(2));
    await cloud.runner.reload('versioned');
    expect(await underWay).toBe(1);
    expect(await cloud.runner.invoke('versioned', {})).toBe(2);
  });
});

describe('timers', () => {
  it('fire with the platform’s event, as the timer and as nobody', async () => {
    const response = await fetch(`${cloud.origin}/local/timers/echo/nightly`, { method: 'POST' });
    const { reply } = await response.json();
    expect(reply.event).toMatchObject({ Type: 'Timer', TriggerName: 'nightly', Time: expect.any(String) });
    const environment = JSON.parse(reply.context.environment);
    expect(environment.TCB_SOURCE).toBe('wx_trigger');
    expect(environment).not.toHaveProperty('WX_OPENID');
  });

  it('are not fired under a name that is not declared', async () => {
    expect((await fetch(`${cloud.origin}/local/timers/echo/other`, { method: 'POST' })).status).toBe(404);
  });
});

describe('the local cloud by HTTP', () => {
  it('tells its state', async () => {
    const status = await (await fetch(`${cloud.origin}/local/status`)).json();
    expect(status).toEqual({ ready: true, commits: cloud.gateway.commits() });
  });

  it('takes the verdict of content checks', async () => {
    const set = (verdict: string) =>
      fetch(`${cloud.origin}/local/wx-api`, { method: 'POST', body: JSON.stringify({ verdict }) });
    expect((await set('review')).status).toBe(200);
    expect((await set('approve')).status).toBe(200);
    expect((await set('maybe')).status).toBe(400);
  });

  it('serves the H5 build, compressed, with hashed names cached for good', async () => {
    const page = await fetch(`${cloud.origin}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('双减');
    const script = await fetch(`${cloud.origin}/js/app.1b5bdfbe.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(await script.text()).toHaveLength(1400);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/js/..%5c..%5csecret.txt',
    '/%00',
    '/nothing.js',
  ])('serves nothing outside the build: %s', async (pathname) => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request({ port: cloud.gateway.port, host: '127.0.0.1', path: pathname }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });
});
