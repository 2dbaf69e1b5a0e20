import { accountOf, NEAR } from './cast';
import { reportIn } from './report';
import { feature } from './table';
import type { World } from './world';

interface Things {
  readonly named: string;
  readonly anonymous: string;
  readonly ofSchool: string;
  readonly asked: string;
  readonly approved: string;
}

const REASON = { reason: 'retaliation', text: '举报人称遭到威胁，需要联系其本人。' } as const;

const arrange = async (world: World): Promise<Things> => {
  const contact = { kind: 'named', name: '示例·某人', phone: '13800000000' } as const;
  const { reportId: named } = await reportIn(world, NEAR.district, { contact });
  const { reportId: anonymous } = await reportIn(world, NEAR.district);
  const subject = { kind: 'school', institutionId: null, schoolId: NEAR.school } as const;
  const { reportId: ofSchool } = await reportIn(world, NEAR.district, { contact, subject });
  const { id: asked } = await world.call('custodian', 'unseal.ask', { reportId: named, ...REASON });
  const { id: approved } = await world.call('custodian', 'unseal.ask', { reportId: named, ...REASON });
  await world.call('auditor', 'unseal.decide', { id: approved, isApproved: true });
  return { named, anonymous, ofSchool, asked, approved };
};

export const unseal = feature(
  'unseal',
  arrange,
)({
  list: {
    examples: [{ as: 'auditor', input: () => ({}), replies: () => ({ unsealings: [{}, {}] }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ asked }) => ({ [asked]: ['custodian', 'auditor'] }),
      },
    },
  },
  ask: {
    examples: [{ as: 'custodian', input: ({ named }) => ({ reportId: named, ...REASON }), replies: () => ({}) }],
    cases: {
      'with an interest of their own': {
        before: ({ alter }) =>
          alter('accounts', accountOf('custodian'), {
            conflicts: [{ subject: 'school', id: NEAR.school, why: 'relative', declaredAt: 1 }],
          }),
        input: ({ ofSchool }) => ({ reportId: ofSchool, ...REASON }),
        everybody: 'NOT_FOUND',
      },
      named: { input: ({ named }) => ({ reportId: named, ...REASON }), everybody: 'ok' },
      anonymous: { input: ({ anonymous }) => ({ reportId: anonymous, ...REASON }), everybody: 'NOT_FOUND' },
      absent: { input: () => ({ reportId: 'report-of-nobody', ...REASON }), everybody: 'NOT_FOUND' },
    },
  },
  decide: {
    examples: [
      {
        as: 'auditor',
        input: ({ asked }) => ({ id: asked, isApproved: true }),
        replies: () => ({ state: 'approved' }),
      },
    ],
    cases: {
      asked: {
        input: ({ asked }) => ({ id: asked, isApproved: true }),
        auditor: 'ok',
        custodian: 'SAME_PERSON',
      },
      approved: {
        input: ({ approved }) => ({ id: approved, isApproved: true }),
        auditor: 'WRONG_STATE',
        custodian: 'SAME_PERSON',
      },
      absent: { input: () => ({ id: 'unsealing-of-nobody', isApproved: true }), everybody: 'NOT_FOUND' },
    },
    ownerless:
      'custodians and auditors see every request; who has an interest is in the exhaustive table of the unit tests',
  },
  open: {
    examples: [
      { as: 'custodian', input: ({ approved }) => ({ id: approved }), replies: () => ({ name: '示例·某人' }) },
    ],
    cases: {
      approved: { input: ({ approved }) => ({ id: approved }), everybody: 'ok' },
      asked: { input: ({ asked }) => ({ id: asked }), everybody: 'WRONG_STATE' },
      absent: { input: () => ({ id: 'unsealing-of-nobody' }), everybody: 'NOT_FOUND' },
    },
    ownerless: 'the cast has one custodian; another custodian’s request is in the exhaustive table of the unit tests',
  },
});
