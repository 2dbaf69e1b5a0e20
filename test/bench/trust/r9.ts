// R9: overload is answered. Calls come at a fixed rate, far above what the instances can do; each must be answered in time or
// be told at once that the service is busy (the client shows BUSY).

import { rmSync } from 'node:fs';
import path from 'node:path';
import { readFunctionConfig } from '../../../cloudfunctions/_local/function-config';
import { startGateway } from '../../../cloudfunctions/_local/gateway';
import { type Runner, startRunner } from '../../../cloudfunctions/_local/runner';
import { DEMO_VARIABLES } from '../../../cloudfunctions/_tools/demo-data';
import { COLLECTIONS } from '../../../cloudfunctions/collections';
import { emptyFolder } from '../../contract/local-cloud/on-local-cloud';
import { buildFunctions } from '../../support/built-functions';
import { type Trust, tally } from './trust';
import { ROOT } from './variant';

const EVENT = { action: 'whoAmI', input: {} };
const OVERLOAD = 4;
const TICK_MS = 5;
const BUSY_MS = 100;
/** A call that was taken on has to be answered within this; waiting longer is no answer. */
const ANSWER_MS = 2_000;

interface Answer {
  readonly kind: 'ok' | 'busy' | 'untyped';
  readonly ms: number;
}

const askOnce = async (runner: Runner): Promise<Answer> => {
  const started = performance.now();
  const since = (): number => performance.now() - started;
  try {
    const reply = (await runner.invoke('account', EVENT, { openid: 'load' })) as { ok?: unknown } | null;
    return { kind: typeof reply?.ok === 'boolean' ? 'ok' : 'untyped', ms: since() };
  } catch (error) {
    const isBusy = (error as { code?: string }).code === 'EXCEED_REQUEST_LIMIT';
    return { kind: isBusy ? 'busy' : 'untyped', ms: since() };
  }
};

/** Calls a second when each of four callers waits for its answer. */
const capacityOf = async (runner: Runner, ms: number): Promise<number> => {
  let done = 0;
  const until = performance.now() + ms;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (; performance.now() < until; done++) await askOnce(runner);
    }),
  );
  return (done / ms) * 1_000;
};

/** An open stream of calls: the next one comes whether or not the last was answered. */
const overload = async (runner: Runner, perSecond: number, ms: number): Promise<Answer[]> => {
  const asked: Promise<Answer>[] = [];
  const started = performance.now();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - started;
      while (asked.length < (elapsed / 1_000) * perSecond) asked.push(askOnce(runner));
      if (elapsed < ms) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  return Promise.all(asked);
};

const quantile = (answers: readonly Answer[], kind: Answer['kind'], q: number): number => {
  const sorted = answers.flatMap((one) => (one.kind === kind ? [one.ms] : [])).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
};

const faultsOf = (answers: readonly Answer[]): string[] =>
  answers.flatMap(({ kind, ms }) => {
    if (kind === 'untyped') return ['an answer without a type'];
    if (kind === 'busy' && ms > BUSY_MS) return [`busy only after ${ms.toFixed(0)} ms`];
    return ms > ANSWER_MS ? [`answered only after ${ms.toFixed(0)} ms`] : [];
  });

export const r9: Trust = {
  id: 'R9',
  promise: `overload is answered: in time, or with a typed "busy" within ${BUSY_MS} ms`,
  async run(size) {
    const functionsDir = buildFunctions();
    const dataDir = emptyFolder();
    const gateway = await startGateway({ dataDir, collections: COLLECTIONS, durable: false });
    const config = readFunctionConfig(path.join(ROOT, 'cloudbaserc.json'), DEMO_VARIABLES);
    const open = (queueLength: number): Runner =>
      startRunner({ functionsDir, gateway, config, queueLength, onLine: () => undefined });
    const runner = open(200);
    await capacityOf(runner, 500); // warm
    const capacity = await capacityOf(runner, 2_000);
    const ms = size === 'full' ? 10_000 : 3_000;
    const answers = await overload(runner, capacity * OVERLOAD, ms);
    await runner.close();
    const endless = open(Number.POSITIVE_INFINITY);
    await capacityOf(endless, 500);
    const waiting = faultsOf(await overload(endless, capacity * OVERLOAD, 4_000));
    await endless.close();
    await gateway.close();
    for (const folder of [dataDir, path.dirname(functionsDir)]) rmSync(folder, { recursive: true, force: true });
    const busy = answers.filter(({ kind }) => kind === 'busy').length;
    const measure = (what: string, value: number) => ({ what, value, unit: 'ms' });
    return {
      figures: [
        tally(
          `calls at ${OVERLOAD} × capacity (${Math.round(capacity)} a second) not answered in time or not told at once; ${busy} told "busy"`,
          faultsOf(answers),
          answers.length,
        ),
        measure('answered, p50', quantile(answers, 'ok', 0.5)),
        measure('answered, p95', quantile(answers, 'ok', 0.95)),
        measure('answered, p99', quantile(answers, 'ok', 0.99)),
        { ...measure('told "busy", p99', quantile(answers, 'busy', 0.99)), limit: BUSY_MS },
      ],
      controls: [
        {
          what: 'a queue without an end',
          caught: waiting[0] === undefined ? null : `${waiting.length} calls, first: ${waiting[0]}`,
        },
      ],
    };
  },
};
