import { aSession } from '../../support/session';
import { accountOf, CHILDREN, FAR, NEAR, type Person } from './cast';
import { putRunningClub } from './running-club';
import { feature } from './table';
import type { World } from './world';

const LAST_WEEK = '2026-11-17';

const NO_TOKEN = 'N0B0DY00N0B0DY00N0B0DY00N0B0DY00';

const withdraw = (call: World['call'], purpose: 'ratings') =>
  call('guardian', 'child.decideConsent', { childId: CHILDREN.own.id, purpose, given: false, version: 1 });

/** A drawn round of one club, with its members and one session they all attended. */
const runningClub = async (
  world: World,
  {
    school,
    teacher,
    members,
    visitors = [],
  }: { school: string; teacher: Person; members: readonly string[]; visitors?: readonly string[] },
): Promise<string> => {
  const clubId = await putRunningClub(world, { school, teacher, members, drawnAt: 3 });
  await world.put(
    'sessions',
    `${clubId}-${LAST_WEEK}`,
    aSession(clubId, LAST_WEEK, [...members, ...visitors], { schoolId: school, heldBy: accountOf(teacher) }),
  );
  return clubId;
};

const arrange = async (world: World) => ({
  token: (await world.call('nobody', 'child.signInStudent', { code: CHILDREN.own.code })).token,
  near: await runningClub(world, {
    school: NEAR.school,
    teacher: 'teacher',
    members: [CHILDREN.neighbour.id, CHILDREN.own.id],
  }),
  // The own child went to the far school before: it attended there, and yet that club is not its school's.
  far: await runningClub(world, {
    school: FAR.school,
    teacher: 'farTeacher',
    members: [CHILDREN.far.id],
    visitors: [CHILDREN.own.id],
  }),
});

export const satisfaction = feature(
  'satisfaction',
  arrange,
)({
  mine: {
    examples: [
      {
        as: 'guardian',
        input: () => ({}),
        replies: ({ near }) => ({ clubs: [{ clubId: near, childId: CHILDREN.own.id, attended: 1, isRated: false }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near, far }) => ({
          [near]: ['guardian', 'guardian2'],
          [CHILDREN.own.id]: ['guardian'],
          [CHILDREN.neighbour.id]: ['guardian2'],
          [far]: ['farGuardian'],
        }),
      },
    },
  },
  rate: {
    examples: [
      {
        as: 'guardian',
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        replies: () => ({}),
      },
    ],
    states: ['attended', 'rated'],
    cases: {
      attended: {
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
        guardian: 'ok',
      },
      rated: {
        before: ({ call }, { near }) =>
          call('guardian', 'satisfaction.rate', { clubId: near, childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.own.id, answers: [1, 1, 1] }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      'attended, consent withdrawn': {
        before: ({ call }) => withdraw(call, 'ratings'),
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
        guardian: 'CONSENT_MISSING',
      },
      'never attended': {
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.younger.id, answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
      },
      "another school's club": {
        input: ({ far }) => ({ clubId: far, childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ clubId: 'club-of-nobody', childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  studentMine: {
    examples: [
      {
        as: 'nobody',
        input: ({ token }) => ({ token }),
        replies: ({ near }) => ({ clubs: [{ clubId: near, childId: CHILDREN.own.id, attended: 1, isRated: false }] }),
      },
    ],
    cases: {
      'signed in': { input: ({ token }) => ({ token }), everybody: 'ok' },
      absent: { input: () => ({ token: NO_TOKEN }), everybody: 'UNAUTHENTICATED' },
      over: {
        before: ({ clock }) => clock.advanceMs(30 * 60_000),
        input: ({ token }) => ({ token }),
        everybody: 'UNAUTHENTICATED',
      },
      'consent withdrawn': {
        before: ({ call }) => withdraw(call, 'ratings'),
        input: ({ token }) => ({ token }),
        everybody: 'CONSENT_MISSING',
      },
    },
  },
  studentRate: {
    examples: [
      { as: 'nobody', input: ({ near, token }) => ({ token, clubId: near, answers: [5, 4, 5] }), replies: () => ({}) },
    ],
    cases: {
      attended: { input: ({ near, token }) => ({ token, clubId: near, answers: [5, 4, 5] }), everybody: 'ok' },
      rated: {
        before: ({ call }, { near }) =>
          call('guardian', 'satisfaction.rate', { clubId: near, childId: CHILDREN.own.id, answers: [5, 4, 5] }),
        input: ({ near, token }) => ({ token, clubId: near, answers: [1, 1, 1] }),
        everybody: 'WRONG_STATE',
      },
      "another school's club": {
        input: ({ far, token }) => ({ token, clubId: far, answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
      },
      absent: {
        input: ({ token }) => ({ token, clubId: 'club-of-nobody', answers: [5, 4, 5] }),
        everybody: 'NOT_FOUND',
      },
      'signed out': {
        before: ({ call }, { token }) => call('nobody', 'child.signOutStudent', { token }),
        input: ({ near, token }) => ({ token, clubId: near, answers: [5, 4, 5] }),
        everybody: 'UNAUTHENTICATED',
      },
    },
  },
  termEnd: {
    examples: [
      {
        as: 'farSchoolAdmin',
        input: () => ({}),
        replies: ({ far }) => ({
          clubs: [{ clubId: far, facts: { members: 1, sessions: 1 }, score: { n: 0, shown: false }, assessment: null }],
        }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near, far }) => ({ [near]: ['schoolAdmin', 'approver'], [far]: ['farSchoolAdmin'] }),
      },
    },
  },
  decide: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ near }) => ({ clubId: near, decision: 'keep', reason: '孩子们喜欢', wasHeard: false }),
        replies: () => ({ decision: 'keep' }),
      },
    ],
    cases: {
      own: {
        input: ({ near }) => ({ clubId: near, decision: 'keep', reason: '孩子们喜欢', wasHeard: false }),
        everybody: 'ok',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'own, exit without a hearing': {
        input: ({ near }) => ({ clubId: near, decision: 'exit', reason: '人太少了', wasHeard: false }),
        everybody: 'INVALID_INPUT',
        farSchoolAdmin: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ clubId: 'club-of-nobody', decision: 'keep', reason: '孩子们喜欢', wasHeard: false }),
        everybody: 'NOT_FOUND',
      },
    },
  },
});
