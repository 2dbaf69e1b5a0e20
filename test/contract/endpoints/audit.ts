// The trail is the auditor's alone, and it is one: nothing in it is anybody's own.
import { CHAIN_START } from '../../../shared/domain/account/audit-chain';
import { NEAR } from './cast';
import { feature } from './table';
import { TODAY, type World } from './world';

const YEAR = Number(TODAY.slice(0, 4));
const ALL = { before: null, family: '', actor: '', subject: '', from: null, to: null };

const arrange = async ({ call }: World): Promise<void> => {
  await call('teacher', 'account.declareConflict', { subject: 'school', id: NEAR.school, why: 'ownChild' });
  await call('timer', 'timer.relay', {});
};
const ownerless = 'the trail is one for the whole tenant';

export const audit = feature(
  'audit',
  arrange,
)({
  rows: {
    ownerless,
    examples: [
      {
        as: 'auditor',
        input: () => ({ ...ALL, family: 'conflict' }),
        replies: () => ({ rows: [{ action: 'conflict.declared', actorName: '示例·teacher' }], next: null }),
      },
    ],
    cases: {
      always: { input: () => ALL, everybody: 'ok' },
      absent: { input: () => ({ ...ALL, actor: 'account-of-nobody' }), everybody: 'ok' },
    },
  },
  verify: {
    examples: [{ as: 'auditor', input: () => ({ after: 0, hash: CHAIN_START }), replies: () => ({ brokenAt: null }) }],
    ownerless,
    cases: {
      'from the beginning': { input: () => ({ after: 0, hash: CHAIN_START }), everybody: 'ok' },
      'from a row that is not there': { input: () => ({ after: 99_999, hash: CHAIN_START }), everybody: 'ok' },
    },
  },
  year: {
    ownerless,
    examples: [{ as: 'auditor', input: () => ({ year: YEAR }), replies: () => ({ year: YEAR, accesses: [] }) }],
    cases: { always: { input: () => ({ year: YEAR }), everybody: 'ok' } },
  },
  exportYear: {
    ownerless,
    examples: [{ as: 'auditor', input: () => ({ year: YEAR }), replies: () => ({}) }],
    cases: { always: { input: () => ({ year: YEAR }), everybody: 'ok' } },
  },
});
