import { coversDistrict } from '../../shared/domain/account/roles';
import type { Checklist } from '../../shared/domain/inspection/inspection.schema';
import { mayFile } from '../../shared/domain/inspection/plan';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';

/** Files what was found at one school. Another district's visit is not there. */
export const fileChecklist = async (call: Call, { visitId, checklist }: { visitId: string; checklist: Checklist }) => {
  const visit = await call.store.open('visits', visitId, call.request);
  const { id, grants } = callerAccount(call);
  if (!coversDistrict(grants, visit.districtCode)) throw new AppError('NOT_FOUND');
  orThrow(mayFile(visit, checklist, dateOf(call.now)));
  const notMet = Object.values(checklist.items).filter(({ finding }) => finding !== 'met').length;
  const reply = { visitId };
  const write = writeOf(call, 'visit.filed', { collection: 'visits', id: visitId }, { notMet }, { reply });
  await call.store.change('visits', visit, { set: { checklist, filledBy: id } }, write);
  return reply;
};
