import { sha256OfBytes } from '../../../shared/kernel/digest';
import { anInstitution } from '../../support/institution';
import { accountOf, NEAR } from './cast';
import { feature } from './table';
import type { World } from './world';

const DOCUMENT = '示例·汉教鉴〔2026〕1号';
const FILE = {
  purpose: '提高数学成绩',
  content: '初中数学代数与几何',
  method: '讲授与习题',
  evaluation: '单元测试',
};
const OPEN = {
  institutionId: 'institution-near',
  kind: 'material',
  title: '示例·初中数学讲义',
  courseId: null,
  file: FILE,
  document: DOCUMENT,
  pins: [{ dimension: 'content', quote: '代数与几何', source: '示例讲义第1页' }],
} as const;
const PDF = Buffer.from('%PDF-1.7 示例讲义');
const ATTACHED = { dimension: 'content', title: '示例讲义第1页', base64: PDF.toString('base64') } as const;
const VOTE = { verdict: 'academic', reason: '内容是课程标准内的初中数学，并以测试评价' } as const;

/** Experts of the panel besides the cast's one: they have no identity that anybody could call as. */
const OTHERS = ['expert-b', 'expert-c', 'expert-d', 'expert-e', 'expert-f', 'expert-g'];

/** What the cast's expert declares of the institution. */
const declares = ({ alter }: World) =>
  alter('accounts', accountOf('expert'), {
    conflicts: [{ subject: 'institution', id: 'institution-near', why: 'relative', declaredAt: 1 }],
  });

const arrange = async ({ put, call, ports }: World) => {
  await put('institutions', 'institution-near', anInstitution('near', { districtCode: NEAR.district }));
  for (const [key, value] of [
    ['expertPanelSize', 3],
    ['expertMajorityPercent', 60],
  ] as const) {
    await put('parameters', key, { value, proposal: null, history: [] });
  }
  const panelOf = async (
    instance: number,
    state: 'voting' | 'decided',
    first = accountOf('expert'),
    id = `case-${state}`,
  ) => {
    const panel = [first, 'expert-b', 'expert-c'];
    const decisions =
      state === 'decided'
        ? [
            {
              verdict: 'academic' as const,
              academic: 2,
              nonAcademic: 1,
              decidedAt: 0,
              dissent: ['不同意见'],
              reasons: ['内容属于课标'],
            },
          ]
        : [];
    const opened = {
      openedBy: accountOf('districtOfficer'),
      openedAt: 0,
      recused: [],
      majorityPercent: 60,
      appeal: null,
    };
    const { pins: _pins, ...rest } = OPEN;
    const of = { institutionName: '示例·near培训学校', districtCode: NEAR.district, hint: 'academic' as const };
    const { base64: _bytes, ...named } = ATTACHED;
    const hash = sha256OfBytes(new Uint8Array(PDF));
    const fileId = await ports.files.put('classification', 'pdf', new Uint8Array(PDF));
    const attachments = [{ id: 'file-1', ...named, kind: 'pdf' as const, bytes: PDF.length, hash, fileId }];
    const all = { ...rest, ...of, ...opened, pins: [], attachments, state, instance, panel, decisions };
    await put('classificationCases', id, all);
    return id;
  };
  for (const id of OTHERS) {
    const [account] = await ports.store.find('accounts', { openid: 'openid-expert' }, { limit: 1 });
    if (account === undefined) throw new Error('the cast has an expert');
    const { id: _id, revision: _revision, ...body } = account;
    await put('accounts', id, { ...body, openid: `openid-${id}` });
  }
  const opened = await call('districtOfficer', 'classification.open', { ...OPEN, pins: [...OPEN.pins] });
  return {
    voting: await panelOf(1, 'voting'),
    elsewhere: await panelOf(1, 'voting', 'expert-d', 'case-elsewhere'),
    decided: await panelOf(1, 'decided'),
    opened: opened.id,
  };
};

const NEAR_ONLY = { farOfficer: 'NOT_FOUND' } as const;

export const classification = feature(
  'classification',
  arrange,
)({
  cases: {
    examples: [{ as: 'farOfficer', input: () => ({}), replies: () => ({ cases: [] }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ voting }) => ({ [voting]: ['districtOfficer', 'cityOfficer', 'cityOfficer2', 'expert'] }),
      },
    },
  },
  hint: {
    ownerless: 'a file that is being written is nobody’s yet',
    examples: [{ as: 'expert', input: () => ({ file: FILE }), replies: () => ({ hint: 'academic' }) }],
    cases: { always: { input: () => ({ file: FILE }), everybody: 'ok' } },
  },
  open: {
    examples: [{ as: 'districtOfficer', input: () => ({ ...OPEN, pins: [...OPEN.pins] }), replies: () => ({}) }],
    cases: {
      'a course it does not have': {
        input: () => ({ ...OPEN, pins: [], courseId: 'course-of-nobody' }),
        everybody: 'NOT_FOUND',
      },
      'the size of a panel is not set': {
        before: ({ alter }) => alter('parameters', 'expertPanelSize', { value: null }),
        input: () => ({ ...OPEN, pins: [] }),
        everybody: 'NOT_SET',
        ...NEAR_ONLY,
      },
      'too few experts without an interest': {
        before: async (world) => {
          await declares(world);
          await world.alter('parameters', 'expertPanelSize', { value: 7 });
        },
        input: () => ({ ...OPEN, pins: [] }),
        everybody: 'LIMIT_EXCEEDED',
        ...NEAR_ONLY,
      },
      'of the near district': { input: () => ({ ...OPEN, pins: [] }), everybody: 'ok', ...NEAR_ONLY },
      absent: { input: () => ({ ...OPEN, pins: [], institutionId: 'institution-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  attach: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ opened }) => ({ id: opened, revision: 1, ...ATTACHED }),
        replies: ({ opened }) => ({ id: opened }),
      },
    ],
    states: ['voting', 'decided'],
    cases: {
      voting: {
        input: ({ opened }) => ({ id: opened, revision: 1, ...ATTACHED }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      'not a document': {
        input: ({ opened }) => ({ id: opened, revision: 1, ...ATTACHED, base64: Buffer.from('MZ').toString('base64') }),
        everybody: 'FILE_REFUSED',
        ...NEAR_ONLY,
      },
      decided: {
        input: ({ decided }) => ({ id: decided, revision: 1, ...ATTACHED }),
        everybody: 'WRONG_STATE',
        ...NEAR_ONLY,
      },
      absent: { input: () => ({ id: 'case-of-nobody', revision: 1, ...ATTACHED }), everybody: 'NOT_FOUND' },
    },
  },
  attachment: {
    examples: [
      {
        as: 'expert',
        input: ({ voting }) => ({ id: voting, attachmentId: 'file-1' }),
        replies: () => ({ fileName: '示例讲义第1页.pdf', base64: ATTACHED.base64 }),
      },
    ],
    cases: {
      'of a case one may see': {
        input: ({ voting }) => ({ id: voting, attachmentId: 'file-1' }),
        everybody: 'ok',
        ...NEAR_ONLY,
      },
      absent: { input: () => ({ id: 'case-of-nobody', attachmentId: 'file-1' }), everybody: 'NOT_FOUND' },
    },
  },
  vote: {
    examples: [
      { as: 'expert', input: ({ voting }) => ({ id: voting, ...VOTE }), replies: ({ voting }) => ({ id: voting }) },
    ],
    cases: {
      'of another panel': { input: ({ elsewhere }) => ({ id: elsewhere, ...VOTE }), everybody: 'NOT_FOUND' },
      'an interest declared since': {
        before: declares,
        input: ({ voting }) => ({ id: voting, ...VOTE }),
        everybody: 'CONFLICT_OF_INTEREST',
      },
      'voted already': {
        before: ({ call }, { voting }) => call('expert', 'classification.vote', { id: voting, ...VOTE }),
        input: ({ voting }) => ({ id: voting, ...VOTE }),
        everybody: 'WRONG_STATE',
      },
      voting: { input: ({ voting }) => ({ id: voting, ...VOTE }), everybody: 'ok' },
      decided: { input: ({ decided }) => ({ id: decided, ...VOTE }), everybody: 'WRONG_STATE' },
      absent: { input: () => ({ id: 'case-of-nobody', ...VOTE }), everybody: 'NOT_FOUND' },
    },
  },
  appeal: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ decided }) => ({ id: decided, revision: 1, text: '机构不服，认为是兴趣课' }),
        replies: ({ decided }) => ({ id: decided }),
      },
    ],
    cases: {
      'changed meanwhile': {
        input: ({ decided }) => ({ id: decided, revision: 7, text: '机构不服，认为是兴趣课' }),
        everybody: 'CONFLICT',
        districtOfficer: 'FORBIDDEN',
        ...NEAR_ONLY,
      },
      decided: {
        input: ({ decided }) => ({ id: decided, revision: 1, text: '机构不服，认为是兴趣课' }),
        everybody: 'ok',
        districtOfficer: 'FORBIDDEN',
        ...NEAR_ONLY,
      },
      voting: {
        input: ({ voting }) => ({ id: voting, revision: 1, text: '机构不服，认为是兴趣课' }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'FORBIDDEN',
        ...NEAR_ONLY,
      },
      absent: {
        input: () => ({ id: 'case-of-nobody', revision: 1, text: '机构不服，认为是兴趣课' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  digests: {
    examples: [{ as: 'nobody', input: () => ({}), replies: ({ decided }) => ({ digests: [{ id: decided }] }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ 'expert-b': [], [accountOf('expert')]: [] }), // who sat on a panel is nobody's here
      },
    },
  },
});
