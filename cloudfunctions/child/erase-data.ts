// A guardian has a child's data deleted: the key of the sealed part is destroyed, every consent withdrawn, open wishes forgotten.
// What stays is named to the guardian before: the school's register while the child goes there, drawn results under a pseudonym,
// the record of who looked, the audit chain.
import { PURPOSES } from '../../shared/domain/child/child.schema';
import { withdrawAll } from '../../shared/domain/child/consent';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { forgetWishes } from '../club/public';
import { forgetPickUps } from '../term/public';
import { recordDeletion } from './forget';
import { childOfCaller } from './public';
import { destroyKey } from './sealed-fields';

/** Every step can be taken twice; the child's own document is changed last and remembers the request. */
export const eraseData = async (call: Call, { childId }: { childId: string }) => {
  await childOfCaller(call, childId);
  const { store, now } = call;
  const child = await store.open('children', childId, call.request);
  await destroyKey(call, childId);
  await forgetWishes(call, childId);
  await forgetPickUps(call, childId);
  await recordDeletion(call, newId(call), 'guardianAsked', 'children', [childId]);
  const reply = { erasedAt: now };
  const set = {
    sealed: null,
    consents: withdrawAll(child, PURPOSES, callerAccount(call).id, now),
    selectionCodeHash: null,
    erasedAt: now,
  };
  const write = writeOf(call, 'child.erased', { collection: 'children', id: childId }, {}, { reply });
  await store.change('children', child, { set }, write);
  return reply;
};
