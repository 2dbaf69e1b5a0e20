// What a teacher tapped, kept on the phone until the service has it. Each entry keeps the identity of its request, so that sending
// it again after a lost answer stores it once. A meeting that somebody else recorded meanwhile is shown, never overwritten by itself.
import type { InputOf } from '@shared/contracts';
import type { ErrorCode } from '@shared/kernel/errors';
import { useCallback, useEffect, useState } from 'react';
import { CallError, newClientRequestId, write } from '@/platform/call';
import { keepLocal, readLocal } from '@/platform/storage';

const KEY = 'attendance-outbox';

export type Tapped =
  | { readonly kind: 'record'; readonly input: InputOf<'term.recordAttendance'> }
  | { readonly kind: 'signOut'; readonly input: InputOf<'term.signOut'> };

export interface Waiting {
  readonly id: string;
  readonly tapped: Tapped;
  /** What it is about, for the person: the club and the day, or the child. */
  readonly what: string;
  /** Why the service did not take it; null while it only waits for a network. */
  readonly refused: ErrorCode | null;
  /** For a meeting that somebody else recorded: the version that is stored. */
  readonly version: number | null;
}

const kept = (): readonly Waiting[] => readLocal<Waiting[]>(KEY) ?? [];

/** Codes that mean "later", not "no". */
const LATER: readonly ErrorCode[] = ['OFFLINE', 'BUSY', 'INTERNAL'];

const send = async ({ tapped, id }: Waiting): Promise<number> => {
  if (tapped.kind === 'record') return (await write('term.recordAttendance', tapped.input, id)).told;
  await write('term.signOut', tapped.input, id);
  return 0;
};

export const useOutbox = (onSent: () => void) => {
  const [waiting, setWaiting] = useState(kept);
  const [busy, setBusy] = useState(false);
  const change = useCallback((next: readonly Waiting[]): void => {
    keepLocal(KEY, next);
    setWaiting(next);
  }, []);

  const flush = useCallback(async (): Promise<number> => {
    setBusy(true);
    let [sent, told] = [0, 0];
    for (const one of kept()) {
      if (one.refused !== null) continue;
      try {
        told += await send(one);
        sent++;
        change(kept().filter(({ id }) => id !== one.id));
      } catch (thrown) {
        const error = thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, '');
        const version = Number(error.details['version'] ?? 0);
        // A conflict without a version is two phones at one moment: the next try sees what is there.
        if (LATER.includes(error.code) || (error.code === 'CONFLICT' && version === 0)) break;
        change(kept().map((other) => (other.id === one.id ? { ...other, refused: error.code, version } : other)));
      }
    }
    setBusy(false);
    if (sent > 0) onSent();
    return told;
  }, [change, onSent]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void flush(), []);

  const drop = (id: string): void => change(kept().filter((one) => one.id !== id));
  /** @returns how many families were told, or null while it waits for a network */
  const add = async (tapped: Tapped, what: string): Promise<number | null> => {
    const id = await newClientRequestId();
    // On the phone first: whatever happens next, it is not lost.
    change([...kept(), { id, tapped, what, refused: null, version: null }]);
    const told = await flush();
    return kept().some((one) => one.id === id) ? null : told;
  };
  return {
    waiting,
    busy,
    flush,
    add,
    drop,
    /** Sends a conflicting record again as a correction of what is stored now. */
    insist: async ({ id, tapped, what, version }: Waiting): Promise<void> => {
      if (tapped.kind !== 'record' || version === null) return;
      drop(id);
      await add({ kind: 'record', input: { ...tapped.input, basedOn: version, reason: 'other' } }, what);
    },
  };
};
