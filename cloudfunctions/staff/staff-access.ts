// Which rights a caller may give, hold, end and move: the domain's table with the schools' districts from the store.
import { activeGrants, type Grant, isActive, type RoleGrant } from '../../shared/domain/account/roles';
import { mayGive } from '../../shared/domain/staff/granting';
import { rightOf } from '../../shared/domain/staff/rights';
import { AppError } from '../../shared/kernel/errors';
import { addDays, type EpochMs, type LocalDate, startOf } from '../../shared/kernel/time';
import { type Call, callerAccount } from '../_lib/call';
import type { Store } from '../_lib/ports/store';
import { schoolsById } from '../account/public';

/** The school a right is for; null when it is for none. */
export const schoolIdOf = (right: RoleGrant): string | null => ('schoolId' in right ? right.schoolId : null);

export interface Place {
  readonly schoolName: string | null;
  readonly districtOfSchool: string | null;
}
const NO_SCHOOL: Place = { schoolName: null, districtOfSchool: null };

/** Where rights hold, by school: asked once for many. */
export const placesOf = async (store: Store, rights: readonly RoleGrant[]): Promise<(right: RoleGrant) => Place> => {
  const schools = await schoolsById(
    store,
    rights.flatMap((right) => schoolIdOf(right) ?? []),
  );
  return (right) => {
    const school = schools.get(schoolIdOf(right) ?? '');
    return school === undefined ? NO_SCHOOL : { schoolName: school.name, districtOfSchool: school.districtCode };
  };
};

/**
 * The place of a right that the caller wants to give.
 * @throws AppError NOT_FOUND the school does not exist, or the right is not the caller's to give there: told alike
 */
export const placeToGive = async (call: Call, right: RoleGrant): Promise<Place> => {
  const place = (await placesOf(call.store, [right]))(right);
  const isPlaced = schoolIdOf(right) === null || place.schoolName !== null;
  if (!isPlaced || !mayGive(callerAccount(call).grants, right, place.districtOfSchool)) throw new AppError('NOT_FOUND');
  return place;
};

/** The moment after a last day; null stays null. */
export const endAfter = (lastDay: string | null): EpochMs | null =>
  lastDay === null ? null : startOf(addDays(lastDay as LocalDate, 1)); // the contract has checked that it is a date

/** A right as a desk shows it. */
export const rightView = (grant: Grant, schoolName: string | null, now: number) => ({
  id: grant.id,
  right: rightOf(grant),
  schoolName,
  state: stateOf(grant, now),
  from: grant.from,
  until: grant.until,
});

const stateOf = (grant: Grant, now: number) => {
  if (grant.state !== 'active') return grant.state;
  if (isActive(grant, now)) return 'active' as const;
  return grant.from > now ? ('notYet' as const) : ('over' as const);
};

/** True when the account holds a right now. */
export const holds = (grants: readonly Grant[], id: string, now: number): boolean =>
  activeGrants(grants, now).some((grant) => grant.id === id);
