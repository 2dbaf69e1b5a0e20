// Builds of the functions with something broken on purpose: edits of our own sources, bundled by esbuild, loaded beside the
// sound ones and run on the same data. The product's files on disk are never touched.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuildContext, build, context, type Plugin } from 'esbuild';
import type { wire } from '../../../cloudfunctions/_lib/wire';
import type { openFunctions } from '../../../cloudfunctions/functions';

export const ROOT = path.resolve(__dirname, '..', '..', '..');

/** One change of one file: the text between `start` and `end` becomes `text`. */
export interface Edit {
  /** Path from the repository's root. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Variant {
  readonly openFunctions: typeof openFunctions;
  readonly wire: typeof wire;
}

export interface Variants {
  /** Builds and loads the functions with these edits. */
  build(edits: readonly Edit[]): Promise<Variant>;
  close(): Promise<void>;
}

export const sourceOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The edit that replaces one known piece of a file. @throws Error when it is not there exactly once */
export const replacing = (file: string, find: string, text: string): Edit => {
  const source = sourceOf(file);
  const start = source.indexOf(find);
  if (start < 0 || source.indexOf(find, start + 1) >= 0) throw new Error(`${file} does not hold exactly once: ${find}`);
  return { file, start, end: start + find.length, text };
};

const apply = (source: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);

const editing = (edits: () => readonly Edit[]): Plugin => ({
  name: 'edits',
  setup(plugin) {
    plugin.onLoad({ filter: /\/(cloudfunctions|shared)\/.*\.ts$/ }, ({ path: file }) => {
      const own = edits().filter((edit) => path.join(ROOT, edit.file) === file);
      return { contents: apply(readFileSync(file, 'utf8'), own), loader: 'ts' };
    });
  },
});

/** Bundles one function with these edits into a file, for instances in processes of their own. */
export const bundleFunction = async (name: string, edits: readonly Edit[], outfile: string): Promise<void> => {
  await build({
    entryPoints: [path.join(ROOT, 'cloudfunctions', name, 'index.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
    plugins: [editing(() => edits)],
  });
};

/** Opens the builder; what does not change from one variant to the next is parsed once. */
export const openVariants = async (): Promise<Variants> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuangjian-variants-'));
  const load = createRequire(__filename);
  let edits: readonly Edit[] = [];
  const builder: BuildContext = await context({
    stdin: {
      contents: `export { openFunctions } from './cloudfunctions/functions'; export { wire } from './cloudfunctions/_lib/wire';`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@cloudbase/node-sdk', 'sharp', 'mediabunny'],
    outfile: path.join(folder, 'variant.cjs'),
    logLevel: 'silent',
    plugins: [editing(() => edits)],
  });
  return {
    async build(next) {
      edits = next;
      await builder.rebuild();
      const file = path.join(folder, 'variant.cjs');
      // Packages that were left out of the bundle are looked for beside this file, not in the temporary folder.
      const module = { exports: {} as unknown };
      const run = new Function('module', 'exports', 'require', '__filename', '__dirname', readFileSync(file, 'utf8'));
      run(module, module.exports, load, file, folder);
      return module.exports as Variant; // what the entry above exports
    },
    async close() {
      await builder.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
