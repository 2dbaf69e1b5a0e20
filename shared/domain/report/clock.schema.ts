// One running deadline of a case, pinned: the rule row and its value as they stood when the clock was started are kept in the
// case, so that a changed row never rewrites a running case silently.
import * as z from 'zod';

/**
 * What is being waited for.
 * `handling` the case itself; `told` whether it was accepted; `objection` to jurisdiction; `review` asked by the reporter;
 * `reporterWord` whether it is solved; `suspension` its end; `safety` at once.
 */
export const CLOCK_KINDS = ['safety', 'told', 'handling', 'objection', 'suspension', 'review', 'reporterWord'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** Why a clock has no day: the tenant has set no value, or the rule says "at once". */
export const NO_DEADLINE = ['NOT_SET', 'AT_ONCE'] as const;

/** The row of the register that a clock was started under. */
export const PinnedRule = z.object({
  id: z.string(),
  title: z.string(),
  article: z.string(),
  confidence: z.enum(['T', 'S', 'U']),
  effectiveFrom: z.string(),
  /** The number that counted: the row's, or the tenant's where the row leaves it to the tenant. */
  value: z.number().nullable(),
  unit: z.string(),
});

export const Clock = z.object({
  kind: z.enum(CLOCK_KINDS),
  rule: PinnedRule,
  startedOn: z.string(),
  /** The last day; null with the reason in `none`. */
  dueOn: z.string().nullable(),
  /** False when a year on the way has no published calendar yet. */
  isCertain: z.boolean(),
  none: z.enum(NO_DEADLINE).nullable(),
  /** Whether it was made longer: once, with approval and notice. */
  isExtended: z.boolean(),
  endedOn: z.string().nullable(),
});
export type Clock = z.infer<typeof Clock>;
