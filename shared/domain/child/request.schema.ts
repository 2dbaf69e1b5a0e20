// What families ask of their school about a child, and what the school decided. Facts only.
import * as z from 'zod';
import { RELATIONS } from './child.schema';

export const REQUEST_STATES = ['waiting', 'granted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Roster fields that a guardian can ask to have corrected. */
export const CORRECTABLE = ['name', 'number', 'grade', 'className', 'birthDate'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

const Common = {
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  accountId: z.string(),
  at: z.number(),
  state: z.enum(REQUEST_STATES),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
  /** The school's words to the family; empty until decided, and where none are needed. */
  reply: z.string(),
};

/** "I am this child's guardian": the child is named by number and class, which one knows or does not. */
export const BindingRequest = z.object({
  ...Common,
  kind: z.literal('binding'),
  number: z.string(),
  grade: z.int().min(1).max(9),
  className: z.string(),
  relation: z.enum(RELATIONS),
  /** Who asks, so that the class teacher can recognise them. */
  applicantName: z.string(),
});

export const CorrectionRequest = z.object({
  ...Common,
  kind: z.literal('correction'),
  childId: z.string(),
  field: z.enum(CORRECTABLE),
  proposed: z.string(),
  reason: z.string(),
});

export const ChildRequest = z.discriminatedUnion('kind', [BindingRequest, CorrectionRequest]);
export type ChildRequest = z.infer<typeof ChildRequest>;
export type BindingRequest = z.infer<typeof BindingRequest>;
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

/** Requests one person can have waiting at a time. @policy more points at somebody trying numbers */
export const MAX_WAITING_REQUESTS = 3;
