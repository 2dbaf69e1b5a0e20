// Who somebody is in this product. Decides what a grant covers; it does not decide what an endpoint asks for (contracts do).
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

/**
 * One right that somebody was given, and where it holds.
 * An officer's `districtCode` is null for the city bureau, which covers every district.
 */
export const RoleGrant = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('guardian') }),
  z.strictObject({ role: z.enum(['teacher', 'schoolAdmin']), schoolId: z.string() }),
  z.strictObject({ role: z.literal('officer'), districtCode: z.string().nullable() }),
  z.strictObject({ role: z.literal('gridWorker'), communityCodes: z.array(z.string()) }),
  z.strictObject({ role: z.enum(['expert', 'custodian', 'auditor', 'sysadmin']) }),
]);
export type RoleGrant = z.infer<typeof RoleGrant>;

export const Account = z.object({
  id: z.string(),
  revision: z.int(),
  openid: z.string(),
  displayName: z.string(),
  grants: z.array(RoleGrant),
});
export type Account = z.infer<typeof Account>;

/** True when one of the grants is for this very school in one of the roles. */
export const worksAtSchool = (
  grants: readonly RoleGrant[],
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
export const coversDistrict = (grants: readonly RoleGrant[], districtCode: string): boolean =>
  grants.some(
    (grant) => grant.role === 'officer' && (grant.districtCode === null || grant.districtCode === districtCode),
  );

/** True when one of the grants is the city bureau's. */
export const isCityOfficer = (grants: readonly RoleGrant[]): boolean =>
  grants.some((grant) => grant.role === 'officer' && grant.districtCode === null);
