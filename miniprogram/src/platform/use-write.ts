// Sends a write once, however often it is pressed: the request's identity stays until it went through or the input changed.
import type { EndpointName, InputOf, OutputOf } from '@shared/contracts';
import { useRef, useState } from 'react';
import { CallError, newClientRequestId, write } from './call';
import { askSecondFactor } from './second-factor';

export interface Write<N extends EndpointName> {
  /** The reply, or null when it did not go through (then `error` says why). */
  readonly submit: (input: InputOf<N>) => Promise<OutputOf<N> | null>;
  readonly busy: boolean;
  readonly error: CallError | null;
}

/** Sends it, and once more after the person has shown the second factor that it asked for. */
const writeConfirmed = async <N extends EndpointName>(name: N, input: InputOf<N>, id: string): Promise<OutputOf<N>> => {
  try {
    return await write(name, input, id);
  } catch (thrown) {
    const isAsked = thrown instanceof CallError && thrown.code === 'SECOND_FACTOR_NEEDED';
    if (!isAsked || !(await askSecondFactor(thrown.details['enrolled'] === true))) throw thrown;
    return write(name, input, id);
  }
};

export const useWrite = <N extends EndpointName>(name: N): Write<N> => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const pending = useRef<{ content: string; id: string } | null>(null);
  const isSending = useRef(false);

  const submit = async (input: InputOf<N>): Promise<OutputOf<N> | null> => {
    if (isSending.current) return null;
    isSending.current = true;
    setBusy(true);
    setError(null);
    try {
      const content = JSON.stringify(input);
      if (pending.current?.content !== content) pending.current = { content, id: await newClientRequestId() };
      const reply = await writeConfirmed(name, input, pending.current.id);
      pending.current = null;
      return reply;
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
      return null;
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  return { submit, busy, error };
};
