// A child on a school's roster, who is bound to it, and what its guardians agreed to. Facts only.
import * as z from 'zod';

/** What a guardian is to the child, in their own words of choice. */
export const RELATIONS = ['mother', 'father', 'grandparent', 'otherRelative', 'legalGuardian'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Where one person's claim on one child stands.
 * - `announced`: a second guardian, told to the first, who can object until `openUntil` (null: until the first agrees);
 * - `bound`: sees and decides for the child;
 * - `objected`: a first guardian said no; the school has to decide;
 * - `ended`: unbound, or refused by the school.
 */
export const BOND_STATES = ['announced', 'bound', 'objected', 'ended'] as const;
export type BondState = (typeof BOND_STATES)[number];

export const Bond = z.object({
  accountId: z.string(),
  relation: z.enum(RELATIONS),
  state: z.enum(BOND_STATES),
  /** By a code from the school, or by the school's confirmation of a request. */
  via: z.enum(['code', 'school']),
  /** When it was claimed; epoch ms. */
  since: z.number(),
  /** From this moment on an announced bond is a bound one; null: only somebody's word makes it so. */
  openUntil: z.number().nullable(),
  changedAt: z.number(),
  /** Why somebody objected, refused or unbound; empty otherwise. */
  reason: z.string(),
});
export type Bond = z.infer<typeof Bond>;

/** What a child's data may be used for, each agreed to by itself. */
export const PURPOSES = ['clubs', 'attendance', 'ratings', 'notifications', 'photos'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ConsentEvent = z.object({
  purpose: z.enum(PURPOSES),
  /** Version of the text that was agreed to or withdrawn from. */
  version: z.int().min(1),
  given: z.boolean(),
  at: z.number(),
  /** The guardian's account; null: the school holds it on paper. */
  by: z.string().nullable(),
});
export type ConsentEvent = z.infer<typeof ConsentEvent>;

/** Bytes that only the holder of the child's own data key can read. */
export const SealedPart = z.object({
  version: z.literal(1),
  algorithm: z.literal('AES-256-GCM'),
  keyId: z.string(),
  /** Base64. */
  nonce: z.string(),
  /** Base64, authentication tag at the end. */
  data: z.string(),
});
export type SealedPart = z.infer<typeof SealedPart>;

/** What is inside the sealed part. */
export const PrivateFields = z.object({
  /** From the roster, `YYYY-MM-DD`. */
  birthDate: z.string().nullable(),
  /** From a guardian: whom to ring when something happens. */
  emergencyPhone: z.string(),
  /** From a guardian: allergies, medicine, who may collect the child. */
  careNote: z.string(),
});
export type PrivateFields = z.infer<typeof PrivateFields>;

export const NO_PRIVATE_FIELDS: PrivateFields = { birthDate: null, emergencyPhone: '', careNote: '' };

export const CHILD_STATES = ['enrolled', 'left'] as const;

export const Child = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  /** The child's number within its school. */
  number: z.string(),
  name: z.string(),
  /** 1–9: the nine years of compulsory schooling. */
  grade: z.int().min(1).max(9),
  className: z.string(),
  state: z.enum(CHILD_STATES),
  /** The day it left the school; null while it is enrolled. */
  leftOn: z.string().nullable(),
  bonds: z.array(Bond),
  /** Accounts whose bond is `bound`: kept beside the bonds so that a guardian's children can be found. */
  guardianIds: z.array(z.string()),
  /** Accounts whose bond is `announced` or `objected`. */
  claimantIds: z.array(z.string()),
  /** Keyed hashes of the codes that the school printed; null: none is in force. The codes themselves are on paper only. */
  selectionCodeHash: z.string().nullable(),
  bindingCodeHash: z.string().nullable(),
  /** Who used the binding code; null while nobody did. A used code opens nothing for anybody else. */
  bindingCodeUsedBy: z.string().nullable(),
  /** Oldest first, at most MAX_CONSENT_EVENTS; the audit chain has them all. */
  consents: z.array(ConsentEvent),
  sealed: SealedPart.nullable(),
  /** When a guardian had the sealed part and the choices deleted; null otherwise. */
  erasedAt: z.number().nullable(),
});
export type Child = z.infer<typeof Child>;

/** The key of one child's sealed part, wrapped by the functions' own key. Kept apart: without it the part is noise. */
export const ChildKey = z.object({
  id: z.string(),
  revision: z.int(),
  /** Base64 of nonce, wrapped key and tag; null once it was destroyed. */
  wrapped: z.string().nullable(),
  destroyedAt: z.number().nullable(),
});
export type ChildKey = z.infer<typeof ChildKey>;
