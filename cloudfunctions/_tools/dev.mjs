// `npm run dev`: the product as `npm start` runs it, built again at every change. Newly built functions answer the next call, and
// open pages take up what changed by themselves.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watchFunctions } from '../build.mjs';
import { bin, ensureInstalled, ROOT, requireNode, stop } from './prepare.mjs';

/** Apart from dist/h5, which is built for use: smaller, and as it goes to families. */
const FOLDER = 'h5-dev';
const INDEX = path.join(ROOT, 'dist', FOLDER, 'index.html');
const LOOK_AGAIN_MS = 200;

/** A port that nobody listens on just now. */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

requireNode();
await ensureInstalled();
const stopWatching = await watchFunctions(() => console.log('functions built'));

rmSync(INDEX, { force: true });
mkdirSync(path.dirname(INDEX), { recursive: true });
const client = spawn(bin('taro'), ['build', '--type', 'h5', '--watch'], {
  cwd: path.join(ROOT, 'miniprogram'),
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'development',
    TARO_ENV: 'h5',
    BUILD_FOLDER: FOLDER,
    DEV_PORT: String(await freePort()),
  },
});
let server;
const end = async (code = 0) => {
  server?.kill('SIGTERM');
  client.kill('SIGTERM');
  await stopWatching();
  process.exit(code);
};
process.once('SIGINT', () => void end());
process.once('SIGTERM', () => void end());
client.once('exit', (code) => {
  if (!existsSync(INDEX)) stop(`The mini-program could not be built: taro ended with ${code}.`);
  void end(code ?? 1);
});

while (!existsSync(INDEX)) await pause(LOOK_AGAIN_MS);
server = spawn(
  bin('tsx'),
  ['cloudfunctions/_tools/demo-server.ts', '--watch', '--h5', path.dirname(INDEX), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
server.once('exit', (code) => void end(code ?? 1));
