// The way of every call: what is parsed, who is asked, what is cut, and what an error may say.
import * as z from 'zod';
import { RepeatedRequest } from '../../../../cloudfunctions/_lib/ports/store';
import { serve } from '../../../../cloudfunctions/_lib/serve';
import { contextOf } from '../../../../cloudfunctions/_tools/in-process';
import { endpoint } from '../../../../shared/contracts/endpoint';
import { AppError } from '../../../../shared/kernel/errors';
import { openTestApp, type TestApp } from '../../../support/app';

const Input = z.strictObject({ what: z.string().max(20) });
const base = {
  callers: 'anyone',
  input: Input,
  output: z.object({ said: z.string() }),
  errors: ['NOT_FOUND'],
} as const;
const contract = {
  ask: endpoint({ kind: 'read', ...base }),
  tell: endpoint({ kind: 'write', ...base }),
  staffOnly: endpoint({ kind: 'read', ...base, callers: ['auditor'] }),
};
const SECRET = '13912345678';
const ID = 'a'.repeat(32);

let app: TestApp;
let runs: number;
beforeAll(async () => {
  app = await openTestApp('serve');
});
afterAll(() => app.close());
beforeEach(() => {
  runs = 0;
  app.logged.length = 0;
});

const answer = (what: string): { said: string } => {
  runs++;
  if (what === 'refuse') throw new AppError('NOT_FOUND');
  if (what === 'unannounced') throw new AppError('TOO_LATE', { phone: SECRET });
  if (what === 'break') throw new Error(`cannot read ${SECRET}`);
  if (what === 'throw a text') throw SECRET; // as foreign code may
  if (what === 'repeat') throw new RepeatedRequest({ said: 'as before' });
  if (what === 'wrong shape') return { said: 1 } as unknown as { said: string };
  return { said: what, phone: SECRET } as { said: string }; // a use-case that says more than its contract
};
const run = async (_call: unknown, { what }: { what: string }) => answer(what);
const main = () => serve('test', contract, { ask: run, tell: run, staffOnly: run }, () => app.ports);
const send = (event: unknown, openid: string | null = 'somebody') => main()(event, contextOf(openid));
const codeOf = async (event: unknown, openid?: string | null) => {
  const reply = await send(event, openid);
  return reply.ok ? 'ok' : reply.error.code;
};
const ask = (what: unknown) => ({ action: 'ask', input: { what } });

describe('serve', () => {
  it('cuts the reply to its contract, and names each call', async () => {
    const [one, two] = [await send(ask('hello')), await send(ask('hello'))];
    for (const reply of [one, two]) {
      expect(reply).toEqual({ ok: true, data: { said: 'hello' }, requestId: expect.stringMatching(/^[0-9a-z]{26}$/) });
    }
    expect(one).not.toEqual(two);
  });

  it.each([
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { action: 7 },
    { action: 'x'.repeat(65) },
    { action: 'tell', clientRequestId: 'short' },
  ])('answers the event %j as invalid', async (event) => expect(await codeOf(event)).toBe('INVALID_INPUT'));

  it.each(['nothing', 'constructor', '__proto__', 'toString', ''])('has no endpoint %p', async (action) => {
    expect(await codeOf({ action, input: { what: 'x' } })).toBe('UNKNOWN_ENDPOINT');
  });

  it('says where an input is wrong without quoting it, and runs nothing', async () => {
    const reply = await send({ action: 'ask', input: { what: SECRET.repeat(3), more: SECRET } });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { issues: [{ path: 'what' }, {}] } },
    });
    expect(JSON.stringify(reply)).not.toContain(SECRET);
    expect(runs).toBe(0);
  });

  it('wants a request’s identity from a write, and none from a read', async () => {
    expect(await codeOf({ action: 'tell', input: { what: 'x' } })).toBe('INVALID_INPUT');
    expect(await codeOf({ action: 'tell', input: { what: 'x' }, clientRequestId: ID })).toBe('ok');
    expect(await codeOf(ask('x'))).toBe('ok');
  });

  it('asks who it is before it looks at the input', async () => {
    for (const input of [{ what: 'x' }, { wrong: true }]) {
      expect(await codeOf({ action: 'staffOnly', input })).toBe('UNAUTHENTICATED');
    }
    expect(runs).toBe(0);
  });

  it('gives a foreseen refusal its code, a repeat its stored answer, and everything else no words at all', async () => {
    expect(await codeOf(ask('refuse'))).toBe('NOT_FOUND');
    expect(await send(ask('repeat'))).toMatchObject({ ok: true, data: { said: 'as before' } });
    for (const what of ['unannounced', 'break', 'throw a text', 'wrong shape']) {
      const reply = await send(ask(what));
      expect(reply).toEqual({ ok: false, error: { code: 'INTERNAL', details: {}, requestId: expect.any(String) } });
    }
    expect(app.logged.join('\n')).not.toContain(SECRET);
    expect(app.logged.filter((line) => line.includes('"fault"'))).toHaveLength(4);
    expect(app.logged.join('\n')).toContain('unannounced TOO_LATE');
  });

  it('logs one line a call: the endpoint, the outcome, and neither input nor caller', async () => {
    await send({ action: 'ask', input: { what: 'words of a person' } }, 'openid-of-a-person');
    await send({ action: 'made up by somebody', input: {} });
    expect(app.logged.map((line) => JSON.parse(line))).toMatchObject([
      { endpoint: 'test.ask', outcome: 'ok' },
      { endpoint: 'test', outcome: 'UNKNOWN_ENDPOINT' },
    ]);
    expect(app.logged.join('')).not.toMatch(/words of a person|openid-of-a-person|made up/);
  });

  it('opens its ports once, at the first call', async () => {
    let opened = 0;
    const warm = serve('test', contract, { ask: run, tell: run, staffOnly: run }, () => {
      opened++;
      return app.ports;
    });
    expect(opened).toBe(0);
    await warm(ask('x'), contextOf('somebody'));
    await warm(ask('x'), contextOf('somebody'));
    expect(opened).toBe(1);
  });
});
