// P1 in short; the bench lives 200 reports and plants four leaks.
import { differences } from '../../../support/two-worlds';

describe('P1: an anonymous report', () => {
  it('leaves the same bytes whoever sent it, and at whatever minute', async () => {
    const { lines, different } = await differences(3);
    expect(lines).toBeGreaterThan(20);
    expect(different).toEqual([]);
  }, 60_000);
});
