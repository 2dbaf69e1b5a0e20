import { FAR, NEAR } from './cast';
import { feature } from './table';
import type { World } from './world';

const institution = async ({ put }: World, id: string, districtCode: string): Promise<string> => {
  await put('institutions', id, {
    name: `示例·${id}培训学校`,
    formerNames: [],
    creditCode: null,
    licenceNo: null,
    districtCode,
    address: '示例路1号',
    category: 'art',
    stages: ['primary'],
    status: 'licensed',
    validUntil: null,
    statusSince: null,
    statusReason: '',
    phones: ['0916-0000000'],
    legalPerson: '示例·法人',
    readings: [],
  });
  return id;
};

/** A list of one institution in each of these districts, as a clerk would save it from Excel. */
const list = (...districts: string[]): { fileName: string; base64: string } => {
  const rows = districts.map((district) => `示例·${district}新办艺术培训学校,${district},示例路2号,艺术,小学`);
  const csv = ['机构名称,县区,地址,类别,学段', ...rows].join('\r\n');
  return { fileName: '名单.csv', base64: Buffer.from(csv).toString('base64') };
};
const BOTH = list('汉台区', '南郑区');
const NOT_A_LIST = { fileName: '名单.xlsx', base64: Buffer.from('PK\u0003\u0004 broken').toString('base64') };

const arrange = async (world: World) => ({
  near: await institution(world, 'institution-near', NEAR.district),
  far: await institution(world, 'institution-far', FAR.district),
});

export const institutionRows = feature(
  'institution',
  arrange,
)({
  publicList: {
    examples: [
      {
        as: 'visitor',
        input: () => ({}),
        replies: ({ near, far }) => ({ institutions: [{ id: far }, { id: near, name: `示例·${near}培训学校` }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ '0916-0000000': [], 示例·法人: [] }), // persons and telephone numbers are nobody's here
      },
    },
  },
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
        replies: ({ near }) => ({ institutions: [{ id: near, legalPerson: '示例·法人' }] }),
      },
    ],
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
});
