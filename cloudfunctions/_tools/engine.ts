// `npm run --silent engine -- NAME FILE.json|-`: one JSON document in, one out. Bad input: exit 2, one JSON error on standard
// error, nothing on standard output.
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type EngineRefusal, runEngine } from './engines';

const BAD_INPUT = 2;

const USAGE = 'usage: npm run --silent engine -- NAME FILE.json (or - for standard input)';

const readInput = (file: string): Result<string, EngineRefusal> => {
  try {
    return ok(readFileSync(file === '-' ? process.stdin.fd : file, 'utf8'));
  } catch {
    return err({ path: 'FILE', reason: `${file} cannot be read` });
  }
};

const run = ([name, file, ...rest]: readonly string[]): Result<unknown, EngineRefusal> => {
  if (name === undefined || file === undefined || rest.length > 0) return err({ path: '', reason: USAGE });
  const input = readInput(file);
  return input.ok ? runEngine(name, input.value) : input;
};

const outcome = run(process.argv.slice(2));
if (outcome.ok) {
  process.stdout.write(`${JSON.stringify(outcome.value)}\n`);
} else {
  process.stderr.write(`${JSON.stringify({ error: 'INVALID_INPUT', ...outcome.error })}\n`);
  process.exitCode = BAD_INPUT;
}
