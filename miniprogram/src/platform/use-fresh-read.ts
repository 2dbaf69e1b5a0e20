// Asks once, on a press, for what reveals much: the second factor is asked for where the service wants it.
import type { EndpointName, InputOf, OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { CallError, call } from './call';
import { askSecondFactor } from './second-factor';

const askConfirmed = async <N extends EndpointName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  try {
    return await call(name, input);
  } catch (thrown) {
    const isAsked = thrown instanceof CallError && thrown.code === 'SECOND_FACTOR_NEEDED';
    if (!isAsked || !(await askSecondFactor(thrown.details['enrolled'] === true))) throw thrown;
    return call(name, input);
  }
};

export const useFreshRead = <N extends EndpointName>(name: N) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  return {
    busy,
    error,
    /** The reply, or null when there was none (then `error` says why). */
    ask: async (input: InputOf<N>): Promise<OutputOf<N> | null> => {
      setBusy(true);
      setError(null);
      try {
        return await askConfirmed(name, input);
      } catch (thrown) {
        setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
};
