// What other features may ask about people and schools.
import { type ActingAccount, type ActiveGrant, actingAt, type Role } from '../../shared/domain/account/roles';
import type { School } from '../../shared/domain/account/school.schema';
import { type Call, callerAccount } from '../_lib/call';
import type { Store, Stored } from '../_lib/ports/store';

/** Schools by id; unknown ones are missing from the map. */
export const schoolsById = async (store: Store, ids: readonly string[]): Promise<Map<string, Stored<School>>> => {
  const wanted = [...new Set(ids)];
  const found = wanted.length === 0 ? [] : await store.find('schools', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map((school) => [school.id, school]));
};

/** Every school of the tenant that teaches a compulsory stage, in order of id. */
export const compulsorySchools = async (store: Store): Promise<Stored<School>[]> =>
  (await store.findAll('schools', {})).filter(({ stages }) => stages.length > 0);

/** The schools at which the caller holds this role. */
export const schoolsOfCaller = (call: Call, role: 'teacher' | 'schoolAdmin'): string[] =>
  callerAccount(call).grants.flatMap((grant) => (grant.role === role ? [grant.schoolId] : []));

/**
 * Those who hold one of the roles at `now` with a right that reaches the matter: whom it can be handed to.
 * @param covers whether the rights that hold reach the matter, for example `(grants) => coversDistrict(grants, code)`
 */
export const staffFor = async (
  store: Store,
  roles: readonly Role[],
  now: number,
  covers: (grants: readonly ActiveGrant[]) => boolean = () => true,
): Promise<(ActingAccount & { readonly id: string })[]> =>
  (await store.findAll('accounts', { 'grants.role': { in: roles } }))
    .map((account) => actingAt(account, now))
    .filter(({ grants }) => grants.some(({ role }) => roles.includes(role)) && covers(grants));

/** The schools of a district, in order of id. */
export const schoolsOfDistrict = (store: Store, districtCode: string): Promise<Stored<School>[]> =>
  store.findAll('schools', { districtCode });

/** What people are called, by account, for those who may see it; unknown ones, and words that are no account, are missing. */
export const namesOf = async (store: Store, ids: readonly (string | null)[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null && id !== '');
  const found = wanted.length === 0 ? [] : await store.find('accounts', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map(({ id, displayName }) => [id, displayName]));
};
