// Asks an endpoint and keeps what it said. No query library: those that fit React 18 need AbortController, which WeChat's
// logic layer lacks.
import type { EndpointName, InputOf, OutputOf } from '@shared/contracts';
import { asEpochMs, formatLocal } from '@shared/kernel/time';
import { useCallback, useEffect, useState } from 'react';
import { CallError, call } from './call';
import { keepLocal, readLocal } from './storage';

export interface Endpoint<T> {
  readonly data: T | null;
  readonly error: CallError | null;
  readonly isLoading: boolean;
  /** True when the service could not be reached and `data` is from before. */
  readonly offline: boolean;
  /** When `data` came, in words. */
  readonly asOf: string | null;
  readonly reload: () => void;
}

interface Kept<T> {
  readonly data: T;
  readonly at: number;
}

interface State<T> {
  /** Which question this answers: an answer to an earlier one never shows. */
  readonly key: string;
  readonly data: T | null;
  readonly error: CallError | null;
  readonly at: number | null;
}

const asCallError = (error: unknown): CallError =>
  error instanceof CallError ? error : new CallError('INTERNAL', {}, '');

/**
 * Asks `name` with `input`, anew whenever the input changes; null asks nothing yet.
 * @param options keepOffline: the last answer stays on the phone and is shown, with its time, when there is no network
 */
export const useEndpoint = <N extends EndpointName>(
  name: N,
  input: InputOf<N> | null,
  options: { readonly keepOffline?: boolean } = {},
): Endpoint<OutputOf<N>> => {
  const { keepOffline = false } = options;
  const question = input === null ? null : JSON.stringify(input);
  const key = `${name}:${question}`;
  const [round, setRound] = useState(0);
  const [state, setState] = useState<State<OutputOf<N>>>({ key: '', data: null, error: null, at: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks the same question again
  useEffect(() => {
    if (question === null) return;
    let isCurrent = true;
    const show = (next: Omit<State<OutputOf<N>>, 'key'>): void => {
      if (isCurrent) setState({ key, ...next });
    };
    call(name, JSON.parse(question) as InputOf<N>).then(
      (data) => {
        const at = Date.now();
        if (keepOffline) keepLocal(`answer:${key}`, { data, at } satisfies Kept<OutputOf<N>>);
        show({ data, error: null, at });
      },
      (thrown: unknown) => {
        const error = asCallError(thrown);
        const kept = error.code === 'OFFLINE' && keepOffline ? readLocal<Kept<OutputOf<N>>>(`answer:${key}`) : null;
        // What is on the screen stays there while the network is away.
        if (isCurrent)
          setState((before) => {
            const shown = before.key === key && error.code === 'OFFLINE' ? before : null;
            return { key, error, data: kept?.data ?? shown?.data ?? null, at: kept?.at ?? shown?.at ?? null };
          });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [name, question, key, keepOffline, round]);

  const current = state.key === key ? state : null;
  return {
    data: current?.data ?? null,
    error: current?.error ?? null,
    isLoading: question !== null && current === null,
    offline: current?.error?.code === 'OFFLINE',
    asOf: current?.at == null ? null : formatLocal(asEpochMs(current.at), 'M月D日 HH:mm'),
    reload: useCallback(() => setRound((n) => n + 1), []),
  };
};
