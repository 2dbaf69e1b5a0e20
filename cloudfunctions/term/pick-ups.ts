// Who may fetch a child besides its guardians: the family says so, with names of people who know and agree.
import type { PickUpPerson } from '../../shared/domain/term/session.schema';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { childOfCaller, needConsent } from '../child/public';

export const readPickUps = async (call: Call, { childId }: { childId: string }) => {
  const child = await childOfCaller(call, childId);
  const own = await call.store.get('pickUps', childId);
  return { childName: child.name, persons: own?.persons ?? [], mayGoAlone: own?.mayGoAlone ?? false };
};

export const savePickUps = async (
  call: Call,
  { childId, persons, mayGoAlone }: { childId: string; persons: PickUpPerson[]; mayGoAlone: boolean },
) => {
  const { store, now } = call;
  const child = await childOfCaller(call, childId);
  needConsent(child, 'attendance');
  if (new Set(persons.map(({ id }) => id)).size !== persons.length) {
    throw new AppError('INVALID_INPUT', { reason: 'twice' });
  }
  const reply = { persons: persons.length };
  const write = writeOf(
    call,
    'pickUps.named',
    { collection: 'pickUps', id: childId },
    { ...reply, mayGoAlone },
    { reply },
  );
  const set = { persons, mayGoAlone, changedBy: callerAccount(call).id, changedAt: now };
  if ((await store.get('pickUps', childId)) === null) {
    await store.insert('pickUps', childId, { schoolId: child.schoolId, ...set }, write);
  } else {
    await store.change('pickUps', await store.open('pickUps', childId, call.request), { set }, write);
  }
  return reply;
};
