// Inviting and managing staff. A right is "mine" to those who may give it: the near school's to its admins, the near
// district's to its officer, the districts' and schools' to the city, the checkers' to the sysadmins.
import type { EndpointName, InputOf } from '../../../shared/contracts';
import type { RoleGrant } from '../../../shared/domain/account/roles';
import { FOUNDING_CODE } from '../../support/app';
import { accountOf, FAR, NEAR, type Person } from './cast';
import { type Case, type Expected, feature } from './table';
import type { World } from './world';

const TEACHER = { role: 'teacher', schoolId: NEAR.school } as const;
const OFFICER = { role: 'officer', districtCode: FAR.district } as const;
const NO_CODE = '0000-0000-0000-0000';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const LIST = base64('姓名,角色\n示例·新教师甲,教师\n示例·新教师乙,社团教师\n');

const arrange = async ({ call }: World) => {
  const near = await call('schoolAdmin', 'staff.invite', { name: '示例·新教师', right: TEACHER, lastDay: null });
  const far = await call('cityOfficer', 'staff.invite', { name: '示例·新科员', right: OFFICER, lastDay: null });
  return { near: near.id, nearCode: near.code, far: far.id, farCode: far.code };
};
type Things = Awaited<ReturnType<typeof arrange>>;
type Rows<N extends EndpointName> = Readonly<Record<string, Case<N, Things>>>;

const NEAR_SCHOOL = ['schoolAdmin', 'approver'] as const;
const CITY = ['cityOfficer', 'cityOfficer2'] as const;
const SYSADMINS = ['sysadmin', 'sysadmin2'] as const;

/** The same answer for some, NOT_FOUND for all others who are admitted. */
const only = (
  people: readonly Person[],
  expected: Expected = 'ok',
): { readonly [P in Person]?: Expected } & { readonly everybody: Expected } => ({
  everybody: 'NOT_FOUND',
  ...Object.fromEntries(people.map((person) => [person, expected])),
});

const inviting = (right: RoleGrant): InputOf<'staff.invite'> => ({
  name: '示例·某人',
  right: right as InputOf<'staff.invite'>['right'],
  lastDay: null,
});

const NO_IDENTITY = { nobody: 'UNAUTHENTICATED', timer: 'UNAUTHENTICATED' } as const;

/** A move of a right of the near teacher, the far teacher (another school's), the near school admin and the custodian. */
const movesOf = <N extends EndpointName>(input: (accountId: string, grantId: string) => InputOf<N>): Rows<N> => ({
  'a teacher of the near school': {
    input: () => input(accountOf('teacher'), `teacher:${NEAR.school}`),
    ...only(NEAR_SCHOOL),
  },
  'a teacher of the far school': {
    input: () => input(accountOf('farTeacher'), `teacher:${FAR.school}`),
    ...only(['farSchoolAdmin']),
  },
  'a right they do not have': { input: () => input(accountOf('teacher'), 'auditor'), everybody: 'NOT_FOUND' },
  absent: { input: () => input('account-of-nobody', `teacher:${NEAR.school}`), everybody: 'NOT_FOUND' },
});

/** An empty deployment: nobody is, was put on hold as, or will be a system administrator. */
const withoutSysadmins = async ({ ports }: World): Promise<void> => {
  for (const { id, grants } of await ports.store.findAll('accounts', { 'grants.role': 'sysadmin' })) {
    const audit = {
      id: `ended-${id}`,
      at: ports.clock(),
      actor: { kind: 'timer' as const },
      action: 'right.moved' as const,
      subject: { collection: 'accounts', id },
      facts: {},
    };
    const set = { grants: grants.map((grant) => ({ ...grant, state: 'ended' as const })) };
    await ports.store.changeIf('accounts', id, {}, { set }, { request: { key: `ended-${id}`, hash: '' }, audit });
  }
};
const FOUNDING = { code: FOUNDING_CODE, name: '示例·首任管理员' } as const;

export const staffRows = feature(
  'staff',
  arrange,
)({
  people: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({}),
        replies: () => ({ gives: ['teacher'] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({
          [`"${accountOf('teacher')}"`]: NEAR_SCHOOL,
          [`"${accountOf('farTeacher')}"`]: ['farSchoolAdmin'],
          [`"${accountOf('schoolAdmin')}"`]: ['districtOfficer', ...CITY],
          [`"${accountOf('farSchoolAdmin')}"`]: ['farOfficer', ...CITY],
          [`"${accountOf('districtOfficer')}"`]: CITY,
          [`"${accountOf('custodian')}"`]: SYSADMINS,
          [`"${accountOf('guardian')}"`]: [],
        }),
      },
    },
  },
  invitations: {
    examples: [
      {
        as: 'approver',
        input: () => ({}),
        replies: ({ near }) => ({ invitations: [{ id: near, state: 'open', isMine: false }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near, far }) => ({ [near]: NEAR_SCHOOL, [far]: CITY }),
      },
    },
  },
  invite: {
    examples: [
      {
        as: 'districtOfficer',
        input: () => inviting({ role: 'schoolAdmin', schoolId: NEAR.school }),
        replies: () => ({}),
      },
    ],
    cases: {
      'until yesterday': {
        input: () => ({ ...inviting(TEACHER), lastDay: '2026-11-22' }),
        ...only(NEAR_SCHOOL, 'TOO_LATE'),
      },
      'a teacher of the near school': { input: () => inviting(TEACHER), ...only(NEAR_SCHOOL) },
      'an admin of the near school': {
        input: () => inviting({ role: 'schoolAdmin', schoolId: NEAR.school }),
        ...only(['districtOfficer', ...CITY]),
      },
      'an officer of the far district': { input: () => inviting(OFFICER), ...only(CITY) },
      'an officer of the city': { input: () => inviting({ role: 'officer', districtCode: null }), ...only(SYSADMINS) },
      'a grid worker of the near district': {
        input: () => inviting({ role: 'gridWorker', communityCodes: [`${NEAR.district}001001`] }),
        ...only(['districtOfficer', ...CITY]),
      },
      'an expert': { input: () => inviting({ role: 'expert' }), ...only(CITY) },
      'an auditor': { input: () => inviting({ role: 'auditor' }), ...only(SYSADMINS) },
      'a sysadmin': { input: () => inviting({ role: 'sysadmin' }), ...only(SYSADMINS) },
      'a custodian': { input: () => inviting({ role: 'custodian' }), ...only(SYSADMINS) },
      absent: { input: () => inviting({ role: 'teacher', schoolId: 'school-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  previewMany: {
    ownerless: 'rows that are not the caller’s to give are refused one by one, in the reply',
    examples: [{ as: 'schoolAdmin', input: () => ({ base64: LIST }), replies: () => ({ refused: [] }) }],
    cases: { always: { input: () => ({ base64: LIST }), everybody: 'ok' } },
  },
  inviteMany: {
    examples: [{ as: 'schoolAdmin', input: () => ({ base64: LIST }), replies: () => ({}) }],
    cases: {
      'teachers, without a place': {
        input: () => ({ base64: LIST }),
        everybody: 'IMPORT_REFUSED',
        schoolAdmin: 'ok',
        approver: 'ok',
        farSchoolAdmin: 'ok',
      },
    },
  },
  revoke: {
    examples: [{ as: 'approver', input: ({ near }) => ({ id: near }), replies: ({ near }) => ({ id: near }) }],
    states: ['open', 'accepted', 'revoked'],
    cases: {
      open: { input: ({ near }) => ({ id: near }), ...only(NEAR_SCHOOL) },
      'open, another office': { input: ({ far }) => ({ id: far }), ...only(CITY) },
      accepted: {
        before: ({ call }, { nearCode }) => call('visitor', 'staff.accept', { code: nearCode }),
        input: ({ near }) => ({ id: near }),
        ...only(NEAR_SCHOOL, 'WRONG_STATE'),
      },
      revoked: {
        before: ({ call }, { near }) => call('approver', 'staff.revoke', { id: near }),
        input: ({ near }) => ({ id: near }),
        ...only(NEAR_SCHOOL, 'WRONG_STATE'),
      },
      absent: { input: () => ({ id: 'invitation-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  preview: {
    examples: [
      {
        as: 'visitor',
        input: ({ nearCode }) => ({ code: nearCode }),
        replies: () => ({ right: TEACHER, state: 'open', name: '示例·新教师' }),
      },
    ],
    cases: {
      open: { input: ({ nearCode }) => ({ code: nearCode }), everybody: 'ok' },
      absent: { input: () => ({ code: NO_CODE }), everybody: 'NOT_FOUND' },
    },
  },
  found: {
    ownerless: 'the code belongs to whoever deployed, who is nobody yet',
    examples: [
      {
        as: 'visitor',
        before: withoutSysadmins,
        input: () => FOUNDING,
        replies: () => ({ right: { role: 'sysadmin' } }),
      },
    ],
    states: ['empty', 'run'],
    cases: {
      empty: {
        before: withoutSysadmins,
        input: () => FOUNDING,
        everybody: 'ok',
        custodian: 'CONFLICT_OF_INTEREST',
        auditor: 'CONFLICT_OF_INTEREST',
        outsiders: NO_IDENTITY,
      },
      run: { input: () => FOUNDING, everybody: 'WRONG_STATE', outsiders: NO_IDENTITY },
      absent: {
        before: withoutSysadmins,
        input: () => ({ ...FOUNDING, code: NO_CODE }),
        everybody: 'NOT_FOUND',
        outsiders: NO_IDENTITY,
      },
    },
  },
  accept: {
    examples: [{ as: 'visitor', input: ({ nearCode }) => ({ code: nearCode }), replies: () => ({ right: TEACHER }) }],
    states: ['open', 'accepted', 'revoked', 'expired'],
    cases: {
      'no code at all': {
        input: () => ({ code: '不是邀请码的八个字' }),
        everybody: 'NOT_FOUND',
        outsiders: NO_IDENTITY,
      },
      'open, the inviter has left': {
        before: ({ alter }) => alter('accounts', accountOf('schoolAdmin'), { grants: [] }),
        input: ({ nearCode }) => ({ code: nearCode }),
        everybody: 'WRONG_STATE',
        schoolAdmin: 'SAME_PERSON',
        outsiders: { ...NO_IDENTITY, visitor: 'WRONG_STATE' },
      },
      'accepted, ended since': {
        before: async ({ call }, { nearCode }) => {
          await call('guardian', 'staff.accept', { code: nearCode });
          const [accountId, grantId] = [accountOf('guardian'), `teacher:${NEAR.school}`];
          await call('schoolAdmin', 'staff.moveRight', { accountId, grantId, move: 'end', reason: 'moved' });
        },
        input: ({ nearCode }) => ({ code: nearCode }),
        everybody: 'WRONG_STATE',
        schoolAdmin: 'SAME_PERSON',
        outsiders: { ...NO_IDENTITY, visitor: 'WRONG_STATE' },
      },
      open: {
        input: ({ nearCode }) => ({ code: nearCode }),
        everybody: 'ok',
        schoolAdmin: 'SAME_PERSON',
        teacher: 'WRONG_STATE', // is one already
        teacher2: 'WRONG_STATE',
        suspended: 'WRONG_STATE', // on hold, and will be again
        notYet: 'WRONG_STATE',
        custodian: 'CONFLICT_OF_INTEREST',
        auditor: 'CONFLICT_OF_INTEREST',
        outsiders: NO_IDENTITY,
      },
      accepted: {
        before: ({ call }, { nearCode }) => call('guardian', 'staff.accept', { code: nearCode }),
        input: ({ nearCode }) => ({ code: nearCode }),
        everybody: 'WRONG_STATE',
        guardian: 'ok', // once more, with the same effect
        schoolAdmin: 'SAME_PERSON',
        outsiders: { ...NO_IDENTITY, visitor: 'WRONG_STATE' },
      },
      revoked: {
        before: ({ call }, { near }) => call('approver', 'staff.revoke', { id: near }),
        input: ({ nearCode }) => ({ code: nearCode }),
        everybody: 'WRONG_STATE',
        schoolAdmin: 'SAME_PERSON',
        outsiders: { ...NO_IDENTITY, visitor: 'WRONG_STATE' },
      },
      expired: {
        before: ({ clock }) => clock.advanceMs(72 * 3_600_000),
        input: ({ nearCode }) => ({ code: nearCode }),
        everybody: 'TOO_LATE',
        schoolAdmin: 'SAME_PERSON',
        outsiders: { ...NO_IDENTITY, visitor: 'TOO_LATE' },
      },
      absent: { input: () => ({ code: NO_CODE }), everybody: 'NOT_FOUND', outsiders: NO_IDENTITY },
    },
  },
  moveRight: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({
          accountId: accountOf('teacher'),
          grantId: `teacher:${NEAR.school}`,
          move: 'suspend',
          reason: 'leave',
        }),
        replies: () => ({ accountId: accountOf('teacher') }),
      },
    ],
    cases: {
      ...movesOf<'staff.moveRight'>((accountId, grantId) => ({ accountId, grantId, move: 'suspend', reason: 'leave' })),
      'a sysadmin’s': {
        input: () => ({ accountId: accountOf('sysadmin'), grantId: 'sysadmin', move: 'end', reason: 'moved' }),
        ...only(['sysadmin2']),
        sysadmin: 'SAME_PERSON',
      },
      'on hold already': {
        input: () => ({
          accountId: accountOf('suspended'),
          grantId: `teacher:${NEAR.school}`,
          move: 'suspend',
          reason: 'leave',
        }),
        ...only(NEAR_SCHOOL, 'WRONG_STATE'),
      },
    },
  },
  setLastDay: {
    examples: [
      {
        as: 'approver',
        input: () => ({ accountId: accountOf('teacher'), grantId: `teacher:${NEAR.school}`, lastDay: '2027-01-22' }),
        replies: () => ({ accountId: accountOf('teacher') }),
      },
    ],
    cases: {
      ...movesOf<'staff.setLastDay'>((accountId, grantId) => ({ accountId, grantId, lastDay: '2027-01-22' })),
      'a day that has passed': {
        input: () => ({ accountId: accountOf('teacher'), grantId: `teacher:${NEAR.school}`, lastDay: '2026-11-22' }),
        ...only(NEAR_SCHOOL, 'TOO_LATE'),
      },
    },
  },
  transfer: {
    examples: [
      {
        as: 'cityOfficer',
        input: () => ({
          accountId: accountOf('schoolAdmin'),
          grantId: `schoolAdmin:${NEAR.school}`,
          to: { role: 'schoolAdmin', schoolId: FAR.school },
        }),
        replies: () => ({ accountId: accountOf('schoolAdmin') }),
      },
    ],
    cases: {
      'to another district': {
        input: () => ({
          accountId: accountOf('schoolAdmin'),
          grantId: `schoolAdmin:${NEAR.school}`,
          to: { role: 'schoolAdmin', schoolId: FAR.school },
        }),
        ...only(CITY),
      },
      absent: {
        input: () => ({
          accountId: 'account-of-nobody',
          grantId: `schoolAdmin:${NEAR.school}`,
          to: { role: 'schoolAdmin', schoolId: FAR.school },
        }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  resetSecondFactor: {
    ownerless: 'a sysadmin resets anybody’s but their own',
    examples: [
      {
        as: 'sysadmin',
        input: () => ({ accountId: accountOf('cityOfficer'), reason: 'lost' }),
        replies: () => ({ accountId: accountOf('cityOfficer') }),
      },
    ],
    cases: {
      'an officer’s': { input: () => ({ accountId: accountOf('cityOfficer'), reason: 'lost' }), everybody: 'ok' },
      'a sysadmin’s': {
        input: () => ({ accountId: accountOf('sysadmin'), reason: 'lost' }),
        sysadmin: 'SAME_PERSON',
        sysadmin2: 'ok',
      },
      absent: { input: () => ({ accountId: 'account-of-nobody', reason: 'lost' }), everybody: 'NOT_FOUND' },
    },
  },
});
