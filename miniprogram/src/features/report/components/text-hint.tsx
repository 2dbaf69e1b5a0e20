import { categorise } from '@shared/domain/report/categorise/categorise';
import { Verdict } from '@/ui/status';
import { reportStrings as strings } from '../strings';
import { SafetyAdvice } from './safety-advice';

/** Sure enough to say something; below, it stays silent. */
const SURE = 0.75;
const ENOUGH_TEXT = 15;

/** A kind word when the text tells of something else: danger, a refund, or what is not ours. Worked out on the phone. */
export const TextHint = ({ text, isSafety }: { readonly text: string; readonly isSafety: boolean }) => {
  if (text.trim().length < ENOUGH_TEXT) return null;
  const { route, confidence } = categorise(text);
  if (confidence < SURE) return null;
  if (route === 'safety') return isSafety ? null : <SafetyAdvice />;
  if (route === 'complaint') {
    return <Verdict tone="brand" title={strings.deflections.REFUND.title} detail={strings.deflections.REFUND.text} />;
  }
  return route === 'elsewhere' ? (
    <Verdict tone="brand" title={strings.elsewhere} detail={strings.elsewhereText} />
  ) : null;
};
