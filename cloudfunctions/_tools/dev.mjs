// `npm run dev`: like `npm start`, and rebuilds functions and H5 at every change; open pages reload by themselves.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { watchFunctions } from '../build.mjs';
import { bin, buildFunctions, ensureInstalled, ROOT, requireNode } from './prepare.mjs';

const PAGE = path.join(ROOT, 'dist', 'h5', 'index.html');

requireNode();
await ensureInstalled();
await buildFunctions();
// The watching build takes the place of the last one: `npm start` must build again afterwards.
rmSync(path.join(ROOT, 'dist', 'h5'), { recursive: true, force: true });
rmSync(path.join(ROOT, 'dist', 'h5.fingerprint'), { force: true });

const children = [];
let isEnding = false;
const stopWatching = await watchFunctions(() => console.log('functions built'));
const end = async () => {
  if (isEnding) return;
  isEnding = true;
  await stopWatching();
  for (const child of children) child.kill('SIGTERM');
};
const start = (name, args, options) => {
  const child = spawn(bin(name), args, options);
  child.on('exit', () => void end());
  children.push(child);
  return child;
};
process.on('SIGINT', end);
process.on('SIGTERM', end);

console.log('Building the mini-program (h5), then watching it …');
const taro = start('taro', ['build', '--type', 'h5', '--watch'], {
  cwd: path.join(ROOT, 'miniprogram'),
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, NODE_ENV: 'development', TARO_ENV: 'h5' },
});
let isServing = false;
const listen = (chunk) => {
  const text = String(chunk);
  if (/error|fail/i.test(text)) process.stderr.write(text);
  if (!/compiled/i.test(text)) return;
  console.log('h5 built');
  if (isServing || isEnding || !existsSync(PAGE)) return;
  isServing = true;
  start('tsx', ['cloudfunctions/_tools/demo-server.ts', '--watch', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
};
taro.stdout.on('data', listen);
taro.stderr.on('data', listen);
