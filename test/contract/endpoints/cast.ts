// Everybody the authorisation table knows: each role at least once, near and far, and those who are nobody.
// Two schools in two districts; what is "mine" to one person is "another school's" or "another district's" to the next.
import { selectionCodeHash } from '../../../cloudfunctions/_lib/selection-code';
import type { RoleGrant } from '../../../shared/domain/account/roles';
import type { World } from './world';

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
  gridWorker: [{ role: 'gridWorker', communityCodes: [] }],
  expert: [{ role: 'expert' }],
  custodian: [{ role: 'custodian' }],
  auditor: [{ role: 'auditor' }],
  sysadmin: [{ role: 'sysadmin' }],
  /** Has an account and no right at all. */
  stranger: [],
} as const satisfies Record<string, readonly RoleGrant[]>;

export type Person = keyof typeof CAST;
/** People without an account: WeChat knows `visitor`; `nobody` came without any identity; `timer` is the platform's. */
export type Outsider = 'visitor' | 'nobody' | 'timer';
export type Who = Person | Outsider;

export const PERSONS = Object.keys(CAST) as Person[]; // the keys of a literal
export const OUTSIDERS: readonly Outsider[] = ['visitor', 'nobody', 'timer'];
export const EVERYBODY: readonly Who[] = [...PERSONS, ...OUTSIDERS];

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

/** Puts schools, accounts and children in place. */
export const seatCast = async ({ put, ports }: Pick<World, 'put' | 'ports'>): Promise<void> => {
  for (const [name, { school, district }] of Object.entries({ 示例近: NEAR, 示例远: FAR })) {
    await put('schools', school, {
      name: `${name}九年制学校`,
      districtCode: district,
      stages: ['primary', 'junior'],
      address: '示例路1号',
    });
  }
  for (const person of PERSONS) {
    const grants: RoleGrant[] = CAST[person].map((grant) => ({ ...grant }) as RoleGrant); // a copy without readonly
    await put('accounts', accountOf(person), { openid: openidOf(person), displayName: `示例·${person}`, grants });
  }
  for (const { id, school, grade, guardian, code } of Object.values(CHILDREN)) {
    await put('children', id, {
      schoolId: school,
      name: `示例·${id}`,
      grade,
      className: `${grade}年级1班`,
      guardianIds: [accountOf(guardian)],
      selectionCodeHash: selectionCodeHash(ports.secrets, code),
    });
  }
};
