// What a grid worker noted without a network.
import type { InputOf } from '@shared/contracts';
import type { ErrorCode } from '@shared/kernel/errors';
import { write } from '@/platform/call';
import type { Outbox } from '@/platform/use-outbox';

interface Noted {
  readonly input: InputOf<'report.noteLook'>;
  readonly placeName: string;
}

const LATER: readonly ErrorCode[] = ['OFFLINE', 'BUSY', 'INTERNAL', 'CONFLICT'];

export const LOOKS: Outbox<Noted> = {
  key: 'look-outbox',
  async send({ input, id }) {
    await write('report.noteLook', input, id);
    return 0;
  },
  isLater: ({ code }) => LATER.includes(code),
};
