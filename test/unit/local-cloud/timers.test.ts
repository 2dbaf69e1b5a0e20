import { nextFiring, triggersOf } from '../../../cloudfunctions/_local/timers';

/** A moment in Asia/Shanghai. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('a 7-field cron', () => {
  it.each([
    ['every minute', '0 * * * * * *', '2026-11-23T09:00:30', '2026-11-23T09:01:00'],
    ['every five minutes', '0 */5 * * * * *', '2026-11-23T09:00:00', '2026-11-23T09:05:00'],
    ['at 02:30 in Hanzhong', '0 30 2 * * * *', '2026-11-23T02:30:00', '2026-11-24T02:30:00'],
    ['on working days', '0 0 9 * * MON-FRI *', '2026-11-27T09:00:00', '2026-11-30T09:00:00'],
    ['on the first of a month', '0 0 0 1 * * *', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    ['in one year only', '0 0 0 1 1 * 2030', '2026-11-23T00:00:00', '2030-01-01T00:00:00'],
    ['in a range of years', '0 0 0 1 9 * 2028-2029', '2026-11-23T00:00:00', '2028-09-01T00:00:00'],
  ])('%s', (_what, cron, after, expected) => {
    expect(nextFiring(cron, at(after))).toBe(at(expected));
  });

  it('in a year that is over never fires', () => {
    expect(nextFiring('0 0 0 1 1 * 2020', at('2026-11-23T00:00:00'))).toBeNull();
  });

  it.each(['0 * * * *', '0 * * * * *', '0 0 0 1 1 * soon', '99 * * * * * *'])('%s is refused', (cron) => {
    expect(() => nextFiring(cron, 0)).toThrow();
  });

  it('is checked when the configuration is read, not at its first firing', () => {
    const config = { name: 'x', timeout: 3, memorySize: 256, triggers: [{ name: 't', config: 'often' }] };
    expect(() => triggersOf([config])).toThrow('often');
  });
});
