import type { EndpointName, InputOf } from '../../../shared/contracts';
import { linesMark } from '../../../shared/domain/term/ledger';
import { sha256Hex } from '../../../shared/kernel/digest';
import { addDays, type LocalDate, localDate, startOf } from '../../../shared/kernel/time';
import { aSession } from '../../support/session';
import { accountOf, CHILDREN, FAR, NEAR, type Person } from './cast';
import { putRunningClub } from './running-club';
import { type Case, type Expected, feature } from './table';
import { TODAY, type World } from './world';

/** The near and the far school's clubs meet on Mondays: today is one. */
const DAY = localDate(TODAY);
const LAST = addDays(DAY, -7);
const NEXT = addDays(DAY, 7);
const OFF = addDays(DAY, 14);
const MONTH = '2026-11';
const MONTH_IS_NOBODYS = 'a month has no owner: whose lines are in whose reply is told by the case `always`';
const NO_TOKEN = 'N0B0DY00N0B0DY00N0B0DY00N0B0DY00';
const NO_CLUB = 'club-of-nobody';
const LESSONS = [
  { startMinute: 970, minutes: 60 },
  { startMinute: 1040, minutes: 40 },
  { startMinute: 1085, minutes: 40 },
];

interface Things {
  readonly near: string;
  readonly far: string;
  readonly token: string;
  /** An incident the school still has to read, one it has, and the far school's. */
  readonly held: string;
  readonly shown: string;
  readonly farHeld: string;
  readonly code: string;
}

const runningClub = async (world: World, school: string, teacher: Person, members: readonly string[]) => {
  const clubId = await putRunningClub(world, {
    school,
    teacher,
    members,
    drawnAt: startOf(addDays(DAY, -30)),
    club: {
      slots: ['Mon-1'],
      teacherName: PROVIDER_NAME,
      provider: {
        kind: 'heritage',
        institutionId: null,
        credential: '示例·证书 01',
        credentialUntil: addDays(DAY, 20),
      },
    },
  });
  const held = { schoolId: school, heldBy: accountOf(teacher), slots: ['Mon-1'], minutes: 60 };
  await world.put('sessions', `${clubId}-${LAST}`, aSession(clubId, LAST, [...members], held));
  return clubId;
};

const incident = async (
  { put }: World,
  id: string,
  schoolId: string,
  clubId: string,
  childId: string,
  isShown: boolean,
) => {
  await put('incidents', id, {
    schoolId,
    clubId,
    childId,
    date: LAST,
    kind: 'injury',
    what: '摔了一跤',
    measures: '校医看过',
    isShown,
    by: accountOf('teacher'),
    at: 1,
    releasedBy: null,
  });
  return id;
};

const arrange = async (world: World): Promise<Things> => {
  const { call } = world;
  const near = await runningClub(world, NEAR.school, 'teacher', [CHILDREN.neighbour.id, CHILDREN.own.id]);
  const far = await runningClub(world, FAR.school, 'farTeacher', [CHILDREN.far.id]);
  await call('schoolAdmin', 'term.saveLessonTimes', { schoolId: NEAR.school, lessons: LESSONS });
  await call('schoolAdmin', 'term.cancelSession', { clubId: near, date: OFF, reason: 'weather', note: '' });
  await call('teacher', 'term.giveWords', { clubId: near, childId: CHILDREN.neighbour.id, words: ['curious'] });
  const { code } = await call('guardian2', 'term.issueCertificate', { clubId: near, childId: CHILDREN.neighbour.id });
  return {
    near,
    far,
    code,
    token: (await call('nobody', 'child.signInStudent', { code: CHILDREN.own.code })).token,
    held: await incident(world, 'incident-held', NEAR.school, near, CHILDREN.own.id, false),
    shown: await incident(world, 'incident-shown', NEAR.school, near, CHILDREN.neighbour.id, true),
    farHeld: await incident(world, 'incident-far', FAR.school, far, CHILDREN.far.id, false),
  };
};

const withdraw = ({ call }: World, purpose: 'clubs' | 'attendance') =>
  call('guardian', 'child.decideConsent', { childId: CHILDREN.own.id, purpose, given: false, version: 1 });

const record = (clubId: string, date: LocalDate, more: Partial<InputOf<'term.recordAttendance'>> = {}) => ({
  clubId,
  date,
  presentChildIds: [CHILDREN.own.id],
  activities: ['made' as const],
  basedOn: null,
  reason: null,
  ...more,
});

/** Everybody's Monday is recorded by its teacher. */
const recordToday = ({ call }: World, { near }: Things) => call('teacher', 'term.recordAttendance', record(near, DAY));

type Cases<N extends EndpointName> = Readonly<Record<string, Case<N, Things>>>;

/** A meeting of the near club, for its teacher; another school's, another day's and nobody's are not there. */
const teacherCases = <N extends EndpointName>(
  input: (clubId: string, date: LocalDate) => InputOf<N>,
  date: LocalDate,
  before?: Case<N, Things>['before'],
): Cases<N> => ({
  own: {
    ...(before === undefined ? {} : { before }),
    input: ({ near }) => input(near, date),
    everybody: 'NOT_FOUND',
    teacher: 'ok',
  },
  "another school's": { input: ({ far }) => input(far, date), everybody: 'NOT_FOUND', farTeacher: 'NOT_FOUND' },
  'a day without a meeting': { input: ({ near }) => input(near, addDays(date, 1)), everybody: 'NOT_FOUND' },
  absent: { input: () => input(NO_CLUB, date), everybody: 'NOT_FOUND' },
});

/** A meeting of the near club, for the school's office. */
const deskCases = <N extends EndpointName>(
  input: (clubId: string, date: LocalDate) => InputOf<N>,
  answers: {
    readonly planned: Expected;
    readonly cancelled: Expected;
    readonly over: Expected;
    readonly held?: Expected;
  },
): Cases<N> => ({
  planned: { input: ({ near }) => input(near, NEXT), everybody: answers.planned, farSchoolAdmin: 'NOT_FOUND' },
  cancelled: { input: ({ near }) => input(near, OFF), everybody: answers.cancelled, farSchoolAdmin: 'NOT_FOUND' },
  over: { input: ({ near }) => input(near, addDays(LAST, -7)), everybody: answers.over, farSchoolAdmin: 'NOT_FOUND' },
  held: {
    input: ({ near }) => input(near, LAST),
    everybody: answers.held ?? answers.over,
    farSchoolAdmin: 'NOT_FOUND',
  },
  'a day without a meeting': { input: ({ near }) => input(near, addDays(NEXT, 1)), everybody: 'NOT_FOUND' },
  absent: { input: () => input(NO_CLUB, NEXT), everybody: 'NOT_FOUND' },
});

const PROVIDER_NAME = '示例·非遗传承人';
const PROVIDER = `person-${sha256Hex(PROVIDER_NAME).slice(0, 16)}`;

/** Names the one meeting that the near club has held. */
const NEAR_MARK = (clubId: string): string =>
  linesMark([{ clubId, clubName: `示例·${clubId}`, date: LAST, lessons: 1, minutes: 60, isSubstitute: false }]);

const settle = ({ call }: World, { near }: Things) =>
  call('schoolAdmin', 'term.settleProvider', {
    schoolId: NEAR.school,
    month: MONTH,
    payee: PROVIDER,
    mark: NEAR_MARK(near),
  });

const approve = async (world: World, things: Things) => {
  await settle(world, things);
  await world.call('approver', 'term.approveHours', {
    schoolId: NEAR.school,
    month: MONTH,
    payee: PROVIDER,
    version: 1,
  });
};

const always = { input: () => ({}), everybody: 'ok' as const };
const makeUp = (clubId: string, date: LocalDate) => ({
  clubId,
  date,
  makeUp: { date: addDays(OFF, 2), slot: 'Wed-1', room: '201' },
  acceptsChildren: false,
});

export const term = feature(
  'term',
  arrange,
)({
  week: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ monday: null }),
        replies: ({ near }) => ({
          monday: TODAY,
          children: [
            {
              childId: CHILDREN.own.id,
              sessions: [{ clubId: near, startMinute: 970, endMinute: 1030, presence: null }],
            },
            { childId: CHILDREN.younger.id, sessions: [] },
          ],
        }),
      },
    ],
    cases: {
      always: {
        input: () => ({ monday: null }),
        everybody: 'ok',
        shows: ({ near, far, held, shown }) => ({
          [near]: ['guardian', 'guardian2'],
          [CHILDREN.own.id]: ['guardian'],
          [CHILDREN.neighbour.id]: ['guardian2'],
          [far]: ['farGuardian'],
          [held]: ['guardian'],
          [shown]: ['guardian2'],
          校医看过: ['guardian2'],
        }),
      },
    },
  },
  studentWeek: {
    examples: [
      {
        as: 'nobody',
        input: ({ token }) => ({ token, monday: null }),
        replies: ({ near }) => ({ monday: TODAY, sessions: [{ clubId: near, cancelled: null }] }),
      },
    ],
    cases: {
      'signed in': { input: ({ token }) => ({ token, monday: null }), everybody: 'ok' },
      absent: { input: () => ({ token: NO_TOKEN, monday: null }), everybody: 'UNAUTHENTICATED' },
      'consent withdrawn': {
        before: (world) => withdraw(world, 'clubs'),
        input: ({ token }) => ({ token, monday: null }),
        everybody: 'CONSENT_MISSING',
      },
    },
  },
  setAbsence: {
    examples: [
      {
        as: 'guardian',
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near, date: DAY, isAbsent: true }),
        replies: () => ({ isAbsent: true }),
      },
    ],
    cases: {
      planned: {
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near, date: NEXT, isAbsent: true }),
        everybody: 'NOT_FOUND',
        guardian: 'ok',
      },
      'planned, recorded meanwhile': {
        before: recordToday,
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near, date: DAY, isAbsent: true }),
        everybody: 'NOT_FOUND',
        guardian: 'TOO_LATE',
      },
      'fallen out': {
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near, date: OFF, isAbsent: true }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      'planned, consent withdrawn': {
        before: (world) => withdraw(world, 'attendance'),
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near, date: NEXT, isAbsent: true }),
        everybody: 'NOT_FOUND',
        guardian: 'CONSENT_MISSING',
      },
      'a child that is not in the club': {
        input: ({ near }) => ({ childId: CHILDREN.younger.id, clubId: near, date: NEXT, isAbsent: true }),
        everybody: 'NOT_FOUND',
      },
      "another school's club": {
        input: ({ far }) => ({ childId: CHILDREN.own.id, clubId: far, date: NEXT, isAbsent: true }),
        everybody: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ childId: CHILDREN.own.id, clubId: NO_CLUB, date: NEXT, isAbsent: true }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  pickUps: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ childId: CHILDREN.own.id }),
        replies: () => ({ persons: [], mayGoAlone: false }),
      },
    ],
    cases: {
      own: { input: () => ({ childId: CHILDREN.own.id }), everybody: 'NOT_FOUND', guardian: 'ok' },
      absent: { input: () => ({ childId: 'child-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  savePickUps: {
    examples: [
      {
        as: 'guardian',
        input: () => ({
          childId: CHILDREN.own.id,
          persons: [{ id: 'p1', name: '示例·奶奶', relation: 'grandparent' }],
          mayGoAlone: false,
          everybodyAgreed: true,
        }),
        replies: () => ({ persons: 1 }),
      },
    ],
    cases: {
      own: {
        input: () => ({ childId: CHILDREN.own.id, persons: [], mayGoAlone: true, everybodyAgreed: true }),
        everybody: 'NOT_FOUND',
        guardian: 'ok',
      },
      'own, consent withdrawn': {
        before: (world) => withdraw(world, 'attendance'),
        input: () => ({ childId: CHILDREN.own.id, persons: [], mayGoAlone: true, everybodyAgreed: true }),
        everybody: 'NOT_FOUND',
        guardian: 'CONSENT_MISSING',
      },
      absent: {
        input: () => ({ childId: 'child-of-nobody', persons: [], mayGoAlone: true, everybodyAgreed: true }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  certificates: {
    examples: [
      {
        as: 'guardian2',
        input: () => ({ childId: CHILDREN.neighbour.id }),
        replies: ({ near, code }) => ({
          clubs: [{ clubId: near, attended: 1, state: 'issued', certificate: { code, words: ['curious'] } }],
        }),
      },
      {
        as: 'guardian',
        input: () => ({ childId: CHILDREN.own.id }),
        replies: () => ({ clubs: [{ state: 'noWords', certificate: null }] }),
      },
    ],
    cases: {
      own: { input: () => ({ childId: CHILDREN.own.id }), everybody: 'NOT_FOUND', guardian: 'ok' },
      'own, consent withdrawn': {
        before: (world) => withdraw(world, 'attendance'),
        input: () => ({ childId: CHILDREN.own.id }),
        everybody: 'NOT_FOUND',
        guardian: 'CONSENT_MISSING',
      },
      absent: { input: () => ({ childId: 'child-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  issueCertificate: {
    examples: [
      {
        as: 'guardian2',
        input: ({ near }) => ({ childId: CHILDREN.neighbour.id, clubId: near }),
        replies: ({ code }) => ({ code }),
      },
    ],
    cases: {
      'no words yet': {
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      issued: {
        input: ({ near }) => ({ childId: CHILDREN.neighbour.id, clubId: near }),
        everybody: 'NOT_FOUND',
        guardian2: 'ok',
      },
      'no words yet, consent withdrawn': {
        before: (world) => withdraw(world, 'attendance'),
        input: ({ near }) => ({ childId: CHILDREN.own.id, clubId: near }),
        everybody: 'NOT_FOUND',
        guardian: 'CONSENT_MISSING',
      },
      "another school's club": {
        input: ({ far }) => ({ childId: CHILDREN.own.id, clubId: far }),
        everybody: 'NOT_FOUND',
      },
      absent: { input: () => ({ childId: CHILDREN.own.id, clubId: NO_CLUB }), everybody: 'NOT_FOUND' },
    },
  },
  verifyCertificate: {
    examples: [
      { as: 'visitor', input: ({ code }) => ({ code: code.toLowerCase() }), replies: () => ({ attended: 1 }) },
    ],
    cases: {
      issued: { input: ({ code }) => ({ code }), everybody: 'ok' },
      absent: { input: () => ({ code: 'N0SVCHC0DE000000' }), everybody: 'NOT_FOUND' },
      'absent, guessed too often': {
        before: async ({ envelope }) => {
          for (let i = 0; i < 30; i++) await envelope('nobody', 'term.verifyCertificate', { code: `GVESS${i}` });
        },
        input: () => ({ code: 'N0SVCHC0DE000000' }),
        everybody: 'NOT_FOUND',
        outsiders: { nobody: 'TOO_MANY_TRIES', timer: 'TOO_MANY_TRIES' },
      },
    },
  },
  teacherClubs: {
    examples: [
      {
        as: 'teacher',
        input: () => ({}),
        replies: ({ near }) => ({
          today: TODAY,
          clubs: [{ id: near, isOwn: true, members: [{ id: CHILDREN.neighbour.id }, { id: CHILDREN.own.id }] }],
        }),
      },
    ],
    cases: {
      always: {
        ...always,
        shows: ({ near, far }) => ({
          [near]: ['teacher'],
          [far]: ['farTeacher'],
          [`"id":"${CHILDREN.own.id}"`]: ['teacher'],
        }),
      },
      'consent to clubs withdrawn': {
        before: (world) => withdraw(world, 'clubs'),
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near }) => ({ [near]: ['teacher'], [CHILDREN.own.id]: [], [CHILDREN.neighbour.id]: ['teacher'] }),
      },
      'standing in': {
        before: ({ call }, { near }) =>
          call('schoolAdmin', 'term.substitute', {
            clubId: near,
            date: NEXT,
            teacherId: accountOf('teacher2'),
            outside: null,
          }),
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near }) => ({ [near]: ['teacher', 'teacher2'] }),
      },
    },
  },
  recordAttendance: {
    examples: [
      {
        as: 'teacher',
        input: ({ near }) => record(near, DAY),
        replies: () => ({ present: 1, told: 1, version: 1 }),
      },
      {
        as: 'teacher',
        input: ({ near }) => record(near, LAST, { basedOn: 1, reason: 'mistap' }),
        replies: () => ({ present: 1, version: 2 }),
      },
    ],
    cases: {
      ...teacherCases(record, DAY),
      "another school's": {
        input: ({ far }) => record(far, DAY),
        everybody: 'NOT_FOUND',
        farTeacher: 'INVALID_INPUT', // its own club, with a child that is not in it
      },
      recorded: {
        input: ({ near }) => record(near, LAST, { basedOn: 1, reason: 'mistap' }),
        everybody: 'NOT_FOUND',
        teacher: 'ok',
      },
      'recorded, without a reason': {
        input: ({ near }) => record(near, LAST, { basedOn: 1 }),
        everybody: 'NOT_FOUND',
        teacher: 'INVALID_INPUT',
      },
      'recorded, and the phone did not know': {
        input: ({ near }) => record(near, LAST),
        everybody: 'NOT_FOUND',
        teacher: 'CONFLICT',
      },
      'to come': { input: ({ near }) => record(near, NEXT), everybody: 'NOT_FOUND', teacher: 'TOO_EARLY' },
      'fallen out': { input: ({ near }) => record(near, OFF), everybody: 'NOT_FOUND', teacher: 'WRONG_STATE' },
      'long over': {
        input: ({ near }) => record(near, addDays(LAST, -14)),
        everybody: 'NOT_FOUND',
        teacher: 'TOO_LATE',
      },
      'a child whose consent was withdrawn': {
        before: (world) => withdraw(world, 'attendance'),
        input: ({ near }) => record(near, DAY),
        everybody: 'NOT_FOUND',
        teacher: 'INVALID_INPUT',
      },
      'a child that is not in the club': {
        input: ({ near }) => record(near, DAY, { presentChildIds: [CHILDREN.far.id] }),
        everybody: 'NOT_FOUND',
        teacher: 'INVALID_INPUT',
      },
    },
  },
  signOut: {
    examples: [
      {
        as: 'teacher',
        input: ({ near }) => ({ clubId: near, date: LAST, childId: CHILDREN.own.id, kind: 'guardian', personId: null }),
        replies: () => ({ stillHere: 1 }),
      },
    ],
    cases: {
      ...teacherCases(
        (clubId, date) => ({ clubId, date, childId: CHILDREN.own.id, kind: 'guardian', personId: null }),
        LAST,
      ),
      'own, not recorded': {
        input: ({ near }) => ({ clubId: near, date: DAY, childId: CHILDREN.own.id, kind: 'guardian', personId: null }),
        everybody: 'NOT_FOUND',
        teacher: 'WRONG_STATE',
      },
      'own, somebody the family did not name': {
        input: ({ near }) => ({ clubId: near, date: LAST, childId: CHILDREN.own.id, kind: 'person', personId: 'x' }),
        everybody: 'NOT_FOUND',
      },
      'own, alone without leave': {
        input: ({ near }) => ({ clubId: near, date: LAST, childId: CHILDREN.own.id, kind: 'alone', personId: null }),
        everybody: 'NOT_FOUND',
        teacher: 'WRONG_STATE',
      },
    },
  },
  refusePickUp: {
    examples: [
      {
        as: 'teacher',
        input: ({ near }) => ({ clubId: near, date: DAY, childId: CHILDREN.own.id }),
        replies: () => ({ told: 3 }),
      },
    ],
    cases: {
      ...teacherCases((clubId, date) => ({ clubId, date, childId: CHILDREN.own.id }), DAY),
      'another day': {
        input: ({ near }) => ({ clubId: near, date: LAST, childId: CHILDREN.own.id }),
        everybody: 'NOT_FOUND',
        teacher: 'WRONG_STATE',
      },
    },
  },
  noteIncident: {
    examples: [
      {
        as: 'teacher',
        input: ({ near }) => ({
          clubId: near,
          date: LAST,
          childId: CHILDREN.own.id,
          kind: 'injury',
          what: '摔了一跤',
          measures: '校医看过',
        }),
        replies: () => ({ isShown: true }),
      },
      {
        as: 'teacher',
        before: ({ verdict }) => verdict('down'),
        input: ({ near }) => ({
          clubId: near,
          date: LAST,
          childId: CHILDREN.own.id,
          kind: 'injury',
          what: '摔了一跤',
          measures: '校医看过',
        }),
        replies: () => ({ isShown: false }),
      },
    ],
    cases: {
      ...teacherCases(
        (clubId, date) => ({
          clubId,
          date,
          childId: CHILDREN.own.id,
          kind: 'quarrel',
          what: '两人争吵',
          measures: '分别谈话',
        }),
        LAST,
      ),
      'to come': {
        input: ({ near }) => ({
          clubId: near,
          date: NEXT,
          childId: CHILDREN.own.id,
          kind: 'quarrel',
          what: '两人争吵',
          measures: '分别谈话',
        }),
        everybody: 'NOT_FOUND',
        teacher: 'TOO_EARLY',
      },
    },
  },
  giveWords: {
    examples: [
      {
        as: 'teacher',
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.own.id, words: ['curious', 'helpful'] }),
        replies: () => ({ words: 2 }),
      },
    ],
    cases: {
      own: {
        input: ({ near }) => ({ clubId: near, childId: CHILDREN.own.id, words: ['curious'] }),
        everybody: 'NOT_FOUND',
        teacher: 'ok',
      },
      "another school's": {
        input: ({ far }) => ({ clubId: far, childId: CHILDREN.far.id, words: ['curious'] }),
        everybody: 'NOT_FOUND',
        farTeacher: 'ok',
      },
      absent: {
        input: () => ({ clubId: NO_CLUB, childId: CHILDREN.own.id, words: ['curious'] }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  myHours: {
    examples: [
      {
        as: 'teacher',
        input: () => ({ month: MONTH }),
        replies: () => ({ schools: [{ schoolId: NEAR.school, state: 'open', lessons: 1, minutes: 60 }] }),
      },
    ],
    ownerless: MONTH_IS_NOBODYS,
    cases: {
      absent: { input: () => ({ month: '2024-01' }), everybody: 'ok' },
      always: {
        input: () => ({ month: MONTH }),
        everybody: 'ok',
        shows: ({ near, far }) => ({ [near]: ['teacher'], [far]: ['farTeacher'] }),
      },
    },
  },
  checkHours: {
    examples: [
      {
        as: 'teacher',
        input: ({ near }) => ({ schoolId: NEAR.school, month: MONTH, mark: NEAR_MARK(near) }),
        replies: () => ({ version: 1 }),
      },
    ],
    cases: {
      own: {
        input: ({ near }) => ({ schoolId: NEAR.school, month: MONTH, mark: NEAR_MARK(near) }),
        everybody: 'WRONG_STATE',
        teacher: 'ok',
        farTeacher: 'NOT_FOUND',
      },
      'own, changed meanwhile': {
        input: () => ({ schoolId: NEAR.school, month: MONTH, mark: 'old' }),
        everybody: 'WRONG_STATE',
        teacher: 'CONFLICT',
        farTeacher: 'NOT_FOUND',
      },
      absent: { input: () => ({ schoolId: 'school-of-nobody', month: MONTH, mark: '' }), everybody: 'NOT_FOUND' },
    },
  },
  desk: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({}),
        replies: () => ({
          today: TODAY,
          isCertain: false,
          schools: [{ schoolId: NEAR.school, teachers: [{ id: accountOf('teacher') }, { id: accountOf('teacher2') }] }],
        }),
      },
    ],
    cases: {
      always: {
        ...always,
        shows: ({ near, far }) => ({ [near]: ['schoolAdmin', 'approver'], [far]: ['farSchoolAdmin'] }),
      },
    },
  },
  saveLessonTimes: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({ schoolId: NEAR.school, lessons: LESSONS }),
        replies: () => ({ schoolId: NEAR.school }),
      },
    ],
    cases: {
      own: { input: () => ({ schoolId: NEAR.school, lessons: LESSONS }), everybody: 'ok', farSchoolAdmin: 'NOT_FOUND' },
      'own, one lesson before the other': {
        input: () => ({ schoolId: NEAR.school, lessons: [...LESSONS].reverse() }),
        everybody: 'INVALID_INPUT',
        farSchoolAdmin: 'NOT_FOUND',
      },
      absent: { input: () => ({ schoolId: 'school-of-nobody', lessons: LESSONS }), everybody: 'NOT_FOUND' },
    },
  },
  cancelSession: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ near }) => ({ clubId: near, date: NEXT, reason: 'weather', note: '暴雨红色预警' }),
        replies: () => ({ told: 3 }),
      },
    ],
    cases: {
      ...deskCases((clubId, date) => ({ clubId, date, reason: 'weather', note: '' }), {
        planned: 'ok',
        cancelled: 'WRONG_STATE',
        over: 'TOO_LATE',
        held: 'WRONG_STATE',
      }),
      'planned, a note that the check refuses': {
        before: ({ verdict }) => verdict('block'),
        input: ({ near }) => ({ clubId: near, date: NEXT, reason: 'weather', note: '不当内容' }),
        everybody: 'CONTENT_REJECTED',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'planned, while the check is down': {
        before: ({ verdict }) => verdict('down'),
        input: ({ near }) => ({ clubId: near, date: NEXT, reason: 'weather', note: '暴雨' }),
        everybody: 'CONTENT_CHECK_DOWN',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  restoreSession: {
    examples: [{ as: 'schoolAdmin', input: ({ near }) => ({ clubId: near, date: OFF }), replies: () => ({ told: 3 }) }],
    cases: deskCases((clubId, date) => ({ clubId, date }), {
      planned: 'WRONG_STATE',
      cancelled: 'ok',
      over: 'WRONG_STATE',
    }),
  },
  makeUpOptions: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ near }) => ({ clubId: near, date: OFF, room: '' }),
        replies: () => ({}),
      },
    ],
    cases: deskCases((clubId, date) => ({ clubId, date, room: '' }), {
      planned: 'WRONG_STATE',
      cancelled: 'ok',
      over: 'WRONG_STATE',
    }),
  },
  makeUpSession: {
    examples: [{ as: 'schoolAdmin', input: ({ near }) => makeUp(near, OFF), replies: () => ({ told: 3 }) }],
    cases: {
      ...deskCases(makeUp, { planned: 'WRONG_STATE', cancelled: 'ok', over: 'WRONG_STATE' }),
      'cancelled, a day off': {
        input: ({ near }) => ({
          ...makeUp(near, OFF),
          makeUp: { date: addDays(OFF, 5), slot: 'Fri-1', room: '201' },
        }),
        everybody: 'INVALID_INPUT',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  substitute: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ near }) => ({ clubId: near, date: NEXT, teacherId: accountOf('teacher2'), outside: null }),
        replies: () => ({ told: 4 }),
      },
    ],
    cases: {
      ...deskCases((clubId, date) => ({ clubId, date, teacherId: accountOf('teacher2'), outside: null }), {
        planned: 'ok',
        cancelled: 'WRONG_STATE',
        over: 'TOO_LATE',
        held: 'WRONG_STATE',
      }),
      'planned, a paper that has run out by then': {
        input: ({ near }) => ({
          clubId: near,
          date: NEXT,
          teacherId: accountOf('teacher2'),
          outside: { name: '示例·外聘', credential: '示例·证书 02', credentialUntil: addDays(NEXT, -1) },
        }),
        everybody: 'INVALID_INPUT',
        farSchoolAdmin: 'NOT_FOUND',
      },
      "planned, another school's teacher": {
        input: ({ near }) => ({ clubId: near, date: NEXT, teacherId: accountOf('farTeacher'), outside: null }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  roster: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ near }) => ({ clubId: near }),
        replies: () => ({ members: [{ id: CHILDREN.neighbour.id }, { id: CHILDREN.own.id }] }),
      },
    ],
    cases: {
      own: {
        input: ({ near }) => ({ clubId: near }),
        everybody: 'ok',
        teacher2: 'NOT_FOUND',
        farTeacher: 'NOT_FOUND',
        farSchoolAdmin: 'NOT_FOUND',
      },
      absent: { input: () => ({ clubId: NO_CLUB }), everybody: 'NOT_FOUND' },
    },
  },
  credentials: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({ withinDays: 30 }),
        replies: ({ near }) => ({ papers: [{ clubId: near, daysLeft: 20 }] }),
      },
      { as: 'schoolAdmin', input: () => ({ withinDays: 19 }), replies: () => ({ papers: [] }) },
    ],
    cases: {
      always: {
        input: () => ({ withinDays: 30 }),
        everybody: 'ok',
        shows: ({ near, far }) => ({ [near]: ['schoolAdmin', 'approver'], [far]: ['farSchoolAdmin'] }),
      },
    },
  },
  incidents: {
    examples: [
      {
        as: 'farSchoolAdmin',
        input: () => ({}),
        replies: ({ farHeld }) => ({ incidents: [{ id: farHeld, what: '摔了一跤', isShown: false }] }),
      },
    ],
    cases: {
      always: {
        ...always,
        shows: ({ held, farHeld }) => ({ [held]: ['schoolAdmin', 'approver'], [farHeld]: ['farSchoolAdmin'] }),
      },
    },
  },
  releaseIncident: {
    examples: [{ as: 'schoolAdmin', input: ({ held }) => ({ id: held }), replies: ({ held }) => ({ id: held }) }],
    cases: {
      held: { input: ({ held }) => ({ id: held }), everybody: 'ok', farSchoolAdmin: 'NOT_FOUND' },
      shown: { input: ({ shown }) => ({ id: shown }), everybody: 'WRONG_STATE', farSchoolAdmin: 'NOT_FOUND' },
      absent: { input: () => ({ id: 'incident-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  hours: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({ month: MONTH }),
        replies: () => ({
          payees: [
            { kind: 'teacher', state: 'open' },
            { kind: 'provider', lessons: 1 },
          ],
        }),
      },
    ],
    ownerless: MONTH_IS_NOBODYS,
    cases: {
      absent: { input: () => ({ month: '2024-01' }), everybody: 'ok' },
      always: {
        input: () => ({ month: MONTH }),
        everybody: 'ok',
        shows: ({ near, far }) => ({ [near]: ['schoolAdmin', 'approver'], [far]: ['farSchoolAdmin'] }),
      },
    },
  },
  settleProvider: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ near }) => ({ schoolId: NEAR.school, month: MONTH, payee: PROVIDER, mark: NEAR_MARK(near) }),
        replies: () => ({ version: 1 }),
      },
    ],
    cases: {
      own: {
        input: ({ near }) => ({ schoolId: NEAR.school, month: MONTH, payee: PROVIDER, mark: NEAR_MARK(near) }),
        everybody: 'ok',
        farSchoolAdmin: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ schoolId: NEAR.school, month: MONTH, payee: 'person-of-nobody', mark: '' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  approveHours: {
    examples: [
      {
        as: 'approver',
        before: settle,
        input: () => ({ schoolId: NEAR.school, month: MONTH, payee: PROVIDER, version: 1 }),
        replies: () => ({ version: 1 }),
      },
    ],
    cases: {
      checked: {
        before: settle,
        input: () => ({ schoolId: NEAR.school, month: MONTH, payee: PROVIDER, version: 1 }),
        everybody: 'ok',
        schoolAdmin: 'SAME_PERSON',
        farSchoolAdmin: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ schoolId: NEAR.school, month: MONTH, payee: 'person-of-nobody', version: 1 }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  exportHours: {
    ownerless: 'the workbook is of the caller’s own school: to another’s admin nothing is approved yet',
    examples: [
      {
        as: 'schoolAdmin',
        before: approve,
        input: () => ({ month: MONTH }),
        replies: () => ({ fileName: `课后服务课时_${MONTH}.xlsx` }),
      },
    ],
    cases: {
      absent: { input: () => ({ month: '2024-01' }), everybody: 'WRONG_STATE' },
      approved: {
        before: approve,
        input: () => ({ month: MONTH }),
        everybody: 'ok',
        farSchoolAdmin: 'WRONG_STATE',
      },
      'nothing yet': { input: () => ({ month: MONTH }), everybody: 'WRONG_STATE' },
    },
  },
});
