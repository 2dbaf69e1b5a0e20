// What a grid worker noted, kept on the phone until the service has it. Each note keeps the identity of its request, so that
// sending it again after a lost answer stores it once.
import type { InputOf } from '@shared/contracts';
import type { ErrorCode } from '@shared/kernel/errors';
import { useCallback, useEffect, useState } from 'react';
import { CallError, newClientRequestId, write } from '@/platform/call';
import { keepLocal, readLocal } from '@/platform/storage';

const KEY = 'look-outbox';

export interface Waiting {
  readonly id: string;
  readonly input: InputOf<'report.noteLook'>;
  readonly placeName: string;
  /** Why the service did not take it; null while it only waits for a network. */
  readonly refused: ErrorCode | null;
}

const kept = (): readonly Waiting[] => readLocal<Waiting[]>(KEY) ?? [];

/** Codes that mean "later", not "no". */
const LATER: readonly ErrorCode[] = ['OFFLINE', 'BUSY', 'INTERNAL', 'CONFLICT'];

export const useOutbox = (onSent: () => void) => {
  const [waiting, setWaiting] = useState(kept);
  const [busy, setBusy] = useState(false);
  const change = useCallback((next: readonly Waiting[]): void => {
    keepLocal(KEY, next);
    setWaiting(next);
  }, []);

  const flush = useCallback(async (): Promise<void> => {
    setBusy(true);
    let sent = 0;
    for (const one of kept()) {
      if (one.refused !== null) continue;
      try {
        await write('report.noteLook', one.input, one.id);
        sent++;
        change(kept().filter(({ id }) => id !== one.id));
      } catch (thrown) {
        const code = thrown instanceof CallError ? thrown.code : 'INTERNAL';
        if (LATER.includes(code)) break; // the others would meet the same
        change(kept().map((other) => (other.id === one.id ? { ...other, refused: code } : other)));
      }
    }
    setBusy(false);
    if (sent > 0) onSent();
  }, [change, onSent]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void flush(), []);

  return {
    waiting,
    busy,
    flush,
    add: async (input: InputOf<'report.noteLook'>, placeName: string): Promise<void> => {
      // On the phone first: whatever happens next, it is not lost.
      change([...kept(), { id: await newClientRequestId(), input, placeName, refused: null }]);
      await flush();
    },
    drop: (id: string): void => change(kept().filter((one) => one.id !== id)),
  };
};
