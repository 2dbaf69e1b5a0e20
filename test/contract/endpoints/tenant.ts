import type { InputOf } from '../../../shared/contracts';
import { addDays, localDate } from '../../../shared/kernel/time';
import { feature } from './table';
import type { World } from './world';

const year = (which: number): InputOf<'tenant.enterYear'> => ({
  year: which,
  holidays: Array.from({ length: 28 }, (_, i) => addDays(localDate(`${which}-02-01`), i)),
  makeUpDays: [],
  document: '示例·国办发明电',
});
const schoolYear = (which: number): InputOf<'tenant.enterSchoolYear'> => ({
  schoolYear: which,
  autumn: { from: `${which}-09-01`, to: `${which + 1}-01-22` },
  spring: { from: `${which + 1}-02-26`, to: `${which + 1}-07-09` },
  document: '示例·汉中市中小学校历',
});

const arrange = async ({ call }: World): Promise<void> => {
  await call('cityOfficer', 'tenant.enterYear', year(2031));
  await call('cityOfficer', 'tenant.enterSchoolYear', schoolYear(2031));
};

/** The calendar is the city's: a district officer is told so. */
const CITY_ONLY = { districtOfficer: 'FORBIDDEN', farOfficer: 'FORBIDDEN' } as const;

export const tenant = feature(
  'tenant',
  arrange,
)({
  communities: {
    examples: [{ as: 'nobody', input: () => ({ districtCode: '610730' }), replies: () => ({}) }],
    cases: { always: { input: () => ({ districtCode: '610730' }), everybody: 'ok' } },
  },
  calendar: {
    examples: [
      {
        as: 'nobody',
        input: () => ({}),
        replies: () => ({ years: [{ year: 2031 }], schoolYears: [{ schoolYear: 2031 }] }),
      },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  enterYear: {
    examples: [{ as: 'cityOfficer', input: () => year(2032), replies: () => ({ year: 2032 }) }],
    states: ['new', 'entered'],
    cases: {
      new: { input: () => year(2032), everybody: 'ok', ...CITY_ONLY },
      entered: { input: () => year(2031), everybody: 'ok', ...CITY_ONLY },
      'new, too few holidays': {
        input: () => ({ ...year(2032), holidays: ['2032-02-01'] }),
        everybody: 'INVALID_INPUT',
        ...CITY_ONLY,
      },
    },
  },
  enterSchoolYear: {
    examples: [{ as: 'cityOfficer2', input: () => schoolYear(2032), replies: () => ({ schoolYear: 2032 }) }],
    states: ['new', 'entered'],
    cases: {
      new: { input: () => schoolYear(2032), everybody: 'ok', ...CITY_ONLY },
      entered: { input: () => schoolYear(2031), everybody: 'ok', ...CITY_ONLY },
      'new, the terms change places': {
        input: () => ({ ...schoolYear(2032), autumn: schoolYear(2032).spring, spring: schoolYear(2032).autumn }),
        everybody: 'INVALID_INPUT',
        ...CITY_ONLY,
      },
    },
  },
});
