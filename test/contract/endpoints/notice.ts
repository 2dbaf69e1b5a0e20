import type { EndpointName, InputOf } from '../../../shared/contracts';
import { NOTICE_STATES, type NoticeState } from '../../../shared/domain/notice/notice.schema';
import type { Person } from './cast';
import { type Case, type Expected, feature } from './table';
import { TODAY, type World } from './world';

type Things = Record<NoticeState | 'far' | 'bureau' | 'bureauWaiting' | 'lowerGrades', string>;

const NO_NOTICE = 'notice-of-nobody';
const content = (title: string, grades: number[] = []): InputOf<'notice.save'>['content'] => ({
  title: `示例·${title}`,
  paragraphs: ['一二年级不留书面作业。'],
  grades,
  effectiveFrom: TODAY,
  effectiveUntil: null,
  sourceLink: '',
});

/** Brings a new notice of somebody's into a state. */
const noticeIn = async (world: World, state: NoticeState, by: Person, second: Person, grades: number[] = []) => {
  const { call, verdict } = world;
  const { id } = await call(by, 'notice.save', { id: null, content: content(`${by} ${state}`, grades) });
  if (state === 'draft') return id;
  await call(by, 'notice.submit', { id });
  if (state === 'awaitingApproval') return id;
  if (state === 'rejected') {
    await call(second, 'notice.sendBack', { id, remark: '请写清楚日期' });
    return id;
  }
  verdict(state === 'held' ? 'review' : 'approve');
  await call(second, 'notice.approve', { id });
  if (state === 'withdrawn') await call(by, 'notice.withdraw', { id, reason: '时间有变化' });
  return id;
};

const arrange = async (world: World): Promise<Things> => {
  const near: [NoticeState, string][] = [];
  for (const state of NOTICE_STATES) near.push([state, await noticeIn(world, state, 'schoolAdmin', 'approver')]);
  return {
    ...(Object.fromEntries(near) as Record<NoticeState, string>), // one entry for each state
    far: await noticeIn(world, 'draft', 'farSchoolAdmin', 'approver'),
    bureau: await noticeIn(world, 'published', 'cityOfficer', 'cityOfficer2'),
    bureauWaiting: await noticeIn(world, 'awaitingApproval', 'cityOfficer', 'cityOfficer2'),
    lowerGrades: await noticeIn(world, 'published', 'schoolAdmin', 'approver', [1]),
  };
};

/** The near school's notice in each state, for its two admins; everybody else's answer is that there is none. */
const cases = <N extends EndpointName>(
  input: (id: string) => InputOf<N>,
  answers: Readonly<Record<NoticeState, { readonly schoolAdmin: Expected; readonly approver: Expected }>>,
): Readonly<Record<string, Case<N, Things>>> => ({
  ...Object.fromEntries(
    NOTICE_STATES.map((state) => [
      state,
      {
        input: (things: Things) => input(things[state]),
        everybody: 'NOT_FOUND',
        ...answers[state],
      } satisfies Case<N, Things>,
    ]),
  ),
  absent: { input: () => input(NO_NOTICE), everybody: 'NOT_FOUND' },
});

const both = (expected: Expected) => ({ schoolAdmin: expected, approver: expected });
const NEVER = Object.fromEntries(NOTICE_STATES.map((state) => [state, both('WRONG_STATE')])) as Record<
  NoticeState,
  ReturnType<typeof both>
>;
const NOT_THE_WRITER = { schoolAdmin: 'SAME_PERSON', approver: 'ok' } as const;

export const notice = feature(
  'notice',
  arrange,
)({
  mine: {
    examples: [
      {
        as: 'farGuardian',
        input: () => ({}),
        replies: ({ bureau }) => ({ notices: [{ id: bureau, from: '汉中市教育局' }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ published, bureau, lowerGrades, draft, withdrawn, held, bureauWaiting }) => ({
          [published]: ['guardian', 'guardian2'],
          [bureau]: ['guardian', 'guardian2', 'farGuardian'],
          [lowerGrades]: ['guardian'], // the only one with a child in the first grade
          [draft]: [],
          [withdrawn]: [],
          [held]: [],
          [bureauWaiting]: [],
        }),
      },
    },
  },
  desk: {
    examples: [
      {
        as: 'farSchoolAdmin',
        input: () => ({}),
        replies: ({ far }) => ({ notices: [{ id: far, state: 'draft', isMine: true }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ draft, withdrawn, far, bureau, bureauWaiting }) => ({
          [draft]: ['schoolAdmin', 'approver'],
          [withdrawn]: ['schoolAdmin', 'approver'],
          [far]: ['farSchoolAdmin'],
          [bureau]: ['cityOfficer', 'cityOfficer2'],
          [bureauWaiting]: ['cityOfficer', 'cityOfficer2'],
        }),
      },
    },
  },
  save: {
    examples: [
      {
        as: 'schoolAdmin',
        input: () => ({ id: null, content: content('作息') }),
        replies: () => ({ state: 'draft' }),
      },
      {
        as: 'approver',
        input: ({ rejected }) => ({ id: rejected, content: content('作息') }),
        replies: ({ rejected }) => ({ id: rejected, state: 'rejected' }),
      },
    ],
    states: NOTICE_STATES,
    cases: {
      'a new one': {
        input: () => ({ id: null, content: content('新的') }),
        everybody: 'ok',
        districtOfficer: 'FORBIDDEN', // a district's bureau publishes nowhere yet
        farOfficer: 'FORBIDDEN',
      },
      ...cases((id) => ({ id, content: content('改了') }), { ...NEVER, draft: both('ok'), rejected: both('ok') }),
    },
  },
  submit: {
    examples: [
      {
        as: 'schoolAdmin',
        input: ({ draft }) => ({ id: draft }),
        replies: () => ({ state: 'awaitingApproval' }),
      },
    ],
    states: NOTICE_STATES,
    cases: cases((id) => ({ id }), { ...NEVER, draft: both('ok'), rejected: both('ok') }),
  },
  approve: {
    examples: [
      {
        as: 'approver',
        input: ({ awaitingApproval }) => ({ id: awaitingApproval }),
        replies: () => ({ state: 'published' }),
      },
      {
        as: 'cityOfficer2',
        before: ({ verdict }) => verdict('block'),
        input: ({ bureauWaiting }) => ({ id: bureauWaiting }),
        replies: () => ({ state: 'rejected' }),
      },
    ],
    states: NOTICE_STATES,
    cases: {
      ...cases((id) => ({ id }), { ...NEVER, awaitingApproval: NOT_THE_WRITER, held: NOT_THE_WRITER }),
      "the bureau's": {
        input: ({ bureauWaiting }) => ({ id: bureauWaiting }),
        everybody: 'NOT_FOUND',
        cityOfficer: 'SAME_PERSON',
        cityOfficer2: 'ok',
      },
      'content check down': {
        before: ({ verdict }) => verdict('down'),
        input: ({ awaitingApproval }) => ({ id: awaitingApproval }),
        everybody: 'NOT_FOUND',
        schoolAdmin: 'SAME_PERSON',
        approver: 'CONTENT_CHECK_DOWN',
      },
    },
  },
  sendBack: {
    examples: [
      {
        as: 'approver',
        input: ({ awaitingApproval }) => ({ id: awaitingApproval, remark: '请写清楚日期' }),
        replies: () => ({ state: 'rejected' }),
      },
    ],
    states: NOTICE_STATES,
    cases: cases((id) => ({ id, remark: '请写清楚日期' }), {
      ...NEVER,
      awaitingApproval: NOT_THE_WRITER,
      held: NOT_THE_WRITER,
    }),
  },
  withdraw: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ bureau }) => ({ id: bureau, reason: '时间有变化' }),
        replies: () => ({ state: 'withdrawn' }),
      },
    ],
    states: NOTICE_STATES,
    cases: cases((id) => ({ id, reason: '时间有变化' }), { ...NEVER, published: both('ok') }),
  },
});
