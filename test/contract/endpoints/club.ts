import type { Documents } from '../../../cloudfunctions/_lib/ports/documents';
import { drawSecret } from '../../../cloudfunctions/club/draw-secret';
import type { EndpointName, InputOf } from '../../../shared/contracts';
import { commitTo } from '../../../shared/domain/allocation/lottery';
import { APPEAL_STATES, type AppealState } from '../../../shared/domain/club/appeal.schema';
import { ROUND_STATES, type RoundState } from '../../../shared/domain/club/round';
import { openSeats } from '../../../shared/domain/club/seats';
import type { RoundContent } from '../../../shared/domain/club/set-up.schema';
import { addDays, localDate, startOf } from '../../../shared/kernel/time';
import { aBond } from '../../support/child-document';
import { accountOf, CHILDREN, FAR, NEAR } from './cast';
import { type Case, type Expected, feature } from './table';
import { TODAY, type World } from './world';

/** Rounds by state, another school's, and the token of the own child's sign-in. */
/** Rounds by state, and what the near school prepares: a whole draft, one that lacks everything, one that was opened. */
type Things = Record<RoundState | 'far' | 'token' | 'whole' | 'empty' | 'opened', string> & {
  /** An appeal in each state; the district's was late at the school. */
  readonly appeals: Readonly<Record<AppealState, string>>;
};

const NO_ROUND = 'round-of-nobody';
const NO_TOKEN = 'N0B0DY00N0B0DY00N0B0DY00N0B0DY00';
const PUBLIC_NUMBER = '030814202731';

/** From when to when wishes are taken, in days from today. */
const SPAN: Record<RoundState, readonly [number, number]> = {
  scheduled: [1, 5],
  open: [-3, 2],
  closed: [-7, -1],
  drawn: [-20, -15],
};

/** A round of two clubs: `-a` for all grades, `-b` for the fourth only. */
const round = async ({ put, ports }: World, id: string, schoolId: string, state: RoundState): Promise<string> => {
  const [opens, closes] = SPAN[state];
  const at = (days: number): number => startOf(addDays(localDate(TODAY), days));
  await put('rounds', id, {
    schoolId,
    term: '2027-spring',
    title: `示例·${id}`,
    opensAt: at(opens),
    closesAt: at(closes),
    mechanism: 'deferredAcceptance',
    offerHours: 24,
    wants: 1,
    maxChoices: 2,
    commitment: commitTo(drawSecret(ports.secrets, id)),
    publicNumberSource: '示例·双色球',
    publicNumber: null,
    secret: null,
    inputHash: null,
    drawnAt: null,
  });
  for (const [club, grades] of Object.entries({ a: [1, 2, 3, 4, 5, 6], b: [4] })) {
    await put('clubs', `${id}-${club}`, {
      schoolId,
      roundId: id,
      term: '2027-spring',
      name: `示例·${id}-${club}`,
      description: '',
      slots: ['Tue-1'],
      grades,
      capacity: 1,
      minSize: 0,
      teacherId: accountOf('teacher'),
      teacherName: '示例·刘老师',
      room: '201',
      feeFen: 0,
    });
  }
  return id;
};

const wish = async ({ call, clock }: World, roundId: string, state: RoundState): Promise<void> => {
  clock.set(addDays(localDate(TODAY), SPAN[state][0] + 1));
  const clubIds = [`${roundId}-a`, `${roundId}-b`];
  await call('guardian', 'club.submitWishes', { roundId, childId: CHILDREN.own.id, clubIds });
  await call('guardian2', 'club.submitWishes', { roundId, childId: CHILDREN.neighbour.id, clubIds: [`${roundId}-a`] });
};

/** What a draw leaves behind that was killed after its first step; only the number is looked at. */
const frozen = (roundId: string): Documents['draws'] => ({
  schoolId: NEAR.school,
  publicNumber: '1234567',
  drawnBy: accountOf('approver'),
  at: 1,
  input: { roundId, students: [], clubs: [] } as unknown as Documents['draws']['input'],
  inputHash: '',
});

const NUMBER = { publicNumber: PUBLIC_NUMBER, evidence: '示例·中国福彩网第 2026130 期' };

/** The neighbour's appeal; the district's was late at the school. */
const appealIn = (roundId: string, state: AppealState): Documents['clubAppeals'] => {
  const step = { at: startOf(localDate(TODAY)), by: null, level: null, outcome: null, words: '' };
  const asked = { ...step, kind: 'asked' as const, by: accountOf('guardian2'), words: '示例·请再看一看' };
  return {
    roundId,
    schoolId: NEAR.school,
    districtCode: NEAR.district,
    childId: CHILDREN.neighbour.id,
    state,
    dueAt: state === 'answered' ? 0 : startOf(addDays(localDate(TODAY), 3)),
    steps: [
      asked,
      ...(state === 'district' ? [{ ...step, kind: 'overdue' as const }] : []),
      ...(state === 'answered'
        ? [{ ...step, kind: 'answered' as const, level: 'school' as const, outcome: 'stands' as const }]
        : []),
    ],
  };
};

/** A round that lacks nothing, opening tomorrow. */
const content = (opensIn = 1): RoundContent => ({
  title: '示例·春季社团',
  term: '2027-spring',
  opensAt: startOf(addDays(localDate(TODAY), opensIn)),
  closesAt: startOf(addDays(localDate(TODAY), opensIn + 5)),
  mechanism: 'deferredAcceptance',
  offerHours: 24,
  wants: 1,
  maxChoices: 3,
  publicNumberSource: '示例·双色球',
  clubs: [
    {
      key: 'chess',
      name: '示例·围棋',
      description: '',
      slots: ['Fri-1'],
      grades: [1, 2, 3, 4, 5, 6],
      capacity: 20,
      minSize: 0,
      teacherId: null,
      teacherName: '示例·刘老师',
      room: '201',
      feeFen: 0,
      provider: { kind: 'teacher', institutionId: null, credential: '', credentialUntil: null },
    },
  ],
});

const drafted = async ({ call }: World, more: Partial<RoundContent> = {}): Promise<string> =>
  (await call('schoolAdmin', 'club.saveDraft', { id: null, revision: null, content: { ...content(), ...more } })).id;

/** A draft of the near school, for its admins; an opened one takes no more changes. */
const draftCases = <N extends EndpointName>(
  input: (id: string) => InputOf<N>,
  empty: Expected,
): Readonly<Record<string, Case<N, Things>>> => ({
  whole: { input: ({ whole }) => input(whole), everybody: 'ok', farSchoolAdmin: 'NOT_FOUND' },
  empty: { input: ({ empty: id }) => input(id), everybody: empty, farSchoolAdmin: 'NOT_FOUND' },
  opened: { input: ({ opened }) => input(opened), everybody: 'WRONG_STATE', farSchoolAdmin: 'NOT_FOUND' },
  absent: { input: () => input('draft-of-nobody'), everybody: 'NOT_FOUND' },
});

/** Seats of a club of another round. */
const ELSEWHERE = 'club-elsewhere';
const seatsElsewhere = ({ put }: World) =>
  put('clubSeats', ELSEWHERE, { roundId: 'round-far', schoolId: FAR.school, ...openSeats(1, [], []) });

const arrange = async (world: World): Promise<Things> => {
  const things: Things = {
    scheduled: await round(world, 'round-scheduled', NEAR.school, 'scheduled'),
    open: await round(world, 'round-open', NEAR.school, 'open'),
    closed: await round(world, 'round-closed', NEAR.school, 'closed'),
    drawn: await round(world, 'round-drawn', NEAR.school, 'drawn'),
    far: await round(world, 'round-far', FAR.school, 'open'),
    token: '',
    whole: '',
    empty: '',
    opened: '',
    appeals: { school: 'appeal-school', district: 'appeal-district', answered: 'appeal-answered' },
  };
  for (const state of ['drawn', 'closed', 'open'] as const) await wish(world, things[state], state);
  world.clock.set(addDays(localDate(TODAY), SPAN.drawn[1] + 1));
  await world.call('approver', 'club.enterNumber', { roundId: things.drawn, ...NUMBER });
  await world.call('schoolAdmin', 'club.draw', { roundId: things.drawn, publicNumber: PUBLIC_NUMBER });
  await world.put('publicNumbers', things.closed, {
    schoolId: NEAR.school,
    ...NUMBER,
    enteredBy: accountOf('farSchoolAdmin'),
    enteredAt: 1,
  });
  for (const state of APPEAL_STATES)
    await world.put('clubAppeals', things.appeals[state], appealIn(things.drawn, state));
  world.clock.set(TODAY);
  things.whole = await drafted(world);
  world.clock.advanceMs(1000);
  things.empty = await drafted(world, { title: '', clubs: [] });
  things.opened = await drafted(world);
  await world.call('schoolAdmin', 'club.openRound', { id: things.opened });
  world.clock.set(TODAY);
  return { ...things, token: (await world.call('nobody', 'child.signInStudent', { code: CHILDREN.own.code })).token };
};

type Which = { readonly roundId: string; readonly childId: string };

/** The own child's rounds in each state, and what belongs to others. */
const familyCases = <N extends EndpointName>(
  input: (which: Which) => InputOf<N>,
  answers: Readonly<Record<RoundState, Expected>>,
): Readonly<Record<string, Case<N, Things>>> => ({
  ...Object.fromEntries(
    ROUND_STATES.map((state) => [
      state,
      {
        input: (things: Things) => input({ roundId: things[state], childId: CHILDREN.own.id }),
        everybody: 'NOT_FOUND',
        guardian: answers[state],
      } satisfies Case<N, Things>,
    ]),
  ),
  "another school's round": {
    input: ({ far }) => input({ roundId: far, childId: CHILDREN.own.id }),
    everybody: 'NOT_FOUND',
  },
  absent: { input: () => input({ roundId: NO_ROUND, childId: CHILDREN.own.id }), everybody: 'NOT_FOUND' },
  'absent child': { input: ({ open }) => input({ roundId: open, childId: 'child-of-nobody' }), everybody: 'NOT_FOUND' },
});

const withdraw = (call: World['call']) =>
  call('guardian', 'child.decideConsent', { childId: CHILDREN.own.id, purpose: 'clubs', given: false, version: 1 });

/** What a signed-in child meets in each state but before the opening, and when it is not signed in or may not. */
const studentCases = <N extends 'club.confirmWishes' | 'club.studentRank'>(
  input: (things: Things, roundId: string) => InputOf<N>,
): Readonly<Record<string, Case<N, Things>>> => ({
  open: { input: (things) => input(things, things.open), everybody: 'ok' },
  closed: { input: (things) => input(things, things.closed), everybody: 'TOO_LATE' },
  drawn: { input: (things) => input(things, things.drawn), everybody: 'TOO_LATE' },
  'open, consent withdrawn': {
    before: ({ call }) => withdraw(call),
    input: (things) => input(things, things.open),
    everybody: 'CONSENT_MISSING',
  },
  'open, not signed in': {
    input: (things) => input({ ...things, token: NO_TOKEN }, things.open),
    everybody: 'UNAUTHENTICATED',
  },
  "another school's round": { input: (things) => input(things, things.far), everybody: 'NOT_FOUND' },
  absent: { input: (things) => input(things, NO_ROUND), everybody: 'NOT_FOUND' },
});

const ALL_OK = { scheduled: 'ok', open: 'ok', closed: 'ok', drawn: 'ok' } as const;
const WHILE_OPEN = { scheduled: 'TOO_EARLY', open: 'ok', closed: 'TOO_LATE', drawn: 'TOO_LATE' } as const;

/** Seats move once they were given. */
const AFTER_DRAW = { scheduled: 'TOO_EARLY', open: 'WRONG_STATE', closed: 'WRONG_STATE', drawn: 'ok' } as const;

const byHand = (roundId: string, childId: string) => ({
  roundId,
  childId,
  to: null,
  giveUp: [`${roundId}-b`],
  reason: '示例·家长来校当面说明',
});

const answer = (id: string): InputOf<'club.answerAppeal'> => ({
  id,
  outcome: 'stands',
  words: '示例·号码 2 排在后面，名额已满，结果不变',
});

/** A thing of the near school, for its admins. */
const deskCases = <N extends EndpointName>(
  input: (roundId: string) => InputOf<N>,
  answers: Readonly<Record<RoundState, Expected>>,
): Readonly<Record<string, Case<N, Things>>> => ({
  ...Object.fromEntries(
    ROUND_STATES.map((state) => [
      state,
      {
        input: (things: Things) => input(things[state]),
        everybody: answers[state],
        farSchoolAdmin: 'NOT_FOUND',
      } satisfies Case<N, Things>,
    ]),
  ),
  absent: { input: () => input(NO_ROUND), everybody: 'NOT_FOUND' },
});

export const club = feature(
  'club',
  arrange,
)({
  rounds: {
    examples: [
      {
        as: 'guardian2',
        input: () => ({}),
        replies: ({ open, closed, drawn }) => ({
          rounds: [
            { round: { state: 'scheduled' }, child: { id: CHILDREN.neighbour.id }, wishes: null },
            { round: { state: 'scheduled' }, child: { id: CHILDREN.neighbour.id }, wishes: null },
            { round: { id: open, state: 'open' }, wishes: { clubIds: [`${open}-a`] } },
            { round: { id: closed, state: 'closed' }, gotClubs: null },
            { round: { id: drawn, state: 'drawn' } },
          ],
        }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ open, far }) => ({
          [open]: ['guardian', 'guardian2'],
          [CHILDREN.own.id]: ['guardian'],
          [CHILDREN.neighbour.id]: ['guardian2'],
          [far]: ['farGuardian'],
        }),
      },
    },
  },
  catalogue: {
    examples: [
      {
        as: 'guardian',
        input: ({ open }) => ({ roundId: open, childId: CHILDREN.own.id }),
        replies: ({ open }) => ({
          round: { id: open, secret: null },
          clubs: [{ id: `${open}-a` }, { id: `${open}-b` }],
          wishes: { clubIds: [`${open}-a`, `${open}-b`], confirmedAt: null },
        }),
      },
    ],
    states: ROUND_STATES,
    cases: familyCases((which) => which, ALL_OK),
  },
  submitWishes: {
    examples: [
      {
        as: 'guardian',
        input: ({ open }) => ({ roundId: open, childId: CHILDREN.younger.id, clubIds: [`${open}-a`] }),
        replies: ({ open }) => ({ clubIds: [`${open}-a`] }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      ...familyCases(({ roundId, childId }) => ({ roundId, childId, clubIds: [`${roundId}-a`] }), WHILE_OPEN),
      "another round's club": {
        input: ({ open, closed }) => ({ roundId: open, childId: CHILDREN.own.id, clubIds: [`${closed}-a`] }),
        everybody: 'NOT_FOUND',
        like: 'absent club',
      },
      'absent club': {
        input: ({ open }) => ({ roundId: open, childId: CHILDREN.own.id, clubIds: ['club-of-nobody'] }),
        everybody: 'NOT_FOUND',
        like: 'absent club',
      },
      'a grade the club does not take': {
        input: ({ open }) => ({ roundId: open, childId: CHILDREN.younger.id, clubIds: [`${open}-b`] }),
        everybody: 'NOT_FOUND',
        guardian: 'INVALID_INPUT',
      },
      'open, consent withdrawn': {
        before: ({ call }) => withdraw(call),
        input: ({ open }) => ({ roundId: open, childId: CHILDREN.own.id, clubIds: [`${open}-a`] }),
        everybody: 'NOT_FOUND',
        guardian: 'CONSENT_MISSING',
      },
      'more than the round allows': {
        input: ({ open }) => ({
          roundId: open,
          childId: CHILDREN.own.id,
          clubIds: [`${open}-a`, `${open}-b`, `${open}-c`],
        }),
        everybody: 'NOT_FOUND',
        guardian: 'LIMIT_EXCEEDED',
      },
    },
  },
  withdrawWishes: {
    examples: [
      {
        as: 'guardian2',
        input: ({ open }) => ({ roundId: open, childId: CHILDREN.neighbour.id }),
        replies: () => ({ clubIds: [] }),
      },
    ],
    states: ROUND_STATES,
    // Before the opening there is nothing yet that could be withdrawn.
    cases: familyCases((which) => which, { ...WHILE_OPEN, scheduled: 'NOT_FOUND' }),
  },
  result: {
    examples: [
      {
        as: 'guardian',
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id }),
        replies: ({ drawn }) => ({ round: { id: drawn, publicNumber: PUBLIC_NUMBER }, participants: 2 }),
      },
    ],
    states: ROUND_STATES,
    cases: familyCases((which) => which, {
      scheduled: 'TOO_EARLY',
      open: 'TOO_EARLY',
      closed: 'TOO_EARLY',
      drawn: 'ok',
    }),
  },
  studentView: {
    examples: [
      {
        as: 'nobody',
        input: ({ token }) => ({ token }),
        replies: ({ open, closed }) => ({
          childName: '示例·child-own',
          grade: 4,
          rounds: [
            { round: { state: 'scheduled' } },
            { round: { state: 'scheduled' } },
            { round: { id: open }, wishes: { clubIds: [`${open}-a`, `${open}-b`] } },
            { round: { id: closed } },
          ],
        }),
      },
    ],
    cases: {
      'left the school': {
        before: ({ alter }) => alter('children', CHILDREN.own.id, { state: 'left' }),
        input: ({ token }) => ({ token }),
        everybody: 'UNAUTHENTICATED',
      },
      'signed in': { input: ({ token }) => ({ token }), everybody: 'ok' },
      absent: { input: () => ({ token: NO_TOKEN }), everybody: 'UNAUTHENTICATED' },
      'signed out': {
        before: ({ call }, { token }) => call('nobody', 'child.signOutStudent', { token }),
        input: ({ token }) => ({ token }),
        everybody: 'UNAUTHENTICATED',
      },
      over: {
        before: ({ clock }) => clock.advanceMs(30 * 60_000),
        input: ({ token }) => ({ token }),
        everybody: 'UNAUTHENTICATED',
      },
      'consent withdrawn': {
        before: ({ call }) => withdraw(call),
        input: ({ token }) => ({ token }),
        everybody: 'CONSENT_MISSING',
      },
    },
  },
  confirmWishes: {
    examples: [
      {
        as: 'nobody',
        input: ({ open, token }) => ({ token, roundId: open, clubIds: [`${open}-a`, `${open}-b`] }),
        replies: () => ({ confirmedAt: startOf(localDate(TODAY), 9 * 60) }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      scheduled: {
        input: ({ scheduled, token }) => ({ token, roundId: scheduled, clubIds: [`${scheduled}-a`] }),
        everybody: 'NOT_FOUND', // nothing was wished for yet
      },
      ...studentCases(({ token }, roundId) => ({ token, roundId, clubIds: [`${roundId}-a`, `${roundId}-b`] })),
      'open, changed meanwhile': {
        input: ({ open, token }) => ({ token, roundId: open, clubIds: [`${open}-b`] }),
        everybody: 'CONFLICT',
      },
    },
  },
  studentRank: {
    examples: [
      {
        as: 'nobody',
        input: ({ open, token }) => ({ token, roundId: open, clubIds: [`${open}-b`] }),
        replies: ({ open }) => ({ clubIds: [`${open}-b`], confirmedAt: startOf(localDate(TODAY), 9 * 60) }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      scheduled: {
        input: ({ scheduled, token }) => ({ token, roundId: scheduled, clubIds: [`${scheduled}-a`] }),
        everybody: 'TOO_EARLY',
      },
      ...studentCases(({ token }, roundId) => ({ token, roundId, clubIds: [`${roundId}-b`] })),
      'open, more than the round allows': {
        input: ({ open, token }) => ({ token, roundId: open, clubIds: [`${open}-a`, `${open}-b`, `${open}-c`] }),
        everybody: 'LIMIT_EXCEEDED',
      },
    },
  },
  desk: {
    examples: [
      {
        as: 'farSchoolAdmin',
        input: () => ({}),
        replies: ({ far }) => ({ rounds: [{ round: { id: far, state: 'open' }, applications: 0, confirmed: 0 }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ open, drawn, far }) => ({
          [open]: ['schoolAdmin', 'approver'],
          [drawn]: ['schoolAdmin', 'approver'],
          [far]: ['farSchoolAdmin'],
        }),
      },
    },
  },
  draw: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ closed }) => ({ roundId: closed, publicNumber: PUBLIC_NUMBER }),
        replies: () => ({ participants: 2, seated: 2 }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      ...deskCases<'club.draw'>((roundId) => ({ roundId, publicNumber: PUBLIC_NUMBER }), {
        scheduled: 'TOO_EARLY',
        open: 'TOO_EARLY',
        closed: 'ok',
        drawn: 'WRONG_STATE',
      }),
      'closed, the number entered by nobody yet': {
        before: ({ ports }, { closed }) => ports.store.remove('publicNumbers', [closed]),
        input: ({ closed }) => ({ roundId: closed, publicNumber: PUBLIC_NUMBER }),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'closed, another number than the first person entered': {
        input: ({ closed }) => ({ roundId: closed, publicNumber: '999' }),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'closed, entered by the caller': {
        before: ({ call }, { closed }) => call('schoolAdmin', 'club.enterNumber', { roundId: closed, ...NUMBER }),
        input: ({ closed }) => ({ roundId: closed, publicNumber: PUBLIC_NUMBER }),
        everybody: 'ok',
        schoolAdmin: 'SAME_PERSON',
        farSchoolAdmin: 'NOT_FOUND',
      },
      'closed, frozen with another number': {
        before: ({ put }, { closed }) => put('draws', closed, frozen(closed)),
        input: ({ closed }) => ({ roundId: closed, publicNumber: PUBLIC_NUMBER }),
        everybody: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  enterNumber: {
    examples: [
      {
        as: 'approver',
        input: ({ closed }) => ({ roundId: closed, ...NUMBER }),
        replies: ({ closed }) => ({ roundId: closed }),
      },
    ],
    states: ROUND_STATES,
    cases: deskCases<'club.enterNumber'>((roundId) => ({ roundId, ...NUMBER }), {
      scheduled: 'TOO_EARLY',
      open: 'TOO_EARLY',
      closed: 'ok',
      drawn: 'WRONG_STATE',
    }),
  },
  remind: {
    examples: [{ as: 'schoolAdmin', input: ({ open }) => ({ roundId: open }), replies: () => ({ children: 1 }) }],
    states: ROUND_STATES,
    cases: {
      ...deskCases<'club.remind'>((roundId) => ({ roundId }), WHILE_OPEN),
      'open, reminded today': {
        before: ({ call }, { open }) => call('approver', 'club.remind', { roundId: open }),
        input: ({ open }) => ({ roundId: open }),
        everybody: 'TOO_EARLY',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  roster: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ drawn }) => ({ roundId: drawn }),
        replies: ({ drawn }) => ({
          free: [
            { clubId: `${drawn}-a`, free: 0 },
            { clubId: `${drawn}-b`, free: 0 },
          ],
          moves: [],
        }),
      },
    ],
    states: ROUND_STATES,
    cases: deskCases<'club.roster'>((roundId) => ({ roundId }), AFTER_DRAW),
  },
  appeal: {
    examples: [
      {
        as: 'guardian',
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, words: '示例·孩子的年级登记错了，请核对' }),
        replies: () => ({}),
      },
    ],
    states: ROUND_STATES,
    cases: familyCases<'club.appeal'>((which) => ({ ...which, words: '示例·孩子的年级登记错了，请核对' }), AFTER_DRAW),
  },
  appeals: {
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({}),
        replies: () => ({ appeals: [{ state: 'district', childId: null }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ appeals }) => ({
          [appeals.school]: ['schoolAdmin', 'approver'],
          [appeals.answered]: ['schoolAdmin', 'approver'],
          [appeals.district]: ['schoolAdmin', 'approver', 'districtOfficer', 'cityOfficer', 'cityOfficer2'],
        }),
      },
    },
  },
  answerAppeal: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ appeals }) => answer(appeals.school),
        replies: () => ({ state: 'answered' }),
      },
    ],
    states: APPEAL_STATES,
    cases: {
      school: {
        input: ({ appeals }) => answer(appeals.school),
        everybody: 'NOT_FOUND',
        schoolAdmin: 'ok',
        approver: 'ok',
      },
      'school, said to be moved and is not': {
        input: ({ appeals }) => ({ ...answer(appeals.school), outcome: 'moved' }),
        everybody: 'NOT_FOUND',
        schoolAdmin: 'WRONG_STATE',
        approver: 'WRONG_STATE',
      },
      district: {
        input: ({ appeals }) => answer(appeals.district),
        everybody: 'ok',
        schoolAdmin: 'WRONG_STATE',
        approver: 'WRONG_STATE',
        farSchoolAdmin: 'NOT_FOUND',
        farOfficer: 'NOT_FOUND',
      },
      answered: {
        input: ({ appeals }) => answer(appeals.answered),
        everybody: 'NOT_FOUND',
        schoolAdmin: 'WRONG_STATE',
        approver: 'WRONG_STATE',
      },
      absent: { input: () => answer('appeal-of-nobody'), everybody: 'NOT_FOUND' },
    },
  },
  seats: {
    examples: [
      {
        as: 'guardian',
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id }),
        replies: ({ drawn }) => ({
          clubIds: [`${drawn}-b`],
          wants: 1,
          clubs: [
            { isMember: false, free: 0, position: 1 },
            { isMember: true, free: 0 },
          ],
        }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      ...familyCases((which) => which, AFTER_DRAW),
      'a seat is offered to another child': {
        before: ({ call }, { drawn }) =>
          call('guardian2', 'club.giveUpSeat', {
            roundId: drawn,
            childId: CHILDREN.neighbour.id,
            clubId: `${drawn}-a`,
          }),
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.neighbour.id }),
        everybody: 'NOT_FOUND',
        guardian2: 'ok',
        shows: () => ({ '"offerEndsAt":1': [] }),
      },
    },
  },
  takeSeat: {
    examples: [
      {
        as: 'guardian',
        before: async ({ call }, { drawn }) => {
          await call('guardian2', 'club.giveUpSeat', {
            roundId: drawn,
            childId: CHILDREN.neighbour.id,
            clubId: `${drawn}-a`,
          });
        },
        input: ({ drawn }) => ({
          roundId: drawn,
          childId: CHILDREN.own.id,
          clubId: `${drawn}-a`,
          giveUp: [`${drawn}-b`],
        }),
        replies: ({ drawn }) => ({ clubIds: [`${drawn}-a`] }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      "another round's seats": {
        before: seatsElsewhere,
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: ELSEWHERE, giveUp: [] }),
        everybody: 'NOT_FOUND',
        like: 'absent club',
      },
      'another move is under way': {
        before: ({ alter, ports }, { drawn }) =>
          alter('childSeats', `${drawn}-${CHILDREN.own.id}`, {
            pending: {
              kind: 'giveUp',
              to: null,
              giveUp: [`${drawn}-b`],
              at: ports.clock(),
              key: 'another-request',
              by: null,
              reason: null,
            },
          }),
        input: ({ drawn }) => ({
          roundId: drawn,
          childId: CHILDREN.own.id,
          clubId: `${drawn}-a`,
          giveUp: [`${drawn}-b`],
        }),
        everybody: 'NOT_FOUND',
        guardian: 'CONFLICT',
      },
      ...familyCases(
        ({ roundId, childId }) => ({ roundId, childId, clubId: `${roundId}-a`, giveUp: [`${roundId}-b`] }),
        { ...AFTER_DRAW, drawn: 'NO_SEATS' },
      ),
      'two clubs at one time': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: `${drawn}-a`, giveUp: [] }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      'absent club': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: 'club-of-nobody', giveUp: [] }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  giveUpSeat: {
    examples: [
      {
        as: 'guardian',
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: `${drawn}-b` }),
        replies: () => ({ clubIds: [] }),
      },
    ],
    states: ROUND_STATES,
    cases: familyCases(({ roundId, childId }) => ({ roundId, childId, clubId: `${roundId}-b` }), AFTER_DRAW),
  },
  waitForSeat: {
    examples: [
      {
        as: 'guardian2',
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.neighbour.id, clubId: `${drawn}-b` }),
        replies: ({ drawn }) => ({ clubId: `${drawn}-b` }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      'a grade the club does not take': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.younger.id, clubId: `${drawn}-b` }),
        everybody: 'NOT_FOUND',
        guardian: 'INVALID_INPUT',
      },
      ...familyCases(({ roundId, childId }) => ({ roundId, childId, clubId: `${roundId}-a` }), AFTER_DRAW),
      'a club it is in': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: `${drawn}-b` }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      'absent club': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: 'club-of-nobody' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  stopWaiting: {
    examples: [
      {
        as: 'guardian',
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: `${drawn}-a` }),
        replies: ({ drawn }) => ({ clubId: `${drawn}-a` }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      "another round's seats": {
        before: seatsElsewhere,
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: ELSEWHERE }),
        everybody: 'NOT_FOUND',
        like: 'absent club',
      },
      ...familyCases(({ roundId, childId }) => ({ roundId, childId, clubId: `${roundId}-a` }), AFTER_DRAW),
      'a club it is in': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: `${drawn}-b` }),
        everybody: 'NOT_FOUND',
        guardian: 'WRONG_STATE',
      },
      'absent club': {
        input: ({ drawn }) => ({ roundId: drawn, childId: CHILDREN.own.id, clubId: 'club-of-nobody' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  moveByHand: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ drawn }) => byHand(drawn, CHILDREN.own.id),
        replies: () => ({ clubIds: [] }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      'their own child': {
        before: ({ alter }) => {
          const guardianIds = [accountOf('schoolAdmin')];
          return alter('children', CHILDREN.own.id, { guardianIds, bonds: guardianIds.map((id) => aBond(id)) });
        },
        input: ({ drawn }) => byHand(drawn, CHILDREN.own.id),
        everybody: 'ok',
        schoolAdmin: 'CONFLICT_OF_INTEREST',
        farSchoolAdmin: 'NOT_FOUND',
      },
      ...deskCases((roundId) => byHand(roundId, CHILDREN.own.id), AFTER_DRAW),
      'absent child': { input: ({ drawn }) => byHand(drawn, 'child-of-nobody'), everybody: 'NOT_FOUND' },
      "another school's child": { input: ({ drawn }) => byHand(drawn, CHILDREN.far.id), everybody: 'NOT_FOUND' },
    },
  },
  drafts: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({}),
        replies: () => ({
          drafts: [{ problems: [{ code: 'NO_TITLE', isBlocking: true }, { code: 'NO_CLUBS' }] }, { problems: [] }],
        }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ whole, opened }) => ({ [whole]: ['schoolAdmin', 'approver'], [opened]: [] }),
      },
    },
  },
  saveDraft: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ whole }) => ({ id: whole, revision: 1, content: content(2) }),
        replies: ({ whole }) => ({ id: whole }),
      },
    ],
    cases: {
      ...draftCases((id) => ({ id, revision: null, content: content(2) }), 'ok'),
      'a new one': { input: () => ({ id: null, revision: null, content: content() }), everybody: 'ok' },
      'changed meanwhile': {
        input: ({ whole }) => ({ id: whole, revision: 7, content: content() }),
        everybody: 'CONFLICT',
        farSchoolAdmin: 'NOT_FOUND',
      },
    },
  },
  openRound: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ whole }) => ({ id: whole }),
        replies: ({ whole }) => ({ roundId: `round-${whole}` }),
      },
    ],
    cases: draftCases((id) => ({ id }), 'WRONG_STATE'),
  },
  replayFile: {
    examples: [
      {
        as: 'auditor',
        input: ({ drawn }) => ({ roundId: drawn }),
        replies: () => ({ publicNumber: PUBLIC_NUMBER, input: { clubs: [{ capacity: 1 }, { capacity: 1 }] } }),
      },
    ],
    states: ROUND_STATES,
    cases: {
      ...Object.fromEntries(
        ROUND_STATES.map((state) => [
          state,
          {
            input: (things: Things) => ({ roundId: things[state] }),
            everybody: state === 'drawn' ? 'ok' : 'TOO_EARLY',
            farGuardian: 'NOT_FOUND',
            farSchoolAdmin: 'NOT_FOUND',
          } satisfies Case<'club.replayFile', Things>,
        ]),
      ),
      absent: { input: () => ({ roundId: NO_ROUND }), everybody: 'NOT_FOUND' },
    },
  },
});
