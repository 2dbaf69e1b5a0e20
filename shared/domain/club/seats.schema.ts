// Who sits where once seats are given, as two kinds of document: a club's seats, and what one child holds. Facts only.
import * as z from 'zod';

/** A freed seat that waits for one child's answer. Nobody else can have it until it is declined or over. */
export const Offer = z.object({
  childId: z.string(),
  offeredAt: z.number(),
  /** Accepting is possible before this moment, not at it. */
  expiresAt: z.number(),
});
export type Offer = z.infer<typeof Offer>;

/** The seats of one club, under the club's id. `free` + members + offers is always the capacity. */
export const ClubSeats = z.object({
  id: z.string(),
  revision: z.int(),
  roundId: z.string(),
  schoolId: z.string(),
  capacity: z.int(),
  free: z.int(),
  /** Children who have a seat. */
  members: z.array(z.string()),
  offers: z.array(Offer),
  /** Children who wait, in order. */
  waiting: z.array(z.string()),
  /** Children who gave a seat or an offer back: never offered it again by itself. */
  left: z.array(z.string()),
  /** When the next offer is over; 0 without one. What the timer looks for. */
  nextExpiry: z.number(),
});
export type ClubSeats = z.infer<typeof ClubSeats>;

/** How a move came about. `byHand`: a person of the school, with a reason that is published. */
export const MOVE_KINDS = ['takeFree', 'acceptOffer', 'giveUp', 'byHand'] as const;

/** A move under way: first written here, then done in the clubs, then taken out; whoever finds an old one finishes it. */
export const PendingMove = z.object({
  kind: z.enum(MOVE_KINDS),
  /** The club to enter; null when a seat is only given up. */
  to: z.string().nullable(),
  giveUp: z.array(z.string()),
  at: z.number(),
  /** The request that began it. */
  key: z.string(),
  /** For `byHand`: who moves, and why. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  /** For `byHand`: the club gets one seat more for this child, so that nobody's is taken. */
  extraSeat: z.boolean().optional(),
});
export type PendingMove = z.infer<typeof PendingMove>;

/** What one child holds in one round, under `roundId-childId`. */
export const ChildSeats = z.object({
  id: z.string(),
  revision: z.int(),
  roundId: z.string(),
  schoolId: z.string(),
  childId: z.string(),
  clubIds: z.array(z.string()),
  pending: PendingMove.nullable(),
});
export type ChildSeats = z.infer<typeof ChildSeats>;

/** A move that a person of the school made, with the reason; published with the round under the child's pseudonym. */
export const HandMove = z.object({
  id: z.string(),
  revision: z.int(),
  roundId: z.string(),
  schoolId: z.string(),
  childId: z.string(),
  to: z.string().nullable(),
  giveUp: z.array(z.string()),
  reason: z.string(),
  /** The club got one seat more for it. */
  extraSeat: z.boolean().optional(),
  movedBy: z.string(),
  movedAt: z.number(),
});
export type HandMove = z.infer<typeof HandMove>;
