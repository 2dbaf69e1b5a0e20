import { bondStateAt } from '../../shared/domain/child/binding';
import { type Child, PURPOSES } from '../../shared/domain/child/child.schema';
import { CONSENT_VERSIONS, latestConsent } from '../../shared/domain/child/consent';
import { gradesOf } from '../../shared/domain/child/roster/plan-roster';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { compulsorySchools, schoolsById } from '../account/public';
import { viewBonds } from './bonds';
import { childOfCaller, childrenOfCaller, claimsOfCaller } from './public';
import { viewRequest } from './request-view';

const REQUESTS_SHOWN = 20;

/** What a guardian is told of a child of theirs. */
export const summaryOf = (child: Stored<Child>, schoolName: string) => ({
  id: child.id,
  name: child.name,
  grade: child.grade,
  className: child.className,
  schoolId: child.schoolId,
  state: child.state,
  schoolName,
});

/** A child of the caller's with the name of its school. @throws AppError NOT_FOUND */
export const myChild = async (call: Call, childId: string) => {
  const child = await childOfCaller(call, childId);
  const schools = await schoolsById(call.store, [child.schoolId]);
  return { child, summary: summaryOf(child, schools.get(child.schoolId)?.name ?? '') };
};

export const readMine = async (call: Call) => {
  if (call.principal.kind !== 'account') return { children: [], waiting: [], requests: [] };
  const me = callerAccount(call).id;
  const [children, claims, requests] = await Promise.all([
    childrenOfCaller(call),
    claimsOfCaller(call),
    call.store.find('childRequests', { accountId: me }, { limit: REQUESTS_SHOWN, sort: ['-at'] }),
  ]);
  const schools = await schoolsById(
    call.store,
    [...children, ...claims, ...requests].map(({ schoolId }) => schoolId),
  );
  const schoolName = (id: string): string => schools.get(id)?.name ?? '';
  return {
    children: await Promise.all(
      children.map(async (child) => {
        const open = child.bonds.filter(
          (bond) => bond.accountId !== me && ['announced', 'objected'].includes(bondStateAt(bond, call.now)),
        );
        const undecided = PURPOSES.filter((purpose) => {
          const latest = latestConsent(child, purpose);
          return latest === undefined || (latest.given && latest.version < CONSENT_VERSIONS[purpose].oldestValid);
        });
        return {
          ...summaryOf(child, schoolName(child.schoolId)),
          undecided: child.state === 'enrolled' ? undecided : [],
          claims: await viewBonds(call, open, me),
        };
      }),
    ),
    waiting: claims.flatMap((child) => {
      const bond = child.bonds.find(({ accountId }) => accountId === me);
      if (bond === undefined || (bond.state !== 'announced' && bond.state !== 'objected')) return [];
      const { state, openUntil, since } = bond;
      return [{ childId: child.id, schoolName: schoolName(child.schoolId), state, openUntil, since }];
    }),
    requests: requests.map((request) => viewRequest(request, schoolName(request.schoolId))),
  };
};

/** Everybody bound to one of the caller's children, and who claims to be. */
export const readGuardians = async (call: Call, { childId }: { childId: string }) => {
  const { child, summary } = await myChild(call, childId);
  const live = child.bonds.filter(({ state }) => state !== 'ended');
  return { child: summary, bonds: await viewBonds(call, live, callerAccount(call).id) };
};

/** The tenant's schools with a compulsory stage. */
export const listSchools = async (call: Call) => ({
  schools: (await compulsorySchools(call.store)).map(({ id, name, districtCode, stages }) => ({
    id,
    name,
    districtCode,
    grades: gradesOf(stages),
  })),
});
