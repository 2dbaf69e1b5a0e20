import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openThrottle } from '../../../../cloudfunctions/_lib/throttle';
import { AppError } from '../../../../shared/kernel/errors';
import { openTestApp, type TestApp } from '../../../support/app';

const CALLER = { openid: 'somebody', isTimer: false };
const OTHER = { openid: 'somebody else', isTimer: false };

describe('the throttle', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp('throttle');
  });
  afterEach(() => app.close());
  const throttle = (who = CALLER) => openThrottle(app.ports, who, app.ports.clock());
  const wrong = async (who = CALLER): Promise<'evaluated' | 'refused'> => {
    let evaluated = false;
    try {
      await throttle(who).guess('receipt', async () => {
        evaluated = true;
        return null;
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'TOO_MANY_TRIES' || evaluated) throw error;
      return 'refused';
    }
    return 'evaluated';
  };
  const evaluatedOf = (outcomes: readonly string[]) => outcomes.filter((one) => one === 'evaluated').length;
  const rows = async () => JSON.stringify(await app.ports.tries.forget(Number.MAX_SAFE_INTEGER));

  it('evaluates thirty wrong guesses within any hour, and the next when the first is an hour old', async () => {
    for (let i = 0; i < 30; i++) {
      expect(await wrong()).toBe('evaluated');
      app.clock.advanceMs(60_000);
    }
    expect(await wrong()).toBe('refused');
    expect(await wrong(OTHER)).toBe('evaluated');
    app.clock.advanceMs(30 * 60_000 - 1);
    expect(await wrong()).toBe('refused');
    app.clock.advanceMs(1);
    expect(await wrong()).toBe('evaluated');
    expect(await wrong()).toBe('refused');
  });

  it('says when the next guess is allowed', async () => {
    const first = app.ports.clock();
    for (let i = 0; i < 30; i++) await wrong();
    const refused = throttle().guess('receipt', async () => null);
    await expect(refused).rejects.toMatchObject({ details: { retryAt: first + 3_600_000 } });
  });

  it('lets no more than thirty through when a hundred come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => wrong()));
    expect(evaluatedOf(outcomes)).toBeLessThanOrEqual(30);
    const more = [];
    for (let i = 0; i < 60; i++) more.push(await wrong());
    expect(evaluatedOf([...outcomes, ...more])).toBe(30);
  });

  it('still counts the evening’s guesses after midnight', async () => {
    app.clock.set('2026-11-23', 23 * 60 + 50);
    for (let i = 0; i < 30; i++) await wrong();
    app.clock.advanceMs(20 * 60_000);
    expect(await wrong()).toBe('refused');
    app.clock.advanceMs(41 * 60_000);
    expect(await wrong()).toBe('evaluated');
  });

  it('counts a right guess not at all and keeps nothing of it', async () => {
    for (let i = 0; i < 40; i++) expect(await throttle().guess('receipt', async () => 'found')).toBe('found');
    expect(await rows()).toBe('0');
  });

  it('counts a NOT_FOUND, but not a failure of ours', async () => {
    const fail = (error: Error) => throttle().guess('receipt', () => Promise.reject(error));
    await expect(fail(new Error('broken'))).rejects.toThrow('broken');
    expect(await rows()).toBe('0');
    await expect(fail(new AppError('NOT_FOUND'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await rows()).toBe('2'); // the caller's and everybody's
  });

  it('names nobody, and is gone after its hour', async () => {
    await wrong();
    const kept = readdirSync(app.gateway.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
      .join('');
    expect(kept).toContain('all-receipt');
    expect(kept).not.toContain(CALLER.openid);
    app.clock.advanceMs(3_600_001);
    expect(await app.ports.tries.forget(app.ports.clock())).toBeGreaterThan(0);
  });
});
