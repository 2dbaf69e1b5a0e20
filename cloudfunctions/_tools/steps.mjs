// Runs named steps one after another, says how long each took, and goes on after a failure so that one run tells everything.
import { run } from './prepare.mjs';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Runs the steps; returns those that failed. A step is { name, run: () => Promise } or { name, command: [program, ...args] }. */
export const runSteps = async (steps) => {
  const results = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const started = Date.now();
    const failure = await (step.run ? step.run() : run(step.command[0], step.command.slice(1), step.options)).then(
      () => null,
      (error) => error,
    );
    if (failure) console.error(failure.message);
    results.push({ name: step.name, ok: failure === null, ms: Date.now() - started });
  }
  console.log('\n── Steps');
  for (const { name, ok, ms } of results) console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(40)} ${seconds(ms)}`);
  return results.filter(({ ok }) => !ok);
};
