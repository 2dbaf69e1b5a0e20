// `npm run dev`: like `npm start`, and builds functions and H5 again at every change. Reload the page when it says "h5 built".
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { watchFunctions } from '../build.mjs';
import { bin, buildFunctions, ensureClientBuilt, ensureInstalled, ROOT, requireNode } from './prepare.mjs';

/** An editor writes a file in several steps: what follows within this time belongs to the same change. */
const SAME_CHANGE_MS = 300;

requireNode();
await ensureInstalled();
await buildFunctions();
await ensureClientBuilt('h5');

const server = spawn(bin('tsx'), ['cloudfunctions/_tools/demo-server.ts', '--watch', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
const stopWatching = await watchFunctions(() => console.log('functions built'));

let timer;
let building = Promise.resolve();
const rebuild = () => {
  building = building.then(() => ensureClientBuilt('h5')).then((isNew) => isNew && console.log('h5 built'));
};
const watchers = ['miniprogram/src', 'shared'].map((folder) =>
  watch(path.join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, SAME_CHANGE_MS);
  }),
);

const end = async () => {
  for (const watcher of watchers) watcher.close();
  clearTimeout(timer);
  await stopWatching();
  server.kill('SIGTERM');
};
server.on('exit', () => void end().then(() => process.exit(0)));
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
