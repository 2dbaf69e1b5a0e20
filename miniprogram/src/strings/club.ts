// Words about clubs and rounds that families' pages and the school's desks share.
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

/** Why a wish was not granted, in a sentence that quotes the numbers. */
export const reasonWords = (
  { code, facts }: { code: string; facts: Readonly<Record<string, unknown>> },
  clubName: (id: string) => string,
): string => {
  switch (code) {
    case 'FULL': {
      const pass = Number(facts['pass'] ?? 1);
      // Every other pass of a draft is served from the last number backwards.
      const turn = pass === 1 ? '' : pass % 2 === 0 ? `第 ${pass} 轮从大号排起，` : `第 ${pass} 轮，`;
      return `${number(facts['capacity'])} 个名额，${turn}排到 ${number(facts['lastNumber'])} 号时满了；您的号码是 ${number(facts['number'])}`;
    }
    case 'EARLIER_PASS':
      return `${number(facts['capacity'])} 个名额，都先给了还没有社团的孩子`;
    case 'LOWER_PRIORITY':
      return '名额先给了优先级更高的孩子';
    case 'GRADE':
      return '这个社团不收这个年级';
    case 'CLASH':
      return `和已选上的“${clubName(String(facts['club']))}”时间冲突`;
    case 'CANCELLED':
      return `只有 ${number(facts['size'])} 人，不到开班的 ${number(facts['minSize'])} 人，没有开班`;
    case 'LEAST_SUM':
      return `${number(facts['capacity'])} 个名额，按全校孩子的志愿总体最靠前来分，这个名额给了别的孩子`;
    default:
      return '没有名额';
  }
};
