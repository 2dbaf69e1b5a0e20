// The functions as they are deployed, built for one suite into a folder of its own: suites that run beside each other do not
// find each other's half-written bundles.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

/** Builds them (one to two seconds) and returns the folder. The build runs in a process of its own, outside jest. */
export const buildFunctions = (): string => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'shuangjian-functions-')), 'functions');
  execFileSync(process.execPath, [path.join(ROOT, 'cloudfunctions', 'build.mjs'), folder], { stdio: 'pipe' });
  return folder;
};
