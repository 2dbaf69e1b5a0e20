// Who may give which right to whom, and which rights must not meet in one person. Rights come down: city → district →
// school → teacher. Whoever may give a right may also put it on hold, end it, or move it.

import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { ActiveGrant, Role, RoleGrant } from '../account/roles';

export const GIVERS = ['sysadmin', 'cityOfficer', 'districtOfficer', 'schoolAdmin'] as const;
export type Giver = (typeof GIVERS)[number];
export const GIVEN = [
  'sysadmin',
  'custodian',
  'auditor',
  'cityOfficer',
  'districtOfficer',
  'schoolAdmin',
  'gridWorker',
  'expert',
  'teacher',
] as const;
export type Given = (typeof GIVEN)[number];

/**
 * The table. A district officer gives within the district, a school admin within the school.
 * @policy those who check (auditor, custodian) are chosen by the sysadmin, not by the officers whom they check
 */
export const MAY_GIVE: Readonly<Record<Giver, readonly Given[]>> = {
  sysadmin: ['sysadmin', 'custodian', 'auditor', 'cityOfficer'],
  cityOfficer: ['districtOfficer', 'schoolAdmin', 'gridWorker', 'expert'],
  districtOfficer: ['schoolAdmin', 'gridWorker'],
  schoolAdmin: ['teacher'],
};

/** Which line of the table a right is. A guardian's is nobody's to give: a school binds a child. */
export const givenOf = (right: RoleGrant): Given | null => {
  if (right.role === 'guardian') return null;
  if (right.role === 'officer') return right.districtCode === null ? 'cityOfficer' : 'districtOfficer';
  return right.role;
};

const DISTRICT_DIGITS = 6;

/** The districts a right reaches into: one for a school, the communities' for a grid worker, none for a city-wide right. */
export const districtsOf = (right: RoleGrant, districtOfSchool: string | null): readonly string[] => {
  switch (right.role) {
    case 'teacher':
    case 'schoolAdmin':
      return districtOfSchool === null ? [] : [districtOfSchool];
    case 'officer':
      return right.districtCode === null ? [] : [right.districtCode];
    case 'gridWorker':
      return [...new Set(right.communityCodes.map((code) => code.slice(0, DISTRICT_DIGITS)))];
    default:
      return [];
  }
};

const giverOf = (grant: ActiveGrant): Giver | null => {
  if (grant.role === 'sysadmin' || grant.role === 'schoolAdmin') return grant.role;
  if (grant.role === 'officer') return grant.districtCode === null ? 'cityOfficer' : 'districtOfficer';
  return null;
};

/**
 * True when somebody with these rights may give (hold, end, move) this one.
 * @param districtOfSchool the district of the right's school; null for a right without a school
 */
export const mayGive = (grants: readonly ActiveGrant[], right: RoleGrant, districtOfSchool: string | null): boolean => {
  const given = givenOf(right);
  if (given === null) return false;
  const districts = districtsOf(right, districtOfSchool);
  return grants.some((grant) => {
    const giver = giverOf(grant);
    if (giver === null || !MAY_GIVE[giver].includes(given)) return false;
    if (grant.role === 'officer' && grant.districtCode !== null) {
      return districts.length > 0 && districts.every((code) => code === grant.districtCode);
    }
    if (grant.role === 'schoolAdmin') return 'schoolId' in right && right.schoolId === grant.schoolId;
    return true;
  });
};

/** The lines of the table that somebody may give anywhere at all: what a desk offers. */
export const givableBy = (grants: readonly ActiveGrant[]): Given[] => {
  const givers = grants.flatMap((grant) => giverOf(grant) ?? []);
  return GIVEN.filter((given) => givers.some((giver) => MAY_GIVE[giver].includes(given)));
};

const STAFF_ROLES: readonly Role[] = [
  'teacher',
  'schoolAdmin',
  'officer',
  'gridWorker',
  'expert',
  'custodian',
  'auditor',
  'sysadmin',
];
/** Those who check others and so hold no other office. */
const APART: readonly Role[] = ['auditor', 'custodian'];

/**
 * Whether a right may come to somebody who holds these: whoever keeps the records or the sealed identities holds no other
 * office. Being a guardian is no office. Refuses with CONFLICT_OF_INTEREST and the role in the way.
 * @policy separation of duties: nobody audits, or unseals for, themselves
 */
export const mayHoldBoth = (
  held: readonly { readonly role: Role; readonly state: string }[],
  wanted: Role,
): Result<null, DomainError> => {
  if (!STAFF_ROLES.includes(wanted)) return ok(null);
  const others = held.filter(({ role, state }) => state !== 'ended' && role !== wanted && STAFF_ROLES.includes(role));
  const inTheWay = others.find(({ role }) => APART.includes(role) || APART.includes(wanted));
  return inTheWay === undefined ? ok(null) : err({ code: 'CONFLICT_OF_INTEREST', role: inTheWay.role });
};
