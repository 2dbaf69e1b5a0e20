import { feature } from './table';

export const timer = feature('timer', async () => ({}))({
  relay: {
    examples: [
      {
        as: 'timer',
        before: async ({ call }) => {
          await call('timer', 'timer.relay', {}); // what making the world left behind
          await call('schoolAdmin', 'notice.save', { id: null, content: NOTICE });
        },
        input: () => ({}),
        replies: () => ({ sealed: 1, delivered: 0 }),
      },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  publish: {
    examples: [{ as: 'timer', input: () => ({}), replies: () => ({ version: 1 }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  retain: {
    examples: [{ as: 'timer', input: () => ({}), replies: () => ({ settled: 0, removed: 0 }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  seats: {
    examples: [{ as: 'timer', input: () => ({}), replies: () => ({ expired: 0, finished: 0 }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  escalate: {
    examples: [{ as: 'timer', input: () => ({}), replies: () => ({ reports: 0, tries: 0 }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  sweep: {
    examples: [{ as: 'timer', input: () => ({}), replies: () => ({ evidence: 0 }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
});

const NOTICE = {
  title: '示例·通知',
  paragraphs: ['一二年级不留书面作业。'],
  grades: [],
  effectiveFrom: '2026-11-23',
  effectiveUntil: null,
  sourceLink: '',
};
