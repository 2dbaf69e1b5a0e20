// A contract or a price list held against the limits on fees, on the phone and nowhere else. It says which limits the numbers
// touch and what a refund might be; it does not judge the contract.
import { addDays, addMonths, daysBetween, type LocalDate } from '../../../kernel/time';
import { type RegulationId, regulationValue } from '../../../regulations';

export const CONTRACT_CHECKS = [
  'amount',
  'span',
  'lessons',
  'earliest',
  'renewal',
  'account',
  'loan',
  'price',
  'onlineLesson',
] as const;
export type ContractCheck = (typeof CONTRACT_CHECKS)[number];

export interface Payment {
  readonly fen: number;
  readonly on: LocalDate;
}

/** Sizes of classes that the notice tells apart: ≤ 10, 10–35, > 35 pupils. */
export const CLASS_BANDS = ['small', 'middle', 'large'] as const;
export type ClassBand = (typeof CLASS_BANDS)[number];

/** The tenant's guidance prices for a standard lesson, fen, by way of teaching and size of class; null = not set. */
export type GuidancePrices = Readonly<Record<'offline' | 'online', Readonly<Record<ClassBand, number | null>>>>;

/** Where the tenant has set none, or none has reached the phone. */
export const NO_GUIDANCE: GuidancePrices = {
  offline: { small: null, middle: null, large: null },
  online: { small: null, middle: null, large: null },
};

/** The contract as typed; null = not known. */
export interface ContractFacts {
  readonly isAcademic: boolean;
  readonly mode: 'offline' | 'online';
  /** In the order they are due; one for a single payment. Top-ups and gifts count. */
  readonly payments: readonly Payment[];
  readonly lessons: number | null;
  readonly lessonMinutes: number | null;
  readonly classSize: number | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** Lessons left of an earlier contract, when this is a renewal. */
  readonly lessonsLeft: number | null;
  readonly paidTo: 'supervised' | 'other' | null;
  readonly hasLoan: boolean | null;
  readonly guidance: GuidancePrices;
}

/** `broken` = over the limit as typed. */
export interface ContractFinding {
  readonly check: ContractCheck;
  readonly outcome: 'within' | 'broken' | 'unknown' | 'notApplicable';
  readonly rule: RegulationId;
  /** Sums in fen, counts, dates. */
  readonly facts: Readonly<Record<string, number | string>>;
}

type Facts = ContractFinding['facts'];
const finding = (
  check: ContractCheck,
  rule: RegulationId,
  outcome: ContractFinding['outcome'],
  facts: Facts = {},
): ContractFinding => ({ check, rule, outcome, facts });

const judged = (check: ContractCheck, rule: RegulationId, isBroken: boolean, facts: Facts): ContractFinding =>
  finding(check, rule, isBroken ? 'broken' : 'within', facts);

const total = (payments: readonly Payment[]): number => payments.reduce((sum, { fen }) => sum + fen, 0);

const checkAmount = ({ payments }: ContractFacts, on: LocalDate): ContractFinding => {
  const limit = regulationValue('fees.amount', on);
  const largest = Math.max(0, ...payments.map(({ fen }) => fen));
  return judged('amount', 'fees.amount', largest > limit, { largest, limit });
};

/** The first day no longer covered by payment i: when the next one is due, or the day after the course ends. */
const coveredUntil = (payments: readonly Payment[], i: number, endsOn: LocalDate): LocalDate =>
  payments[i + 1]?.on ?? addDays(endsOn, 1);

const checkSpan = ({ payments, startsOn, endsOn }: ContractFacts, on: LocalDate): ContractFinding => {
  if (startsOn === null || endsOn === null) return finding('span', 'fees.span', 'unknown');
  const months = regulationValue('fees.span', on);
  const over = payments.some(({ on: paidOn }, i) => {
    const from = paidOn > startsOn ? paidOn : startsOn;
    return coveredUntil(payments, i, endsOn) > addMonths(from, months);
  });
  return judged('span', 'fees.span', over, { months, startsOn, endsOn, payments: payments.length });
};

const checkLessons = ({ payments, lessons }: ContractFacts, on: LocalDate): ContractFinding => {
  if (lessons === null) return finding('lessons', 'fees.lessons', 'unknown');
  const limit = regulationValue('fees.lessons', on);
  const sum = total(payments);
  // Gifts are in `lessons`; a payment stands for its share of them.
  const most = Math.ceil(Math.max(0, ...payments.map(({ fen }) => (sum === 0 ? lessons : (lessons * fen) / sum))));
  return judged('lessons', 'fees.lessons', most > limit, { most, limit });
};

const checkEarliest = ({ payments, startsOn }: ContractFacts, on: LocalDate): ContractFinding => {
  const [first] = payments;
  if (startsOn === null || first === undefined) return finding('earliest', 'fees.earliest', 'unknown');
  const earliest = addMonths(startsOn, -regulationValue('fees.earliest', on));
  return judged('earliest', 'fees.earliest', first.on < earliest, { earliest, paidOn: first.on });
};

const checkRenewal = ({ lessonsLeft }: ContractFacts, on: LocalDate): ContractFinding => {
  if (lessonsLeft === null) return finding('renewal', 'fees.renewalLessons', 'notApplicable');
  const limit = regulationValue('fees.renewalLessons', on);
  return judged('renewal', 'fees.renewalLessons', lessonsLeft > limit, { lessonsLeft, limit });
};

/** Pupils of a class → which guidance price; the borders as in the notice: ≤ 10, 10–35, > 35. */
const bandOf = (classSize: number, on: LocalDate): ClassBand =>
  classSize <= regulationValue('price.smallClass', on)
    ? 'small'
    : classSize <= regulationValue('price.largeClass', on)
      ? 'middle'
      : 'large';

const checkPrice = (contract: ContractFacts, on: LocalDate): ContractFinding => {
  const { isAcademic, mode, payments, lessons, lessonMinutes, classSize, guidance } = contract;
  if (!isAcademic) return finding('price', 'price.guidance', 'notApplicable');
  const prices = guidance[mode];
  if (CLASS_BANDS.every((band) => prices[band] === null)) {
    return finding('price', 'price.guidance', 'unknown', { notSet: 1 });
  }
  if (lessons === null || lessonMinutes === null || classSize === null) return finding('price', 'price.up', 'unknown');
  const price = prices[bandOf(classSize, on)];
  if (price === null) return finding('price', 'price.guidance', 'unknown', { notSet: 1 });
  const standard = regulationValue(mode === 'online' ? 'price.lessonOnline' : 'price.lessonOffline', on);
  const perLesson = Math.round((total(payments) / lessons / lessonMinutes) * standard);
  const limit = Math.floor((price * (100 + regulationValue('price.up', on))) / 100);
  return judged('price', 'price.up', perLesson > limit, { perLesson, guidance: price, limit });
};

const checkOnlineLesson = ({ isAcademic, mode, lessonMinutes }: ContractFacts, on: LocalDate): ContractFinding => {
  if (!isAcademic || mode !== 'online') return finding('onlineLesson', 'teaching.onlineLesson', 'notApplicable');
  if (lessonMinutes === null) return finding('onlineLesson', 'teaching.onlineLesson', 'unknown');
  const limit = regulationValue('teaching.onlineLesson', on);
  return judged('onlineLesson', 'teaching.onlineLesson', lessonMinutes > limit, { lessonMinutes, limit });
};

/**
 * Holds a contract against every limit, as the register has them on a day.
 * Example: one payment of 6,000 yuan gives `{ check: 'amount', outcome: 'broken', facts: { largest: 600000, limit: 500000 } }`.
 * @param on the day whose rules count, usually today
 */
export const checkContract = (contract: ContractFacts, on: LocalDate): ContractFinding[] => [
  checkAmount(contract, on),
  checkSpan(contract, on),
  checkLessons(contract, on),
  checkEarliest(contract, on),
  checkRenewal(contract, on),
  contract.paidTo === null
    ? finding('account', 'fees.account', 'unknown')
    : judged('account', 'fees.account', contract.paidTo === 'other', {}),
  contract.hasLoan === null
    ? finding('loan', 'fees.account', 'unknown')
    : judged('loan', 'fees.account', contract.hasLoan, {}),
  checkPrice(contract, on),
  checkOnlineLesson(contract, on),
];

export interface RefundEstimate {
  /** Fen, rounded down. */
  readonly fen: number;
  readonly by: 'lessons' | 'days';
  readonly used: number;
  readonly of: number;
  readonly rule: RegulationId;
}

/**
 * What would come back if the family stopped now: the unused share of what was paid, by lessons where their number is known,
 * else by days. An estimate of ours under a row that says so; null where neither is known.
 * @param paidFen what has been paid so far; @param lessonsTaken 0 or more
 */
export const estimateRefund = (
  contract: Pick<ContractFacts, 'lessons' | 'startsOn' | 'endsOn'>,
  paidFen: number,
  lessonsTaken: number | null,
  on: LocalDate,
): RefundEstimate | null => {
  const rule = 'refund.unusedShare';
  const share = (used: number, of: number): number => Math.floor((paidFen * Math.max(0, of - used)) / of);
  if (contract.lessons !== null && lessonsTaken !== null) {
    const used = Math.min(lessonsTaken, contract.lessons);
    return { fen: share(used, contract.lessons), by: 'lessons', used, of: contract.lessons, rule };
  }
  if (contract.startsOn === null || contract.endsOn === null) return null;
  const of = daysBetween(contract.startsOn, contract.endsOn) + 1;
  if (of <= 0) return null;
  const used = Math.min(of, Math.max(0, daysBetween(contract.startsOn, on)));
  return { fen: share(used, of), by: 'days', used, of, rule };
};
