import type { InputOf } from '../../../shared/contracts';
import { ANNUAL_ITEMS } from '../../../shared/domain/institution/annual/annual.schema';
import { localDate } from '../../../shared/kernel/time';
import { anInstitution } from '../../support/institution';
import { FAR, NEAR } from './cast';
import { feature } from './table';
import type { World } from './world';

const DOCUMENT = '示例·汉教〔2026〕40号';
const REPORT: InputOf<'supervision.selfReport'>['report'] = {
  students: 100,
  staff: 10,
  fullTimeTeachers: 6,
  certified: 6,
  classAttendants: 3,
  usesSupervisedAccount: true,
  hasServingTeachers: false,
  hasMoved: false,
  longestPrepaidMonths: 3,
  remarks: '',
};
const FORM = {
  findings: Object.fromEntries(ANNUAL_ITEMS.map((item) => [item, 'met'])),
  note: '',
} as InputOf<'supervision.grade'>['form'];
const PROPOSAL = {
  basis: '示例·某办法第十二条',
  reason: '多次超范围培训，经告知仍不改正',
  document: DOCUMENT,
  toldOn: '2026-11-01',
  until: '2027-11-01',
};
const DECIDED = { document: DOCUMENT, answer: '已整改，予以修复' };

const arrange = async ({ put, call }: World) => {
  const names = ['near', 'reported', 'proposed', 'published', 'asked', 'appealed'] as const;
  for (const name of names)
    await put('institutions', `institution-${name}`, anInstitution(name, { districtCode: NEAR.district }));
  await put('institutions', 'institution-far', anInstitution('far', { districtCode: FAR.district }));
  await call('cityOfficer', 'supervision.openAnnual', {
    year: 2026,
    dueOn: localDate('2026-12-31'),
    document: DOCUMENT,
  });
  const { codes } = await call('cityOfficer', 'supervision.annualCodes', { year: 2026 });
  const codeOf = (name: string) => codes.find(({ id }) => id === `2026-institution-${name}`)?.code ?? '';
  const [code, usedCode] = [codeOf('near'), codeOf('reported')];
  await call('nobody', 'supervision.selfReport', { code: usedCode, report: REPORT });
  const propose = async (name: string): Promise<string> =>
    (
      await call('districtOfficer', 'supervision.proposeBlacklist', {
        institutionId: `institution-${name}`,
        ...PROPOSAL,
      })
    ).id;
  const proposed = await propose('proposed');
  const publish = async (name: string): Promise<string> => {
    const id = await propose(name);
    await call('cityOfficer', 'supervision.decideBlacklist', { id, revision: 1, approve: true });
    return id;
  };
  const published = await publish('published');
  const asked = await publish('asked');
  const appealed = await publish('appealed');
  const file = { revision: 2, text: '已经退费并整改' };
  await call('districtOfficer', 'supervision.fileRequest', { id: asked, kind: 'repair', ...file });
  await call('districtOfficer', 'supervision.fileRequest', { id: appealed, kind: 'appeal', ...file });
  return { code, usedCode, proposed, published, asked, appealed };
};

const CITY_ONLY = { districtOfficer: 'FORBIDDEN', farOfficer: 'FORBIDDEN' } as const;
const NEAR_ONLY = { farOfficer: 'NOT_FOUND' } as const;
const ABSENT = 'nothing-of-anybody';

export const supervision = feature(
  'supervision',
  arrange,
)({
  annual: {
    examples: [{ as: 'districtOfficer', input: () => ({}), replies: () => ({ year: 2026, dueOn: '2026-12-31' }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({
          'institution-near': ['districtOfficer', 'cityOfficer', 'cityOfficer2'],
          'institution-far': ['farOfficer', 'cityOfficer', 'cityOfficer2'],
        }),
      },
    },
  },
  openAnnual: {
    examples: [
      {
        as: 'cityOfficer',
        input: () => ({ year: 2027, dueOn: '2027-03-31', document: DOCUMENT }),
        replies: () => ({ year: 2027, invited: 4 }),
      },
    ],
    cases: {
      new: { input: () => ({ year: 2027, dueOn: '2027-03-31', document: DOCUMENT }), everybody: 'ok', ...CITY_ONLY },
      'open already': {
        input: () => ({ year: 2026, dueOn: '2027-03-31', document: DOCUMENT }),
        everybody: 'CONFLICT',
        ...CITY_ONLY,
      },
      'due before today': {
        input: () => ({ year: 2027, dueOn: '2026-11-22', document: DOCUMENT }),
        everybody: 'TOO_LATE',
        ...CITY_ONLY,
      },
    },
  },
  annualCodes: {
    examples: [
      { as: 'farOfficer', input: () => ({ year: 2026 }), replies: () => ({ codes: [{ id: '2026-institution-far' }] }) },
    ],
    cases: {
      always: {
        input: () => ({ year: 2026 }),
        everybody: 'ok',
        shows: ({ code }) => ({ [code]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'] }),
      },
    },
  },
  reissueCode: {
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({ id: '2026-institution-near', revision: 1 }),
        replies: () => ({ id: '2026-institution-near' }),
      },
    ],
    cases: {
      'changed meanwhile': {
        input: () => ({ id: '2026-institution-near', revision: 7 }),
        everybody: 'CONFLICT',
        ...NEAR_ONLY,
      },
      'graded already': {
        before: ({ call }) =>
          call('districtOfficer', 'supervision.grade', {
            id: '2026-institution-reported',
            revision: 2,
            grade: 'pass',
            form: FORM,
          }),
        input: () => ({ id: '2026-institution-reported', revision: 3 }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
      invited: { input: () => ({ id: '2026-institution-near', revision: 1 }), everybody: 'ok', ...NEAR_ONLY },
      reported: { input: () => ({ id: '2026-institution-reported', revision: 2 }), everybody: 'ok', ...NEAR_ONLY },
      absent: { input: () => ({ id: ABSENT, revision: 1 }), everybody: 'NOT_FOUND' },
    },
  },
  invitation: {
    examples: [{ as: 'nobody', input: ({ code }) => ({ code }), replies: () => ({ year: 2026, isReported: false }) }],
    cases: {
      'its code': { input: ({ code }) => ({ code }), everybody: 'ok' },
      absent: { input: () => ({ code: 'ABCDEFGHJKMN' }), everybody: 'NOT_FOUND' },
    },
  },
  selfReport: {
    examples: [{ as: 'nobody', input: ({ code }) => ({ code, report: REPORT }), replies: () => ({ year: 2026 }) }],
    cases: {
      'its code': { input: ({ code }) => ({ code, report: REPORT }), everybody: 'ok' },
      'reported already': { input: ({ usedCode }) => ({ code: usedCode, report: REPORT }), everybody: 'WRONG_STATE' },
      absent: { input: () => ({ code: 'ABCDEFGHJKMN', report: REPORT }), everybody: 'NOT_FOUND' },
    },
  },
  grade: {
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({ id: '2026-institution-reported', revision: 2, grade: 'pass', form: FORM }),
        replies: () => ({ id: '2026-institution-reported' }),
      },
    ],
    cases: {
      reported: {
        input: () => ({ id: '2026-institution-reported', revision: 2, grade: 'pass', form: FORM }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      'absent before the day is over': {
        input: () => ({ id: '2026-institution-near', revision: 1, grade: 'absent', form: null }),
        everybody: 'TOO_EARLY',
        ...NEAR_ONLY,
      },
      'without the form': {
        input: () => ({ id: '2026-institution-reported', revision: 2, grade: 'pass', form: null }),
        everybody: 'INVALID_INPUT',
        ...NEAR_ONLY,
      },
      absent: { input: () => ({ id: ABSENT, revision: 1, grade: 'pass', form: FORM }), everybody: 'NOT_FOUND' },
    },
  },
  publishAnnual: {
    examples: [
      { as: 'cityOfficer', input: () => ({ year: 2026, document: DOCUMENT }), replies: () => ({ published: 0 }) },
    ],
    cases: {
      always: { input: () => ({ year: 2026, document: DOCUMENT }), everybody: 'ok', ...CITY_ONLY },
      absent: {
        input: () => ({ year: 2031, document: DOCUMENT }),
        everybody: 'NOT_FOUND',
        ...CITY_ONLY,
      },
    },
  },
  blacklist: {
    examples: [{ as: 'farOfficer', input: () => ({}), replies: () => ({ cases: [] }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ proposed }) => ({ [proposed]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'] }),
      },
    },
  },
  proposeBlacklist: {
    examples: [
      { as: 'districtOfficer', input: () => ({ institutionId: 'institution-near', ...PROPOSAL }), replies: () => ({}) },
    ],
    cases: {
      'of the near district': {
        input: () => ({ institutionId: 'institution-near', ...PROPOSAL }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      'blacklisted already': {
        input: () => ({ institutionId: 'institution-published', ...PROPOSAL }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
      'for a week': {
        input: () => ({ institutionId: 'institution-near', ...PROPOSAL, until: '2026-11-30' }),
        everybody: 'INVALID_INPUT',
        ...NEAR_ONLY,
      },
      absent: { input: () => ({ institutionId: ABSENT, ...PROPOSAL }), everybody: 'NOT_FOUND' },
    },
  },
  decideBlacklist: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ proposed }) => ({ id: proposed, revision: 1, approve: true }),
        replies: ({ proposed }) => ({ id: proposed }),
      },
    ],
    cases: {
      proposed: {
        input: ({ proposed }) => ({ id: proposed, revision: 1, approve: true }),
        everybody: 'ok',
        districtOfficer: 'SAME_PERSON',
        ...NEAR_ONLY,
      },
      published: {
        input: ({ published }) => ({ id: published, revision: 2, approve: false }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
      absent: { input: () => ({ id: ABSENT, revision: 1, approve: true }), everybody: 'NOT_FOUND' },
    },
  },
  fileRequest: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ published }) => ({ id: published, revision: 2, kind: 'repair', text: '已经整改' }),
        replies: ({ published }) => ({ id: published }),
      },
    ],
    cases: {
      'changed meanwhile': {
        input: ({ published }) => ({ id: published, revision: 7, kind: 'repair', text: '已经整改' }),
        everybody: 'CONFLICT',
        ...NEAR_ONLY,
      },
      'asked as often as one may': {
        before: ({ alter }, { published }) => {
          const answered = {
            filedAt: 1,
            filedBy: 'x',
            granted: false,
            decidedBy: 'y',
            decidedAt: 1,
            answer: '不予修复',
          };
          const petitions = Array.from({ length: 20 }, () => ({ kind: 'repair' as const, text: '整改', ...answered }));
          return alter('blacklistCases', published, { petitions });
        },
        input: ({ published }) => ({ id: published, revision: 3, kind: 'repair', text: '已经整改' }),
        everybody: 'LIMIT_EXCEEDED',
        ...NEAR_ONLY,
      },
      published: {
        input: ({ published }) => ({ id: published, revision: 2, kind: 'repair', text: '已经整改' }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      proposed: {
        input: ({ proposed }) => ({ id: proposed, revision: 1, kind: 'repair', text: '已经整改' }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
      absent: { input: () => ({ id: ABSENT, revision: 1, kind: 'repair', text: '已经整改' }), everybody: 'NOT_FOUND' },
    },
  },
  decideRequest: {
    examples: [
      {
        as: 'cityOfficer2',
        input: ({ asked }) => ({ id: asked, revision: 3, kind: 'repair', grant: true, ...DECIDED }),
        replies: ({ asked }) => ({ id: asked }),
      },
    ],
    cases: {
      'a repair': {
        input: ({ asked }) => ({ id: asked, revision: 3, kind: 'repair', grant: true, ...DECIDED }),
        everybody: 'ok',
        districtOfficer: 'SAME_PERSON',
        ...NEAR_ONLY,
      },
      'an appeal, by neither who proposed nor who published': {
        input: ({ appealed }) => ({ id: appealed, revision: 3, kind: 'appeal', grant: false, ...DECIDED }),
        everybody: 'ok',
        districtOfficer: 'FORBIDDEN',
        cityOfficer: 'SAME_PERSON',
        ...NEAR_ONLY,
      },
      'nothing asked': {
        input: ({ published }) => ({ id: published, revision: 2, kind: 'repair', grant: true, ...DECIDED }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
      absent: {
        input: () => ({ id: ABSENT, revision: 1, kind: 'repair', grant: true, ...DECIDED }),
        everybody: 'NOT_FOUND',
      },
    },
  },
});
