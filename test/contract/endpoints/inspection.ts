import { CHECK_ITEMS, type Checklist } from '../../../shared/domain/inspection/inspection.schema';
import { FAR, NEAR } from './cast';
import { feature } from './table';
import { TODAY, type World } from './world';

const MONTH = TODAY.slice(0, 7);
const NO_MONTH = '2026-10';
const SOURCE = { publicNumberSource: '示例·排列五' };
const NUMBER = '48213';

const CHECKLIST: Checklist = {
  inspectors: ['示例·甲', '示例·乙'],
  visitedOn: TODAY,
  items: Object.fromEntries(
    CHECK_ITEMS.map((item) => [item, { finding: 'met', note: '' }]),
  ) as unknown as Checklist['items'], // one entry for each item
  rectifyBy: null,
};

const visit = async ({ put }: World, id: string, where: typeof NEAR | typeof FAR): Promise<string> => {
  await put('visits', id, {
    month: MONTH,
    schoolYear: 2026,
    schoolId: where.school,
    schoolName: where.school,
    districtCode: where.district,
    checklist: null,
    filledBy: null,
  });
  return id;
};

const planned = ({ call }: World) => call('cityOfficer', 'inspection.openPlan', SOURCE);
const numbered = async (world: World) => {
  await planned(world);
  await world.call('cityOfficer', 'inspection.enterNumber', { month: MONTH, publicNumber: NUMBER });
};
const drawn = async (world: World) => {
  await numbered(world);
  await world.call('cityOfficer2', 'inspection.draw', { month: MONTH });
};

/** Planning is the city's: a district officer is told so, whatever the state. */
const CITY_ONLY = { districtOfficer: 'FORBIDDEN', farOfficer: 'FORBIDDEN' } as const;
const PLAN_STATES = ['no plan', 'planned', 'numbered', 'drawn'];

const arrange = async (world: World) => ({
  near: await visit(world, 'visit-near', NEAR),
  far: await visit(world, 'visit-far', FAR),
  filed: await visit(world, 'visit-filed', NEAR),
});

export const inspection = feature(
  'inspection',
  arrange,
)({
  overview: {
    examples: [
      {
        as: 'districtOfficer',
        before: planned,
        input: () => ({}),
        replies: ({ near, filed }) => ({
          today: TODAY,
          schoolYear: 2026,
          plans: [{ id: MONTH, schoolCount: 2, eligibleCount: 2, secret: null, numberIsMine: false }],
          visits: [{ id: filed }, { id: near }],
          schoolsByDistrict: [{ districtCode: NEAR.district, schools: 1 }],
          mayPlan: false,
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
          '"mayPlan":true': ['cityOfficer', 'cityOfficer2'],
          '{"districtCode":"610722","schools":0}': ['cityOfficer', 'cityOfficer2'],
        }),
      },
      'drawn: which schools is the city’s business': {
        before: drawn,
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ '"selected":["': ['cityOfficer', 'cityOfficer2'] }),
      },
    },
  },
  openPlan: {
    examples: [{ as: 'cityOfficer', input: () => SOURCE, replies: () => ({ month: MONTH }) }],
    states: PLAN_STATES,
    cases: {
      'no plan': { input: () => SOURCE, everybody: 'ok', ...CITY_ONLY },
      planned: { before: planned, input: () => SOURCE, everybody: 'WRONG_STATE', ...CITY_ONLY },
      numbered: { before: numbered, input: () => SOURCE, everybody: 'WRONG_STATE', ...CITY_ONLY },
      drawn: { before: drawn, input: () => SOURCE, everybody: 'WRONG_STATE', ...CITY_ONLY },
    },
  },
  enterNumber: {
    examples: [
      {
        as: 'cityOfficer2',
        before: planned,
        input: () => ({ month: MONTH, publicNumber: NUMBER }),
        replies: () => ({ month: MONTH }),
      },
    ],
    states: PLAN_STATES,
    ownerless: 'the plan is the city’s; district officers are refused before it is looked for',
    cases: {
      'no plan': { input: () => ({ month: MONTH, publicNumber: NUMBER }), everybody: 'NOT_FOUND', ...CITY_ONLY },
      planned: {
        before: planned,
        input: () => ({ month: MONTH, publicNumber: NUMBER }),
        everybody: 'ok',
        ...CITY_ONLY,
      },
      numbered: {
        before: numbered,
        input: () => ({ month: MONTH, publicNumber: NUMBER }),
        everybody: 'WRONG_STATE',
        ...CITY_ONLY,
      },
      drawn: {
        before: drawn,
        input: () => ({ month: MONTH, publicNumber: NUMBER }),
        everybody: 'WRONG_STATE',
        ...CITY_ONLY,
      },
      absent: { input: () => ({ month: NO_MONTH, publicNumber: NUMBER }), everybody: 'NOT_FOUND', ...CITY_ONLY },
    },
  },
  draw: {
    examples: [
      { as: 'cityOfficer2', before: numbered, input: () => ({ month: MONTH }), replies: () => ({ selected: 1 }) },
    ],
    states: PLAN_STATES,
    ownerless: 'the plan is the city’s; district officers are refused before it is looked for',
    cases: {
      'no plan': { input: () => ({ month: MONTH }), everybody: 'NOT_FOUND', ...CITY_ONLY },
      planned: { before: planned, input: () => ({ month: MONTH }), everybody: 'WRONG_STATE', ...CITY_ONLY },
      numbered: {
        before: numbered,
        input: () => ({ month: MONTH }),
        ...CITY_ONLY,
        cityOfficer: 'SAME_PERSON', // entered the number
        cityOfficer2: 'ok',
      },
      drawn: { before: drawn, input: () => ({ month: MONTH }), everybody: 'WRONG_STATE', ...CITY_ONLY },
      absent: { input: () => ({ month: NO_MONTH }), everybody: 'NOT_FOUND', ...CITY_ONLY },
    },
  },
  file: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ near }) => ({ visitId: near, checklist: CHECKLIST }),
        replies: ({ near }) => ({ visitId: near }),
      },
    ],
    states: ['open', 'filed'],
    cases: {
      open: {
        input: ({ near }) => ({ visitId: near, checklist: CHECKLIST }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      'open, another district': {
        input: ({ far }) => ({ visitId: far, checklist: CHECKLIST }),
        everybody: 'ok',
        districtOfficer: 'NOT_FOUND',
      },
      filed: {
        before: ({ call }, { filed }) =>
          call('cityOfficer', 'inspection.file', { visitId: filed, checklist: CHECKLIST }),
        input: ({ filed }) => ({ visitId: filed, checklist: CHECKLIST }),
        everybody: 'WRONG_STATE',
        farOfficer: 'NOT_FOUND',
      },
      absent: { input: () => ({ visitId: 'visit-of-nobody', checklist: CHECKLIST }), everybody: 'NOT_FOUND' },
    },
  },
});
