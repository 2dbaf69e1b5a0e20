// Ratings without a rater, and what a person decided about a club at term's end. Facts only.
import * as z from 'zod';

/** The questions a guardian answers, 1 (no) to 5 (very much): likes going, learned something, would choose again. */
export const QUESTIONS = ['likes', 'learned', 'again'] as const;
export type Question = (typeof QUESTIONS)[number];

export const Answers = z.array(z.int().min(1).max(5)).length(QUESTIONS.length);

/**
 * One ballot. It holds neither child nor guardian; its id is a keyed hash of both, so that nobody votes twice.
 * Whoever holds the key and the roster could compute it again: it is not yet unlinkable.
 */
export const Rating = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  term: z.string(),
  answers: Answers,
});
export type Rating = z.infer<typeof Rating>;

export const DECISIONS = ['keep', 'improve', 'exit', 'promote'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a person decided about a club at term's end. Its id is the club's. */
export const Assessment = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  term: z.string(),
  decision: z.enum(DECISIONS),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: z.number(),
});
export type Assessment = z.infer<typeof Assessment>;
