import type { InputOf } from '../../../shared/contracts';
import { addDays, localDate } from '../../../shared/kernel/time';
import { PARAMETER_KEYS } from '../../../shared/tenant/parameters';
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

const OFF = { key: 'secondFactor', value: 'off', reason: '示例：试运行' } as const;
const waiting = ({ call }: World) => call('sysadmin', 'tenant.setParameter', OFF);

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
  guidancePrices: {
    examples: [
      { as: 'nobody', input: () => ({}), replies: () => ({ offline: { small: null }, online: { large: null } }) },
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
  parameters: {
    ownerless: 'the tenant’s parameters are one list for all who work with them',
    examples: [
      {
        as: 'auditor',
        before: waiting,
        input: () => ({}),
        replies: () => ({ parameters: PARAMETER_KEYS.map((key) => ({ key, isSet: false })) }),
      },
    ],
    cases: {
      waiting: {
        before: waiting,
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ '"isMine":true': ['sysadmin'] }),
      },
    },
  },
  setParameter: {
    ownerless: 'every sysadmin may ask for every parameter',
    examples: [
      {
        as: 'sysadmin',
        input: () => ({ key: 'appComplaintWorkingDays', value: 5, reason: '示例：本市承诺' }),
        replies: () => ({ key: 'appComplaintWorkingDays', isWaiting: false }),
      },
      { as: 'sysadmin2', input: () => OFF, replies: () => ({ key: 'secondFactor', isWaiting: true }) },
    ],
    cases: {
      'not risky': {
        input: () => ({ key: 'invitationHours', value: 24, reason: '示例：缩短' }),
        everybody: 'ok',
      },
      risky: { input: () => OFF, everybody: 'ok' },
      'no such value': {
        input: () => ({ key: 'invitationHours', value: 'always', reason: '示例：错' }),
        everybody: 'INVALID_INPUT',
      },
    },
  },
  decideParameter: {
    ownerless: 'every sysadmin may decide about another one’s proposal',
    examples: [
      {
        as: 'sysadmin2',
        before: waiting,
        input: () => ({ key: 'secondFactor', agree: true }),
        replies: () => ({ key: 'secondFactor' }),
      },
    ],
    states: ['waiting', 'nothing waits'],
    cases: {
      waiting: {
        before: waiting,
        input: () => ({ key: 'secondFactor', agree: true }),
        everybody: 'ok',
        sysadmin: 'SAME_PERSON',
      },
      'waiting, dropped': { before: waiting, input: () => ({ key: 'secondFactor', agree: false }), everybody: 'ok' },
      'nothing waits': { input: () => ({ key: 'invitationHours', agree: true }), everybody: 'WRONG_STATE' },
    },
  },
});
