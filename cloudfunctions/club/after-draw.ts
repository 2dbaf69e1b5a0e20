// What a family may do with seats once they were given, and what the school may do by hand.
import { worksAtSchool } from '../../shared/domain/account/roles';
import { roundStateAt } from '../../shared/domain/club/round';
import type { Round } from '../../shared/domain/club/round.schema';
import { joinWaiting, leave } from '../../shared/domain/club/seats';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { childrenFor } from '../child/public';
import { changeSeats, childSeatsId, moveSeats } from './move-seats';
import { clubsOf, roundForChild } from './round-view';

interface ForChild {
  readonly roundId: string;
  readonly childId: string;
}

/** Seats move once they were given: after the draw, or in a first-come round while it is open and after. */
export const requireGiven = (round: Stored<Round>, now: Call['now']): void => {
  const state = roundStateAt(round, now);
  if (state === 'drawn' || (round.mechanism === 'firstCome' && state !== 'scheduled')) return;
  throw new AppError(state === 'scheduled' ? 'TOO_EARLY' : 'WRONG_STATE', { state });
};

const openRound = async (call: Call, { roundId, childId }: ForChild) => {
  const { child, round } = await roundForChild(call, roundId, childId);
  requireGiven(round, call.now);
  return { child, round };
};

/** What a child holds, is offered and waits for, and where seats are free. */
export const readSeats = async (call: Call, { roundId, childId }: ForChild) => {
  const { round } = await openRound(call, { roundId, childId });
  const held = await call.store.get('childSeats', childSeatsId(roundId, childId));
  const seats = await call.store.findAll('clubSeats', { roundId });
  return {
    clubIds: held?.clubIds ?? [],
    wants: round.wants,
    clubs: seats.map(({ id, capacity, free, members, offers, waiting }) => ({
      clubId: id,
      capacity,
      free,
      isMember: members.includes(childId),
      offerEndsAt: offers.find((offer) => offer.childId === childId)?.expiresAt ?? null,
      waiting: waiting.length,
      position: waiting.indexOf(childId) + 1 || null,
    })),
  };
};

/** Takes a free seat or accepts an offer; `giveUp` is left only once the new seat is certain. */
export const takeSeat = async (call: Call, input: ForChild & { clubId: string; giveUp: string[] }) => {
  const { child, round } = await openRound(call, input);
  const seats = orNotFound(await call.store.get('clubSeats', input.clubId));
  if (seats.roundId !== round.id) throw new AppError('NOT_FOUND');
  const isOffered = seats.offers.some(({ childId }) => childId === child.id);
  const kind = isOffered ? 'acceptOffer' : 'takeFree';
  return moveSeats(call, round, child, { kind, to: input.clubId, giveUp: input.giveUp });
};

/** Gives a seat back; it goes to the next who waits in the same moment. */
export const giveUpSeat = async (call: Call, input: ForChild & { clubId: string }) => {
  const { child, round } = await openRound(call, input);
  return moveSeats(call, round, child, { kind: 'giveUp', to: null, giveUp: [input.clubId] });
};

/** Puts a child at the end of a club's waiting list. */
export const waitForSeat = async (call: Call, input: ForChild & { clubId: string }) => {
  const { child, round } = await openRound(call, input);
  const club = (await clubsOf(call.store, round.id)).find(({ id }) => id === input.clubId);
  if (club === undefined) throw new AppError('NOT_FOUND');
  if (!club.grades.includes(child.grade)) throw new AppError('INVALID_INPUT', { reason: 'grade' });
  await changeSeats(call, club.id, 'seat.waitedFor', (seats) => orThrow(joinWaiting(seats, child.id)));
  return { clubId: club.id };
};

/** Waits no longer, or declines an offer: what was offered goes to the next. */
export const stopWaiting = async (call: Call, input: ForChild & { clubId: string }) => {
  const { child, round } = await openRound(call, input);
  const club = orNotFound(await call.store.get('clubSeats', input.clubId));
  if (club.roundId !== round.id) throw new AppError('NOT_FOUND');
  await changeSeats(call, club.id, 'seat.declined', (seats) => {
    if (seats.members.includes(child.id)) throw new AppError('WRONG_STATE', { state: 'seated' });
    return leave(seats, child.id, call.now, round.offerHours);
  });
  return { clubId: club.id };
};

/** A person of the school moves a child, with a reason that is published. */
export const moveByHand = async (
  call: Call,
  input: ForChild & { to: string | null; giveUp: string[]; reason: string; extraSeat: boolean },
) => {
  const by = callerAccount(call);
  const round = orNotFound(await call.store.get('rounds', input.roundId));
  if (!worksAtSchool(by.grants, round.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  const child = orNotFound((await childrenFor(call, 'clubs', round.schoolId)).get(input.childId));
  if (child.guardianIds.includes(by.id)) throw new AppError('CONFLICT_OF_INTEREST');
  requireGiven(round, call.now);
  const { to, giveUp, reason, extraSeat } = input;
  return moveSeats(call, round, child, { kind: 'byHand', to, giveUp, by: by.id, reason, extraSeat });
};
