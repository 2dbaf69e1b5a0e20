import { doorNumber } from '../../../shared/domain/institution/door-check/door-number';
import { type LocalDate, localDate } from '../../../shared/kernel/time';
import { anInstitution } from '../../support/institution';
import { FAR, NEAR } from './cast';
import { feature } from './table';
import type { World } from './world';

const PENALTY = {
  id: 'penalty-1',
  decidedOn: localDate('2026-09-01'),
  document: '示例·汉教罚〔2026〕1号',
  summary: '超出许可范围，责令改正',
  withdrawnOn: null,
};

const institution = async ({ put }: World, id: string, districtCode: string): Promise<string> => {
  await put('institutions', id, anInstitution(id, { districtCode, penalties: [PENALTY] }));
  return id;
};

/** Only an officer of its own district and the city's reach an institution; to others it is not there. */
const NEAR_ONLY = { farOfficer: 'NOT_FOUND' } as const;

/** A list of one institution in each of these districts, as a clerk would save it from Excel. */
const list = (...districts: string[]): { fileName: string; base64: string } => {
  const rows = districts.map((district) => `示例·${district}新办艺术培训学校,${district},示例路2号,艺术,小学`);
  const csv = ['机构名称,县区,地址,类别,学段', ...rows].join('\r\n');
  return { fileName: '名单.csv', base64: Buffer.from(csv).toString('base64') };
};
const BOTH = list('汉台区', '南郑区');
const csvOf = (...lines: string[]) => ({
  fileName: '名单.csv',
  base64: Buffer.from(lines.join('\r\n')).toString('base64'),
});
const TEACHERS = csvOf('姓名,学校', '示例·在职教师,示例·朝阳小学');
const DOCUMENT = '示例·汉教〔2026〕9号';
const SUSPENDED = {
  status: 'suspended',
  since: '2026-11-23',
  until: '2026-12-23',
  reason: '场所检修',
  document: DOCUMENT,
} as const;
const NEW_PENALTY = { decidedOn: '2026-11-20', document: DOCUMENT, summary: '超过时限上课，责令改正' };
const WITHDRAWN = { withdrawnOn: '2026-11-23', document: DOCUMENT };
/** Sets the day's count of questions that was asked twice so high that the next is one too many. */
const askTooOften = async ({ ports, alter }: World): Promise<void> => {
  const asked = await ports.store.findAll('rosterQuestions', { count: 2 });
  for (const { id } of asked) await alter('rosterQuestions', id, { count: 10_000 });
};
const NOT_A_LIST = { fileName: '名单.xlsx', base64: Buffer.from('PK\u0003\u0004 broken').toString('base64') };

/** A former institution of the near district, whose people are kept until a day. */
const former = async ({ put }: World, id: string, watchUntil: LocalDate | null): Promise<string> => {
  const kept = { legalPerson: '示例·旧法人', phones: ['0916-2999999'], watchUntil };
  await put(
    'institutions',
    id,
    anInstitution(id, { districtCode: NEAR.district, status: 'deregistered', address: '示例街99号', ...kept }),
  );
  return id;
};

const arrange = async (world: World) => ({
  former: await former(world, 'institution-former', localDate('2027-11-23')),
  forgotten: await former(world, 'institution-forgotten', null),
  near: await institution(world, 'institution-near', NEAR.district),
  far: await institution(world, 'institution-far', FAR.district),
});

export const institutionRows = feature(
  'institution',
  arrange,
)({
  get: {
    examples: [
      {
        as: 'nobody',
        input: ({ near }) => ({ id: near }),
        replies: ({ near }) => ({ institution: { id: near, status: 'licensed' } }),
      },
    ],
    cases: {
      'a registered one': {
        input: ({ near }) => ({ id: near }),
        everybody: 'ok',
        shows: () => ({ '0916-0000000': [], 示例·法人: [] }),
      },
      absent: { input: () => ({ id: 'institution-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  registry: {
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({}),
        replies: ({ near, former: gone, forgotten }) => ({
          institutions: [
            { id: forgotten, legalPerson: '' },
            { id: gone, legalPerson: '', phones: [] },
            { id: near, legalPerson: '示例·法人' },
          ],
        }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near, far }) => ({
          [near]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'],
          [far]: ['farOfficer', 'cityOfficer', 'cityOfficer2'],
          示例·旧法人: [],
          '0916-2999999': [],
        }),
      },
    },
  },
  openWatched: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ former: id }) => ({ id, purpose: 'checkPlace' }),
        replies: () => ({ legalPerson: '示例·旧法人', phones: ['0916-2999999'], watchUntil: '2027-11-23' }),
      },
    ],
    states: ['watched', 'over', 'licensed'],
    cases: {
      watched: { input: ({ former: id }) => ({ id, purpose: 'handleReport' }), everybody: 'ok', ...NEAR_ONLY },
      over: { input: ({ forgotten: id }) => ({ id, purpose: 'checkPlace' }), everybody: 'WRONG_STATE', ...NEAR_ONLY },
      licensed: { input: ({ near: id }) => ({ id, purpose: 'checkPlace' }), everybody: 'WRONG_STATE', ...NEAR_ONLY },
      absent: { input: () => ({ id: 'institution-of-nobody', purpose: 'checkPlace' }), everybody: 'NOT_FOUND' },
    },
  },
  previewImport: {
    examples: [{ as: 'cityOfficer', input: () => BOTH, replies: () => ({ added: 2, unchanged: 0, refused: [] }) }],
    cases: {
      'a list of two districts': {
        input: () => BOTH,
        everybody: 'ok',
        shows: () => ({
          '"added":2': ['cityOfficer', 'cityOfficer2'],
          '"added":1': ['districtOfficer', 'farOfficer'],
          DISTRICT_UNKNOWN: ['districtOfficer', 'farOfficer'],
        }),
      },
      'not a list': { input: () => NOT_A_LIST, everybody: 'FILE_REFUSED' },
    },
  },
  commitImport: {
    examples: [
      {
        as: 'cityOfficer',
        input: () => ({ ...BOTH, leaveOutRefused: false }),
        replies: () => ({ added: 2, refused: [] }),
      },
      {
        as: 'districtOfficer',
        input: () => ({ ...BOTH, leaveOutRefused: true }),
        replies: () => ({ added: 1, refused: [{ row: 3, code: 'DISTRICT_UNKNOWN' }] }),
      },
    ],
    cases: {
      'a list of two districts': {
        input: () => ({ ...BOTH, leaveOutRefused: false }),
        everybody: 'ok',
        districtOfficer: 'IMPORT_REFUSED',
        farOfficer: 'IMPORT_REFUSED',
      },
      'without what was refused': { input: () => ({ ...BOTH, leaveOutRefused: true }), everybody: 'ok' },
      'not a list': { input: () => ({ ...NOT_A_LIST, leaveOutRefused: true }), everybody: 'FILE_REFUSED' },
    },
  },
  askRoster: {
    examples: [
      {
        as: 'visitor',
        input: ({ near }) => ({ institutionId: near, name: '示例·某老师' }),
        replies: () => ({ answer: 'noRoster' }),
      },
    ],
    cases: {
      'asked too often by one': {
        before: async (world, { near, far }) => {
          for (const institutionId of [near, far])
            await world.call('visitor', 'institution.askRoster', { institutionId, name: '示例·某老师' });
          await askTooOften(world);
        },
        input: ({ near }) => ({ institutionId: near, name: '示例·某老师' }),
        everybody: 'ok',
        outsiders: { visitor: 'TOO_MANY_TRIES' },
      },
      'a registered one': { input: ({ near }) => ({ institutionId: near, name: '示例·某老师' }), everybody: 'ok' },
      absent: {
        input: () => ({ institutionId: 'institution-of-nobody', name: '示例·某老师' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  registryEntry: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ near }) => ({ id: near }),
        replies: ({ near }) => ({
          institution: { id: near, legalPerson: '示例·法人' },
          practitioners: [],
          recalls: [],
        }),
      },
    ],
    cases: {
      'of the near district': { input: ({ near }) => ({ id: near }), everybody: 'ok', ...NEAR_ONLY },
      absent: { input: () => ({ id: 'institution-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  edit: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ near }) => ({ id: near, revision: 1, document: DOCUMENT, facts: { address: '示例路9号' } }),
        replies: ({ near }) => ({ id: near }),
      },
    ],
    cases: {
      'one place twice': {
        input: ({ near }) => {
          const place = { door: '', address: '示例路9号', floor: '', rooms: [], position: null };
          return { id: near, revision: 1, document: DOCUMENT, facts: { premises: [place, place] } };
        },
        everybody: 'INVALID_INPUT',
        ...NEAR_ONLY,
      },
      absent: {
        input: () => ({
          id: 'institution-of-nobody',
          revision: 1,
          document: DOCUMENT,
          facts: { address: '示例路9号' },
        }),
        everybody: 'NOT_FOUND',
      },
      'of the near district': {
        input: ({ near }) => ({ id: near, revision: 1, document: DOCUMENT, facts: { address: '示例路9号' } }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      'read before somebody else changed it': {
        input: ({ near }) => ({ id: near, revision: 7, document: DOCUMENT, facts: { address: '示例路9号' } }),
        everybody: 'CONFLICT',
        ...NEAR_ONLY,
      },
      'nothing to change': {
        input: ({ near }) => ({ id: near, revision: 1, document: DOCUMENT, facts: {} }),
        everybody: 'INVALID_INPUT',
        ...NEAR_ONLY,
      },
    },
  },
  changeStatus: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ near }) => ({ id: near, revision: 1, ...SUSPENDED }),
        replies: ({ near }) => ({ id: near }),
      },
    ],
    cases: {
      absent: {
        input: () => ({ id: 'institution-of-nobody', revision: 1, ...SUSPENDED }),
        everybody: 'NOT_FOUND',
      },
      'of the near district': {
        input: ({ near }) => ({ id: near, revision: 1, ...SUSPENDED }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      'to what it is already': {
        input: ({ near }) => ({ id: near, revision: 1, ...SUSPENDED, status: 'licensed', until: null }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
    },
  },
  addPenalty: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ near }) => ({ id: near, revision: 1, ...NEW_PENALTY }),
        replies: ({ near }) => ({ id: near }),
      },
    ],
    cases: {
      absent: {
        input: () => ({ id: 'institution-of-nobody', revision: 1, ...NEW_PENALTY }),
        everybody: 'NOT_FOUND',
      },
      'of the near district': {
        input: ({ near }) => ({ id: near, revision: 1, ...NEW_PENALTY }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
    },
  },
  withdrawPenalty: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ near }) => ({ id: near, revision: 1, ...WITHDRAWN, penaltyId: PENALTY.id }),
        replies: ({ near }) => ({ id: near }),
      },
    ],
    cases: {
      absent: {
        input: () => ({ id: 'institution-of-nobody', revision: 1, ...WITHDRAWN, penaltyId: PENALTY.id }),
        everybody: 'NOT_FOUND',
      },
      'of the near district': {
        input: ({ near }) => ({ id: near, revision: 1, ...WITHDRAWN, penaltyId: PENALTY.id }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      'a penalty that is not there': {
        input: ({ near }) => ({ id: near, revision: 1, ...WITHDRAWN, penaltyId: 'penalty-of-nobody' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  revokeDoor: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ near }) => ({ id: near, revision: 1, document: DOCUMENT, door: doorNumber(near, '示例路1号', '') }),
        replies: ({ near }) => ({ id: near }),
      },
    ],
    cases: {
      'a door whose numbers are used up': {
        before: ({ alter }, { near }) =>
          alter('institutions', near, {
            premises: anInstitution(near).premises.map((place) => ({ ...place, serial: 255 })),
          }),
        input: ({ near }) => ({ id: near, revision: 2, document: DOCUMENT, door: doorNumber(near, '示例路1号', '') }),
        everybody: 'LIMIT_EXCEEDED',
        ...NEAR_ONLY,
      },
      absent: {
        input: () => ({ id: 'institution-of-nobody', revision: 1, document: DOCUMENT, door: '00000000' }),
        everybody: 'NOT_FOUND',
      },
      'of the near district': {
        input: ({ near }) => ({ id: near, revision: 1, document: DOCUMENT, door: doorNumber(near, '示例路1号', '') }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      "another institution's door": {
        input: ({ near, far }) => ({
          id: near,
          revision: 1,
          document: DOCUMENT,
          door: doorNumber(far, '示例路1号', ''),
        }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  doorCodes: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ near, far }) => ({ ids: [near, far] }),
        replies: ({ near }) => ({ posters: [{ institutionId: near }], leftOut: [] }),
      },
    ],
    cases: {
      'of two districts': {
        input: ({ near, far }) => ({ ids: [near, far] }),
        everybody: 'ok',
        shows: ({ near, far }) => ({
          [near]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'],
          [far]: ['farOfficer', 'cityOfficer', 'cityOfficer2'],
        }),
      },
    },
  },
  exportRegistry: {
    ownerless: 'the workbook is packed: whose institutions are in it is seen in the registry’s own tests',
    examples: [{ as: 'cityOfficer', input: () => ({}), replies: () => ({ fileName: '机构名单-2026-11-23.xlsx' }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ near, far }) => ({
          [near]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'],
          [far]: ['farOfficer', 'cityOfficer', 'cityOfficer2'],
        }),
      },
    },
  },
  importMarks: {
    examples: [
      {
        as: 'cityOfficer',
        input: () => ({ ...TEACHERS, kind: 'servingTeacher', document: DOCUMENT }),
        replies: () => ({ added: 1, known: 0 }),
      },
    ],
    cases: {
      'a row that names nobody': {
        input: () => ({ ...csvOf('姓名,学校', '示,示例·朝阳小学'), kind: 'servingTeacher', document: DOCUMENT }),
        everybody: 'IMPORT_REFUSED',
        districtOfficer: 'FORBIDDEN',
        farOfficer: 'FORBIDDEN',
      },
      'a list of teachers': {
        input: () => ({ ...TEACHERS, kind: 'servingTeacher', document: DOCUMENT }),
        everybody: 'ok',
        districtOfficer: 'FORBIDDEN',
        farOfficer: 'FORBIDDEN',
      },
      'not a list': {
        input: () => ({ ...NOT_A_LIST, kind: 'banned', document: DOCUMENT }),
        everybody: 'FILE_REFUSED',
        districtOfficer: 'FORBIDDEN',
        farOfficer: 'FORBIDDEN',
      },
    },
  },
});
