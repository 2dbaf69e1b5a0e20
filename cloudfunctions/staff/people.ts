import { givableBy, givenOf, mayGive } from '../../shared/domain/staff/granting';
import { rightOf } from '../../shared/domain/staff/rights';
import { type Call, callerAccount } from '../_lib/call';
import type { Filter } from '../_lib/ports/store';
import { placesOf, rightView } from './staff-access';

/** Accounts among which the caller's people are: a school's own, or all that hold an office. */
const candidates = (call: Call): Filter => {
  const { grants } = callerAccount(call);
  const isOnlySchool = grants.every(({ role }) => role !== 'officer' && role !== 'sysadmin');
  if (isOnlySchool) {
    return { 'grants.schoolId': { in: grants.flatMap((grant) => ('schoolId' in grant ? [grant.schoolId] : [])) } };
  }
  const roles = givableBy(grants).map((given) =>
    given === 'cityOfficer' || given === 'districtOfficer' ? 'officer' : given,
  );
  return { 'grants.role': { in: [...new Set(roles)] } };
};

/** Everybody who holds, or held, a right that the caller may give. */
export const readPeople = async (call: Call) => {
  const { id, grants } = callerAccount(call);
  const accounts = await call.store.findAll('accounts', candidates(call));
  const placeOf = await placesOf(
    call.store,
    accounts.flatMap((account) => account.grants.map(rightOf)),
  );
  const isSysadmin = grants.some(({ role }) => role === 'sysadmin');
  const enrolled = new Set(
    isSysadmin ? (await call.store.findAll('secondFactors', { enrolledAt: { gt: 0 } })).map((factor) => factor.id) : [],
  );
  return {
    gives: givableBy(grants),
    people: accounts.flatMap((account) => {
      const rights = account.grants.filter((grant) => {
        const right = rightOf(grant);
        return givenOf(right) !== null && mayGive(grants, right, placeOf(right).districtOfSchool);
      });
      if (rights.length === 0) return [];
      return [
        {
          accountId: account.id,
          name: account.displayName,
          isMe: account.id === id,
          rights: rights.map((grant) => rightView(grant, placeOf(rightOf(grant)).schoolName, call.now)),
          hasSecondFactor: isSysadmin ? enrolled.has(account.id) : null,
        },
      ];
    }),
  };
};
