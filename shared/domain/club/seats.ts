// What may happen to seats after they were given: taking a free one, offers from the waiting list, giving back, swapping.
// It decides; that two documents move together is the use-case's business.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { addDays, asEpochMs, dateOf, type EpochMs, minuteOfDay, startOf } from '../../kernel/time';
import type { ChildSeats, ClubSeats, Offer } from './seats.schema';

/** What changes in a club's document. */
export type SeatChange = Pick<ClubSeats, 'free' | 'members' | 'offers' | 'waiting' | 'left' | 'nextExpiry'>;

type Refusal = DomainError & { readonly code: 'NO_SEATS' | 'WRONG_STATE' | 'TOO_LATE' | 'LIMIT_EXCEEDED' };

/** Nobody's offer runs out, and nobody is woken, between these minutes of the day. @policy families sleep */
const NIGHT = { from: 21 * 60, to: 8 * 60 } as const;

/**
 * When an offer made now is over: `hours` later, counted from the morning when it is made at night, and never at night itself.
 * Example: 24 hours from 22:30 end at 8:00 on the day after next.
 */
export const offerEnd = (now: EpochMs, hours: number): EpochMs => {
  const end = asEpochMs(afterNight(now) + hours * 3_600_000);
  return afterNight(end);
};

/** The moment itself, or the end of the night it lies in. */
const afterNight = (at: EpochMs): EpochMs => {
  const minute = minuteOfDay(at);
  if (minute >= NIGHT.from) return startOf(addDays(dateOf(at), 1), NIGHT.to);
  return minute < NIGHT.to ? startOf(dateOf(at), NIGHT.to) : at;
};

const changeOf = (seats: SeatChange): SeatChange => ({
  free: seats.free,
  members: seats.members,
  offers: seats.offers,
  waiting: seats.waiting,
  left: seats.left,
  nextExpiry: seats.offers.reduce((next, { expiresAt }) => (next === 0 ? expiresAt : Math.min(next, expiresAt)), 0),
});

/** Offers free seats to those who wait, in order; who gave a seat of this club back is passed over and waits no more. */
const offerOn = (seats: SeatChange, now: EpochMs, hours: number): SeatChange => {
  const waiting = seats.waiting.filter((childId) => !seats.left.includes(childId));
  const next = waiting.slice(0, seats.free);
  const offers: Offer[] = next.map((childId) => ({ childId, offeredAt: now, expiresAt: offerEnd(now, hours) }));
  return changeOf({
    ...seats,
    free: seats.free - next.length,
    offers: [...seats.offers, ...offers],
    waiting: waiting.slice(next.length),
  });
};

const without = (list: readonly string[], childId: string): string[] => list.filter((one) => one !== childId);

/** The seats of a club right after a draw or, with nobody in it, when a first-come round opens. */
export const openSeats = (
  capacity: number,
  members: readonly string[],
  waiting: readonly string[],
): Pick<ClubSeats, 'capacity'> & SeatChange => ({
  capacity,
  free: capacity - members.length,
  members: [...members],
  offers: [],
  waiting: [...waiting],
  left: [],
  nextExpiry: 0,
});

/**
 * A child takes a seat that is free. A free seat is never somebody's to wait for, so whoever asks first has it.
 * Refuses NO_SEATS. A child that has a seat already keeps it: null, nothing changes.
 */
export const takeFree = (seats: ClubSeats, childId: string): Result<SeatChange | null, Refusal> => {
  if (seats.members.includes(childId)) return ok(null);
  if (seats.free < 1) return err({ code: 'NO_SEATS', waiting: seats.waiting.length });
  return ok(
    changeOf({
      ...seats,
      free: seats.free - 1,
      members: [...seats.members, childId],
      waiting: without(seats.waiting, childId),
    }),
  );
};

/** The child an offer was made to says yes. Refuses WRONG_STATE (no offer), TOO_LATE (it is over). */
export const acceptOffer = (seats: ClubSeats, childId: string, now: EpochMs): Result<SeatChange | null, Refusal> => {
  if (seats.members.includes(childId)) return ok(null);
  const offer = seats.offers.find((one) => one.childId === childId);
  if (offer === undefined) return err({ code: 'WRONG_STATE', state: 'noOffer' });
  if (now >= offer.expiresAt) return err({ code: 'TOO_LATE', closesAt: offer.expiresAt });
  return ok(
    changeOf({
      ...seats,
      members: [...seats.members, childId],
      offers: seats.offers.filter((one) => one !== offer),
    }),
  );
};

/**
 * A child leaves the club in whatever way it is in it: gives its seat back, declines its offer, waits no longer. A freed seat
 * goes to the next who waits in the same step. Null: it had nothing here.
 */
export const leave = (seats: ClubSeats, childId: string, now: EpochMs, hours: number): SeatChange | null => {
  const holds = seats.members.includes(childId) || seats.offers.some((one) => one.childId === childId);
  if (!holds) {
    return seats.waiting.includes(childId) ? changeOf({ ...seats, waiting: without(seats.waiting, childId) }) : null;
  }
  return offerOn(
    {
      ...seats,
      free: seats.free + 1,
      members: without(seats.members, childId),
      offers: seats.offers.filter((one) => one.childId !== childId),
      waiting: without(seats.waiting, childId),
      left: [...seats.left, childId],
    },
    now,
    hours,
  );
};

/**
 * A child goes to the end of the waiting list; who gave a seat back and asks again waits like anybody else.
 * Refuses WRONG_STATE (`seated`, `offered`, `free`: a seat is free, take it). Null: it waits already.
 */
export const joinWaiting = (seats: ClubSeats, childId: string): Result<SeatChange | null, Refusal> => {
  if (seats.members.includes(childId)) return err({ code: 'WRONG_STATE', state: 'seated' });
  if (seats.offers.some((one) => one.childId === childId)) return err({ code: 'WRONG_STATE', state: 'offered' });
  if (seats.waiting.includes(childId)) return ok(null);
  if (seats.free > 0) return err({ code: 'WRONG_STATE', state: 'free' });
  return ok(changeOf({ ...seats, waiting: [...seats.waiting, childId], left: without(seats.left, childId) }));
};

/** Offers that are over go to the next in line; whoever let one pass waits no more. Null: none was over. */
export const expireOffers = (seats: ClubSeats, now: EpochMs, hours: number): SeatChange | null => {
  const over = seats.offers.filter(({ expiresAt }) => expiresAt <= now);
  if (over.length === 0) return null;
  return offerOn(
    {
      ...seats,
      free: seats.free + over.length,
      offers: seats.offers.filter(({ expiresAt }) => expiresAt > now),
      left: [...seats.left, ...over.map(({ childId }) => childId)],
    },
    now,
    hours,
  );
};

/** A club as a move needs to know it. */
interface ClubFacts {
  readonly id: string;
  readonly slots: readonly string[];
  readonly grades: readonly number[];
}

/**
 * Whether a child may hold `to` after giving up `giveUp`: its grade, its weekly times, and at most `wants` clubs.
 * Refuses NOT_FOUND (not a club of the round), INVALID_INPUT (`grade`, `notHeld`), WRONG_STATE (`clash` with the club and time,
 * `seated`), LIMIT_EXCEEDED (`max`).
 */
export const mayMove = (
  holds: Pick<ChildSeats, 'clubIds'>,
  clubs: readonly ClubFacts[],
  wants: number,
  grade: number,
  to: string | null,
  giveUp: readonly string[],
): Result<null, DomainError> => {
  if (giveUp.some((id) => !holds.clubIds.includes(id))) return err({ code: 'INVALID_INPUT', reason: 'notHeld' });
  if (to === null) return giveUp.length > 0 ? ok(null) : err({ code: 'INVALID_INPUT', reason: 'nothing' });
  const club = clubs.find(({ id }) => id === to);
  if (club === undefined) return err({ code: 'NOT_FOUND', what: 'club' });
  if (holds.clubIds.includes(to)) return err({ code: 'WRONG_STATE', state: 'seated' });
  if (!club.grades.includes(grade)) return err({ code: 'INVALID_INPUT', reason: 'grade' });
  const kept = holds.clubIds.filter((id) => !giveUp.includes(id));
  for (const id of kept) {
    const slot = clubs.find((one) => one.id === id)?.slots.find((one) => club.slots.includes(one));
    if (slot !== undefined) return err({ code: 'WRONG_STATE', state: 'clash', club: id, slot });
  }
  return kept.length + 1 > wants ? err({ code: 'LIMIT_EXCEEDED', max: wants }) : ok(null);
};
