// Words about ratings and the term-end assessment.
import type { Decision, Question } from '@shared/domain/satisfaction/satisfaction.schema';
import type { ScoreState } from '@shared/domain/satisfaction/score';
import type { Tone } from '@/ui/status';

export const QUESTION_WORDS: Record<Question, string> = {
  likes: '孩子喜欢去吗',
  learned: '孩子有收获吗',
  again: '下次还想选吗',
};

/** 1–5, worst first. */
export const SCALE_WORDS = ['不', '不太', '一般', '比较', '很'] as const;

export const SCORE_STATE_WORDS: Record<ScoreState, { readonly label: string; readonly tone: Tone }> = {
  keep: { label: '建议保留', tone: 'good' },
  improve: { label: '建议改进', tone: 'caution' },
  proposeExit: { label: '提议退出', tone: 'bad' },
  promote: { label: '建议推广', tone: 'brand' },
  tooFew: { label: '答卷太少', tone: 'unknown' },
};

export const DECISION_WORDS: Record<Decision, string> = {
  keep: '保留',
  improve: '改进',
  exit: '退出',
  promote: '推广',
};
