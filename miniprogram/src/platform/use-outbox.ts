// What somebody did without a network, kept on the phone until the service has it. Each entry keeps the identity of its request,
// so that sending it again after a lost answer stores it once.
import type { ErrorCode } from '@shared/kernel/errors';
import { useCallback, useEffect, useState } from 'react';
import { CallError, newClientRequestId } from './call';
import { keepLocal, readLocal } from './storage';

/** What is kept of one entry besides what it carries. */
interface Entry {
  /** Of its request. */
  readonly id: string;
  /** Why the service did not take it; null while it only waits for a network. */
  readonly refused: ErrorCode | null;
}

export type Waiting<T> = T & Entry;

/** One outbox of the phone. A constant of its module: the hook expects the same one at every call. */
export interface Outbox<T> {
  /** Its place in the phone's storage. */
  readonly key: string;
  /** Sends one entry; says how many people were told by it. @throws CallError */
  readonly send: (entry: Waiting<T>) => Promise<number>;
  /** Means "later", not "no": the entries behind it would meet the same. */
  readonly isLater: (error: CallError) => boolean;
  /** What a refused entry keeps of the refusal besides its code. */
  readonly learn?: (error: CallError) => Partial<T>;
}

/** Sends what waits when the page opens, whenever something is added, and when asked; `onSent` follows if anything went out. */
export const useOutbox = <T extends object>(outbox: Outbox<T>, onSent: () => void) => {
  const { key } = outbox;
  const kept = useCallback((): readonly Waiting<T>[] => readLocal<Waiting<T>[]>(key) ?? [], [key]);
  const [waiting, setWaiting] = useState(kept);
  const [busy, setBusy] = useState(false);
  const change = useCallback(
    (next: readonly Waiting<T>[]): void => {
      keepLocal(key, next);
      setWaiting(next);
    },
    [key],
  );

  const flush = useCallback(async (): Promise<number> => {
    setBusy(true);
    let [sent, told] = [0, 0];
    for (const one of kept()) {
      if (one.refused !== null) continue;
      try {
        told += await outbox.send(one);
        sent++;
        change(kept().filter(({ id }) => id !== one.id));
      } catch (thrown) {
        const error = thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, '');
        if (outbox.isLater(error)) break;
        const refusal = { ...outbox.learn?.(error), refused: error.code };
        change(kept().map((other) => (other.id === one.id ? { ...other, ...refusal } : other)));
      }
    }
    setBusy(false);
    if (sent > 0) onSent();
    return told;
  }, [change, kept, onSent, outbox]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void flush(), []);

  return {
    waiting,
    busy,
    flush,
    /** @returns how many people were told, or null while it waits for a network */
    add: async (carried: T): Promise<number | null> => {
      const id = await newClientRequestId();
      // On the phone first: whatever happens next, it is not lost.
      change([...kept(), { ...carried, id, refused: null }]);
      const told = await flush();
      return kept().some((one) => one.id === id) ? null : told;
    },
    drop: (id: string): void => change(kept().filter((one) => one.id !== id)),
  };
};
