// "I noticed something": who counts, and what a crowd can and cannot do.
import fc from 'fast-check';
import { isSettled, meet, meetingPoints, type Signal } from '../../../../shared/domain/report/signals';
import { addDays, localDate } from '../../../../shared/kernel/time';

const TODAY = localDate('2026-11-23');
const signal = (household: string, daysAgo: number, key = 'place'): Pick<Signal, 'keys' | 'day'> => ({
  keys: [{ key, household }],
  day: addDays(TODAY, -daysAgo),
});

describe('meetingPoints', () => {
  const where = { districtCode: '610702', communityCode: '610702001001' };

  it('meets at one address however it is written, within its community', () => {
    const a = meetingPoints({ placeName: '', address: '示例路 18 号，三楼', phone: '' }, where);
    const b = meetingPoints({ placeName: '', address: '示例路１８号三楼', phone: '' }, where);
    const elsewhere = meetingPoints(
      { placeName: '', address: '示例路18号三楼', phone: '' },
      { ...where, communityCode: '610702001002' },
    );
    expect(a).toEqual(b);
    expect(elsewhere).not.toEqual(a);
  });

  it('leaves out what says too little', () => {
    expect(meetingPoints({ placeName: '班', address: '路口', phone: '123' }, where)).toEqual([]);
  });
});

describe('meet', () => {
  it('stays sealed until k independent households meet', () => {
    const two = [signal('a', 30), signal('b', 10)];
    expect(meet(two, 'place', 3, TODAY)).toBeNull();
    expect(meet([...two, signal('c', 1)], 'place', 3, TODAY)).toEqual({ households: 3, isBurst: false });
  });

  it('counts a household once, however many signals it sends', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ household: fc.constantFrom('a', 'b', 'c', 'd'), daysAgo: fc.integer({ min: 0, max: 100 }) }),
          { maxLength: 60 },
        ),
        fc.integer({ min: 2, max: 5 }),
        (sent, k) => {
          const households = new Set(sent.map(({ household }) => household)).size;
          const met = meet(
            sent.map(({ household, daysAgo }) => signal(household, daysAgo)),
            'place',
            k,
            TODAY,
          );
          expect(met !== null).toBe(households >= k);
          // Never more exact than the tenant's number.
          if (met !== null) expect(met.households).toBe(k);
        },
      ),
    ));

  it('says when all came within two days, and forgets what is older than half a year', () => {
    expect(meet([signal('a', 1), signal('b', 0), signal('c', 0)], 'place', 3, TODAY)).toEqual({
      households: 3,
      isBurst: true,
    });
    expect(meet([signal('a', 181), signal('b', 5), signal('c', 0)], 'place', 3, TODAY)).toBeNull();
  });

  it('does not let one place’s households stand for another', () => {
    expect(meet([signal('a', 9), signal('b', 5, 'other'), signal('c', 0)], 'place', 3, TODAY)).toBeNull();
  });
});

describe('isSettled', () => {
  it('waits fourteen days after a binding', () => {
    expect(isSettled(addDays(TODAY, -13), TODAY)).toBe(false);
    expect(isSettled(addDays(TODAY, -14), TODAY)).toBe(true);
  });
});
