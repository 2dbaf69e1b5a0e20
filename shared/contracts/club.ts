import * as z from 'zod';
import { ReplayFile } from '../domain/club/replay';
import { ROUND_STATES } from '../domain/club/round';
import { Application, Club, DrawResult, Round } from '../domain/club/round.schema';
import { PROBLEM_CODES } from '../domain/club/set-up';
import { RoundContent, RoundDraft } from '../domain/club/set-up.schema';
import { endpoint } from './endpoint';
import { StudentToken } from './student-token';

const Id = z.string().min(1).max(80);
const Wishes = z.array(Id).min(1).max(10);

/** A round as families see it. */
export const RoundView = Round.omit({ revision: true }).extend({
  state: z.enum(ROUND_STATES),
  schoolName: z.string(),
});
/** A club as families see it. */
export const ClubView = Club.omit({ revision: true, schoolId: true, teacherId: true, provider: true });
const WishesView = Application.pick({ clubIds: true, submittedAt: true, confirmedAt: true });
const ResultView = DrawResult.pick({ number: true, clubIds: true, reasons: true, waiting: true, pseudonym: true });

const Moved = z.object({ clubIds: z.array(z.string()) });
const MOVE_ERRORS = ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE'] as const;

export const clubContract = {
  /** The rounds of the caller's children's schools, one row per child and round, newest first. */
  rounds: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({}),
    output: z.object({
      rounds: z.array(
        z.object({
          round: RoundView,
          child: z.object({ id: z.string(), name: z.string(), grade: z.int() }),
          wishes: WishesView.nullable(),
          gotClubs: z.array(z.string()).nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  /** One child's round: what is offered, what is wished for. */
  catalogue: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id }),
    output: z.object({
      round: RoundView,
      child: z.object({ id: z.string(), name: z.string(), grade: z.int() }),
      clubs: z.array(ClubView),
      wishes: WishesView.nullable(),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Stores a child's wishes, best first; sending again replaces them until the round closes. */
  submitWishes: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id, clubIds: Wishes }),
    output: z.object({ clubIds: z.array(z.string()) }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE', 'LIMIT_EXCEEDED', 'CONSENT_MISSING'],
  }),
  withdrawWishes: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id }),
    output: z.object({ clubIds: z.array(z.string()) }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE'],
  }),
  /** What the draw gave one child, and why not more. */
  result: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id }),
    output: z.object({
      round: RoundView,
      child: z.object({ id: z.string(), name: z.string(), grade: z.int() }),
      clubs: z.array(ClubView),
      result: ResultView.nullable(),
      participants: z.int(),
    }),
    errors: ['NOT_FOUND', 'TOO_EARLY'],
  }),
  /** What a signed-in child sees: its open rounds and its wishes. */
  studentView: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken }),
    output: z.object({
      childName: z.string(),
      grade: z.int(),
      rounds: z.array(z.object({ round: RoundView, clubs: z.array(ClubView), wishes: WishesView.nullable() })),
    }),
    errors: ['CONSENT_MISSING'],
  }),
  /** The child says yes to exactly the wishes it saw. */
  confirmWishes: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken, roundId: Id, clubIds: Wishes }),
    output: z.object({ confirmedAt: z.number() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE', 'CONSENT_MISSING'],
  }),
  /** The child's own order of wishes, confirmed with that; its guardians are told. */
  studentRank: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken, roundId: Id, clubIds: Wishes }),
    output: z.object({ clubIds: z.array(z.string()), confirmedAt: z.number() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE', 'LIMIT_EXCEEDED', 'CONSENT_MISSING'],
  }),
  /** The rounds of the caller's schools with the demand for each club. */
  desk: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      rounds: z.array(
        z.object({
          round: RoundView,
          applications: z.int(),
          confirmed: z.int(),
          clubs: z.array(
            ClubView.extend({
              firstChoices: z.int(),
              wishes: z.int(),
              granted: z.int().nullable(),
              waiting: z.int().nullable(),
              offered: z.int().nullable(),
              isCancelled: z.boolean(),
            }),
          ),
        }),
      ),
    }),
    errors: [],
  }),
  /** Runs the draw of a closed round with the public number announced in advance. */
  draw: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ roundId: Id, publicNumber: z.string().regex(/^[0-9]{3,40}$/) }),
    output: z.object({ participants: z.int(), seated: z.int(), inputHash: z.string() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE'],
  }),
  /** What a child holds, is offered and waits for once seats were given, and where seats are free. */
  seats: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id }),
    output: z.object({
      clubIds: z.array(z.string()),
      wants: z.int(),
      clubs: z.array(
        z.object({
          clubId: z.string(),
          capacity: z.int(),
          free: z.int(),
          isMember: z.boolean(),
          offerEndsAt: z.number().nullable(),
          waiting: z.int(),
          position: z.int().nullable(),
        }),
      ),
    }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE'],
  }),
  /** Takes a free seat, or the one that is offered. What is given up is left only once the new seat is certain. */
  takeSeat: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id, clubId: Id, giveUp: z.array(Id).max(5) }),
    output: Moved,
    errors: [...MOVE_ERRORS, 'NO_SEATS', 'LIMIT_EXCEEDED', 'TOO_LATE'],
  }),
  /** Gives a seat back: it is offered to the next who waits in the same moment. */
  giveUpSeat: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id, clubId: Id }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
  /** Goes to the end of a full club's waiting list. */
  waitForSeat: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id, clubId: Id }),
    output: z.object({ clubId: z.string() }),
    errors: MOVE_ERRORS,
  }),
  /** Waits no longer, or declines an offer. */
  stopWaiting: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id, clubId: Id }),
    output: z.object({ clubId: z.string() }),
    errors: MOVE_ERRORS,
  }),
  /** A person of the school moves a child; the reason is published with the round. */
  moveByHand: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({
      roundId: Id,
      childId: Id,
      to: Id.nullable(),
      giveUp: z.array(Id).max(5),
      reason: z.string().trim().min(4).max(300),
    }),
    output: Moved,
    errors: [...MOVE_ERRORS, 'NO_SEATS', 'LIMIT_EXCEEDED', 'CONFLICT_OF_INTEREST'],
  }),
  /** The rounds that the caller's schools prepare, each with what is still missing. */
  drafts: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      drafts: z.array(
        RoundDraft.pick({ id: true, revision: true, content: true, changedAt: true }).extend({
          problems: z.array(
            z.object({
              code: z.enum(PROBLEM_CODES),
              club: z.string().nullable(),
              isBlocking: z.boolean(),
              facts: z.record(z.string(), z.union([z.string(), z.number()])),
            }),
          ),
        }),
      ),
    }),
    errors: [],
  }),
  /** Saves a round that is being prepared. `revision`: the one that was read, so that two people do not overwrite each other. */
  saveDraft: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ id: Id.nullable(), revision: z.int().nullable(), content: RoundContent }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Opens a prepared round to families, for good; its commitment is published with it. */
  openRound: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ id: Id }),
    output: z.object({ roundId: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Everything needed to recompute the draw; children under pseudonyms of this round. */
  replayFile: endpoint({
    kind: 'read',
    callers: ['guardian', 'schoolAdmin', 'auditor'],
    input: z.strictObject({ roundId: Id }),
    output: ReplayFile,
    errors: ['NOT_FOUND', 'TOO_EARLY'],
  }),
};
