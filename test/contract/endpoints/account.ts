import { totpFor } from '../../../cloudfunctions/_lib/totp';
import { accountOf, CAST, FAR, NEAR, NEEDS_SECOND_FACTOR, type Person } from './cast';
import { feature } from './table';
import type { World } from './world';

const messageFor = async ({ put }: World, person: Person): Promise<string> => {
  const id = `message-${person}`;
  await put('messages', id, { to: accountOf(person), template: 'club.drawn', facts: {}, at: 1, readAt: null });
  return id;
};

const SEED = 'a seed';

const arrange = async (world: World) => {
  await world.put('secondFactors', accountOf('guardian'), {
    seed: SEED,
    enrolledAt: null,
    lastStep: 0,
    verifiedAt: null,
    recoveryHashes: [],
  });
  await world.call('teacher', 'account.declareConflict', { subject: 'school', id: FAR.school, why: 'ownChild' });
  const codeOf = (person: Person, seed: string): string =>
    totpFor(world.ports.secrets, accountOf(person), seed).generate({ timestamp: world.ports.clock() });
  return {
    begunCode: codeOf('guardian', SEED),
    enrolledCode: codeOf('cityOfficer', `seed-of-${accountOf('cityOfficer')}`),
    guardian: await messageFor(world, 'guardian'),
    teacher: await messageFor(world, 'teacher'),
    farOfficer: await messageFor(world, 'farOfficer'),
  };
};

export const account = feature(
  'account',
  arrange,
)({
  whoAmI: {
    examples: [
      {
        as: 'guardian',
        input: () => ({}),
        replies: () => ({ account: { id: accountOf('guardian'), grants: CAST.guardian } }),
      },
      { as: 'visitor', input: () => ({}), replies: () => ({ account: null }) },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ [accountOf('expert')]: ['expert'], [accountOf('stranger')]: ['stranger'] }),
      },
    },
  },
  myMessages: {
    examples: [
      {
        as: 'guardian',
        input: () => ({}),
        replies: ({ guardian }) => ({ messages: [{ id: guardian, readAt: null }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ guardian, teacher, farOfficer }) => ({
          [guardian]: ['guardian'],
          [teacher]: ['teacher'],
          [farOfficer]: ['farOfficer'],
        }),
      },
    },
  },
  readMessage: {
    examples: [
      { as: 'guardian', input: ({ guardian }) => ({ id: guardian }), replies: ({ guardian }) => ({ id: guardian }) },
    ],
    cases: {
      own: { input: ({ guardian }) => ({ id: guardian }), everybody: 'NOT_FOUND', guardian: 'ok' },
      absent: { input: () => ({ id: 'message-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  secondFactor: {
    examples: [
      {
        as: 'cityOfficer',
        input: () => ({}),
        replies: () => ({ isNeeded: true, isEnrolled: true, recoveryCodesLeft: 0 }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ '"isNeeded":true': NEEDS_SECOND_FACTOR, '"isEnrolled":true': NEEDS_SECOND_FACTOR }),
      },
    },
  },
  enrolSecondFactor: {
    examples: [{ as: 'custodian', input: () => ({}), replies: () => ({}) }],
    cases: {
      'enrolled, and not shown lately': {
        before: ({ put }) =>
          put('secondFactors', accountOf('teacher'), {
            seed: 'another seed',
            enrolledAt: 1,
            lastStep: 0,
            verifiedAt: 1,
            recoveryHashes: [],
          }),
        input: () => ({}),
        everybody: 'ok',
        teacher: 'SECOND_FACTOR_NEEDED',
      },
      always: { input: () => ({}), everybody: 'ok' },
    },
  },
  confirmSecondFactor: {
    ownerless: 'a code is held against the caller’s own authenticator only',
    examples: [{ as: 'guardian', input: ({ begunCode }) => ({ code: begunCode }), replies: () => ({}) }],
    states: ['begun'],
    cases: {
      begun: { input: ({ begunCode }) => ({ code: begunCode }), everybody: 'WRONG_STATE', guardian: 'ok' },
      absent: { input: () => ({ code: '000000' }), everybody: 'WRONG_STATE', guardian: 'NOT_FOUND' },
    },
  },
  showSecondFactor: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ enrolledCode }) => ({ code: enrolledCode }),
        replies: () => ({ recoveryCodesLeft: 0 }),
      },
    ],
    states: ['enrolled'],
    cases: {
      enrolled: {
        input: ({ enrolledCode }) => ({ code: enrolledCode }),
        everybody: 'WRONG_STATE',
        ...Object.fromEntries(NEEDS_SECOND_FACTOR.map((person) => [person, 'NOT_FOUND'])),
        cityOfficer: 'ok',
      },
      absent: {
        input: () => ({ code: '000000' }),
        everybody: 'WRONG_STATE',
        ...Object.fromEntries(NEEDS_SECOND_FACTOR.map((person) => [person, 'NOT_FOUND'])),
      },
    },
  },
  myConflicts: {
    examples: [
      { as: 'teacher', input: () => ({}), replies: () => ({ conflicts: [{ id: FAR.school, why: 'ownChild' }] }) },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok', shows: () => ({ [FAR.school]: ['teacher'] }) } },
  },
  declareConflict: {
    ownerless: 'anybody may say of any school that they must stay out of its matters',
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({ subject: 'school', id: NEAR.school, why: 'relative' }),
        replies: () => ({ conflicts: 1 }),
      },
    ],
    cases: {
      'one more than anybody may declare': {
        before: ({ alter }) =>
          alter('accounts', accountOf('teacher'), {
            conflicts: Array.from({ length: 50 }, (_, i) => ({
              subject: 'school' as const,
              id: `school-${i}`,
              why: 'relative' as const,
              declaredAt: 1,
            })),
          }),
        input: () => ({ subject: 'school', id: NEAR.school, why: 'relative' }),
        everybody: 'ok',
        teacher: 'LIMIT_EXCEEDED',
      },
      always: { input: () => ({ subject: 'school', id: NEAR.school, why: 'relative' }), everybody: 'ok' },
      absent: { input: () => ({ subject: 'school', id: 'school-of-nobody', why: 'relative' }), everybody: 'NOT_FOUND' },
    },
  },
  withdrawConflict: {
    examples: [
      { as: 'teacher', input: () => ({ subject: 'school', id: FAR.school }), replies: () => ({ conflicts: 0 }) },
    ],
    cases: {
      declared: { input: () => ({ subject: 'school', id: FAR.school }), everybody: 'NOT_FOUND', teacher: 'ok' },
      absent: { input: () => ({ subject: 'school', id: 'school-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
});
