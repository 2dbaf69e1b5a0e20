// The second factor of those who decide: whose writes need one, and how long one stays fresh.
// What a code is worth is decided with `otpauth` in account/second-factor.ts; this file knows no secrets.
import * as z from 'zod';
import type { ActiveGrant, Role } from './roles';

/** What is kept of somebody's authenticator. The shared secret is derived from `seed` and the functions' key, never stored. */
export const SecondFactor = z.object({
  /** The account's id. */
  id: z.string(),
  revision: z.int(),
  /** Random; makes this enrolment's secret another one than the last. Empty after a reset. */
  seed: z.string(),
  /** null: the first code has not been entered yet, so nothing opens with it. */
  enrolledAt: z.number().nullable(),
  /** The last time step whose code was taken: a code works once. */
  lastStep: z.int(),
  /** When a code or a recovery code was last entered rightly. */
  verifiedAt: z.number().nullable(),
  /** Keyed hashes of the recovery codes that are left. */
  recoveryHashes: z.array(z.string()),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

/** The tenant's switch (parameter `secondFactor`). */
export type SecondFactorMode = 'off' | 'bureau' | 'bureauAndSchools';

const ROLES_OF: Record<SecondFactorMode, readonly Role[]> = {
  off: [],
  bureau: ['officer', 'custodian', 'sysadmin'],
  bureauAndSchools: ['officer', 'custodian', 'sysadmin', 'schoolAdmin'],
};

/** The roles whose writes need a fresh second factor in this mode. */
export const rolesWithSecondFactor = (mode: SecondFactorMode): readonly Role[] => ROLES_OF[mode];

/** The strictest reading, for endpoints: a write that any of these roles may call is marked by itself. */
export const OFFICE_ROLES = ROLES_OF.bureauAndSchools;

/**
 * True when this caller needs a fresh second factor for an endpoint.
 * Somebody who may call it through several rights needs it as soon as one of them asks for it.
 * @param callers the roles that the endpoint names
 */
export const asksSecondFactor = (
  mode: SecondFactorMode,
  callers: readonly Role[],
  grants: readonly ActiveGrant[],
): boolean => grants.some(({ role }) => callers.includes(role) && ROLES_OF[mode].includes(role));

/**
 * True when the factor was shown within the last `freshMinutes` (whole minutes, ≥ 1), the end excluded.
 * @param factor null: never enrolled
 */
export const isFresh = (
  factor: Pick<SecondFactor, 'enrolledAt' | 'verifiedAt'> | null,
  freshMinutes: number,
  now: number,
): boolean =>
  factor !== null &&
  factor.enrolledAt !== null &&
  factor.verifiedAt !== null &&
  factor.verifiedAt <= now &&
  now < factor.verifiedAt + freshMinutes * 60_000;
