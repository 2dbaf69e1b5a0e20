import fc from 'fast-check';
import {
  acceptOffer,
  expireOffers,
  joinWaiting,
  leave,
  mayMove,
  offerEnd,
  openSeats,
  type SeatChange,
  takeFree,
} from '../../../../shared/domain/club/seats';
import type { ClubSeats } from '../../../../shared/domain/club/seats.schema';
import { asEpochMs, formatLocal, localDate, minuteOfDay, startOf } from '../../../../shared/kernel/time';

const NOON = startOf(localDate('2026-11-24'), 12 * 60);
const HOURS = 24;

const seats = (capacity: number, members: string[], waiting: string[] = []): ClubSeats => ({
  id: 'club',
  revision: 1,
  roundId: 'r',
  schoolId: 's',
  ...openSeats(capacity, members, waiting),
});
const changed = (before: ClubSeats, change: SeatChange | null): ClubSeats => ({ ...before, ...change });

describe('offerEnd', () => {
  it.each([
    ['12:00', 12 * 60, '2026-11-25 12:00'],
    ['22:30, so from the morning on', 22 * 60 + 30, '2026-11-26 08:00'],
    ['03:00, so from the same morning on', 3 * 60, '2026-11-25 08:00'],
  ])('gives 24 hours from %s', (_, minute, end) => {
    expect(formatLocal(offerEnd(startOf(localDate('2026-11-24'), minute), HOURS))).toBe(end);
  });

  it('never ends at night', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 72 }), (minute, hours) => {
        const end = minuteOfDay(offerEnd(startOf(localDate('2026-11-24'), minute), hours));
        expect(end >= 8 * 60 && end < 21 * 60).toBe(true);
      }),
    );
  });
});

describe('a seat that is given back', () => {
  it('is offered to the first who waits, in the same step', () => {
    const next = changed(seats(1, ['a'], ['b', 'c']), leave(seats(1, ['a'], ['b', 'c']), 'a', NOON, HOURS));
    expect(next).toMatchObject({ free: 0, members: [], waiting: ['c'], left: ['a'] });
    expect(next.offers).toEqual([{ childId: 'b', offeredAt: NOON, expiresAt: offerEnd(NOON, HOURS) }]);
  });

  it('is never offered to the child that left it, even if it waits again', () => {
    let club = changed(seats(1, ['a']), leave(seats(1, ['a'], []), 'a', NOON, HOURS));
    expect(club.free).toBe(1);
    club = changed(
      { ...club, waiting: ['a', 'b'] },
      leave({ ...club, free: 0, members: ['z'], waiting: ['a', 'b'] }, 'z', NOON, HOURS),
    );
    expect(club.offers.map(({ childId }) => childId)).toEqual(['b']);
  });

  it('can be waited for again by who asks for it', () => {
    const left = { ...seats(1, ['z'], []), left: ['a'] };
    const asked = joinWaiting(left, 'a');
    expect(asked.ok && asked.value).toMatchObject({ waiting: ['a'], left: [] });
  });
});

describe('an offer', () => {
  const offered = changed(seats(1, ['a'], ['b', 'c']), leave(seats(1, ['a'], ['b', 'c']), 'a', NOON, HOURS));
  const end = offerEnd(NOON, HOURS);

  it('can be accepted until the last millisecond, and by nobody else', () => {
    expect(acceptOffer(offered, 'b', asEpochMs(end - 1))).toMatchObject({
      ok: true,
      value: { members: ['b'], offers: [] },
    });
    expect(acceptOffer(offered, 'b', end)).toMatchObject({ ok: false, error: { code: 'TOO_LATE' } });
    expect(acceptOffer(offered, 'c', NOON)).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } });
  });

  it('goes to the next when it is over, and who let it pass waits no more', () => {
    expect(expireOffers(offered, asEpochMs(end - 1), HOURS)).toBeNull();
    const next = changed(offered, expireOffers(offered, end, HOURS));
    expect(next).toMatchObject({ free: 0, waiting: [], left: ['a', 'b'] });
    expect(next.offers.map(({ childId }) => childId)).toEqual(['c']);
  });
});

describe('takeFree', () => {
  it('takes a free seat, once, and none when there is none', () => {
    expect(takeFree(seats(2, ['a']), 'b')).toMatchObject({ ok: true, value: { free: 0, members: ['a', 'b'] } });
    expect(takeFree(seats(2, ['a']), 'a')).toEqual({ ok: true, value: null });
    expect(takeFree(seats(1, ['a'], ['c']), 'b')).toMatchObject({ ok: false, error: { code: 'NO_SEATS', waiting: 1 } });
  });
});

describe('mayMove', () => {
  const clubs = [
    { id: 'tue', slots: ['Tue-1'], grades: [4] },
    { id: 'tue2', slots: ['Tue-1'], grades: [4] },
    { id: 'wed', slots: ['Wed-1'], grades: [4] },
    { id: 'small', slots: ['Thu-1'], grades: [1] },
  ];
  const move = (to: string | null, giveUp: string[], wants = 2) =>
    mayMove({ clubIds: ['tue'] }, clubs, wants, 4, to, giveUp);
  it.each([
    ['a second club on another day', move('wed', []), null],
    ['a swap at the same time', move('tue2', ['tue'], 1), null],
    ['giving up only', move(null, ['tue']), null],
    ['two clubs at one time', move('tue2', []), 'WRONG_STATE'],
    ['more than it may have', move('wed', [], 1), 'LIMIT_EXCEEDED'],
    ['a grade the club does not take', move('small', []), 'INVALID_INPUT'],
    ['a club of another round', move('nowhere', []), 'NOT_FOUND'],
    ['giving up what it has not', move('wed', ['wed']), 'INVALID_INPUT'],
    ['the club it is in', move('tue', []), 'WRONG_STATE'],
    ['nothing at all', move(null, []), 'INVALID_INPUT'],
  ])('%s', (_, result, code) => {
    expect(result.ok ? null : result.error.code).toBe(code);
  });
});

describe('whatever happens to a club', () => {
  const children = ['a', 'b', 'c', 'd', 'e'];
  const step = fc.record({
    what: fc.constantFrom('take', 'accept', 'leave', 'wait', 'expire'),
    child: fc.constantFrom(...children),
    hours: fc.integer({ min: 0, max: 30 }),
  });

  it('every seat is somebody’s, offered or free; nobody is in it twice; no seat is free while somebody waits for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.array(step, { maxLength: 40 }), (capacity, steps) => {
        let club = seats(
          capacity,
          children.slice(0, Math.min(capacity, 1)),
          children.slice(2, 4).slice(0, capacity === 0 ? 2 : 0),
        );
        let now = NOON;
        for (const { what, child, hours } of steps) {
          now = asEpochMs(now + hours * 3_600_000);
          const result =
            what === 'take'
              ? takeFree(club, child)
              : what === 'accept'
                ? acceptOffer(club, child, now)
                : what === 'wait'
                  ? joinWaiting(club, child)
                  : {
                      ok: true as const,
                      value: what === 'leave' ? leave(club, child, now, HOURS) : expireOffers(club, now, HOURS),
                    };
          if (result.ok) club = changed(club, result.value);
          expect(club.free + club.members.length + club.offers.length).toBe(capacity);
          expect(club.free).toBeGreaterThanOrEqual(0);
          const present = [...club.members, ...club.offers.map(({ childId }) => childId), ...club.waiting];
          expect(new Set(present).size).toBe(present.length);
          if (club.free > 0) expect(club.waiting).toEqual([]);
          expect(club.offers.every(({ childId }) => !club.left.includes(childId))).toBe(true);
          expect(club.nextExpiry).toBe(
            club.offers.length === 0 ? 0 : Math.min(...club.offers.map(({ expiresAt }) => expiresAt)),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});
