// The door check: one answer per question, each with its rule. It compares facts with the list and the register; it never says
// that somebody broke the law, and what it does not know it says it does not know.
import { distanceM, type Gcj02 } from '../../../kernel/geo';
import { dateOf, type EpochMs, minuteOfDay } from '../../../kernel/time';
import type { WorkingCalendar } from '../../../kernel/working-days';
import { type RegulationId, regulationValue } from '../../../regulations';
import type { ContractFinding } from '../contract/check-contract';
import {
  type InstitutionCategory,
  type ListedInstitution,
  licensedCategories,
  type Premises,
  type Stage,
  statusOn,
  type TeachingMode,
} from '../institution.schema';
import type { ReadDoorCode } from './door-code';
import { floorNumber } from './floor';

export const DOOR_QUESTIONS = [
  'code',
  'listed',
  'valid',
  'place',
  'floor',
  'hour',
  'day',
  'course',
  'teacher',
  'fee',
] as const;
export type DoorQuestion = (typeof DOOR_QUESTIONS)[number];

/** `no` = does not match the list or the rule: a reason to ask and perhaps to report, not a finding. */
export type DoorOutcome = 'yes' | 'no' | 'unknown' | 'notApplicable';

export interface DoorAnswer {
  readonly question: DoorQuestion;
  readonly outcome: DoorOutcome;
  readonly because: DoorReason;
  /** Dates, numbers and codes the sentence may quote. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** The row of the register it rests on; null where the list alone decides. */
  readonly rule: RegulationId | null;
}

export type DoorReason =
  | 'CODE_GENUINE'
  | 'CODE_FORGED'
  | 'CODE_EXPIRED'
  | 'CODE_REVOKED'
  | 'CODE_UNKNOWN_DOOR'
  | 'CODE_OTHER'
  | 'ON_LIST'
  | 'NOT_ON_LIST'
  | 'NO_LONGER_LICENSED'
  | 'LICENCE_VALID'
  | 'VALIDITY_NOT_STATED'
  | 'LICENCE_EXPIRED'
  | 'SUSPENDED'
  | 'BLACKLISTED'
  | 'CONVERTED'
  | 'NEAR'
  | 'FAR'
  | 'COMPARE_BY_EYE'
  | 'NOT_MEASURED'
  | 'PLACE_NOT_STATED'
  | 'ONLINE_ONLY'
  | 'FLOOR_SAME'
  | 'FLOOR_OTHER'
  | 'FLOOR_NOT_STATED'
  | 'FLOOR_LOOK'
  | 'WITHIN_HOURS'
  | 'AFTER_HOURS'
  | 'SCHOOL_DAY'
  | 'PUBLIC_HOLIDAY'
  | 'WEEKEND'
  | 'VACATION'
  | 'CALENDAR_NOT_ENTERED'
  | 'SCHOOL_YEAR_NOT_ENTERED'
  | 'NOT_ACADEMIC'
  | 'NOT_COMPULSORY_STAGE'
  | 'NOT_ASKED'
  | 'IN_SCOPE'
  | 'KIND_NOT_LICENSED'
  | 'STAGE_NOT_LICENSED'
  | 'MODE_NOT_LICENSED'
  | 'SCOPE_NOT_STATED'
  | 'ON_ROSTER'
  | 'NOT_ON_ROSTER'
  | 'NO_ROSTER'
  | 'OFFLINE'
  | 'WITHIN_LIMITS'
  | 'OVER_LIMITS'
  | 'PRICE_NOT_SET'
  | 'PRICE_NOT_ASKED';

/** What the person says is taught here. */
export interface CourseHere {
  readonly category: InstitutionCategory;
  readonly stage: Stage;
  readonly mode: TeachingMode;
}

export interface DoorFacts {
  readonly now: EpochMs;
  /** From the list on the phone; null when nothing on it is meant. */
  readonly institution: ListedInstitution | null;
  /** What was scanned; null when a name or a number was typed. */
  readonly scanned: ReadDoorCode | null;
  /** The door asked about; null: any of the institution's. */
  readonly door: string | null;
  /** Where the phone is and how exactly; null until the person lets it say so. */
  readonly here: { readonly at: Gcj02; readonly accuracyM: number } | null;
  /** The floor the person says they stand on; null when they did not say, or not in words we read. */
  readonly floor: number | null;
  readonly calendar: WorkingCalendar;
  readonly schoolDay: 'term' | 'vacation' | 'unknown';
  readonly course: CourseHere | null;
  readonly teacher: 'onRoster' | 'notOnRoster' | 'noRoster' | 'offline' | null;
  /** What the fee touches (`checkFee`); null when it was not asked about. */
  readonly fee: readonly ContractFinding[] | null;
}

/**
 * How far from the measured door one may stand and still be there.
 * @policy a building and its forecourt; the phone's own error is added
 */
const NEAR_M = 150;
/** @policy a phone that does not know where it is to within this says nothing */
const MAX_ERROR_M = 500;

const COMPULSORY: readonly Stage[] = ['primary', 'junior'];

const answer = (
  question: DoorQuestion,
  outcome: DoorOutcome,
  because: DoorReason,
  rule: RegulationId | null = null,
  facts: DoorAnswer['facts'] = {},
): DoorAnswer => ({ question, outcome, because, facts, rule });

/** What the code itself is worth: signed, still good, the newest print of a door on the list. */
const aboutCode = ({ scanned, institution, now }: DoorFacts): DoorAnswer | null => {
  if (scanned === null) return null;
  if (scanned.kind === 'other') return answer('code', 'unknown', 'CODE_OTHER');
  if (scanned.kind === 'forged') return answer('code', 'no', 'CODE_FORGED');
  const { code } = scanned;
  const today = dateOf(now);
  const place = institution?.premises.find(({ door }) => door === code.door);
  if (place === undefined) return answer('code', 'no', 'CODE_UNKNOWN_DOOR', null, { issuedOn: code.issuedOn });
  if (code.serial < place.serial) return answer('code', 'no', 'CODE_REVOKED', null, { issuedOn: code.issuedOn });
  // A newer print than the list knows: the list is old, the code is not wrong.
  if (code.until < today) return answer('code', 'no', 'CODE_EXPIRED', null, { until: code.until });
  return answer('code', 'yes', 'CODE_GENUINE', null, { until: code.until });
};

const aboutListed = ({ institution, now }: DoorFacts): DoorAnswer => {
  if (institution === null) return answer('listed', 'unknown', 'NOT_ON_LIST');
  const status = statusOn(institution, dateOf(now));
  const since = institution.statusSince === null ? {} : { since: institution.statusSince };
  return status === 'deregistered'
    ? answer('listed', 'no', 'NO_LONGER_LICENSED', null, since)
    : answer('listed', 'yes', 'ON_LIST');
};

const aboutValid = ({ institution, now }: DoorFacts): DoorAnswer => {
  if (institution === null) return answer('valid', 'unknown', 'NOT_ON_LIST');
  const { validUntil, statusUntil } = institution;
  const until = validUntil === null ? {} : { validUntil };
  const end = statusUntil === null ? {} : { statusUntil };
  switch (statusOn(institution, dateOf(now))) {
    case 'licensed':
      return validUntil === null
        ? answer('valid', 'unknown', 'VALIDITY_NOT_STATED')
        : answer('valid', 'yes', 'LICENCE_VALID', null, until);
    case 'expired':
      return answer('valid', 'no', 'LICENCE_EXPIRED', null, until);
    case 'suspended':
      return answer('valid', 'no', 'SUSPENDED', null, end);
    case 'blacklisted':
      return answer('valid', 'no', 'BLACKLISTED', null, end);
    case 'converted':
      return answer('valid', 'unknown', 'CONVERTED');
    case 'deregistered':
      return answer('valid', 'no', 'NO_LONGER_LICENSED');
  }
};

const nearest = (places: readonly Premises[], at: Gcj02): number | null => {
  const distances = places.flatMap(({ position }) => (position === null ? [] : [distanceM(position, at)]));
  return distances.length === 0 ? null : Math.min(...distances);
};

const isOnlineOnly = ({ modes }: ListedInstitution): boolean => modes.length === 1 && modes[0] === 'online';

const placesOf = (institution: ListedInstitution, door: string | null): Premises[] =>
  institution.premises.filter((one) => door === null || one.door === door);

const aboutPlace = ({ institution, door, here }: DoorFacts): DoorAnswer => {
  if (institution === null) return answer('place', 'unknown', 'NOT_ON_LIST');
  if (isOnlineOnly(institution)) return answer('place', 'notApplicable', 'ONLINE_ONLY');
  const places = placesOf(institution, door);
  if (places.length === 0) return answer('place', 'unknown', 'PLACE_NOT_STATED');
  if (here === null || here.accuracyM > MAX_ERROR_M) return answer('place', 'unknown', 'COMPARE_BY_EYE');
  const away = nearest(places, here.at);
  if (away === null) return answer('place', 'unknown', 'NOT_MEASURED');
  const facts = { distanceM: Math.round(away), accuracyM: Math.round(here.accuracyM) };
  return away <= NEAR_M + here.accuracyM
    ? answer('place', 'yes', 'NEAR', null, facts)
    : answer('place', 'no', 'FAR', null, facts);
};

/** The floor the licence names, which no phone can measure: the person says where they stand. */
const aboutFloor = ({ institution, door, floor }: DoorFacts): DoorAnswer => {
  if (institution === null) return answer('floor', 'unknown', 'NOT_ON_LIST');
  if (isOnlineOnly(institution)) return answer('floor', 'notApplicable', 'ONLINE_ONLY');
  const stated = placesOf(institution, door).filter((place) => floorNumber(place.floor) !== null);
  if (stated.length === 0) return answer('floor', 'unknown', 'FLOOR_NOT_STATED');
  const registered = { registered: [...new Set(stated.map((place) => place.floor))].join('、') };
  if (floor === null) return answer('floor', 'unknown', 'FLOOR_LOOK', null, registered);
  return stated.some((place) => floorNumber(place.floor) === floor)
    ? answer('floor', 'yes', 'FLOOR_SAME', null, registered)
    : answer('floor', 'no', 'FLOOR_OTHER', null, { ...registered, floor });
};

const aboutHour = ({ now, course, institution }: DoorFacts): DoorAnswer => {
  const isOnline =
    course === null ? institution?.modes.length === 1 && institution.modes[0] === 'online' : course.mode === 'online';
  const rule = isOnline ? 'teaching.endsOnlineLive' : 'teaching.endsOffline';
  const ends = regulationValue(rule, dateOf(now));
  const facts = { ends, now: minuteOfDay(now) };
  return minuteOfDay(now) <= ends
    ? answer('hour', 'yes', 'WITHIN_HOURS', rule, facts)
    : answer('hour', 'no', 'AFTER_HOURS', rule, facts);
};

/** Days off bind 学科类 of the compulsory stage only. What is taught here decides, or else what the licence is for. */
const aboutDay = (facts: DoorFacts): DoorAnswer => {
  const { now, course, institution, calendar, schoolDay } = facts;
  const rule = 'teaching.daysOff';
  const category = course?.category ?? institution?.category ?? null;
  if (category === null) return answer('day', 'unknown', 'NOT_ASKED', rule);
  if (category !== 'academic') return answer('day', 'notApplicable', 'NOT_ACADEMIC', rule);
  const stages = course === null ? (institution?.stages ?? []) : [course.stage];
  if (stages.length > 0 && !stages.some((stage) => COMPULSORY.includes(stage))) {
    return answer('day', 'notApplicable', 'NOT_COMPULSORY_STAGE', rule);
  }
  const today = dateOf(now);
  if (!calendar.isKnown(today)) return answer('day', 'unknown', 'CALENDAR_NOT_ENTERED', rule);
  const kind = calendar.kindOf(today);
  if (kind === 'publicHoliday') return answer('day', 'no', 'PUBLIC_HOLIDAY', rule);
  if (kind === 'weekend') return answer('day', 'no', 'WEEKEND', rule);
  if (schoolDay === 'vacation') return answer('day', 'no', 'VACATION', rule);
  if (schoolDay === 'unknown') return answer('day', 'unknown', 'SCHOOL_YEAR_NOT_ENTERED', rule);
  return answer('day', 'yes', 'SCHOOL_DAY', rule);
};

const aboutCourse = ({ institution, course }: DoorFacts): DoorAnswer => {
  const rule = 'violation.SCOPE';
  if (institution === null) return answer('course', 'unknown', 'NOT_ON_LIST', rule);
  if (course === null) return answer('course', 'unknown', 'NOT_ASKED', rule);
  const kinds = licensedCategories(institution);
  // A licence for 非学科类 that does not say which kind neither names nor excludes art, sport or science.
  if (!kinds.includes(course.category)) {
    const isUndetailed = course.category !== 'academic' && kinds.includes('other');
    return isUndetailed
      ? answer('course', 'unknown', 'SCOPE_NOT_STATED', rule)
      : answer('course', 'no', 'KIND_NOT_LICENSED', rule);
  }
  if (institution.modes.length > 0 && !institution.modes.includes(course.mode)) {
    return answer('course', 'no', 'MODE_NOT_LICENSED', rule);
  }
  if (institution.stages.length === 0) return answer('course', 'unknown', 'SCOPE_NOT_STATED', rule);
  return institution.stages.includes(course.stage)
    ? answer('course', 'yes', 'IN_SCOPE', rule)
    : answer('course', 'no', 'STAGE_NOT_LICENSED', rule);
};

const TEACHER: Readonly<Record<NonNullable<DoorFacts['teacher']>, readonly [DoorOutcome, DoorReason]>> = {
  onRoster: ['yes', 'ON_ROSTER'],
  notOnRoster: ['no', 'NOT_ON_ROSTER'],
  noRoster: ['unknown', 'NO_ROSTER'],
  offline: ['unknown', 'OFFLINE'],
};

const aboutTeacher = ({ institution, teacher }: DoorFacts): DoorAnswer => {
  if (institution === null) return answer('teacher', 'unknown', 'NOT_ON_LIST');
  if (teacher === null) return answer('teacher', 'unknown', 'NOT_ASKED', 'staff.certificate');
  const [outcome, because] = TEACHER[teacher];
  return answer('teacher', outcome, because, 'staff.certificate');
};

const aboutFee = ({ fee }: DoorFacts): DoorAnswer => {
  if (fee === null) return answer('fee', 'unknown', 'NOT_ASKED', 'fees.amount');
  const broken = fee.filter(({ outcome }) => outcome === 'broken');
  if (broken[0] !== undefined) {
    const which = broken.map(({ check }) => check).join(',');
    return answer('fee', 'no', 'OVER_LIMITS', broken[0].rule, { broken: broken.length, which });
  }
  const price = fee.find(({ check }) => check === 'price');
  if (price?.outcome !== 'unknown') return answer('fee', 'yes', 'WITHIN_LIMITS', 'fees.amount');
  return answer('fee', 'unknown', price.facts['notSet'] === 1 ? 'PRICE_NOT_SET' : 'PRICE_NOT_ASKED', price.rule);
};

/** Every question's answer, in the order of DOOR_QUESTIONS; `code` only where something was scanned. */
export const checkDoor = (facts: DoorFacts): DoorAnswer[] =>
  [
    aboutCode(facts),
    aboutListed(facts),
    aboutValid(facts),
    aboutPlace(facts),
    aboutFloor(facts),
    aboutHour(facts),
    aboutDay(facts),
    aboutCourse(facts),
    aboutTeacher(facts),
    aboutFee(facts),
  ].filter((one): one is DoorAnswer => one !== null);

const REPORT_AS: Readonly<Record<DoorQuestion, string>> = {
  code: 'UNLICENSED',
  listed: 'GHOST',
  valid: 'UNLICENSED',
  place: 'UNLICENSED',
  floor: 'UNLICENSED',
  course: 'SCOPE',
  day: 'TIME_CONTENT_STAFF',
  hour: 'TIME_CONTENT_STAFF',
  teacher: 'TIME_CONTENT_STAFF',
  fee: 'FEES',
};
const GRAVEST_FIRST: readonly DoorQuestion[] = [
  'listed',
  'valid',
  'code',
  'place',
  'floor',
  'course',
  'day',
  'hour',
  'teacher',
  'fee',
];

/** The category a report of these mismatches would be filled in with (the person may change it); null when nothing mismatches. */
export const reportCategoryOf = (answers: readonly DoorAnswer[]): string | null => {
  const question = GRAVEST_FIRST.find((one) => answers.some((a) => a.question === one && a.outcome === 'no'));
  return question === undefined ? null : REPORT_AS[question];
};
