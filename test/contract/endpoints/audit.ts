// The trail is the auditor's alone, and it is one: nothing in it is anybody's own.
import { CHAIN_START } from '../../../shared/domain/account/audit-chain';
import { accountOf, FAR, NEAR } from './cast';
import { feature } from './table';
import { TODAY, type World } from './world';

const YEAR = Number(TODAY.slice(0, 4));
const ALL = { before: null, family: '', actor: '', subject: '', from: null, to: null };

const arrange = async ({ call, ports }: World): Promise<void> => {
  await call('teacher', 'account.declareConflict', { subject: 'school', id: NEAR.school, why: 'ownChild' });
  await call('timer', 'timer.relay', {});
  await call('teacher', 'account.declareConflict', { subject: 'school', id: FAR.school, why: 'relative' });
  const [waiting] = await ports.relay.pending('accounts', 1);
  if (waiting === undefined) throw new Error('a declaration has something to move on');
  const fault = { part: 'audit', name: 'conflict.declared', fault: 'Error', tries: 5, at: 0, isParked: true } as const;
  await ports.relay.stumble('accounts', waiting.id, waiting.mark, fault);
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
  parked: {
    ownerless,
    examples: [
      {
        as: 'sysadmin',
        input: () => ({}),
        replies: () => ({ parked: [{ collection: 'accounts', id: accountOf('teacher'), entries: 1, messages: 0 }] }),
      },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  retryParked: {
    examples: [
      {
        as: 'sysadmin',
        input: () => ({ collection: 'accounts', id: accountOf('teacher') }),
        replies: () => ({ isWaiting: true }),
      },
    ],
    cases: {
      parked: { input: () => ({ collection: 'accounts', id: accountOf('teacher') }), everybody: 'ok' },
      absent: { input: () => ({ collection: 'accounts', id: accountOf('districtOfficer') }), everybody: 'NOT_FOUND' },
      'a collection that carries nothing': {
        input: () => ({ collection: 'tries', id: 'x' }),
        everybody: 'NOT_FOUND',
      },
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
