import * as z from 'zod';
import { APPEAL_OUTCOMES, APPEAL_STATES, AppealStep } from '../domain/club/appeal.schema';
import { ClubDemand } from '../domain/club/odds';
import { ReplayFile } from '../domain/club/replay';
import { ROUND_STATES } from '../domain/club/round';
import { Application, Club, DrawResult, Round, WishReason } from '../domain/club/round.schema';
import { PROBLEM_CODES } from '../domain/club/set-up';
import { RoundContent, RoundDraft } from '../domain/club/set-up.schema';
import { endpoint } from './endpoint';
import { StudentToken } from './student-token';

const Id = z.string().min(1).max(80);
const Wishes = z.array(Id).min(1).max(10);

/** A round as families see it. */
export const RoundView = Round.omit({ revision: true, remindedAt: true }).extend({
  state: z.enum(ROUND_STATES),
  schoolName: z.string(),
});
/** A club as families see it. */
export const ClubView = Club.omit({ revision: true, schoolId: true, teacherId: true, provider: true });
const WishesView = Application.pick({ clubIds: true, submittedAt: true, confirmedAt: true });
const ResultView = DrawResult.pick({ number: true, clubIds: true, reasons: true, waiting: true, pseudonym: true });

/** How much a club of this name was wanted when it was last drawn for. */
const LastDemand = ClubDemand.omit({ name: true }).extend({ term: z.string() });

/** An appeal as its family and those who answer it see it; who answered is not told, at which level is. */
const AppealView = z.object({
  state: z.enum(APPEAL_STATES),
  dueAt: z.number(),
  steps: z.array(AppealStep.omit({ by: true })),
});

/** A move that the school made by hand, as the round's families see it. */
const PublicMove = z.object({
  pseudonym: z.string(),
  to: z.string().nullable(),
  giveUp: z.array(z.string()),
  reason: z.string(),
  extraSeat: z.boolean().default(false),
  movedAt: z.number(),
});

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
      clubs: z.array(ClubView.extend({ lastTerm: LastDemand.nullable() })),
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
      /** What the school changed by hand after the draw, with its reasons. */
      moves: z.array(PublicMove),
      appeal: AppealView.nullable(),
      /** Until when an appeal, or the next step of one, can be sent; null where none can. */
      appealUntil: z.number().nullable(),
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
          /** Children for whom there is a club and who have not chosen; classes with how many of them. */
          missing: z.int(),
          missingByClass: z.array(z.object({ className: z.string(), children: z.int() })),
          /** When those families can be reminded again; null: now. */
          remindableAt: z.number().nullable(),
          /** Whether the first of two people has entered the public number, and whether that was the caller. */
          numberEntered: z.enum(['no', 'byCaller', 'byOther']),
          numberEvidence: z.string().nullable(),
          openAppeals: z.int(),
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
  /** The first of two people copies the public number, with where it can be looked up; entered again, it is replaced. */
  enterNumber: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({
      roundId: Id,
      publicNumber: z.string().regex(/^[0-9]{3,40}$/),
      evidence: z.string().trim().min(4).max(300),
    }),
    output: z.object({ roundId: z.string() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE'],
  }),
  /** Families who have not chosen in an open round are reminded, at most once a day; nobody sees who they are. */
  remind: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ roundId: Id }),
    output: z.object({ children: z.int() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE'],
  }),
  /** The second person copies the number unseen; when both agree, the closed round is drawn. */
  draw: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ roundId: Id, publicNumber: z.string().regex(/^[0-9]{3,40}$/) }),
    output: z.object({ participants: z.int(), seated: z.int(), inputHash: z.string() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE', 'SAME_PERSON'],
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
      /** A full club gets one seat more for this child, for an appeal that was right; nobody loses a seat or a place in line. */
      extraSeat: z.boolean().default(false),
    }),
    output: Moved,
    errors: [...MOVE_ERRORS, 'NO_SEATS', 'LIMIT_EXCEEDED', 'CONFLICT_OF_INTEREST'],
  }),
  /** The children of a round whose seats were given: what each holds and waits for. Never what it wished for. */
  roster: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['schoolAdmin'],
    input: z.strictObject({ roundId: Id }),
    output: z.object({
      children: z.array(
        z.object({
          childId: z.string(),
          name: z.string(),
          grade: z.int(),
          className: z.string(),
          number: z.int().nullable(),
          clubIds: z.array(z.string()),
          waiting: z.array(z.string()),
        }),
      ),
      free: z.array(z.object({ clubId: z.string(), free: z.int(), waiting: z.int() })),
      moves: z.array(PublicMove.omit({ pseudonym: true }).extend({ childName: z.string() })),
    }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE'],
  }),
  /** A family is not content with what its child was given, or with the school's answer: somebody answers in time. */
  appeal: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ roundId: Id, childId: Id, words: z.string().trim().min(10).max(500) }),
    output: z.object({ dueAt: z.number() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE', 'WRONG_STATE'],
  }),
  /** Appeals that the caller may answer or has to know of: a school's own, a district's late and carried-on ones. */
  appeals: endpoint({
    kind: 'read',
    callers: ['schoolAdmin', 'officer'],
    input: z.strictObject({}),
    output: z.object({
      appeals: z.array(
        AppealView.extend({
          id: z.string(),
          roundId: z.string(),
          roundTitle: z.string(),
          schoolName: z.string(),
          /** A school knows its child; the district needs only the pseudonym of the round. */
          childId: z.string().nullable(),
          childName: z.string(),
          grade: z.int().nullable(),
          number: z.int().nullable(),
          clubs: z.array(z.string()),
          reasons: z.array(WishReason.extend({ clubName: z.string() })),
          isMine: z.boolean(),
        }),
      ),
    }),
    errors: [],
  }),
  answerAppeal: endpoint({
    kind: 'write',
    callers: ['schoolAdmin', 'officer'],
    input: z.strictObject({ id: Id, outcome: z.enum(APPEAL_OUTCOMES), words: z.string().trim().min(10).max(500) }),
    output: z.object({ state: z.enum(APPEAL_STATES) }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONFLICT_OF_INTEREST'],
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
