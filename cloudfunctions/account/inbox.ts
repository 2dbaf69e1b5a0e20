// What somebody should know: put there by the relay, aside by its receiver.
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';

const SHOWN = 30;

/** The newest messages of the caller. */
export const myMessages = async (call: Call) => {
  const to = callerAccount(call).id;
  return { messages: await call.store.find('messages', { to }, { limit: SHOWN, sort: ['-at'] }) };
};

/** Marks one as read. Somebody else's message is not there. */
export const readMessage = async (call: Call, { id }: { id: string }) => {
  const message = await call.store.open('messages', id, call.request);
  if (message.to !== callerAccount(call).id) throw new AppError('NOT_FOUND');
  const reply = { id };
  const write = writeOf(call, 'message.read', { collection: 'messages', id }, {}, { reply });
  await call.store.change('messages', message, { set: { readAt: call.now } }, write);
  return reply;
};
