// sharp in a function without native code: the platform's C library may be older than sharp's binaries want, and what is
// deployed must not depend on the machine it was built on. Its loader is replaced by the WebAssembly build, which lies
// beside index.js as two files of its own (it starts threads from its own file).
import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const MODULES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const WASM = path.join(MODULES, '@img', 'sharp-wasm32', 'lib');
const LOADER = 'sharp-wasm32.node.js';

/** esbuild plugin. */
export const sharpAsWasm = {
  name: 'sharp-as-wasm',
  setup(pluginBuild) {
    const external = ({ path: name }) => ({ path: name, external: true });
    pluginBuild.onResolve({ filter: /^sharp$/ }, () => ({ path: path.join(MODULES, 'sharp', 'dist', 'index.cjs') }));
    pluginBuild.onLoad({ filter: /[\\/]sharp[\\/]dist[\\/]sharp\.cjs$/ }, () => ({
      contents: `module.exports = require('./${LOADER}')`,
    }));
    pluginBuild.onResolve({ filter: /^\.\/sharp-wasm32\.node\.js$/ }, external);
    // Named by sharp only for its messages about missing binaries.
    pluginBuild.onResolve({ filter: /^@img\/sharp-/ }, external);
  },
};

/** Puts the WebAssembly build into a function's folder (9.4 MB). */
export const addSharpTo = async (folder) => {
  const loader = readdirSync(WASM).find((file) => file.endsWith('.node.js'));
  await build({
    entryPoints: [path.join(WASM, loader)],
    outfile: path.join(folder, LOADER),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  const wasm = loader.replace(/\.js$/, '.wasm');
  copyFileSync(path.join(WASM, wasm), path.join(folder, wasm));
};
