// What the timer does for seats: offers that are over go to the next, moves whose call was killed are finished, and children who
// left their school leave their seats to those who wait.
import { isTermOver } from '../../shared/domain/club/round';
import { expireOffers } from '../../shared/domain/club/seats';
import { orNotFound } from '../../shared/kernel/errors';
import { randomId } from '../../shared/kernel/random';
import { addDays, dateOf } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import { childrenWhoLeft } from '../child/public';
import { changeSeats, finishKilledMove, releaseSeats } from './move-seats';

const BATCH = 200;
const OLD_MS = 120_000;

/** Every document gets a request of its own: a job repeats nothing. */
const own = (call: Call): Call => ({ ...call, request: { ...call.request, key: randomId(call.random) } });

/** @policy from the day after: a roster that was imported by mistake is put right on the same day and costs no seat */
const LOOK_BACK_DAYS = 14;

/** Frees what children of this term hold who are at their school no more. Returns for how many rounds of a child. */
const releaseLeavers = async (call: Call): Promise<number> => {
  const { store, now } = call;
  const today = dateOf(now);
  const left = await childrenWhoLeft(store, addDays(today, -LOOK_BACK_DAYS), today);
  if (left.length === 0) return 0;
  const held = await store.find('childSeats', { childId: { in: left } }, { limit: 1000 });
  let released = 0;
  for (const seats of held) {
    const round = await store.get('rounds', seats.roundId);
    if (round === null || isTermOver(round.term, today)) continue;
    if (await releaseSeats(own(call), seats)) released++;
  }
  return released;
};

/** @returns how many clubs had offers that were over, and how many moves were finished. Safe to be killed at any step. */
export const keepSeats = async (call: Call): Promise<{ expired: number; finished: number; released: number }> => {
  const { store, now } = call;
  const over = await store.find('clubSeats', { nextExpiry: { gt: 0, lte: now } }, { limit: BATCH });
  for (const { id, roundId } of over) {
    const { offerHours } = orNotFound(await store.get('rounds', roundId));
    await changeSeats(own(call), id, 'seat.offerOver', (seats) => expireOffers(seats, now, offerHours));
  }
  const killed = await store.find('childSeats', { 'pending.at': { gt: 0, lt: now - OLD_MS } }, { limit: BATCH });
  for (const seats of killed) await finishKilledMove(own(call), seats);
  return { expired: over.length, finished: killed.length, released: await releaseLeavers(call) };
};
