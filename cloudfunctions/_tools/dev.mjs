// `npm run dev`: like `npm start`, and rebuilds functions and H5 at every change.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { watchFunctions } from '../build.mjs';
import { bin, buildFunctions, ensureClientBuilt, ensureInstalled, ROOT, requireNode } from './prepare.mjs';

requireNode();
await ensureInstalled();
await buildFunctions();
await ensureClientBuilt('h5');

const children = [
  spawn(bin('tsx'), ['cloudfunctions/_tools/demo-server.ts', '--watch', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  }),
  spawn(bin('taro'), ['build', '--type', 'h5', '--watch'], {
    cwd: path.join(ROOT, 'miniprogram'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development', TARO_ENV: 'h5' },
  }),
];
const stopWatching = await watchFunctions(() => console.log('functions rebuilt'));
const end = async () => {
  await stopWatching();
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
