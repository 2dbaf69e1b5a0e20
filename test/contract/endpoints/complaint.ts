import { feature } from './table';
import type { World } from './world';

const MINE = { topic: 'hardToUse', text: '示例：字太小，看不清。' } as const;
const NO_RECEIPT = '0'.repeat(25);

const arrange = async ({ call, ports }: World) => {
  const { receipt } = await call('nobody', 'complaint.submit', MINE);
  const [complaint] = await ports.store.find('appComplaints', {}, { limit: 1 });
  return { receipt, id: complaint?.id ?? '' };
};
type Things = Awaited<ReturnType<typeof arrange>>;
const answered = ({ call }: World, { id }: Things) =>
  call('sysadmin', 'complaint.answer', { id, text: '示例：已经加了大字版。' });

export const complaint = feature(
  'complaint',
  arrange,
)({
  submit: {
    examples: [{ as: 'nobody', input: () => MINE, replies: () => ({ dueOn: null }) }],
    cases: { always: { input: () => MINE, everybody: 'ok' } },
  },
  follow: {
    examples: [
      {
        as: 'nobody',
        input: ({ receipt }) => ({ receipt }),
        replies: () => ({ state: 'open', topic: 'hardToUse', messages: [{ from: 'person', text: MINE.text }] }),
      },
    ],
    cases: {
      'no receipt at all': { input: () => ({ receipt: '不是回执' }), everybody: 'NOT_FOUND' },
      open: { input: ({ receipt }) => ({ receipt }), everybody: 'ok' },
      absent: { input: () => ({ receipt: NO_RECEIPT }), everybody: 'NOT_FOUND' },
    },
  },
  writeAgain: {
    examples: [
      {
        as: 'visitor',
        before: answered,
        input: ({ receipt }) => ({ receipt, text: '示例：还是看不清。' }),
        replies: () => ({ state: 'open' }),
      },
    ],
    states: ['open', 'answered'],
    cases: {
      open: { input: ({ receipt }) => ({ receipt, text: '示例：还是看不清。' }), everybody: 'ok' },
      answered: {
        before: answered,
        input: ({ receipt }) => ({ receipt, text: '示例：还是看不清。' }),
        everybody: 'ok',
      },
      absent: { input: () => ({ receipt: NO_RECEIPT, text: '示例：还是看不清。' }), everybody: 'NOT_FOUND' },
    },
  },
  desk: {
    ownerless: 'complaints about the app are for every sysadmin',
    examples: [
      { as: 'sysadmin', input: () => ({}), replies: ({ id }) => ({ complaints: [{ id, isOverdue: false }] }) },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  answer: {
    ownerless: 'complaints about the app are for every sysadmin',
    examples: [
      {
        as: 'sysadmin',
        input: ({ id }) => ({ id, text: '示例：谢谢，已经改好。' }),
        replies: () => ({ state: 'answered' }),
      },
    ],
    states: ['open', 'answered'],
    cases: {
      open: { input: ({ id }) => ({ id, text: '示例：谢谢，已经改好。' }), everybody: 'ok' },
      answered: {
        before: answered,
        input: ({ id }) => ({ id, text: '示例：谢谢，已经改好。' }),
        everybody: 'WRONG_STATE',
      },
      absent: { input: () => ({ id: 'complaint-of-nobody', text: '示例：谢谢，已经改好。' }), everybody: 'NOT_FOUND' },
    },
  },
});
