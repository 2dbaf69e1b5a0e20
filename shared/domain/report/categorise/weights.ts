// How much each sign speaks for each category: additive log-odds (a log-linear model), set from the catalogue's wording
// and adjusted on the tuned half of the labelled texts only. What fires is told to the officer, phrase by phrase.
import type { Concept } from './concepts.lexicon';
import type { CaseCategory } from './verdict';

export interface Rule {
  /** What the officer is told: a code, worded by the desk. */
  readonly because: string;
  /** Every one of these must be said (none: the rule rests on what is missing)… */
  readonly all: readonly Concept[];
  /** …and none of these. */
  readonly none?: readonly Concept[];
  /** In one sentence, or in two that follow each other. */
  readonly near?: true;
  readonly weights: Partial<Record<CaseCategory, number>>;
}

/** What is likelier before a word is read. @policy from how often each kind is reported; small, so that words decide. */
export const PRIOR: Partial<Record<CaseCategory, number>> = {
  TEACHER: 0.3,
  SCHOOL_MAKEUP: 0.3,
  REFUND: 0.3,
  OUT_OF_SCOPE: 0.3,
  PREMISES: -0.5,
  CONTEST: -0.2,
};

export const RULES: readonly Rule[] = [
  // Serving teachers
  { because: 'SERVING_TEACHER', all: ['servingTeacher'], weights: { TEACHER: 1.8 } },
  { because: 'SERVING_TEACHER_TRAINS', all: ['servingTeacher', 'training'], weights: { TEACHER: 1.4 } },
  { because: 'TEACHER_TRAINS_FOR_PAY', all: ['teacherRole', 'training', 'paid'], weights: { TEACHER: 1.4 } },
  { because: 'TEACHER_AT_HOME', all: ['teacherPlace', 'pupils'], weights: { TEACHER: 1.3 } },
  { because: 'TEACHER_OUTSIDE_SCHOOL', all: ['teacherRole', 'teacherOutside'], weights: { TEACHER: 1.8 } },
  { because: 'OWN_PUPILS', all: ['ownPupils'], weights: { TEACHER: 1.4 } },
  { because: 'TEACHER_SENDS_PUPILS', all: ['referral'], weights: { TEACHER: 1.5 } },
  { because: 'TEACHER_SENDS_PUPILS', all: ['referral', 'teacherRole'], weights: { TEACHER: 1.2 } },
  { because: 'WITHHELD_IN_CLASS', all: ['withheld'], weights: { TEACHER: 2.2 } },
  { because: 'NOT_A_SERVING_TEACHER', all: ['notServing'], weights: { TEACHER: -2.6 } },
  { because: 'TEACHER_NAMED', all: ['teacherRole'], weights: { TEACHER: 0.7 } },

  // Schools
  { because: 'SCHOOL_MAKEUP_SAID', all: ['makeUp'], weights: { SCHOOL_MAKEUP: 2.0 } },
  {
    because: 'INSTITUTION_NOT_SCHOOL',
    all: ['makeUp', 'institution'],
    none: ['schoolActs', 'atSchool'],
    weights: { SCHOOL_MAKEUP: -1.6 },
  },
  { because: 'TEACHER_SENDS_PUPILS', all: ['referral', 'makeUp'], weights: { SCHOOL_MAKEUP: -0.8 } },
  { because: 'SCHOOL_ACTS', all: ['schoolActs'], weights: { SCHOOL_MAKEUP: 1.0 } },
  {
    because: 'SCHOOL_ACTS_ON_REST_DAYS',
    all: ['schoolActs', 'restDay'],
    none: ['teacherOutside'],
    weights: { SCHOOL_MAKEUP: 1.6 },
  },
  {
    because: 'SCHOOL_MAKES_PUPILS_COME',
    all: ['schoolActs', 'makeUp'],
    none: ['teacherOutside'],
    weights: { SCHOOL_MAKEUP: 1.2, TEACHER: -1 },
  },
  { because: 'WHOLE_CLASS', all: ['everybody'], weights: { SCHOOL_MAKEUP: 1.2, TEACHER: -0.4 } },
  { because: 'AT_SCHOOL', all: ['atSchool', 'training'], weights: { SCHOOL_MAKEUP: 1.0 } },
  { because: 'AT_SCHOOL_ON_REST_DAYS', all: ['atSchool', 'restDay'], weights: { SCHOOL_MAKEUP: 1.2 } },

  // Refunds: a complaint
  { because: 'REFUND_ASKED', all: ['refund'], weights: { REFUND: 2.6 } },
  { because: 'REFUND_OF_FEES', all: ['refund', 'paid'], weights: { REFUND: 0.8 } },
  { because: 'REFUND_REFUSED', all: ['refund', 'contract'], weights: { REFUND: 1.2 } },
  { because: 'OPERATOR_GONE', all: ['refund', 'runaway'], weights: { REFUND: 1.8 } },
  { because: 'OPERATOR_GONE', all: ['runaway', 'institution'], weights: { REFUND: 0.9 } },
  { because: 'REFUND_NOT_ASKED', all: ['orderedRefund'], weights: { REFUND: -2.8 } },

  {
    because: 'COURSE_CUT_SHORT',
    all: ['runaway', 'training'],
    none: ['stillOpen', 'decision'],
    weights: { REFUND: 0.6 },
  },
  { because: 'OFFICIAL_DECISION', all: ['decision'], weights: { REFUND: -2.4, OUT_OF_SCOPE: -1 } },

  // Money
  { because: 'FEE_RULES', all: ['feesRule'], weights: { FEES: 2.2 } },
  { because: 'FEE_RULES_OF_INSTITUTION', all: ['feesRule', 'institution'], none: ['refund'], weights: { FEES: 0.9 } },
  { because: 'REFUND_IS_THE_POINT', all: ['feesRule', 'refund'], none: ['orderedRefund'], weights: { FEES: -1.2 } },
  { because: 'PRICE_RISE', all: ['priceRule'], weights: { PRICE: 2.8 } },

  { because: 'PRICE_BY_THE_WAY', all: ['priceRule', 'teacherRole'], none: ['institution'], weights: { PRICE: -2 } },

  // Said in public
  { because: 'ADVERTISING', all: ['advert'], weights: { ADVERT: 2.4 } },
  { because: 'ADVERTISING_TRAINING', all: ['advert', 'training'], weights: { ADVERT: 0.6 } },
  { because: 'CONTEST', all: ['contest'], weights: { CONTEST: 3.4 } },

  // Where and how
  { because: 'TAUGHT_ONLINE', all: ['online', 'training'], weights: { HIDDEN_ONLINE: 1.6 } },
  { because: 'TAUGHT_ONLINE', all: ['online', 'academic'], weights: { HIDDEN_ONLINE: 1.2 } },
  {
    because: 'NO_LICENCE_ONLINE',
    all: ['online', 'unlicensed'],
    none: ['licensed'],
    weights: { HIDDEN_ONLINE: 1, UNLICENSED: -1 },
  },
  { because: 'PAID_ONLINE', all: ['online', 'paid'], weights: { HIDDEN_ONLINE: 0.8 } },
  { because: 'TAUGHT_IN_HOMES', all: ['homePlace', 'training'], weights: { HIDDEN_PLACE: 1.8 } },
  { because: 'TAUGHT_IN_HOMES', all: ['homePlace', 'pupils'], weights: { HIDDEN_PLACE: 1.1 } },
  { because: 'TAUGHT_IN_BUSINESS_PLACES', all: ['businessPlace', 'training'], weights: { HIDDEN_PLACE: 1.6 } },
  { because: 'TAUGHT_IN_BUSINESS_PLACES', all: ['businessPlace', 'academic'], weights: { HIDDEN_PLACE: 1.2 } },
  { because: 'TAUGHT_IN_HOMES', all: ['homePlace', 'academic'], weights: { HIDDEN_PLACE: 0.6 } },
  { because: 'TAUGHT_IN_BUSINESS_PLACES', all: ['businessPlace', 'pupils'], weights: { HIDDEN_PLACE: 0.4 } },
  { because: 'HIDDEN', all: ['hidden'], weights: { HIDDEN_PLACE: 0.8, GHOST: 0.3, UNLICENSED: 0.2 } },
  { because: 'NOT_A_SERVING_TEACHER', all: ['notServing', 'homePlace'], weights: { HIDDEN_PLACE: 0.8 } },
  {
    because: 'TEACHER_OUTWEIGHS_PLACE',
    all: ['teacherRole', 'homePlace'],
    none: ['notServing'],
    weights: { HIDDEN_PLACE: -1.2 },
  },
  {
    because: 'TEACHER_OUTWEIGHS_PLACE',
    all: ['servingTeacher'],
    weights: { HIDDEN_PLACE: -1.5, HIDDEN_ONLINE: -1, UNLICENSED: -0.8 },
  },

  // Licence
  { because: 'NO_LICENCE', all: ['unlicensed'], weights: { UNLICENSED: 2.2 } },
  {
    because: 'NO_LICENCE_IN_HOMES',
    all: ['unlicensed', 'homePlace'],
    weights: { HIDDEN_PLACE: 0.8, UNLICENSED: -0.6 },
  },
  { because: 'NO_LICENCE_TRAINING', all: ['unlicensed', 'training'], weights: { UNLICENSED: 0.9 } },
  {
    because: 'LICENSED',
    all: ['licensed'],
    weights: { UNLICENSED: -2, TIME_CONTENT_STAFF: 1.1, SCOPE: 0.7, PRICE: 0.2, FEES: 0.2 },
  },
  { because: 'CLOSED_BUT_OPEN', all: ['closedOnce', 'stillOpen'], weights: { GHOST: 3.6, UNLICENSED: -1.2 } },
  { because: 'CLOSED_ONCE', all: ['closedOnce'], weights: { GHOST: 0.9 } },
  { because: 'STILL_OPEN', all: ['stillOpen'], weights: { GHOST: 0.7 } },

  // Disguises
  { because: 'CARE_CENTRE_TEACHES', all: ['careCentre', 'academic'], weights: { DISGUISED: 2.4 } },
  { because: 'CARE_CENTRE_TEACHES', all: ['careCentre', 'training'], weights: { DISGUISED: 0.9 } },
  { because: 'CARE_CENTRE', all: ['careCentre'], weights: { DISGUISED: 0.6 } },
  { because: 'UNDER_ANOTHER_NAME', all: ['disguise', 'academic'], weights: { DISGUISED: 1.2 } },
  { because: 'UNDER_ANOTHER_NAME', all: ['disguise', 'disguiseKind'], weights: { DISGUISED: 1.6 } },
  { because: 'TEACHES_UNDER_THE_NAME_OF', all: ['disguiseKind', 'academic'], weights: { DISGUISED: 2.0 } },
  { because: 'DISGUISE', all: ['disguise'], weights: { DISGUISED: 0.8 } },

  // Beyond the licence
  { because: 'ART_TEACHES_ACADEMIC', all: ['artTeachesAcademic'], weights: { SCOPE: 2.8, UNLICENSED: -0.4 } },
  { because: 'BEYOND_LICENCE', all: ['scopeWords'], weights: { SCOPE: 2.0 } },
  { because: 'STAGE_CROSSED', all: ['stageCrossed'], weights: { SCOPE: 1.8 } },
  { because: 'STAGE_CROSSED', all: ['stageCrossed', 'institution'], weights: { SCOPE: 0.8 } },

  // How it is run
  { because: 'TOO_LATE', all: ['lateHour', 'institution'], none: ['homePlace'], weights: { TIME_CONTENT_STAFF: 2.0 } },
  { because: 'TOO_LATE', all: ['lateHour'], weights: { TIME_CONTENT_STAFF: 0.9 } },
  {
    because: 'REST_DAY_TEACHING',
    all: ['restDay', 'institution', 'training'],
    none: ['homePlace', 'schoolActs', 'atSchool'],
    weights: { TIME_CONTENT_STAFF: 1.1 },
  },
  { because: 'REST_DAY_TEACHING', all: ['restDay', 'licensed', 'academic'], weights: { TIME_CONTENT_STAFF: 1.5 } },
  { because: 'REST_DAY_TEACHING', all: ['licensed', 'restDay'], weights: { TIME_CONTENT_STAFF: 1 } },
  { because: 'AHEAD_OF_SCHOOL', all: ['advanced'], weights: { TIME_CONTENT_STAFF: 2.2 } },
  { because: 'STAFF_OR_MATERIALS', all: ['staffCredentials'], weights: { TIME_CONTENT_STAFF: 2.2, UNLICENSED: -0.5 } },
  { because: 'STAFF_OR_MATERIALS', all: ['staffCredentials', 'institution'], weights: { TIME_CONTENT_STAFF: 0.8 } },

  // Premises
  { because: 'PREMISES_GIVEN', all: ['landlord'], weights: { PREMISES: 3.4 } },
  { because: 'PREMISES_GIVEN', all: ['landlord', 'training'], weights: { PREMISES: 1 } },

  // Danger goes before everything
  { because: 'VIOLENCE', all: ['violence', 'pupils'], weights: { SAFETY: 3.4 } },
  { because: 'SEXUAL_HARM', all: ['sexual'], weights: { SAFETY: 5 } },
  { because: 'INJURY', all: ['injury', 'pupils'], weights: { SAFETY: 3.2 } },
  { because: 'HAZARD', all: ['hazard'], weights: { SAFETY: 2.0 } },
  { because: 'HAZARD_WITH_CHILDREN', all: ['hazard', 'pupils'], weights: { SAFETY: 1.2 } },
  { because: 'SELF_HARM', all: ['selfHarm'], weights: { SAFETY: 6 } },
  { because: 'SAFETY_BY_THE_WAY', all: ['hazard', 'unlicensed'], weights: { SAFETY: -1 } },

  // Somebody else's
  { because: 'ADULT_COURSE', all: ['adult'], weights: { OUT_OF_SCOPE: 3.8, REFUND: -2.4, ADVERT: -1, FEES: -1.4 } },
  { because: 'PUPILS_COURSE_TOO', all: ['adult', 'pupils', 'academic'], weights: { OUT_OF_SCOPE: -2.2 } },
  { because: 'PUPILS_COURSE_TOO', all: ['driving', 'pupils', 'academic'], weights: { OUT_OF_SCOPE: -3 } },
  { because: 'PUPILS_COURSE_TOO', all: ['adult', 'schoolActs', 'restDay'], weights: { OUT_OF_SCOPE: -2 } },
  { because: 'DRIVING', all: ['driving'], weights: { OUT_OF_SCOPE: 5, REFUND: -2, FEES: -2, PRICE: -1 } },
  { because: 'LABOUR', all: ['labour'], weights: { OUT_OF_SCOPE: 3 } },
  { because: 'ENROLMENT', all: ['enrolment'], weights: { OUT_OF_SCOPE: 2.4 } },
  { because: 'SCHOOL_LIFE', all: ['schoolLife'], weights: { OUT_OF_SCOPE: 2.2 } },
  { because: 'QUESTION', all: ['question'], weights: { OUT_OF_SCOPE: 2.2 } },
  { because: 'QUESTION', all: ['question', 'licensed'], weights: { OUT_OF_SCOPE: 1 } },
  { because: 'PRAISE', all: ['praise'], weights: { OUT_OF_SCOPE: 2.2, TEACHER: -1.5 } },
  // One broad word beside what is plainly ours is told by the way.
  { because: 'TOLD_BY_THE_WAY', all: ['schoolLife', 'advert'], weights: { OUT_OF_SCOPE: -1.5 } },
  { because: 'TOLD_BY_THE_WAY', all: ['labour', 'servingTeacher'], weights: { OUT_OF_SCOPE: -2.5 } },
  { because: 'TOLD_BY_THE_WAY', all: ['adult', 'online', 'training'], weights: { OUT_OF_SCOPE: -1.5 } },
  { because: 'SCHOOL_LIFE', all: ['schoolLife', 'priceRule'], weights: { PRICE: -1.5 } },
  { because: 'NOISE', all: ['noise'], weights: { OUT_OF_SCOPE: 1 } },
  { because: 'NOISE', all: ['noise'], none: ['academic'], weights: { OUT_OF_SCOPE: 1.5 } },
  // To turn somebody away needs a reason: a text without a sign of anything is one that we did not understand.
  {
    because: 'NO_SIGN_OF_ELSEWHERE',
    all: [],
    none: ['adult', 'driving', 'labour', 'enrolment', 'schoolLife', 'question', 'praise', 'noise'],
    weights: { OUT_OF_SCOPE: -1.5 },
  },
  { because: 'TRAINING_OF_PUPILS', all: ['training', 'academic'], weights: { OUT_OF_SCOPE: -1.6 } },
  { because: 'TRAINING_OF_PUPILS', all: ['training'], weights: { OUT_OF_SCOPE: -0.7 } },
];
