// One instance of the club function in a process of its own: loads the bundle it is told, makes the calls it is sent, all at
// the same time up to a limit, and answers with what came back and when. Forked by rush.ts.
import path from 'node:path';
import '../../support/quiet-sdk';
import { contextOf } from '../../../cloudfunctions/_tools/in-process';
import type { Envelope } from '../../../shared/contracts/endpoint';

export interface RushCall {
  readonly openid: string;
  readonly action: string;
  readonly input: unknown;
  readonly clientRequestId: string;
}

export interface RushAnswer {
  readonly call: RushCall;
  /** `ok`, or the code it was refused with. */
  readonly code: string;
  readonly sentAt: number;
  readonly answeredAt: number;
}

type Main = (event: unknown, context: unknown) => Promise<Envelope>;

const [bundle = '', atOnce = '1'] = process.argv.slice(2);
const { main } = require(path.resolve(bundle)) as { main: Main };

/** Of the wall clock, so that processes can be compared; finer than a millisecond. */
const at = (): number => performance.timeOrigin + performance.now();

const ask = async (call: RushCall): Promise<RushAnswer> => {
  const { openid, ...event } = call;
  const sentAt = at();
  const reply = await main(event, contextOf(openid));
  return { call, code: reply.ok ? 'ok' : reply.error.code, sentAt, answeredAt: at() };
};

process.on('message', async (calls: readonly RushCall[]) => {
  const waiting = [...calls];
  const answers: RushAnswer[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) answers.push(await ask(next));
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, work));
  process.send?.(answers);
});
process.send?.('ready');
