// Sends a report once, whatever happens to the network, the app or the phone in between: the identity of the request is kept on
// the phone before the first try and stays until the receipt is there. Sent again with it, the service answers with the same one.
import type { InputOf } from '@shared/contracts';
import { useRef, useState } from 'react';
import { CallError, newClientRequestId, write } from '@/platform/call';
import { dropLocal, keepLocal, readLocal } from '@/platform/storage';

const KEY = 'report-sending';

interface Kept {
  readonly id: string;
  readonly content: string;
}

export const useSendOnce = () => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const isSending = useRef(false);

  const send = async (input: InputOf<'report.submit'>): Promise<{ receipt: string } | null> => {
    if (isSending.current) return null;
    isSending.current = true;
    setBusy(true);
    setError(null);
    try {
      const content = JSON.stringify(input);
      const before = readLocal<Kept>(KEY);
      // Another content is another report; the same content is the same one, even days later.
      const kept = before?.content === content ? before : { id: await newClientRequestId(), content };
      keepLocal(KEY, kept);
      const reply = await write('report.submit', input, kept.id);
      dropLocal(KEY);
      return reply;
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
      return null;
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  return { send, busy, error };
};
