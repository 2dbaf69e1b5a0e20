// A fee alone (of a course as filed, or as somebody at the door says) held against the limits that a fee can touch.
import { addDays, addMonths, type LocalDate } from '../../../kernel/time';
import type { InstitutionCategory, Stage, TeachingMode } from '../institution.schema';
import { type ContractCheck, type ContractFinding, checkContract, type GuidancePrices } from './check-contract';

/** What is known of a fee; null = not known. */
export interface FeeFacts {
  readonly category: InstitutionCategory | null;
  /** Empty: not known. */
  readonly stages: readonly Stage[];
  readonly mode: TeachingMode;
  /** What is paid at once. */
  readonly feeFen: number;
  /** What it covers: months, lessons of so many minutes. */
  readonly months: number | null;
  readonly lessons: number | null;
  readonly lessonMinutes: number | null;
  readonly classSize: number | null;
}

const OF_A_FEE: readonly ContractCheck[] = ['amount', 'span', 'lessons', 'price', 'onlineLesson'];
const COMPULSORY: readonly Stage[] = ['primary', 'junior'];

/** True for 学科类 of the compulsory stage; a course whose stage is not known counts as such. */
export const isCompulsoryAcademic = ({ category, stages }: Pick<FeeFacts, 'category' | 'stages'>): boolean =>
  category === 'academic' && (stages.length === 0 || stages.some((stage) => COMPULSORY.includes(stage)));

/**
 * Holds a fee against 5,000 yuan, three months, 60 lessons, the guidance price and the length of an online lesson.
 * Example: 6,000 yuan gives `{ check: 'amount', outcome: 'broken', … }`.
 * @param on the day whose rules count, usually today
 */
export const checkFee = (fee: FeeFacts, guidance: GuidancePrices, on: LocalDate): ContractFinding[] =>
  checkContract(
    {
      isAcademic: isCompulsoryAcademic(fee),
      mode: fee.mode,
      payments: [{ fen: fee.feeFen, on }],
      lessons: fee.lessons,
      lessonMinutes: fee.lessonMinutes,
      classSize: fee.classSize,
      startsOn: fee.months === null ? null : on,
      endsOn: fee.months === null ? null : addDays(addMonths(on, fee.months), -1),
      lessonsLeft: null,
      paidTo: null,
      hasLoan: null,
      guidance,
    },
    on,
  ).filter(({ check }) => OF_A_FEE.includes(check));
