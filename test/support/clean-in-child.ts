// Runs the cleaner as it is deployed (sharp as WebAssembly, bundled) in a process of its own, one for each file, and says
// what it answered, how long it took and how much memory the process held at most.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(__dirname, '..', '..');

const ENTRY = `
import { readFileSync } from 'node:fs';
import { cleanEvidence } from ${JSON.stringify(path.join(ROOT, 'cloudfunctions/report/evidence/clean-evidence.ts'))};
const bytes = new Uint8Array(readFileSync(process.argv[2]));
// Not resourceUsage().maxRSS: on Linux a child starts with its parent's figure.
const peak = () => /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
const idle = Number(peak());
const started = performance.now();
cleanEvidence(bytes).then((outcome) => {
  const ms = performance.now() - started;
  const told = outcome.ok ? { ok: true, format: outcome.format, bytes: outcome.bytes.length } : outcome;
  process.stdout.write(JSON.stringify({ ...told, ms, peakMiB: Number(peak()) / 1024, idleMiB: idle / 1024 }));
  process.exit(0);
});
`;

export interface Measured {
  readonly ok: boolean;
  readonly reason?: string;
  readonly format?: string;
  readonly ms: number;
  /** Of the whole process, Node itself included. */
  readonly peakMiB: number;
  readonly idleMiB: number;
}

/** Bundles the cleaner into a folder; gives a function that runs it on one file. */
export const buildCleaner = async (folder: string): Promise<(name: string, bytes: Uint8Array) => Promise<Measured>> => {
  mkdirSync(folder, { recursive: true });
  const entry = path.join(folder, 'entry.ts');
  writeFileSync(entry, ENTRY);
  const script = `
    import { build } from 'esbuild';
    import { addSharpTo, sharpAsWasm } from ${JSON.stringify(pathToFileURL(path.join(ROOT, 'cloudfunctions/sharp-as-wasm.mjs')).href)};
    await build({ entryPoints: [${JSON.stringify(entry)}], outfile: ${JSON.stringify(path.join(folder, 'cleaner.js'))}, bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'error', nodePaths: [${JSON.stringify(path.join(ROOT, 'node_modules'))}], plugins: [sharpAsWasm] });
    await addSharpTo(${JSON.stringify(folder)});
  `;
  await run(['--input-type=module', '-e', script]);
  return async (name, bytes) => {
    const file = path.join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.bin`);
    writeFileSync(file, bytes);
    return JSON.parse(await run([path.join(folder, 'cleaner.js'), file]));
  };
};

const run = (args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [...args], { cwd: ROOT, timeout: 60_000 }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`${error.message}\n${stderr}`)),
    );
  });
