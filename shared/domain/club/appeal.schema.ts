// A family's appeal against what the draw or the school gave its child, as a person at the school, and after it one at the
// district, answers it. Facts only.
import * as z from 'zod';

/** Who has to answer: the school first, the district after it; `answered` by whoever had it last. */
export const APPEAL_STATES = ['school', 'district', 'answered'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** What came of it: the result stands, or the child was moved. */
export const APPEAL_OUTCOMES = ['stands', 'moved'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** - `overdue`: the school's time ran out; - `carriedOn`: the family was not content with the school's answer. */
export const APPEAL_STEPS = ['asked', 'answered', 'overdue', 'carriedOn'] as const;

export const AppealStep = z.object({
  kind: z.enum(APPEAL_STEPS),
  at: z.number(),
  /** The account; null for the clock. */
  by: z.string().nullable(),
  /** Whose answer it is; null for the family's words and the clock. */
  level: z.enum(['school', 'district']).nullable(),
  outcome: z.enum(APPEAL_OUTCOMES).nullable(),
  words: z.string(),
});
export type AppealStep = z.infer<typeof AppealStep>;

/** One for each child and round, under `roundId-childId`. */
export const Appeal = z.object({
  id: z.string(),
  revision: z.int(),
  roundId: z.string(),
  schoolId: z.string(),
  districtCode: z.string(),
  childId: z.string(),
  state: z.enum(APPEAL_STATES),
  /** The first moment at which the answer is late; 0 once it was given. What the timer looks for. */
  dueAt: z.number(),
  steps: z.array(AppealStep),
});
export type Appeal = z.infer<typeof Appeal>;
