import type { EndpointName, InputOf } from '../../../shared/contracts';
import { aChildDocument } from '../../support/child-document';
import { rosterCsv, toBase64 } from '../../support/children';
import { accountOf, CHILDREN, FAR, NEAR } from './cast';
import { type Case, type Expected, feature } from './table';
import type { World } from './world';

const OWN = CHILDREN.own.id;
const CLASS = '4年级1班';
/** Everybody of the near school. */
const STAYING = [OWN, CHILDREN.younger.id, CHILDREN.neighbour.id, 'child-free'];
const NOBODYS = 'child-of-nobody';
const NO_CODE = 'NOBODY000000';
const NO_TOKEN = 'N0B0DY00N0B0DY00N0B0DY00N0B0DY00';

const printed = async ({ call }: World, childId: string): Promise<string> => {
  const sheet = await call('schoolAdmin', 'child.printCodes', {
    schoolId: NEAR.school,
    className: CLASS,
    childIds: [childId],
    kinds: ['binding'],
  });
  return sheet.strips[0]?.bindingCode ?? '';
};

const ASKED = {
  schoolId: NEAR.school,
  number: CHILDREN.neighbour.id,
  grade: 4,
  className: CLASS,
  relation: 'mother',
  applicantName: '示例·申请人',
} as const;

const correct = ({ call }: World) =>
  call('guardian', 'child.requestCorrection', { childId: OWN, field: 'name', proposed: '示例·改名', reason: '写错了' });

/** A child nobody is bound to with its code, a claim on the own child, a request and a correction, a sign-in, a term change. */
const arrange = async (world: World) => {
  const { call, put } = world;
  await put(
    'children',
    'child-free',
    aChildDocument([], { number: 'FREE', name: '示例·child-free', className: CLASS }),
  );
  const ownCode = await printed(world, OWN);
  await call('farGuardian', 'child.bindByCode', { code: ownCode, relation: 'father', callName: '' });
  const { requestId } = await call('farGuardian', 'child.requestBinding', ASKED);
  const correction = await correct(world);
  const { token } = await call('nobody', 'child.signInStudent', { code: CHILDREN.own.code });
  const change = await call('schoolAdmin', 'child.prepareTermChange', {
    schoolId: NEAR.school,
    title: '示例·升级',
    staying: [],
  });
  return {
    code: await printed(world, 'child-free'),
    requestId,
    correctionId: correction.requestId,
    token,
    changeId: change.id,
  };
};
type Things = Awaited<ReturnType<typeof arrange>>;

/** The own child for its guardian, and nobody's for everybody. */
const ofOwnChild = <N extends EndpointName>(
  input: (childId: string) => InputOf<N>,
  own: Expected = 'ok',
): Readonly<Record<string, Case<N, Things>>> => ({
  own: { input: () => input(OWN), everybody: 'NOT_FOUND', guardian: own },
  absent: { input: () => input(NOBODYS), everybody: 'NOT_FOUND' },
});

/** The request that a school's admin made as a parent, once it is made. */
let adminsRequest = 'request-of-nobody';
/** One that names no child of the school. */
let strayRequest = 'request-of-nobody';

/** A thing of the near school for its admins. */
const ofNearSchool = <N extends EndpointName>(
  input: (things: Things) => InputOf<N>,
  absent: () => InputOf<N>,
  answer: Expected = 'ok',
): Readonly<Record<string, Case<N, Things>>> => ({
  own: { input, everybody: answer, farSchoolAdmin: 'NOT_FOUND' },
  absent: { input: absent, everybody: 'NOT_FOUND' },
});

const NO_IDENTITY = { nobody: 'UNAUTHENTICATED', timer: 'UNAUTHENTICATED' } as const;
const claim = (childId: string, answer: 'yes' | 'no' = 'yes') => ({
  childId,
  claimantId: accountOf('farGuardian'),
  answer,
  reason: '示例·核对过',
});
const upload = (schoolId: string, base64: string) => ({ schoolId, fileName: '名册.csv', base64, isWhole: false });
const GOOD_ROSTER = rosterCsv([['N100', '示例·新生', 4, CLASS, '2016-05-06']]);
const BAD_ROSTER = rosterCsv([['N100', '', 4, CLASS]]);
const NO_SPREADSHEET = toBase64('\u0000\u0000\u0000\u0000');
const print = (schoolId: string, childIds: string[] | null) => ({
  schoolId,
  className: CLASS,
  childIds,
  kinds: ['binding' as const],
});
const record = (childId: string) => ({ childId, purpose: 'familyAsked' as const, words: '家长来电询问' });
const bindUs = { relation: 'mother', callName: '示例·某人' } as const;

export const child = feature(
  'child',
  arrange,
)({
  mine: {
    examples: [
      {
        as: 'guardian',
        input: () => ({}),
        replies: () => ({
          children: [{ id: OWN, claims: [{ relation: 'father', state: 'announced' }] }, { id: 'child-younger' }],
        }),
      },
      {
        as: 'farGuardian',
        input: () => ({}),
        replies: () => ({ waiting: [{ childId: OWN }], requests: [{ state: 'waiting' }] }),
      },
      { as: 'visitor', input: () => ({}), replies: () => ({ children: [], waiting: [], requests: [] }) },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({
          '示例·child-own': ['guardian'],
          '示例·child-far': ['farGuardian'],
          '示例·child-neighbour': ['guardian2'],
        }),
      },
    },
  },
  schools: {
    examples: [
      { as: 'nobody', input: () => ({}), replies: () => ({ schools: [{ id: FAR.school }, { id: NEAR.school }] }) },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  bindByCode: {
    examples: [
      {
        as: 'visitor',
        input: ({ code }) => ({ ...bindUs, code }),
        replies: () => ({ state: 'bound', openUntil: null }),
      },
    ],
    cases: {
      fresh: { input: ({ code }) => ({ ...bindUs, code }), everybody: 'ok', outsiders: NO_IDENTITY },
      used: {
        before: ({ call }, { code }) => call('gridWorker', 'child.bindByCode', { ...bindUs, code }),
        input: ({ code }) => ({ ...bindUs, code }),
        everybody: 'NOT_FOUND',
        gridWorker: 'ok',
        outsiders: NO_IDENTITY,
      },
      replaced: {
        before: (world) => printed(world, 'child-free'),
        input: ({ code }) => ({ ...bindUs, code }),
        everybody: 'NOT_FOUND',
        outsiders: NO_IDENTITY,
      },
      absent: { input: () => ({ ...bindUs, code: NO_CODE }), everybody: 'NOT_FOUND', outsiders: NO_IDENTITY },
    },
  },
  requestBinding: {
    examples: [{ as: 'visitor', input: () => ({ ...ASKED }), replies: () => ({}) }],
    cases: {
      'a child of the school': { input: () => ({ ...ASKED }), everybody: 'ok', outsiders: NO_IDENTITY },
      'no child of the school': { input: () => ({ ...ASKED, number: '9' }), everybody: 'ok', outsiders: NO_IDENTITY },
      'a fourth that waits': {
        before: async ({ call }) => {
          for (const number of ['1', '2', '3']) await call('gridWorker', 'child.requestBinding', { ...ASKED, number });
        },
        input: () => ({ ...ASKED, number: '4' }),
        everybody: 'ok',
        gridWorker: 'LIMIT_EXCEEDED',
        outsiders: NO_IDENTITY,
      },
      absent: {
        input: () => ({ ...ASKED, schoolId: 'school-of-nobody' }),
        everybody: 'NOT_FOUND',
        outsiders: NO_IDENTITY,
      },
    },
  },
  withdrawRequest: {
    examples: [
      { as: 'farGuardian', input: ({ requestId }) => ({ requestId }), replies: () => ({ state: 'withdrawn' }) },
    ],
    states: ['waiting', 'decided'],
    cases: {
      waiting: { input: ({ requestId }) => ({ requestId }), everybody: 'NOT_FOUND', farGuardian: 'ok' },
      decided: {
        before: ({ call }, { requestId }) =>
          call('schoolAdmin', 'child.decideRequest', { requestId, answer: 'no', reply: '不认识' }),
        input: ({ requestId }) => ({ requestId }),
        everybody: 'NOT_FOUND',
        farGuardian: 'WRONG_STATE',
      },
      absent: { input: () => ({ requestId: 'request-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  guardians: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ childId: OWN }),
        replies: () => ({
          bonds: [
            { state: 'bound', isMe: true },
            { state: 'announced', isMe: false },
          ],
        }),
      },
    ],
    cases: ofOwnChild((childId) => ({ childId })),
  },
  answerClaim: {
    examples: [{ as: 'guardian', input: () => claim(OWN), replies: () => ({ state: 'bound' }) }],
    states: ['announced', 'objected'],
    cases: {
      announced: { input: () => claim(OWN), everybody: 'NOT_FOUND', guardian: 'ok' },
      objected: {
        before: ({ call }) => call('guardian', 'child.answerClaim', claim(OWN, 'no')),
        input: () => claim(OWN),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      'announced, no without a reason': {
        input: () => ({ ...claim(OWN, 'no'), reason: '' }),
        everybody: 'NOT_FOUND',
        guardian: 'INVALID_INPUT',
      },
      absent: { input: () => claim(NOBODYS), everybody: 'NOT_FOUND' },
    },
  },
  unbindSelf: {
    examples: [{ as: 'guardian', input: () => ({ childId: OWN }), replies: () => ({}) }],
    cases: {
      // Who claims a child may take the claim back.
      own: { input: () => ({ childId: OWN }), everybody: 'NOT_FOUND', guardian: 'ok', farGuardian: 'ok' },
      absent: { input: () => ({ childId: NOBODYS }), everybody: 'NOT_FOUND' },
    },
  },
  consents: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ childId: OWN }),
        replies: () => ({ purposes: [{ purpose: 'clubs', isGiven: true, latest: { by: 'paper' } }, {}, {}, {}, {}] }),
      },
    ],
    cases: ofOwnChild((childId) => ({ childId })),
  },
  decideConsent: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ childId: OWN, purpose: 'photos', given: false, version: 1 }),
        replies: () => ({ isGiven: false }),
      },
    ],
    cases: {
      ...ofOwnChild((childId) => ({ childId, purpose: 'photos', given: true, version: 1 })),
      'a text that is not shown any more': {
        input: () => ({ childId: OWN, purpose: 'photos', given: true, version: 99 }),
        everybody: 'NOT_FOUND',
        guardian: 'CONFLICT',
      },
    },
  },
  myData: {
    examples: [
      { as: 'guardian', input: () => ({ childId: OWN }), replies: () => ({ own: { careNote: '' }, erasedAt: null }) },
    ],
    cases: ofOwnChild((childId) => ({ childId })),
  },
  saveOwnFields: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ childId: OWN, emergencyPhone: '0916-2200000', careNote: '对花生过敏' }),
        replies: () => ({}),
      },
    ],
    cases: ofOwnChild((childId) => ({ childId, emergencyPhone: '', careNote: '' })),
  },
  requestCorrection: {
    examples: [
      {
        as: 'guardian',
        input: () => ({ childId: OWN, field: 'birthDate', proposed: '2016-05-06', reason: '写错了' }),
        replies: () => ({}),
      },
    ],
    cases: {
      ...ofOwnChild((childId) => ({ childId, field: 'className', proposed: '4年级2班', reason: '转班了' })),
      'not a value of the field': {
        input: () => ({ childId: OWN, field: 'birthDate', proposed: '昨天', reason: '写错了' }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
    },
  },
  exportData: {
    examples: [{ as: 'guardian', input: () => ({ childId: OWN }), replies: () => ({}) }],
    cases: ofOwnChild((childId) => ({ childId })),
  },
  eraseData: {
    examples: [{ as: 'guardian', input: () => ({ childId: OWN }), replies: () => ({}) }],
    cases: ofOwnChild((childId) => ({ childId })),
  },
  whoLooked: {
    examples: [
      {
        as: 'guardian',
        before: ({ call, clock }) => {
          clock.advanceMs(1000);
          return call('approver', 'child.openRecord', record(OWN));
        },
        input: () => ({ childId: OWN }),
        replies: () => ({ rows: [{ purpose: 'familyAsked', byRole: 'schoolAdmin' }, { purpose: 'codeSheet' }] }),
      },
    ],
    cases: ofOwnChild((childId) => ({ childId })),
  },
  signInStudent: {
    examples: [
      {
        as: 'nobody',
        input: () => ({ code: CHILDREN.own.code.toLowerCase() }),
        replies: () => ({ childName: '示例·child-own' }),
      },
    ],
    cases: {
      "a child's code": { input: () => ({ code: CHILDREN.own.code }), everybody: 'ok' },
      absent: { input: () => ({ code: NO_CODE }), everybody: 'NOT_FOUND' },
    },
  },
  signOutStudent: {
    examples: [{ as: 'nobody', input: ({ token }) => ({ token }), replies: () => ({}) }],
    cases: {
      'signed in': { input: ({ token }) => ({ token }), everybody: 'ok' },
      absent: { input: () => ({ token: NO_TOKEN }), everybody: 'ok' },
    },
  },
  roster: {
    examples: [
      { as: 'farSchoolAdmin', input: () => ({}), replies: () => ({ children: [{ id: 'child-far', guardians: 1 }] }) },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ [OWN]: ['schoolAdmin', 'approver'], 'child-far': ['farSchoolAdmin'] }),
      },
    },
  },
  previewRoster: {
    examples: [
      { as: 'schoolAdmin', input: () => upload(NEAR.school, GOOD_ROSTER), replies: () => ({ added: 1, refused: [] }) },
      {
        as: 'schoolAdmin',
        input: () => upload(NEAR.school, BAD_ROSTER),
        replies: () => ({ refused: [{ sheet: 'CSV', row: 2, column: '姓名', code: 'NAME_MISSING' }] }),
      },
    ],
    cases: {
      ...ofNearSchool(
        () => upload(NEAR.school, GOOD_ROSTER),
        () => upload('school-of-nobody', GOOD_ROSTER),
      ),
      'own, no spreadsheet': {
        input: () => upload(NEAR.school, NO_SPREADSHEET),
        everybody: 'FILE_REFUSED',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  importRoster: {
    examples: [{ as: 'schoolAdmin', input: () => upload(NEAR.school, GOOD_ROSTER), replies: () => ({ added: 1 }) }],
    cases: {
      ...ofNearSchool(
        () => upload(NEAR.school, GOOD_ROSTER),
        () => upload('school-of-nobody', GOOD_ROSTER),
      ),
      'own, a wrong row': {
        input: () => upload(NEAR.school, BAD_ROSTER),
        everybody: 'IMPORT_REFUSED',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  printCodes: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => print(NEAR.school, null),
        replies: () => ({ className: CLASS, strips: [{}, {}, {}] }),
      },
    ],
    cases: {
      ...ofNearSchool(
        () => print(NEAR.school, [OWN]),
        () => print('school-of-nobody', null),
      ),
      "own, another school's child": { input: () => print(NEAR.school, ['child-far']), everybody: 'NOT_FOUND' },
    },
  },
  notePaperConsent: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({ schoolId: NEAR.school, childIds: [OWN], purposes: ['clubs'] }),
        replies: () => ({ noted: 1, keptWithdrawn: 0 }),
      },
      {
        as: 'schoolAdmin',
        before: ({ call }) =>
          call('guardian', 'child.decideConsent', { childId: OWN, purpose: 'clubs', given: false, version: 1 }),
        input: () => ({ schoolId: NEAR.school, childIds: [OWN], purposes: ['clubs'] }),
        replies: () => ({ noted: 0, keptWithdrawn: 1 }),
      },
    ],
    cases: {
      ...ofNearSchool(
        () => ({ schoolId: NEAR.school, childIds: [OWN], purposes: ['clubs'] }),
        () => ({ schoolId: NEAR.school, childIds: [NOBODYS], purposes: ['clubs'] }),
      ),
      "another school's child": {
        input: () => ({ schoolId: NEAR.school, childIds: ['child-far'], purposes: ['clubs'] }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  requestDesk: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({}),
        replies: () => ({ requests: [{}, {}], claims: [{ childId: OWN, bond: { relation: 'father' } }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ requestId, correctionId }) => ({
          [requestId]: ['schoolAdmin', 'approver'],
          [correctionId]: ['schoolAdmin', 'approver'],
        }),
      },
    },
  },
  decideRequest: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ requestId }) => ({ requestId, answer: 'yes', reply: '' }),
        replies: () => ({ state: 'granted' }),
      },
      {
        as: 'approver',
        input: ({ correctionId }) => ({ requestId: correctionId, answer: 'yes', reply: '' }),
        replies: () => ({ state: 'granted' }),
      },
    ],
    cases: {
      ...ofNearSchool(
        ({ requestId }) => ({ requestId, answer: 'yes', reply: '' }),
        () => ({ requestId: 'request-of-nobody', answer: 'yes', reply: '' }),
      ),
      withdrawn: {
        before: ({ call }, { requestId }) => call('farGuardian', 'child.withdrawRequest', { requestId }),
        input: ({ requestId }) => ({ requestId, answer: 'yes', reply: '' }),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'no such child': {
        before: async ({ call }) => {
          strayRequest = (await call('farGuardian', 'child.requestBinding', { ...ASKED, number: '9' })).requestId;
        },
        input: () => ({ requestId: strayRequest, answer: 'yes', reply: '' }),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
      "the admin's own": {
        before: async ({ call }) => {
          adminsRequest = (await call('schoolAdmin', 'child.requestBinding', { ...ASKED })).requestId;
        },
        input: () => ({ requestId: adminsRequest, answer: 'yes', reply: '' }),
        everybody: 'ok',
        schoolAdmin: 'CONFLICT_OF_INTEREST',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'own, no without words': {
        input: ({ requestId }) => ({ requestId, answer: 'no', reply: '' }),
        everybody: 'INVALID_INPUT',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  settleClaim: {
    examples: [
      {
        as: 'schoolAdmin',
        before: ({ call }) => call('guardian', 'child.answerClaim', claim(OWN, 'no')),
        input: () => claim(OWN, 'no'),
        replies: () => ({ state: 'ended' }),
      },
    ],
    states: ['announced', 'objected', 'bound'],
    cases: {
      announced: { input: () => claim(OWN), everybody: 'ok', farSchoolAdmin: 'NOT_FOUND' },
      objected: {
        before: ({ call }) => call('guardian', 'child.answerClaim', claim(OWN, 'no')),
        input: () => claim(OWN),
        everybody: 'ok',
        farSchoolAdmin: 'NOT_FOUND',
      },
      "announced, the admin's own": {
        before: async (world) => {
          const code = await printed(world, OWN);
          await world.call('schoolAdmin', 'child.bindByCode', { ...bindUs, code });
        },
        input: () => ({ ...claim(OWN), claimantId: accountOf('schoolAdmin') }),
        everybody: 'ok',
        schoolAdmin: 'CONFLICT_OF_INTEREST',
        farSchoolAdmin: 'NOT_FOUND',
      },
      bound: {
        before: ({ call }) => call('guardian', 'child.answerClaim', claim(OWN)),
        input: () => claim(OWN, 'no'),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
      absent: { input: () => claim(NOBODYS), everybody: 'NOT_FOUND' },
    },
  },
  unbindGuardian: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({ childId: OWN, accountId: accountOf('guardian'), reason: '监护权变更' }),
        replies: () => ({}),
      },
    ],
    cases: ofNearSchool(
      () => ({ childId: OWN, accountId: accountOf('guardian'), reason: '监护权变更' }),
      () => ({ childId: NOBODYS, accountId: accountOf('guardian'), reason: '监护权变更' }),
    ),
  },
  openRecord: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => record(OWN),
        replies: () => ({ child: { id: OWN }, bonds: [{ state: 'bound' }, { state: 'announced' }], clubs: [] }),
      },
    ],
    cases: {
      own: { input: () => record(OWN), everybody: 'NOT_FOUND', schoolAdmin: 'ok', approver: 'ok' },
      absent: { input: () => record(NOBODYS), everybody: 'NOT_FOUND' },
    },
  },
  termChanges: {
    examples: [
      { as: 'approver', input: () => ({}), replies: () => ({ changes: [{ state: 'prepared', isMine: false }] }) },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ changeId }) => ({ [changeId]: ['schoolAdmin', 'approver'] }),
      },
    },
  },
  prepareTermChange: {
    examples: [
      {
        as: 'farSchoolAdmin',
        input: () => ({ schoolId: FAR.school, title: '示例·升级', staying: [] }),
        replies: () => ({
          state: 'prepared',
          up: 1,
          leaving: 0,
          classes: [{ from: CLASS, to: '5年级1班', children: 1 }],
        }),
      },
    ],
    cases: {
      'nobody moves': {
        before: async ({ call }, { changeId }) => call('schoolAdmin', 'child.dropTermChange', { id: changeId }),
        input: () => ({
          schoolId: NEAR.school,
          title: '示例·升级',
          staying: STAYING,
        }),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
      ...ofNearSchool(
        () => ({ schoolId: NEAR.school, title: '示例·升级', staying: [] }),
        () => ({ schoolId: 'school-of-nobody', title: '示例·升级', staying: [] }),
        'WRONG_STATE', // one waits already
      ),
    },
  },
  applyTermChange: {
    examples: [
      { as: 'approver', input: ({ changeId }) => ({ id: changeId }), replies: () => ({ moved: 4, skipped: 0 }) },
    ],
    states: ['prepared', 'applied', 'undone', 'dropped'],
    cases: {
      prepared: {
        input: ({ changeId }) => ({ id: changeId }),
        everybody: 'ok',
        schoolAdmin: 'SAME_PERSON',
        farSchoolAdmin: 'NOT_FOUND',
      },
      ...changeCases(['applied', 'undone', 'dropped'], 'WRONG_STATE'),
    },
  },
  undoTermChange: {
    examples: [
      {
        as: 'schoolAdmin',
        before: ({ call }, { changeId }) => call('approver', 'child.applyTermChange', { id: changeId }),
        input: ({ changeId }) => ({ id: changeId }),
        replies: () => ({ moved: 4, skipped: 0 }),
      },
    ],
    states: ['prepared', 'applied', 'undone', 'dropped'],
    cases: {
      ...changeCases(['prepared', 'undone', 'dropped'], 'WRONG_STATE'),
      ...changeCases(['applied'], 'ok'),
      'applied, too long ago': {
        before: async ({ call, clock }, { changeId }) => {
          await call('approver', 'child.applyTermChange', { id: changeId });
          clock.advanceMs(7 * 24 * 3_600_000);
        },
        input: ({ changeId }) => ({ id: changeId }),
        everybody: 'TOO_LATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  dropTermChange: {
    examples: [{ as: 'schoolAdmin', input: ({ changeId }) => ({ id: changeId }), replies: () => ({}) }],
    states: ['prepared', 'applied', 'undone', 'dropped'],
    cases: {
      ...changeCases(['applied', 'undone', 'dropped'], 'WRONG_STATE'),
      ...changeCases(['prepared'], 'ok'),
    },
  },
});

type ChangeState = 'prepared' | 'applied' | 'undone' | 'dropped';

const bring = async ({ call }: World, id: string, state: ChangeState): Promise<void> => {
  if (state === 'dropped') await call('schoolAdmin', 'child.dropTermChange', { id });
  if (state === 'applied' || state === 'undone') await call('approver', 'child.applyTermChange', { id });
  if (state === 'undone') await call('approver', 'child.undoTermChange', { id });
};

/** The near school's change in these states, and nobody's. */
function changeCases(states: readonly ChangeState[], answer: Expected) {
  return {
    ...Object.fromEntries(
      states.map((state) => [
        state,
        {
          before: (world: World, { changeId }: Things) => bring(world, changeId, state),
          input: ({ changeId }: Things) => ({ id: changeId }),
          everybody: answer,
          farSchoolAdmin: 'NOT_FOUND' as const,
        },
      ]),
    ),
    absent: { input: () => ({ id: 'change-of-nobody' }), everybody: 'NOT_FOUND' as const },
  };
}
