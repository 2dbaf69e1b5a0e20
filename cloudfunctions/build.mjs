// One self-contained CommonJS file per function: a cloud function uploads only its own folder, so shared code is bundled in.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, context } from 'esbuild';
import { addSharpTo, sharpAsWasm } from './sharp-as-wasm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..');
export const OUT = path.join(root, 'dist', 'functions');

/** Names of the functions: every folder here that does not start with an underscore. */
export const functionNames = () =>
  readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();

/** The functions that re-encode photos. */
const USE_SHARP = ['report'];

const addCompanions = (out) => Promise.all(USE_SHARP.map((name) => addSharpTo(path.join(out, name))));

const folderBytes = (folder) =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);

const options = (names, outdir = OUT) => ({
  entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, path.join(here, name, 'index.ts')])),
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [sharpAsWasm],
});

/** Builds every function into a folder of its own under `out` and returns name → bytes. */
export const buildFunctions = async (out = OUT) => {
  rmSync(out, { recursive: true, force: true });
  const names = functionNames();
  const { metafile } = await build(options(names, out));
  await addCompanions(out);
  writeFileSync(path.join(out, 'meta.json'), JSON.stringify(metafile));
  for (const name of names) {
    const manifest = { name, version: '1.0.0', main: 'index.js', private: true };
    writeFileSync(path.join(out, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
  return Object.fromEntries(names.map((name) => [name, folderBytes(path.join(out, name))]));
};

/** Rebuilds at every change; `onBuilt` is called after each build that went through. */
export const watchFunctions = async (onBuilt) => {
  const plugin = {
    name: 'built',
    setup: (pluginBuild) => pluginBuild.onEnd((result) => (result.errors.length === 0 ? onBuilt() : undefined)),
  };
  const watching = await context({ ...options(functionNames()), plugins: [sharpAsWasm, plugin] });
  await addCompanions(OUT);
  await watching.watch();
  return () => watching.dispose();
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [out] = process.argv.slice(2);
  const sizes = await buildFunctions(out === undefined ? OUT : path.resolve(out));
  for (const [name, bytes] of Object.entries(sizes)) console.log(`${name.padEnd(14)} ${(bytes / 1024).toFixed(0)} KB`);
}
export const readMeta = () => JSON.parse(readFileSync(path.join(OUT, 'meta.json'), 'utf8'));
