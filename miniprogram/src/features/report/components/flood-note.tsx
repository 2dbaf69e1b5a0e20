import { asEpochMs, formatLocal } from '@shared/kernel/time';
import type { CallError } from '@/platform/call';
import { Verdict } from '@/ui/status';
import { reportStrings as strings } from '../strings';

/** Too much within one hour: not a mistake of the person's, and nothing is lost. */
export const isFlood = ({ code, details }: CallError): boolean =>
  code === 'TOO_MANY_TRIES' && (details['of'] === 'one' || details['of'] === 'all');

/** `14:00`, when the next hour begins. */
export const floodOver = ({ details }: CallError): string =>
  formatLocal(asEpochMs(Number(details['retryAt'])), 'HH:mm');

export const FloodNote = ({ error }: { readonly error: CallError }) => {
  const words = strings.flood[error.details['of'] === 'all' ? 'all' : 'one'];
  return (
    <Verdict tone="brand" title={words.title} detail={words.text(Number(error.details['max']), floodOver(error))} />
  );
};
