// Files on their way to an endpoint, one after another. Each keeps the identity of its request, so that sending it again
// after a broken connection cannot store it twice.
import type { EndpointName, InputOf, OutputOf } from '@shared/contracts';
import { useEffect, useRef, useState } from 'react';
import { CallError, newClientRequestId, write } from './call';
import type { PickedFile } from './files';

export interface Upload<N extends EndpointName> {
  readonly key: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  readonly error: CallError | null;
  /** The endpoint's answer once it is done. */
  readonly reply: OutputOf<N> | null;
}

interface Kept<N extends EndpointName> extends Upload<N> {
  readonly input: InputOf<N>;
}

/**
 * @param name the endpoint that takes one file
 * @param toInput what it is sent
 * @param onDone told once for each file that arrived
 */
export const useUploads = <N extends EndpointName>(
  name: N,
  toInput: (file: PickedFile) => InputOf<N>,
  onDone: (reply: OutputOf<N>, key: string) => void,
) => {
  const [uploads, setUploads] = useState<readonly Kept<N>[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  const change = (key: string, part: Partial<Kept<N>>): void => {
    if (isHere.current) setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  };
  // One at a time: a phone's connection is narrow, and an event may hold 6 MB.
  const queue = useRef<Promise<void>>(Promise.resolve());
  const send = (key: string, input: InputOf<N>): void => {
    queue.current = queue.current.then(async () => {
      change(key, { state: 'sending', error: null });
      try {
        const reply = await write(name, input, key);
        change(key, { state: 'done', reply });
        done.current(reply, key);
      } catch (thrown) {
        const error = thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, '');
        change(key, { state: 'failed', error });
      }
    });
  };
  return {
    uploads: uploads as readonly Upload<N>[],
    isSending: uploads.some(({ state }) => state === 'waiting' || state === 'sending'),
    add: async (files: readonly PickedFile[]): Promise<void> => {
      for (const file of files) {
        const key = await newClientRequestId();
        const input = toInput(file);
        setUploads((all) => [...all, { key, name: file.name, state: 'waiting', error: null, reply: null, input }]);
        send(key, input);
      }
    },
    retry: (key: string): void => {
      const again = uploads.find((one) => one.key === key && one.state === 'failed');
      if (again === undefined) return;
      change(key, { state: 'waiting' });
      send(key, again.input);
    },
    remove: (key: string): void => setUploads((all) => all.filter((one) => one.key !== key)),
  };
};
