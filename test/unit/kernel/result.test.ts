import { AppError, ERROR_CODES, orNotFound, orThrow } from '../../../shared/kernel/errors';
import { err, ok } from '../../../shared/kernel/result';
import { ERROR_SENTENCES } from '../../../shared/strings/errors';

describe('a result', () => {
  it('gives its value, or throws its refusal with the facts and without the code among them', () => {
    expect(orThrow(ok({ seats: 0 }))).toEqual({ seats: 0 });
    expect(orThrow(ok(null))).toBeNull();
    const refused = (): unknown => orThrow(err({ code: 'WRONG_STATE' as const, state: 'closed' }));
    expect(refused).toThrow(AppError);
    try {
      refused();
    } catch (error) {
      expect(error).toMatchObject({ code: 'WRONG_STATE', details: { state: 'closed' }, message: 'WRONG_STATE' });
      expect((error as AppError).details).not.toHaveProperty('code');
    }
  });
});

describe('orNotFound', () => {
  it('tells nothing from nobody’s, and lets what only looks empty through', () => {
    for (const absent of [null, undefined]) expect(() => orNotFound(absent)).toThrow('NOT_FOUND');
    for (const there of [0, '', false] as const) expect(orNotFound(there)).toBe(there);
  });
});

it('has a sentence for every code, once each', () => {
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  expect(Object.keys(ERROR_SENTENCES).sort()).toEqual([...ERROR_CODES].sort());
});
