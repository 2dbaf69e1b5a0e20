// Sizes of the mini-program's packages against WeChat's limits and our own: the main package and each subpackage.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const WEAPP = path.resolve(__dirname, '..', '..', 'dist', 'weapp');
/** Ours for the main package; WeChat's for any package and for all of them together. */
const MAX_MAIN_KB = 900;
const MAX_PACKAGE_KB = 2048;
const MAX_ALL_KB = 20_480;

const bytesUnder = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);

const kilobytes = (bytes: number): number => Number((bytes / 1024).toFixed(1));

export const runWeappBench = async (): Promise<object> => {
  const appJson = path.join(WEAPP, 'app.json');
  if (!existsSync(appJson)) throw new Error('dist/weapp is not there: run npm run build:weapp first');
  const app = JSON.parse(readFileSync(appJson, 'utf8')) as {
    subPackages?: { root: string }[];
    subpackages?: { root: string }[];
  };
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root);
  const parts = Object.fromEntries(roots.map((root) => [root, bytesUnder(path.join(WEAPP, root))]));
  const all = bytesUnder(WEAPP);
  const main = all - Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  const rows: Record<string, object> = { main: { KB: kilobytes(main), limitKB: MAX_MAIN_KB } };
  for (const [root, bytes] of Object.entries(parts)) rows[root] = { KB: kilobytes(bytes), limitKB: MAX_PACKAGE_KB };
  rows['all'] = { KB: kilobytes(all), limitKB: MAX_ALL_KB };
  if (main > MAX_MAIN_KB * 1024)
    throw new Error(`the main package has ${kilobytes(main)} KB, more than ${MAX_MAIN_KB}`);
  return { packages: rows };
};
