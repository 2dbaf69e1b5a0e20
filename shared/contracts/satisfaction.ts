import * as z from 'zod';
import { Answers, Assessment, DECISIONS } from '../domain/satisfaction/satisfaction.schema';
import { endpoint } from './endpoint';
import { StudentToken } from './student-token';

const Id = z.string().min(1).max(80);
const ScoreView = z.object({
  n: z.int(),
  shown: z.boolean(),
  score: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  rank: z.int().nullable(),
  state: z.enum(['keep', 'improve', 'proposeExit', 'promote', 'tooFew']),
  because: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.number()) })),
  alarms: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.number()) })),
});

/** Clubs that can be rated, with whether they were. */
const Ratable = z.object({
  clubs: z.array(
    z.object({
      clubId: z.string(),
      clubName: z.string(),
      childId: z.string(),
      childName: z.string(),
      attended: z.int(),
      isRated: z.boolean(),
    }),
  ),
});

export const satisfactionContract = {
  /** The clubs the caller's children have attended this term, and whether they were rated. */
  mine: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({}),
    output: Ratable,
    errors: [],
  }),
  /** Rates a club once for a child that attended; what is stored names neither. */
  rate: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ clubId: Id, childId: Id, answers: Answers }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONSENT_MISSING'],
  }),
  /** What a child that signed in with its selection code can rate. */
  studentMine: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken }),
    output: Ratable,
    errors: ['CONSENT_MISSING'],
  }),
  /** The child's own ballot; a child and its family have one together. */
  studentRate: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken, clubId: Id, answers: Answers }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONSENT_MISSING'],
  }),
  /** Each club of the caller's schools at term's end: demand, attendance, score, and what was decided. */
  termEnd: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      clubs: z.array(
        z.object({
          clubId: z.string(),
          name: z.string(),
          term: z.string(),
          teacherName: z.string(),
          facts: z.object({
            firstChoices: z.int(),
            wishes: z.int(),
            capacity: z.int(),
            members: z.int(),
            choicesPerSeat: z.number(),
            fill: z.number(),
            sessions: z.int(),
            attendance: z.number().nullable(),
          }),
          score: ScoreView,
          assessment: Assessment.pick({ decision: true, reason: true, decidedAt: true }).nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  /** A person decides about a club, with a reason; can be decided anew until the next term. */
  decide: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({
      clubId: Id,
      decision: z.enum(DECISIONS),
      reason: z.string().trim().min(4).max(500),
      wasHeard: z.boolean(),
    }),
    output: z.object({ decision: z.enum(DECISIONS) }),
    errors: ['NOT_FOUND'],
  }),
};
