// What a teacher tapped without a network. A meeting that somebody else recorded meanwhile is shown, never overwritten by itself.
import type { InputOf } from '@shared/contracts';
import type { ErrorCode } from '@shared/kernel/errors';
import { type CallError, write } from '@/platform/call';
import { type Outbox, useOutbox as useOutboxOf, type Waiting } from '@/platform/use-outbox';

type Tapped =
  | { readonly kind: 'record'; readonly input: InputOf<'term.recordAttendance'> }
  | { readonly kind: 'signOut'; readonly input: InputOf<'term.signOut'> };

interface Entered {
  readonly tapped: Tapped;
  /** What it is about, for the person: the club and the day, or the child. */
  readonly what: string;
  /** For a meeting that somebody else recorded: the version that is stored. */
  readonly version: number | null;
}

const LATER: readonly ErrorCode[] = ['OFFLINE', 'BUSY', 'INTERNAL'];

const storedVersion = ({ details }: CallError): number => Number(details['version'] ?? 0);

const TAPS: Outbox<Entered> = {
  key: 'attendance-outbox',
  async send({ tapped, id }) {
    if (tapped.kind === 'record') return (await write('term.recordAttendance', tapped.input, id)).told;
    await write('term.signOut', tapped.input, id);
    return 0;
  },
  // A conflict without a version is two phones at one moment: the next try sees what is there.
  isLater: (error) => LATER.includes(error.code) || (error.code === 'CONFLICT' && storedVersion(error) === 0),
  learn: (error) => ({ version: storedVersion(error) }),
};

export const useOutbox = (onSent: () => void) => {
  const { add, ...outbox } = useOutboxOf(TAPS, onSent);
  /** @returns how many families were told, or null while it waits for a network */
  const enter = (tapped: Tapped, what: string): Promise<number | null> => add({ tapped, what, version: null });
  return {
    ...outbox,
    add: enter,
    /** Sends a conflicting record again as a correction of what is stored now. */
    insist: async ({ id, tapped, what, version }: Waiting<Entered>): Promise<void> => {
      if (tapped.kind !== 'record' || version === null) return;
      outbox.drop(id);
      await enter({ kind: 'record', input: { ...tapped.input, basedOn: version, reason: 'other' } }, what);
    },
  };
};
