// What the timer does for seats: offers that are over go to the next, and moves whose call was killed are finished.
import { expireOffers } from '../../shared/domain/club/seats';
import { orNotFound } from '../../shared/kernel/errors';
import { randomId } from '../../shared/kernel/random';
import type { Call } from '../_lib/call';
import { changeSeats, finishKilledMove } from './move-seats';

const BATCH = 200;
const OLD_MS = 120_000;

/** Every document gets a request of its own: a job repeats nothing. */
const own = (call: Call): Call => ({ ...call, request: { ...call.request, key: randomId(call.random) } });

/** @returns how many clubs had offers that were over, and how many moves were finished. Safe to be killed at any step. */
export const keepSeats = async (call: Call): Promise<{ expired: number; finished: number }> => {
  const { store, now } = call;
  const over = await store.find('clubSeats', { nextExpiry: { gt: 0, lte: now } }, { limit: BATCH });
  for (const { id, roundId } of over) {
    const { offerHours } = orNotFound(await store.get('rounds', roundId));
    await changeSeats(own(call), id, 'seat.offerOver', (seats) => expireOffers(seats, now, offerHours));
  }
  const killed = await store.find('childSeats', { 'pending.at': { gt: 0, lt: now - OLD_MS } }, { limit: BATCH });
  for (const seats of killed) await finishKilledMove(own(call), seats);
  return { expired: over.length, finished: killed.length };
};
