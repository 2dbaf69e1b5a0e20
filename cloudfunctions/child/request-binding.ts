// Asking a school to confirm that one is a child's guardian. The child is named by its number and class, and the answer does not
// tell whether there is one: only the school sees that.
import type { Relation } from '../../shared/domain/child/child.schema';
import { MAX_WAITING_REQUESTS } from '../../shared/domain/child/request.schema';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { dateOf } from '../../shared/kernel/time';
import { accountIdOf } from '../_lib/account-id';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { ensureGuardianAccount } from './caller-account';

interface Asked {
  readonly schoolId: string;
  readonly number: string;
  readonly grade: number;
  readonly className: string;
  readonly relation: Relation;
  readonly applicantName: string;
}

/** @throws AppError LIMIT_EXCEEDED too many are waiting */
export const mayAskMore = async (call: Call, accountId: string): Promise<void> => {
  const waiting = await call.store.count('childRequests', { accountId, state: 'waiting' });
  if (waiting >= MAX_WAITING_REQUESTS) throw new AppError('LIMIT_EXCEEDED', { max: MAX_WAITING_REQUESTS });
};

export const requestBinding = async (call: Call, asked: Asked) => {
  const { store, now } = call;
  const accountId = accountIdOf(call);
  orNotFound(await store.get('schools', asked.schoolId));
  const number = asked.number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  // The same question on the same day is the same request, also when the account was made in between.
  const name = [accountId, asked.schoolId, number, asked.grade, asked.className, dateOf(now)].join('|');
  const id = toBase32(call.secrets.keyedHash('binding-request', name)).slice(0, 26).toLowerCase();
  if ((await store.get('childRequests', id)) !== null) return { requestId: id };
  await mayAskMore(call, accountId);
  await ensureGuardianAccount(call, asked.applicantName);
  const document = {
    ...asked,
    number,
    kind: 'binding' as const,
    accountId,
    at: now,
    state: 'waiting' as const,
    decidedBy: null,
    decidedAt: null,
    reply: '',
  };
  const reply = { requestId: id };
  const write = writeOf(call, 'binding.asked', { collection: 'childRequests', id }, {}, { reply });
  await store.insert('childRequests', id, document, write);
  return reply;
};

/** Takes a request back while nobody has decided it. */
export const withdrawRequest = async (call: Call, { requestId }: { requestId: string }) => {
  const request = await call.store.open('childRequests', requestId, call.request);
  if (request.accountId !== callerAccount(call).id) throw new AppError('NOT_FOUND');
  if (request.state !== 'waiting') throw new AppError('WRONG_STATE', { state: request.state });
  const reply = { state: 'withdrawn' as const };
  const subject = { collection: 'childRequests', id: requestId };
  const set = { state: 'withdrawn' as const, decidedAt: call.now };
  await call.store.change(
    'childRequests',
    request,
    { set },
    writeOf(call, 'request.withdrawn', subject, {}, { reply }),
  );
  return reply;
};
