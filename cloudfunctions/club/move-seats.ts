// Moves one child between clubs, over several documents and safe to be killed between any two: the move is first written into
// the child's document, then done in the clubs, then taken out. The new seat is entered before an old one is left, so a child
// that swaps can never end up with neither. A timer finishes what a killed call left behind.

import type { Round } from '../../shared/domain/club/round.schema';
import { acceptOffer, leave, mayMove, type SeatChange, takeFree } from '../../shared/domain/club/seats';
import type { ChildSeats, ClubSeats, PendingMove } from '../../shared/domain/club/seats.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, writeOf } from '../_lib/call';
import { RepeatedRequest, type Stored, type Write, type WriteRequest } from '../_lib/ports/store';
import { childrenForByIds } from '../child/public';
import { clubsOf } from './round-view';

/** A step that this very request has done before is as good as done now. */
const unlessRepeated = (step: Promise<void>): Promise<void> =>
  step.catch((error: unknown) => {
    if (!(error instanceof RepeatedRequest)) throw error;
  });

/** Somebody else changed the club's seats in between: look again, so often at the most. */
const MAX_ROUNDS = 20;
/** A move younger than this may still be under way in another call. */
const STILL_RUNNING_MS = 120_000;

export const childSeatsId = (roundId: string, childId: string): string => `${roundId}-${childId}`;

/** One step of a request, under a key of its own: a step that was done is done once, however often the request comes. */
const stepOf = (call: Call, step: string): Call => ({
  ...call,
  request: { ...call.request, key: `${call.request.key}.${step}` } satisfies WriteRequest,
});

const hasConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'CONFLICT';

/** Changes a club's seats as `decide` says for what is there now; null means nothing to change. */
export const changeSeats = async (
  call: Call,
  clubId: string,
  action: AuditAction,
  decide: (seats: Stored<ClubSeats>) => SeatChange | null,
): Promise<void> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const seats = orNotFound(await call.store.get('clubSeats', clubId));
    const change = decide(seats);
    if (change === null) return;
    const write = await seatsWrite(call, action, seats, change);
    try {
      await unlessRepeated(call.store.change('clubSeats', seats, { set: change }, write));
      return;
    } catch (error) {
      if (!hasConflict(error)) throw error;
    }
  }
  throw new AppError('BUSY');
};

/** The audit row, and a message to the guardians of every child that is offered a seat by this change. */
const seatsWrite = async (
  call: Call,
  action: AuditAction,
  seats: Stored<ClubSeats>,
  change: SeatChange,
): Promise<Write> => {
  const known = new Set(seats.offers.map(({ childId }) => childId));
  const offered = change.offers.filter(({ childId }) => !known.has(childId));
  const children = await childrenForByIds(
    call,
    'notifications',
    offered.map(({ childId }) => childId),
  );
  const messages = offered.flatMap(({ childId, expiresAt }) =>
    (children.get(childId)?.guardianIds ?? []).map((to) => ({
      to,
      template: 'club.offered',
      facts: { roundId: seats.roundId, childId, clubId: seats.id, expiresAt },
    })),
  );
  const facts = { members: change.members.length, free: change.free, offers: change.offers.length };
  return writeOf(call, action, { collection: 'clubSeats', id: seats.id }, facts, { messages });
};

/** Takes a free seat in one conditional update: the way that stands a rush. @throws AppError NO_SEATS */
const takeFreeSeat = async (call: Call, clubId: string, childId: string): Promise<void> => {
  const taken = await call.store.changeIf(
    'clubSeats',
    clubId,
    { free: { gt: 0 }, members: { not: childId } },
    { add: { free: -1 }, append: { members: [childId] } },
    writeOf(call, 'seat.entered', { collection: 'clubSeats', id: clubId }, {}),
  );
  if (taken !== 'refused') return;
  const seats = orNotFound(await call.store.get('clubSeats', clubId));
  if (!seats.members.includes(childId)) throw new AppError('NO_SEATS', { waiting: seats.waiting.length });
};

/** One seat more, and the child in it, in one update: the club is never over its capacity, and nobody's place changes. */
const takeExtraSeat = async (call: Call, clubId: string, childId: string): Promise<void> => {
  await call.store.changeIf(
    'clubSeats',
    clubId,
    { members: { not: childId } },
    { add: { capacity: 1 }, append: { members: [childId] } },
    writeOf(call, 'seat.added', { collection: 'clubSeats', id: clubId }, {}),
  );
};

const enter = (
  call: Call,
  { kind, extraSeat }: Pick<Move, 'kind' | 'extraSeat'>,
  clubId: string,
  childId: string,
): Promise<void> => {
  if (kind === 'acceptOffer') {
    return changeSeats(call, clubId, 'seat.accepted', (seats) => orThrow(acceptOffer(seats, childId, call.now)));
  }
  return extraSeat === true ? takeExtraSeat(call, clubId, childId) : takeFreeSeat(call, clubId, childId);
};

/** Leaves the clubs that were given up, keeps the reason of a move by hand, and clears the move. */
const finish = async (call: Call, seats: Stored<ChildSeats>, move: PendingMove, reply: unknown): Promise<void> => {
  const { store } = call;
  const round = orNotFound(await store.get('rounds', seats.roundId));
  for (const clubId of move.giveUp) {
    await changeSeats(stepOf(call, `leave-${clubId}`), clubId, 'seat.left', (club) =>
      leave(club, seats.childId, call.now, round.offerHours),
    );
  }
  if (move.kind === 'byHand') {
    const id = move.key.slice(0, 26);
    await store.insert(
      'handMoves',
      id,
      {
        roundId: seats.roundId,
        schoolId: seats.schoolId,
        childId: seats.childId,
        to: move.to,
        giveUp: move.giveUp,
        reason: move.reason ?? '',
        extraSeat: move.extraSeat === true,
        movedBy: move.by ?? '',
        movedAt: move.at,
      },
      writeOf(stepOf(call, 'record'), 'seat.movedByHand', { collection: 'handMoves', id }, { to: move.to }),
    );
  }
  const kept = seats.clubIds.filter((id) => !move.giveUp.includes(id));
  const clubIds = move.to === null || kept.includes(move.to) ? kept : [...kept, move.to];
  const write = writeOf(
    call,
    'seats.moved',
    { collection: 'childSeats', id: seats.id },
    { clubs: clubIds.length },
    { reply },
  );
  await store.change('childSeats', seats, { set: { clubIds, pending: null } }, write);
};

/** Takes a move out again that came to nothing. */
const forget = async (call: Call, seats: Stored<ChildSeats>, action: AuditAction): Promise<void> => {
  const step = stepOf(call, `forget-${seats.revision}`);
  const write = writeOf(step, action, { collection: 'childSeats', id: seats.id }, {});
  await unlessRepeated(call.store.change('childSeats', seats, { set: { pending: null } }, write));
};

/**
 * Finishes a move whose call was killed: forward if the new seat was entered, otherwise as if it had not begun.
 * @returns false when it may still be running
 */
export const finishKilledMove = async (call: Call, seats: Stored<ChildSeats>): Promise<boolean> => {
  const move = seats.pending;
  if (move === null) return true;
  if (call.now - move.at < STILL_RUNNING_MS) return false;
  const club = move.to === null ? null : await call.store.get('clubSeats', move.to);
  if (club !== null && !club.members.includes(seats.childId)) {
    await forget(call, seats, 'seats.moveUndone');
  } else {
    await finish(call, seats, move, null);
  }
  return true;
};

/** The child's document, or null where it holds nothing yet; a move that a killed call left is finished first. */
const openChildSeats = async (call: Call, id: string): Promise<Stored<ChildSeats> | null> => {
  if ((await call.store.get('childSeats', id)) === null) return null;
  const seats = await call.store.open('childSeats', id, call.request);
  if (seats.pending === null || seats.pending.key === call.request.key) return seats;
  if (!(await finishKilledMove(stepOf(call, 'killed'), seats))) throw new AppError('CONFLICT');
  return call.store.open('childSeats', id, call.request);
};

/**
 * A child that is at its school no more leaves its clubs, its offers and the lists it waits in; freed seats go to those who wait.
 * Doing it again changes nothing. A move that is under way is left to finish first.
 */
export const releaseSeats = async (call: Call, held: Stored<ChildSeats>): Promise<boolean> => {
  const { store, now } = call;
  const { childId, roundId, clubIds } = held;
  if (held.pending !== null) return false;
  const { offerHours } = orNotFound(await store.get('rounds', roundId));
  const clubs = (await store.findAll('clubSeats', { roundId })).filter(
    ({ members, waiting, offers }) =>
      members.includes(childId) || waiting.includes(childId) || offers.some((offer) => offer.childId === childId),
  );
  for (const { id } of clubs) {
    await changeSeats(stepOf(call, `release-${id}`), id, 'seat.left', (seats) =>
      leave(seats, childId, now, offerHours),
    );
  }
  if (clubIds.length > 0) {
    const write = writeOf(call, 'seats.moved', { collection: 'childSeats', id: held.id }, { clubs: 0 });
    const filter = { revision: held.revision };
    await store.changeIf('childSeats', held.id, filter, { set: { clubIds: [] } }, write);
  }
  return clubs.length > 0 || clubIds.length > 0;
};

export interface Move {
  readonly kind: PendingMove['kind'];
  readonly to: string | null;
  readonly giveUp: readonly string[];
  readonly by?: string;
  readonly reason?: string;
  /** For `byHand` only. */
  readonly extraSeat?: boolean;
}

/** Writes a move into the child's document before anything is done for it. */
const begin = async (
  call: Call,
  { id: roundId, schoolId }: Stored<Round>,
  childId: string,
  seats: Stored<ChildSeats> | null,
  { kind, to, giveUp, by, reason, extraSeat = false }: Move,
): Promise<Stored<ChildSeats>> => {
  const id = childSeatsId(roundId, childId);
  const pending = {
    kind,
    to,
    giveUp: [...giveUp],
    at: call.now,
    key: call.request.key,
    by: by ?? null,
    reason: reason ?? null,
    extraSeat,
  };
  const step = stepOf(call, `begin-${seats?.revision ?? 0}`);
  const write = writeOf(step, 'seats.moveBegun', { collection: 'childSeats', id }, { kind });
  if (seats === null) {
    await call.store.insert('childSeats', id, { roundId, schoolId, childId, clubIds: [], pending }, write);
  } else {
    await unlessRepeated(call.store.change('childSeats', seats, { set: { pending } }, write));
  }
  return call.store.open('childSeats', id, call.request);
};

/** Refuses what is refused already before anything is stored; the seat itself is taken later, and may be gone by then. */
const requireSeat = async (call: Call, { kind, to, extraSeat }: Move, childId: string): Promise<void> => {
  if (to === null) return;
  const seats = orNotFound(await call.store.get('clubSeats', to));
  if (extraSeat === true) {
    // While a seat is free there is no need for another one; whoever has an offer accepts it.
    if (seats.free > 0) throw new AppError('WRONG_STATE', { state: 'free' });
    if (seats.offers.some((offer) => offer.childId === childId))
      throw new AppError('WRONG_STATE', { state: 'offered' });
    return;
  }
  orThrow(kind === 'acceptOffer' ? acceptOffer(seats, childId, call.now) : takeFree(seats, childId));
};

/**
 * Moves a child: into `to` (null: only out), giving up `giveUp`.
 * @returns the clubs it holds afterwards
 * @throws AppError NO_SEATS, TOO_LATE, WRONG_STATE, LIMIT_EXCEEDED, INVALID_INPUT, NOT_FOUND, CONFLICT (another move of this child is under way)
 */
export const moveSeats = async (
  call: Call,
  round: Stored<Round>,
  child: { readonly id: string; readonly grade: number },
  move: Move,
): Promise<{ clubIds: string[] }> => {
  const { to, giveUp } = move;
  let seats = await openChildSeats(call, childSeatsId(round.id, child.id));
  if (seats === null || seats.pending === null) {
    const held = seats ?? { clubIds: [] };
    orThrow(mayMove(held, await clubsOf(call.store, round.id), round.wants, child.grade, to, giveUp));
    await requireSeat(call, move, child.id);
    seats = await begin(call, round, child.id, seats, move);
  }
  const { pending } = seats;
  // The same request came twice at once, and its twin was through or refused before we looked again.
  if (pending === null) throw new AppError('CONFLICT');
  if (to !== null) {
    try {
      await enter(stepOf(call, `enter-${seats.revision}`), move, to, child.id);
    } catch (error) {
      if (error instanceof AppError && error.code !== 'BUSY') await forget(call, seats, 'seats.moveRefused');
      throw error;
    }
  }
  const kept = seats.clubIds.filter((id) => !giveUp.includes(id));
  const reply = { clubIds: to === null ? kept : [...kept, to] };
  await finish(call, seats, pending, reply);
  return reply;
};
