// What `npm start` and `npm test` do first on a fresh machine. Uses nothing but Node itself: it runs before any install.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const MIN_NODE = 20;

/** Ends the program with one clear sentence. */
export const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

export const requireNode = () => {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < MIN_NODE) stop(`Node ${process.versions.node} is too old: please install Node ${MIN_NODE} or newer.`);
};

const fingerprintOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  return hash.digest('hex');
};

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    // What a build leaves behind for itself (.swc) is no source.
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();

/** Runs `work` only if the files' content differs from what the stamp remembers, then remembers it. */
const unlessUnchanged = async (stamp, files, work) => {
  const fingerprint = fingerprintOf(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  return true;
};

/** Runs a command with its output on our own, and rejects if it fails. */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}`)),
    );
  });

/** Installs the packages of the lockfile if they are missing or another lockfile's. */
export const ensureInstalled = async () => {
  const stamp = path.join(ROOT, 'node_modules', '.lockfile-fingerprint');
  await unlessUnchanged(stamp, [path.join(ROOT, 'package-lock.json')], async () => {
    console.log('Installing packages (about a minute on first start) …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run(npm, ['ci', '--no-audit', '--no-fund', '--progress=true']).catch(() =>
      stop('The packages could not be installed: is the npm registry reachable? Run "npm ci" to see what it says.'),
    );
  });
};

const BIN = path.join(ROOT, 'node_modules', '.bin');

/** The path of an installed program. */
export const bin = (name) => path.join(BIN, process.platform === 'win32' ? `${name}.cmd` : name);

/** Shows one line that grows to 100 %: in place on a terminal, in quarters elsewhere. */
const progressLine = (what) => {
  const step = process.stdout.isTTY ? 1 : 25;
  let shown = -step;
  return {
    at(percent) {
      if (percent < shown + step) return;
      shown = percent - (percent % step);
      process.stdout.write(process.stdout.isTTY ? `\r${what} … ${shown} %` : `${what} … ${shown} %\n`);
    },
    end: () => process.stdout.write(process.stdout.isTTY ? `\r${what} … done \n` : `${what} … done\n`),
  };
};

/** Builds with Taro; its own lines are shown only if it fails. */
const taro = (type, progress) =>
  new Promise((resolve, reject) => {
    const child = spawn(bin('taro'), ['build', '--type', type], {
      cwd: path.join(ROOT, 'miniprogram'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', TARO_ENV: type },
    });
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const percent = [...String(chunk).matchAll(/\((\d{1,3})%\)/g)].at(-1)?.[1];
      if (percent !== undefined) progress.at(Number(percent));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      process.stderr.write(said);
      reject(new Error(`taro build ended with ${code ?? signal}`));
    });
  });

/** Builds the mini-program for `weapp` or `h5`, unless its sources are the ones built last. */
export const ensureClientBuilt = (type) => {
  const sources = ['miniprogram', 'shared'].flatMap((folder) => filesUnder(path.join(ROOT, folder)));
  const stamp = path.join(ROOT, 'dist', `${type}.fingerprint`);
  return unlessUnchanged(stamp, [...sources, path.join(ROOT, 'package-lock.json')], async () => {
    const progress = progressLine(`Building the mini-program (${type})`);
    await taro(type, progress).catch((error) =>
      stop(`The mini-program (${type}) could not be built: ${error.message}`),
    );
    progress.end();
  });
};

/** Builds every cloud function (a second or two). */
export const buildFunctions = async () => {
  const { buildFunctions: build } = await import('../build.mjs');
  return build();
};
