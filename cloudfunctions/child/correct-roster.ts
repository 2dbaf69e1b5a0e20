// Correcting what the school keeps about a child, on a family's request.
import type { Child } from '../../shared/domain/child/child.schema';
import type { Correctable } from '../../shared/domain/child/request.schema';
import { gradesOf } from '../../shared/domain/child/roster/plan-roster';
import { AppError } from '../../shared/kernel/errors';
import { parseLocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { childOfCaller } from './public';
import { mayAskMore } from './request-binding';
import { ensureKey, openFields, sealWith } from './sealed-fields';

const refuse = (field: Correctable): AppError => new AppError('WRONG_STATE', { state: 'notAValue', field });

/**
 * The fields that a correction sets.
 * @throws AppError WRONG_STATE (`notAValue`) the proposed text is no value of this field at this school
 */
export const correctedFields = async (
  call: Call,
  child: Stored<Child>,
  field: Correctable,
  proposed: string,
): Promise<Partial<Child>> => {
  switch (field) {
    case 'name':
      return { name: proposed };
    case 'number': {
      if (!/^[0-9A-Za-z-]{1,30}$/.test(proposed)) throw refuse(field);
      const number = proposed.toUpperCase();
      const [other] = await call.store.find('children', { schoolId: child.schoolId, number }, { limit: 1 });
      if (other !== undefined && other.id !== child.id) throw refuse(field);
      return { number };
    }
    case 'className':
      return { className: proposed.slice(0, 20) };
    case 'grade': {
      const school = await call.store.get('schools', child.schoolId);
      const grade = Number(proposed);
      if (school === null || !gradesOf(school.stages).includes(grade)) throw refuse(field);
      return { grade };
    }
    case 'birthDate': {
      const birthDate = parseLocalDate(proposed);
      if (birthDate === null) throw refuse(field);
      const fields = { ...(await openFields(call, child)), birthDate };
      return { sealed: sealWith(call, child.id, await ensureKey(call, child.id), fields) };
    }
  }
};

/** A guardian asks the school to correct a field. What cannot be a value of it is refused at once. */
export const requestCorrection = async (
  call: Call,
  { childId, field, proposed, reason }: { childId: string; field: Correctable; proposed: string; reason: string },
) => {
  const child = await childOfCaller(call, childId);
  const accountId = callerAccount(call).id;
  const id = newId(call);
  const reply = { requestId: id };
  if ((await call.store.replyOf('childRequests', id, call.request)) !== null) return reply;
  await mayAskMore(call, accountId);
  if (field !== 'birthDate') await correctedFields(call, child, field, proposed);
  else if (parseLocalDate(proposed) === null) throw refuse(field);
  const document = {
    kind: 'correction' as const,
    schoolId: child.schoolId,
    childId,
    accountId,
    field,
    proposed,
    reason,
    at: call.now,
    state: 'waiting' as const,
    decidedBy: null,
    decidedAt: null,
    reply: '',
  };
  const write = writeOf(call, 'correction.asked', { collection: 'childRequests', id }, { field }, { reply });
  await call.store.insert('childRequests', id, document, write);
  return reply;
};
