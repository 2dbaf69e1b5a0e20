import { NO_GUIDANCE } from '../../../../../shared/domain/institution/contract/check-contract';
import { checkFee, type FeeFacts } from '../../../../../shared/domain/institution/contract/check-fee';
import {
  checkDoor,
  type DoorFacts,
  type DoorQuestion,
  reportCategoryOf,
} from '../../../../../shared/domain/institution/door-check/answers';
import { floorNumber } from '../../../../../shared/domain/institution/door-check/floor';
import { ListedInstitution } from '../../../../../shared/domain/institution/institution.schema';
import { localDate, startOf } from '../../../../../shared/kernel/time';
import { openCalendar } from '../../../../../shared/kernel/working-days';
import { anInstitution } from '../../../../support/institution';

const listed = (more: Parameters<typeof anInstitution>[1] = {}): ListedInstitution =>
  ListedInstitution.parse({ id: 'inst-1', ...anInstitution('inst-1', more) });

const at = (day: string, hour: number, minute = 0) => startOf(localDate(day), hour * 60 + minute);
const ACADEMIC = { category: 'academic', stages: ['primary'], validUntil: localDate('2027-08-31') } as const;

const FEE: FeeFacts = {
  category: 'art',
  stages: [],
  mode: 'offline',
  feeFen: 480_000,
  months: null,
  lessons: null,
  lessonMinutes: null,
  classSize: null,
};

const facts = (more: Partial<DoorFacts> = {}): DoorFacts => ({
  now: at('2026-11-24', 19),
  institution: listed({ ...ACADEMIC, stages: ['primary'] }),
  scanned: null,
  door: null,
  here: null,
  calendar: openCalendar(),
  schoolDay: 'term',
  course: null,
  teacher: null,
  floor: null,
  fee: null,
  ...more,
});
const answer = (question: DoorQuestion, more: Partial<DoorFacts> = {}) => {
  const found = checkDoor(facts(more)).find((one) => one.question === question);
  return found === undefined ? null : `${found.outcome} ${found.because}`;
};

describe('checkDoor', () => {
  it('gives one answer per question, and none about a code where none was scanned', () => {
    expect(checkDoor(facts()).map(({ question }) => question)).toEqual([
      'listed',
      'valid',
      'place',
      'floor',
      'hour',
      'day',
      'course',
      'teacher',
      'fee',
    ]);
  });

  it('never calls a place illegal because it is not on the list', () => {
    const answers = checkDoor(facts({ institution: null }));
    expect(answers.find(({ question }) => question === 'listed')).toMatchObject({
      outcome: 'unknown',
      because: 'NOT_ON_LIST',
    });
    expect(answers.filter(({ outcome }) => outcome === 'no')).toEqual([]);
  });

  it('judges the licence by the day', () => {
    expect(answer('valid')).toBe('yes LICENCE_VALID');
    expect(answer('valid', { now: at('2027-08-31', 23, 59) })).toBe('yes LICENCE_VALID');
    expect(answer('valid', { now: at('2027-09-01', 0) })).toBe('no LICENCE_EXPIRED');
    expect(answer('valid', { institution: listed({ validUntil: null }) })).toBe('unknown VALIDITY_NOT_STATED');
    expect(answer('listed', { institution: listed({ status: 'deregistered' }) })).toBe('no NO_LONGER_LICENSED');
    const blacklisted = listed({
      status: 'blacklisted',
      statusUntil: localDate('2026-11-24'),
      statusAfter: 'deregistered',
    });
    expect(answer('valid', { institution: blacklisted })).toBe('no BLACKLISTED');
    expect(answer('valid', { institution: blacklisted, now: at('2026-11-25', 9) })).toBe('no NO_LONGER_LICENSED');
  });

  it('lets offline teaching go on to 20:30 and live online teaching to 21:00', () => {
    expect(answer('hour', { now: at('2026-11-24', 20, 30) })).toBe('yes WITHIN_HOURS');
    expect(answer('hour', { now: at('2026-11-24', 20, 31) })).toBe('no AFTER_HOURS');
    const online = { course: { category: 'academic', stage: 'primary', mode: 'online' } } as const;
    expect(answer('hour', { ...online, now: at('2026-11-24', 21, 0) })).toBe('yes WITHIN_HOURS');
    expect(answer('hour', { ...online, now: at('2026-11-24', 21, 1) })).toBe('no AFTER_HOURS');
  });

  it('keeps days off free of academic training only, make-up days counting as working days', () => {
    expect(answer('day')).toBe('yes SCHOOL_DAY');
    expect(answer('day', { now: at('2026-11-28', 10) })).toBe('no WEEKEND');
    expect(answer('day', { now: at('2026-10-01', 10) })).toBe('no PUBLIC_HOLIDAY');
    expect(answer('day', { now: at('2026-10-10', 10) })).toBe('yes SCHOOL_DAY'); // a Saturday that is worked
    expect(answer('day', { schoolDay: 'vacation' })).toBe('no VACATION');
    expect(answer('day', { schoolDay: 'unknown' })).toBe('unknown SCHOOL_YEAR_NOT_ENTERED');
    expect(answer('day', { now: at('2031-03-03', 10) })).toBe('unknown CALENDAR_NOT_ENTERED');
    expect(answer('day', { institution: listed({ category: 'art' }) })).toBe('notApplicable NOT_ACADEMIC');
    expect(answer('day', { institution: listed({ ...ACADEMIC, stages: ['senior'] }) })).toBe(
      'notApplicable NOT_COMPULSORY_STAGE',
    );
  });

  it('holds what is taught against the licence', () => {
    const course = { category: 'academic', stage: 'junior', mode: 'offline' } as const;
    expect(answer('course')).toBe('unknown NOT_ASKED');
    expect(answer('course', { course })).toBe('no STAGE_NOT_LICENSED');
    expect(answer('course', { course: { ...course, stage: 'primary' } })).toBe('yes IN_SCOPE');
    expect(answer('course', { course, institution: listed({ category: 'art' }) })).toBe('no KIND_NOT_LICENSED');
    expect(answer('course', { course, institution: listed({ category: 'other' }) })).toBe('no KIND_NOT_LICENSED');
    const dance = { category: 'art', stage: 'primary', mode: 'offline' } as const;
    expect(answer('course', { course: dance, institution: listed({ category: 'other' }) })).toBe(
      'unknown SCOPE_NOT_STATED',
    );
    expect(
      answer('course', {
        course: { ...course, stage: 'primary', mode: 'online' },
        institution: listed({ ...ACADEMIC, stages: ['primary'], modes: ['offline'] }),
      }),
    ).toBe('no MODE_NOT_LICENSED');
  });

  it('knows a copied code by its place', () => {
    const [place] = listed().premises;
    if (place === undefined) throw new Error('a place');
    const institution = listed({ premises: [{ ...place, position: { lng: 107.03, lat: 33.07 } }] });
    const here = (lng: number, accuracyM = 20) => ({ at: { lng, lat: 33.07 }, accuracyM });
    expect(answer('place', { institution })).toBe('unknown COMPARE_BY_EYE');
    expect(answer('place', { institution, here: here(107.0305) })).toBe('yes NEAR');
    expect(answer('place', { institution, here: here(107.05) })).toBe('no FAR');
    expect(answer('place', { institution, here: here(107.05, 3000) })).toBe('unknown COMPARE_BY_EYE');
    expect(answer('place', { here: here(107.03) })).toBe('unknown NOT_MEASURED');
    expect(answer('place', { institution: listed({ modes: ['online'] }) })).toBe('notApplicable ONLINE_ONLY');
  });

  it('recognises an expired, a revoked, an unknown and a forged code', () => {
    const institution = listed();
    const [place] = institution.premises;
    const code = {
      keyNumber: 1,
      door: place?.door ?? '',
      serial: 1,
      issuedOn: localDate('2026-09-01'),
      until: localDate('2027-08-31'),
    };
    const scan = (more: Partial<typeof code>, list = institution) =>
      answer('code', { institution: list, scanned: { kind: 'signed', code: { ...code, ...more } } });
    expect(scan({})).toBe('yes CODE_GENUINE');
    expect(scan({ until: localDate('2026-11-23') })).toBe('no CODE_EXPIRED');
    expect(scan({ door: '00000000' })).toBe('no CODE_UNKNOWN_DOOR');
    const reprinted = listed({ premises: institution.premises.map((one) => ({ ...one, serial: 2 })) });
    expect(scan({}, reprinted)).toBe('no CODE_REVOKED');
    expect(answer('code', { scanned: { kind: 'forged' } })).toBe('no CODE_FORGED');
    expect(answer('code', { scanned: { kind: 'other' } })).toBe('unknown CODE_OTHER');
  });

  it('asks about the teacher and the fee only what it was told', () => {
    expect(answer('teacher', { teacher: 'onRoster' })).toBe('yes ON_ROSTER');
    expect(answer('teacher', { teacher: 'notOnRoster' })).toBe('no NOT_ON_ROSTER');
    expect(answer('teacher', { teacher: 'noRoster' })).toBe('unknown NO_ROSTER');
    expect(answer('teacher', { teacher: 'offline' })).toBe('unknown OFFLINE');
  });

  const fee = (more: Partial<FeeFacts> = {}, guidance = NO_GUIDANCE) =>
    checkFee({ ...FEE, ...more }, guidance, localDate('2026-11-24'));

  it('says of a fee which limits it goes over, and what it cannot tell', () => {
    expect(answer('fee', { fee: fee() })).toBe('yes WITHIN_LIMITS');
    const over = checkDoor(facts({ fee: fee({ feeFen: 600_000, lessons: 61, months: 4 }) }));
    expect(over.find(({ question }) => question === 'fee')).toMatchObject({
      outcome: 'no',
      because: 'OVER_LIMITS',
      rule: 'fees.amount',
      facts: { broken: 3, which: 'amount,span,lessons' },
    });
    const academic = { category: 'academic', stages: ['junior'] } as const;
    expect(answer('fee', { fee: fee(academic) })).toBe('unknown PRICE_NOT_SET');
    const guidance = { ...NO_GUIDANCE, offline: { small: 9000, middle: 5000, large: 3000 } };
    expect(answer('fee', { fee: fee(academic, guidance) })).toBe('unknown PRICE_NOT_ASKED');
    const class20 = { ...academic, lessons: 40, lessonMinutes: 45, classSize: 20 };
    expect(answer('fee', { fee: fee({ ...class20, feeFen: 220_000 }, guidance) })).toBe('yes WITHIN_LIMITS'); // 55 yuan
    expect(answer('fee', { fee: fee({ ...class20, feeFen: 220_040 }, guidance) })).toBe('no OVER_LIMITS');
    expect(answer('fee', { fee: fee({ ...class20, stages: ['senior'], feeFen: 400_000 }, guidance) })).toBe(
      'yes WITHIN_LIMITS',
    );
  });

  it('compares the floor the person stands on with the floor on the licence', () => {
    const on = (floor: string) =>
      listed({ premises: anInstitution('inst-1').premises.map((place) => ({ ...place, floor })) });
    expect(answer('floor')).toBe('unknown FLOOR_NOT_STATED');
    expect(answer('floor', { institution: on('三楼') })).toBe('unknown FLOOR_LOOK');
    expect(answer('floor', { institution: on('三楼'), floor: 3 })).toBe('yes FLOOR_SAME');
    expect(answer('floor', { institution: on('三楼'), floor: 5 })).toBe('no FLOOR_OTHER');
    expect(answer('floor', { institution: on('地下一层'), floor: 1 })).toBe('no FLOOR_OTHER');
    expect(answer('floor', { institution: listed({ modes: ['online'] }), floor: 3 })).toBe('notApplicable ONLINE_ONLY');
    const written = ['3', '3楼', '三层', 'F3', '3f', '第３层', '三'];
    expect(written.map(floorNumber)).toEqual(written.map(() => 3));
    expect(['十二楼', '二十层', '十层'].map(floorNumber)).toEqual([12, 20, 10]);
    expect(['B1', '地下一层', '负1楼', '-1'].map(floorNumber)).toEqual([-1, -1, -1, -1]);
    expect(['', '0', '楼上', '三十十', 'F', 'constructor'].map(floorNumber)).toEqual(Array(6).fill(null));
  });

  it('fills a report with the gravest mismatch', () => {
    expect(reportCategoryOf(checkDoor(facts()))).toBeNull();
    expect(reportCategoryOf(checkDoor(facts({ now: at('2026-11-28', 21) })))).toBe('TIME_CONTENT_STAFF');
    expect(reportCategoryOf(checkDoor(facts({ fee: fee({ feeFen: 600_000 }) })))).toBe('FEES');
    expect(
      reportCategoryOf(
        checkDoor(facts({ institution: listed({ status: 'deregistered' }), fee: fee({ feeFen: 600_000 }) })),
      ),
    ).toBe('GHOST');
  });
});
