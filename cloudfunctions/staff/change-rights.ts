// What happens to a right after it was given. Each change is one write to the account that holds it, so it counts on that
// person's next call; nobody changes their own.
import type { Account, Grant, RoleGrant } from '../../shared/domain/account/roles';
import { mayGive } from '../../shared/domain/staff/granting';
import { moveRight, type RightMove, rightOf, setEnd, transferRight } from '../../shared/domain/staff/rights';
import { AppError, type DomainError, orThrow } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { endAfter, placesOf, placeToGive } from './staff-access';

interface Which {
  readonly accountId: string;
  readonly grantId: string;
}

/** The account and the right in it. @throws AppError NOT_FOUND | SAME_PERSON */
const openRight = async (
  call: Call,
  { accountId, grantId }: Which,
): Promise<{ account: Stored<Account>; grant: Grant }> => {
  const account = await call.store.open('accounts', accountId, call.request);
  const grant = account.grants.find(({ id }) => id === grantId);
  if (grant === undefined) throw new AppError('NOT_FOUND');
  const right = rightOf(grant);
  const { districtOfSchool } = (await placesOf(call.store, [right]))(right);
  const caller = callerAccount(call);
  if (!mayGive(caller.grants, right, districtOfSchool)) throw new AppError('NOT_FOUND');
  if (caller.id === accountId) throw new AppError('SAME_PERSON');
  return { account, grant };
};

const store = async (
  call: Call,
  account: Stored<Account>,
  action: AuditAction,
  facts: Readonly<Record<string, unknown>>,
  changed: Result<Grant[], DomainError>,
) => {
  const grants = orThrow(changed);
  const reply = { accountId: account.id };
  const told = { to: account.id, template: 'right.changed', facts };
  const subject = { collection: 'accounts', id: account.id };
  const write = writeOf(call, action, subject, facts, { reply, messages: [told] });
  await call.store.change('accounts', account, { set: { grants } }, write);
  return reply;
};

export const changeRight = async (call: Call, input: Which & { move: RightMove; reason: string }) => {
  const { account, grant } = await openRight(call, input);
  const { move, reason, grantId } = input;
  const facts = { role: grant.role, grantId, move, reason };
  return store(call, account, 'right.moved', facts, moveRight(account.grants, grantId, move, call.now));
};

export const setLastDay = async (call: Call, input: Which & { lastDay: string | null }) => {
  const { account, grant } = await openRight(call, input);
  const { grantId, lastDay } = input;
  const facts = { role: grant.role, grantId, lastDay };
  return store(call, account, 'right.endSet', facts, setEnd(account.grants, grantId, endAfter(lastDay), call.now));
};

export const transfer = async (call: Call, input: Which & { to: RoleGrant }) => {
  const { account, grant } = await openRight(call, input);
  await placeToGive(call, input.to);
  const by = { grantedBy: callerAccount(call).id, now: call.now };
  const changed = transferRight(account.grants, input.grantId, input.to, by);
  return store(call, account, 'right.transferred', { role: grant.role, grantId: input.grantId }, changed);
};

export const resetSecondFactor = async (call: Call, { accountId, reason }: { accountId: string; reason: string }) => {
  if (callerAccount(call).id === accountId) throw new AppError('SAME_PERSON');
  const factor = await call.store.open('secondFactors', accountId, call.request);
  const reply = { accountId };
  const write = writeOf(
    call,
    'secondFactor.reset',
    { collection: 'secondFactors', id: accountId },
    { reason },
    { reply },
  );
  const set = { seed: '', enrolledAt: null, verifiedAt: null, recoveryHashes: [] };
  await call.store.change('secondFactors', factor, { set }, write);
  return reply;
};
