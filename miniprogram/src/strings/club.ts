// Words about clubs and rounds that families' pages and the school's desks share.
import type { AppealStep } from '@shared/domain/club/appeal.schema';
import type { RoundState } from '@shared/domain/club/round';
import type { Tone } from '@/ui/status';
import { moneyWords } from './money';

export const ROUND_STATE_WORDS: Record<RoundState, { readonly label: string; readonly tone: Tone }> = {
  scheduled: { label: '未开始', tone: 'unknown' },
  open: { label: '报名中', tone: 'brand' },
  closed: { label: '等待摇号', tone: 'caution' },
  drawn: { label: '已公布', tone: 'good' },
};

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;
const WEEKDAY_WORDS: Record<string, string> = { Mon: '周一', Tue: '周二', Wed: '周三', Thu: '周四', Fri: '周五' };
export const weekdayWord = (key: string): string => WEEKDAY_WORDS[key] ?? key;

/** `Tue-1` → 周二第1节. */
export const slotWords = (slots: readonly string[]): string =>
  slots
    .map((slot) => {
      const [day = '', lesson = ''] = slot.split('-');
      return `${weekdayWord(day)}第${lesson}节`;
    })
    .join('、');

/** `[4, 5, 6]` → 4–6年级. */
export const gradeWords = (grades: readonly number[]): string => {
  const sorted = [...grades].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return '全部年级';
  const isRun = sorted.every((grade, i) => grade === first + i);
  if (first === last) return `${first}年级`;
  return isRun ? `${first}–${last}年级` : `${sorted.join('、')}年级`;
};

export const feeWords = (feeFen: number): string => (feeFen === 0 ? '免费' : `${moneyWords(feeFen)}/学期`);

const number = (value: unknown): string => String(value ?? '—');

/** `2026-autumn` → 2026年秋季. */
export const seasonWords = (term: string): string => {
  const [year = '', season = ''] = term.split('-');
  return `${year}年${season === 'autumn' ? '秋季' : '春季'}`;
};

/** How much a club was wanted when it was last drawn for, without a promise for this time. */
export const oddsWords = (
  last: {
    readonly term: string;
    readonly wishes: number;
    readonly firstChoices: number;
    readonly capacity: number;
  } | null,
): string =>
  last === null
    ? '第一次开，没有上次的数据'
    : `${seasonWords(last.term)} ${last.wishes} 人想去（${last.firstChoices} 人排第一），${last.capacity} 个名额`;

/** What happened to an appeal. */
export const appealStepWords = ({
  kind,
  level,
  outcome,
}: {
  readonly kind: AppealStep['kind'];
  readonly level: AppealStep['level'];
  readonly outcome: AppealStep['outcome'];
}): string => {
  switch (kind) {
    case 'asked':
      return '家长提出申诉';
    case 'overdue':
      return '学校逾期没有答复，转区教育局';
    case 'carriedOn':
      return '家长不同意学校的答复，转区教育局';
    case 'answered':
      return `${level === 'school' ? '学校' : '区教育局'}答复：${outcome === 'moved' ? '已调整' : '结果不变'}`;
  }
};

/**
 * Why a wish was not granted, in a sentence that quotes the numbers, and what would have changed it; so that a parent can check it.
 */
export const reasonWords = (
  { code, facts }: { code: string; facts: Readonly<Record<string, unknown>> },
  clubName: (id: string) => string,
): string => {
  const seats = number(facts['capacity']);
  switch (code) {
    case 'FULL': {
      const pass = Number(facts['pass'] ?? 1);
      const [own, last] = [number(facts['number']), number(facts['lastNumber'])];
      // Every other pass of a draft is served from the last number backwards.
      const isReversed = pass % 2 === 0;
      const turn = pass === 1 ? '' : isReversed ? `第 ${pass} 轮从大号排起，` : `第 ${pass} 轮，`;
      // In the first round of turns no order of wishes could have got it: the rule is proof against that.
      const whatIf = pass === 1 ? '，换志愿顺序也不会变' : '';
      return `${seats} 个名额，${turn}排到 ${last} 号时满了；您的号码是 ${own}。号码${isReversed ? '不小于' : '不大于'} ${last} 才选得上${whatIf}。`;
    }
    case 'EARLIER_PASS':
      return `${seats} 个名额，都先给了还没有社团的孩子。把它排得更靠前，才会更早轮到。`;
    case 'LOWER_PRIORITY':
      return `名额先给了学校公布的优先孩子，排到${classWords(facts['lastPriority'])}时满了；您的孩子是${classWords(facts['priority'])}。优先级相同才比号码。`;
    case 'GRADE':
      return `这个社团不收这个年级${gradesTaken(facts['grades'])}。`;
    case 'CLASH':
      return `和已选上的“${clubName(String(facts['club']))}”同在${slotWords([String(facts['slot'])])}，只能得到一个。更想去这个，就要把它排在前面。`;
    case 'CANCELLED':
      return `只有 ${number(facts['size'])} 人，不到开班的 ${number(facts['minSize'])} 人，没有开班；名额按您后面的志愿另排。`;
    case 'LEAST_SUM':
      return `${seats} 个名额，按全校孩子的志愿总体最靠前来分，这个名额给了别的孩子。`;
    default:
      return '学校这次没有开放名额。';
  }
};

const classWords = (priority: unknown): string =>
  typeof priority === 'number' ? `第 ${priority} 优先级` : '没有优先级';

const gradesTaken = (grades: unknown): string =>
  Array.isArray(grades) && grades.length > 0 ? `（只收${gradeWords(grades.map(Number))}）` : '';
