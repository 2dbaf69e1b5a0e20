// What the relay could not move on: visible, and tried again when somebody has mended the cause.
import { AppError } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';
import type { CollectionName } from '../_lib/ports/store';
import { CARRYING } from '../collections';

/** Of each collection; more than these would be a fault of the whole, not of one document. */
const SHOWN = 50;

export const listParked = async ({ relay }: Call) => {
  const found = await Promise.all(
    (CARRYING as readonly CollectionName[]).map(async (collection) =>
      (await relay.parked(collection, SHOWN)).map((one) => ({ collection: collection as string, ...one })),
    ),
  );
  return { parked: found.flat().sort((a, b) => b.at - a.at) };
};

/** Something that is not parked (any more) is not there, except that a repeat of the same request is told the same. */
export const retryParked = async (call: Call, { collection, id }: { collection: string; id: string }) => {
  const known = (CARRYING as readonly CollectionName[]).find((one) => one === collection);
  if (known === undefined) throw new AppError('NOT_FOUND');
  const reply = { isWaiting: true as const };
  const write = writeOf(call, 'relay.retried', { collection: known, id }, {}, { reply });
  if (await call.relay.unpark(known, id, write)) return reply;
  if ((await call.store.replyOf(known, id, call.request)) === null) throw new AppError('NOT_FOUND');
  return reply;
};
