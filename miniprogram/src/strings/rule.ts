// A row of the register in words: where a rule stands, and how sure we are of it.
import type { Confidence, RegulationRow } from '@shared/regulations/register';

const SURENESS: Record<Confidence, string> = {
  T: '',
  S: '（据公开通知）',
  U: '（待主管部门确认）',
};

/** `依据：《……》第23条（待主管部门确认）`. */
export const ruleWords = ({
  title,
  article,
  confidence,
}: Pick<RegulationRow, 'title' | 'article' | 'confidence'>): string =>
  `依据：${title.startsWith('《') ? title : `《${title}》`}${article}${SURENESS[confidence]}`;
