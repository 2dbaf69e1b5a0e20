// engines.md as a contract: every engine on its golden input, through the very command, and what bad input gets.
// A new engine needs golden/NAME.input.json and golden/NAME.output.json (its output without what the clock decides).
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ENGINE_NAMES, runEngine } from '../../../cloudfunctions/_tools/engines';
import { ROOT } from '../../../cloudfunctions/_tools/prepare.mjs';

const GOLDEN = path.join(__dirname, 'golden');
const golden = (file: string): string => readFileSync(path.join(GOLDEN, file), 'utf8');

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as package.json names it. */
const command = (args: readonly string[], standardInput = ''): Promise<Ended> =>
  new Promise((resolve) => {
    const tsx = path.join(ROOT, 'node_modules', '.bin', 'tsx');
    const child = execFile(
      tsx,
      ['cloudfunctions/_tools/engine.ts', ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : Number(error.code);
        resolve({ exitCode, stdout, stderr });
      },
    );
    child.stdin?.end(standardInput);
  });

/** What a clock or a memory decides, and scores, which are only good for comparing hits of one query. */
const VARYING = new Set(['ms', 'indexMs', 'indexBytes', 'score']);
const withoutVarying = (engine: string, output: unknown): unknown =>
  JSON.parse(
    JSON.stringify(output, (key, value) =>
      VARYING.has(key) && (key !== 'score' || engine === 'lookup') ? undefined : value,
    ),
  );

// Each run of the command starts a process, which takes its time on a busy machine.
jest.setTimeout(30_000);

describe('npm run engine', () => {
  it.each(ENGINE_NAMES)('%s gives its golden output', (name) => {
    const outcome = runEngine(name, golden(`${name}.input.json`));
    expect(outcome.ok && withoutVarying(name, outcome.value)).toEqual(JSON.parse(golden(`${name}.output.json`)));
  });

  it('names the engines of engines.md that exist', () => {
    for (const name of ['allocate', 'categorise', 'draw', 'duplicates', 'lookup', 'redact', 'score'])
      expect(ENGINE_NAMES).toContain(name);
    for (const name of ENGINE_NAMES) expect(existsSync(path.join(GOLDEN, `${name}.output.json`))).toBe(true);
  });

  it('reads a file and prints one JSON document', async () => {
    const { exitCode, stdout, stderr } = await command(['draw', path.join(GOLDEN, 'draw.input.json')]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(golden('draw.output.json')));
  });

  it('reads standard input, with or without a byte order mark', async () => {
    const { exitCode, stdout } = await command(['redact', '-'], `\uFEFF${golden('redact.input.json')}`);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(golden('redact.output.json')));
  });

  it('ends with 2 on bad input, says where and why, and prints nothing else', async () => {
    const input = JSON.stringify({ institutions: [{ id: 'i1', name: '' }], queries: [] });
    const { exitCode, stdout, stderr } = await command(['lookup', '-'], input);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: 'INVALID_INPUT', path: 'institutions.0.name' });
  });

  it('ends with 2 on a missing file, a missing argument and an unknown engine', async () => {
    for (const args of [['draw', '/nowhere/at/all.json'], ['draw'], ['toString', '-']]) {
      const { exitCode, stdout, stderr } = await command(args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(JSON.parse(stderr)).toMatchObject({ error: 'INVALID_INPUT', reason: expect.any(String) });
    }
  });

  it.each([
    ['allocate', '{"seed":"1","students":[{"id":"a","preferences":["x"]}],"clubs":[]}', 'students.0.preferences.0'],
    ['allocate', '{"seed":"1","students":[],"clubs":[{"id":"x","capacity":-1}]}', 'clubs.0.capacity'],
    ['draw', '{"seed":"1","month":"2026-11","schools":[{"id":"a"}]}', 'schools.0.inspectedThisYear'],
    ['lookup', '{"institutions":[{"id":"a","name":"b"},{"id":"a","name":"c"}],"queries":[]}', 'institutions.1.id'],
    ['lookup', '{"institutions":[],"queries":[{"q":{"$ne":null}}]}', 'queries.0.q'],
    ['redact', '{"texts":[{"id":"a"}]}', 'texts.0.text'],
    ['score', '{"ratings":[{"club":"a","answers":[6]}]}', 'ratings.0.answers.0'],
    ['score', '{"ratings":', ''],
    ['score', 'null', ''],
    ['redact', '[[{"texts":[]}]]', ''],
  ])('%s refuses %s at "%s"', (name, text, at) => {
    const outcome = runEngine(name, text);
    expect(outcome).toMatchObject({ ok: false, error: { path: at, reason: expect.stringMatching(/./) } });
  });
});
