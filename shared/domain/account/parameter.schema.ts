// A tenant parameter as the bureau set it, with its history: who, when and why is part of the value.
import * as z from 'zod';

const Value = z.union([z.number(), z.string(), z.boolean()]);

/** A value that somebody wants; for a risky parameter it waits for a second person. */
export const ParameterProposal = z.object({
  /** null: back to "not set" (the initial value holds again). */
  value: Value.nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.number(),
});
export type ParameterProposal = z.infer<typeof ParameterProposal>;

export const StoredParameter = z.object({
  /** The parameter's key. */
  id: z.string(),
  revision: z.int(),
  value: Value.nullable(),
  proposal: ParameterProposal.nullable(),
  /** Newest last; `agreedBy` is the second person, null where none was needed. */
  history: z.array(ParameterProposal.extend({ agreedBy: z.string().nullable() })),
});
export type StoredParameter = z.infer<typeof StoredParameter>;
