// Who somebody is in this product. Decides what a grant covers and when it holds; it does not decide what an endpoint asks
// for (contracts do) nor who may hand out what (granting.ts does).
import * as z from 'zod';

/** The roles of product.md. One account may hold several. */
export const ROLES = [
  'guardian',
  'teacher',
  'schoolAdmin',
  'officer',
  'gridWorker',
  'expert',
  'custodian',
  'auditor',
  'sysadmin',
] as const;
export type Role = (typeof ROLES)[number];

/** Every form that a right can take, each with the same further fields. */
const rightWith = <S extends z.ZodRawShape>(more: S) =>
  z.discriminatedUnion('role', [
    z.strictObject({ role: z.literal('guardian'), ...more }),
    z.strictObject({ role: z.enum(['teacher', 'schoolAdmin']), schoolId: z.string(), ...more }),
    z.strictObject({ role: z.literal('officer'), districtCode: z.string().nullable(), ...more }),
    z.strictObject({ role: z.literal('gridWorker'), communityCodes: z.array(z.string()), ...more }),
    z.strictObject({ role: z.enum(['expert', 'custodian', 'auditor', 'sysadmin']), ...more }),
  ]);

/**
 * A right and where it holds, without saying who has it.
 * An officer's `districtCode` is null for the city bureau, which covers every district.
 */
export const RoleGrant = rightWith({});
export type RoleGrant = z.infer<typeof RoleGrant>;

/** How a right lives: given by somebody, from a moment, perhaps until one, perhaps put on hold or ended before. */
export const GrantTerms = z.object({
  /** Names this right within its account. */
  id: z.string(),
  /** The account that gave it; null: the deployment itself, or the school that bound a child. */
  grantedBy: z.string().nullable(),
  from: z.number(),
  /** The first moment at which it holds no more; null: no end was set. */
  until: z.number().nullable(),
  state: z.enum(['active', 'suspended', 'ended']),
});
export type GrantTerms = z.infer<typeof GrantTerms>;

/** A right that somebody was given. It holds only while `activeGrants` returns it. */
export const Grant = rightWith(GrantTerms.shape);
export type Grant = z.infer<typeof Grant>;

declare const active: unique symbol;
/** A right that holds at the moment it was looked at: the only kind that opens anything. */
export type ActiveGrant = Grant & { readonly [active]: true };

/** An interest that somebody declared: their work must not touch this school or institution. */
export const ConflictDeclaration = z.object({
  subject: z.enum(['school', 'institution']),
  id: z.string(),
  why: z.enum(['ownChild', 'relative', 'interest']),
  declaredAt: z.number(),
});
export type ConflictDeclaration = z.infer<typeof ConflictDeclaration>;

export const Account = z.object({
  id: z.string(),
  revision: z.int(),
  openid: z.string(),
  displayName: z.string(),
  grants: z.array(Grant),
  conflicts: z.array(ConflictDeclaration).default([]),
});
export type Account = z.infer<typeof Account>;

/** An account at the moment of a call: only the rights that hold now. */
export type ActingAccount = Omit<Account, 'grants'> & { readonly grants: readonly ActiveGrant[] };

/**
 * A right without an end, given by the deployment itself: for founding accounts and for guardians whom a school bound.
 * @param at when it begins, epoch milliseconds
 * @param grantedBy the account that gave it, or null
 */
export const lastingGrant = (right: RoleGrant, at = 0, grantedBy: string | null = null): Grant => ({
  ...right,
  id: grantIdOf(right),
  grantedBy,
  from: at,
  until: null,
  state: 'active',
});

/** The same right has the same id, so that giving it twice gives it once. Example: `teacher:school-001`. */
export const grantIdOf = (right: RoleGrant): string => {
  switch (right.role) {
    case 'teacher':
    case 'schoolAdmin':
      return `${right.role}:${right.schoolId}`;
    case 'officer':
      return `officer:${right.districtCode ?? 'city'}`;
    case 'gridWorker':
      return `gridWorker:${[...right.communityCodes].sort().join('+')}`;
    default:
      return right.role;
  }
};

/** True when the right holds at `now` (epoch milliseconds): not on hold, not ended, begun, and its end not reached. */
export const isActive = (grant: GrantTerms, now: number): boolean =>
  grant.state === 'active' && grant.from <= now && (grant.until === null || now < grant.until);

/** The rights that hold at `now`: what every question about somebody's rights starts from. */
export const activeGrants = (grants: readonly Grant[], now: number): ActiveGrant[] =>
  grants.filter((grant): grant is ActiveGrant => isActive(grant, now));

/** The account as it stands at `now`. */
export const actingAt = <A extends Account>(account: A, now: number): Omit<A, 'grants'> & ActingAccount => ({
  ...account,
  grants: activeGrants(account.grants, now),
});

/** True when one of the grants is for this very school in one of the roles. */
export const worksAtSchool = (
  grants: readonly ActiveGrant[],
  schoolId: string,
  roles: readonly ('teacher' | 'schoolAdmin')[] = ['teacher', 'schoolAdmin'],
): boolean =>
  grants.some(
    (grant) =>
      (grant.role === 'teacher' || grant.role === 'schoolAdmin') &&
      roles.includes(grant.role) &&
      grant.schoolId === schoolId,
  );

/** True when an officer's grant covers the district (a city officer's covers all). */
export const coversDistrict = (grants: readonly ActiveGrant[], districtCode: string): boolean =>
  grants.some(
    (grant) => grant.role === 'officer' && (grant.districtCode === null || grant.districtCode === districtCode),
  );

/** True when one of the grants is the city bureau's. */
export const isCityOfficer = (grants: readonly ActiveGrant[]): boolean =>
  grants.some((grant) => grant.role === 'officer' && grant.districtCode === null);

/**
 * True when this person must not handle a matter of this school or institution: they declared an interest, or they work
 * at the school. What only the store knows (a bound child's school) is added by account/public `mayHandle`.
 */
export const hasConflict = (
  account: Pick<ActingAccount, 'grants' | 'conflicts'>,
  subject: ConflictDeclaration['subject'],
  id: string,
): boolean =>
  account.conflicts.some((declared) => declared.subject === subject && declared.id === id) ||
  (subject === 'school' && worksAtSchool(account.grants, id));
