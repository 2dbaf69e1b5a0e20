// Everybody the authorisation table knows: each role at least once, near and far, and those who are nobody.
// Two schools in two districts; what is "mine" to one person is "another school's" or "another district's" to the next.
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import type { Documents } from '../../../cloudfunctions/_lib/ports/documents';
import type { CollectionName } from '../../../cloudfunctions/_lib/ports/store';
import { selectionCodeHash } from '../../../cloudfunctions/_lib/selection-code';
import { freshenSecondFactor } from '../../../cloudfunctions/_tools/in-process';
import { type Grant, lastingGrant, ROLES, type Role, type RoleGrant } from '../../../shared/domain/account/roles';
import { addDays, localDate, startOf } from '../../../shared/kernel/time';
import { aChildDocument } from '../../support/child-document';

export const NEAR = { school: 'school-near', district: '610702' } as const;
export const FAR = { school: 'school-far', district: '610703' } as const;

/** People with an account. Account ids are `account-KEY`, openids `openid-KEY`. */
export const CAST = {
  /** Two children at the near school: `child-own` (grade 4) and `child-younger` (grade 1). */
  guardian: [{ role: 'guardian' }],
  /** `child-neighbour` (grade 4), same school. */
  guardian2: [{ role: 'guardian' }],
  /** `child-far` (grade 4), the far school. */
  farGuardian: [{ role: 'guardian' }],
  teacher: [{ role: 'teacher', schoolId: NEAR.school }],
  teacher2: [{ role: 'teacher', schoolId: NEAR.school }],
  farTeacher: [{ role: 'teacher', schoolId: FAR.school }],
  schoolAdmin: [{ role: 'schoolAdmin', schoolId: NEAR.school }],
  /** A second admin of the near school: the one who approves. */
  approver: [{ role: 'schoolAdmin', schoolId: NEAR.school }],
  farSchoolAdmin: [{ role: 'schoolAdmin', schoolId: FAR.school }],
  districtOfficer: [{ role: 'officer', districtCode: NEAR.district }],
  farOfficer: [{ role: 'officer', districtCode: FAR.district }],
  cityOfficer: [{ role: 'officer', districtCode: null }],
  cityOfficer2: [{ role: 'officer', districtCode: null }],
  gridWorker: [{ role: 'gridWorker', communityCodes: ['610702001001'] }],
  expert: [{ role: 'expert' }],
  custodian: [{ role: 'custodian' }],
  auditor: [{ role: 'auditor' }],
  sysadmin: [{ role: 'sysadmin' }],
  sysadmin2: [{ role: 'sysadmin' }],
  /** Has an account and no right at all. */
  stranger: [],
} as const satisfies Record<string, readonly RoleGrant[]>;

/** People who hold every right of the near school and district, none of which holds today: each is a stranger. */
const LAPSED = {
  suspended: { state: 'suspended' },
  ended: { state: 'ended' },
  expired: { until: 'today' },
  notYet: { from: 'tomorrow' },
} as const;

export type Person = keyof typeof CAST | keyof typeof LAPSED;
/** People without an account: WeChat knows `visitor`; `nobody` came without any identity; `timer` is the platform's. */
export type Outsider = 'visitor' | 'nobody' | 'timer';
export type Who = Person | Outsider;

export const PERSONS = [...Object.keys(CAST), ...Object.keys(LAPSED)] as Person[]; // the keys of two literals
export const OUTSIDERS: readonly Outsider[] = ['visitor', 'nobody', 'timer'];
export const EVERYBODY: readonly Who[] = [...PERSONS, ...OUTSIDERS];

const isLapsed = (person: Person): person is keyof typeof LAPSED => Object.hasOwn(LAPSED, person);

/** The roles that somebody holds today. */
export const rolesOf = (person: Person): readonly Role[] =>
  isLapsed(person) ? [] : CAST[person].map(({ role }) => role);

/** Those whose writes need a second factor, in the mode that a tenant starts with. */
export const NEEDS_SECOND_FACTOR: readonly Person[] = [
  'districtOfficer',
  'farOfficer',
  'cityOfficer',
  'cityOfficer2',
  'custodian',
  'sysadmin',
  'sysadmin2',
];

export const accountOf = (person: Person): string => `account-${person}`;
const openidOf = (person: Person | 'visitor'): string => `openid-${person}`;

/** How the platform names the caller: an openid, nothing, or (null) its own timer. */
export const identityOf = (who: Who): string | null => (who === 'timer' ? null : who === 'nobody' ? '' : openidOf(who));

/** Children of the cast, with the selection codes their schools printed. */
export const CHILDREN = {
  own: { id: 'child-own', school: NEAR.school, grade: 4, guardian: 'guardian', code: 'NEARNEAR0001' },
  younger: { id: 'child-younger', school: NEAR.school, grade: 1, guardian: 'guardian', code: 'NEARNEAR0002' },
  neighbour: { id: 'child-neighbour', school: NEAR.school, grade: 4, guardian: 'guardian2', code: 'NEARNEAR0003' },
  far: { id: 'child-far', school: FAR.school, grade: 4, guardian: 'farGuardian', code: 'FARFARFA0001' },
} as const;

const nearRight = (role: Role): RoleGrant => {
  switch (role) {
    case 'teacher':
    case 'schoolAdmin':
      return { role, schoolId: NEAR.school };
    case 'officer':
      return { role, districtCode: NEAR.district };
    case 'gridWorker':
      return { role, communityCodes: [] };
    default:
      return { role };
  }
};

/** The rights written into somebody's account. */
const grantsOf = (person: Person, today: string): Grant[] => {
  if (!isLapsed(person)) {
    return CAST[person].map((grant) => lastingGrant(structuredClone<RoleGrant>(grant as RoleGrant))); // a copy without readonly
  }
  const begins = (days: number): number => startOf(addDays(localDate(today), days));
  const lapse: { state?: Grant['state']; until?: string; from?: string } = LAPSED[person];
  return ROLES.map((role) => ({
    ...lastingGrant(nearRight(role)),
    ...(lapse.state === undefined ? {} : { state: lapse.state }),
    ...(lapse.until === undefined ? {} : { until: begins(0) }),
    ...(lapse.from === undefined ? {} : { from: begins(1) }),
  }));
};

/** Makes somebody's second factor fresh at the world's moment, if they are one of those who need one. */
export const freshen = async ({ ports }: { readonly ports: Ports }, who: Who): Promise<void> => {
  const person = NEEDS_SECOND_FACTOR.find((one) => one === who);
  if (person !== undefined) await freshenSecondFactor(ports, ports.random, accountOf(person), ports.clock());
};

/** Where the cast sits down. */
interface Seats {
  readonly ports: Ports;
  put<C extends CollectionName>(collection: C, id: string, document: Documents[C]): Promise<void>;
}

/** Puts schools, accounts and children in place. */
export const seatCast = async ({ put, ports }: Seats, today: string): Promise<void> => {
  for (const [name, { school, district }] of Object.entries({ 示例近: NEAR, 示例远: FAR })) {
    await put('schools', school, {
      name: `${name}九年制学校`,
      districtCode: district,
      stages: ['primary', 'junior'],
      address: '示例路1号',
    });
  }
  for (const person of PERSONS) {
    const grants = grantsOf(person, today);
    await put('accounts', accountOf(person), {
      openid: openidOf(person),
      displayName: `示例·${person}`,
      grants,
      conflicts: [],
    });
  }
  for (const { id, school, grade, guardian, code } of Object.values(CHILDREN)) {
    await put(
      'children',
      id,
      aChildDocument([accountOf(guardian)], {
        schoolId: school,
        number: id.toUpperCase(),
        name: `示例·${id}`,
        grade,
        className: `${grade}年级1班`,
        selectionCodeHash: selectionCodeHash(ports.secrets, code),
      }),
    );
  }
  for (const person of NEEDS_SECOND_FACTOR) await freshen({ ports }, person);
};
