// Becoming a guardian with a code from the school: the code is used up, and the bond made, in one write of the child's document.
import { claim } from '../../shared/domain/child/binding';
import type { Relation } from '../../shared/domain/child/child.schema';
import { AppError, orThrow } from '../../shared/kernel/errors';
import type { Call } from '../_lib/call';
import { objectionDays, saveMove } from './bonds';
import { accountIdOf, ensureGuardianAccount } from './caller-account';
import { countWrongCode, mayTryCode } from './code-tries';
import { codeHash } from './codes';

export const bindByCode = async (
  call: Call,
  { code, relation, callName }: { code: string; relation: Relation; callName: string },
) => {
  const { store, secrets, now } = call;
  const me = accountIdOf(call);
  await mayTryCode(call);
  const [found] = await store.find('children', { bindingCodeHash: codeHash(secrets, 'binding', code) }, { limit: 1 });
  const usedBy = found?.bindingCodeUsedBy ?? null;
  if (found === undefined || found.state === 'left' || (usedBy !== null && usedBy !== me)) {
    await countWrongCode(call);
    throw new AppError('NOT_FOUND');
  }
  const mine = usedBy === me ? found.bonds.find(({ accountId }) => accountId === me) : undefined;
  if (mine !== undefined && mine.state !== 'ended') {
    return { childId: found.id, state: mine.state, openUntil: mine.openUntil }; // the same person with the same strip
  }
  if (usedBy !== null) throw new AppError('NOT_FOUND'); // unbound since: one code binds once
  await ensureGuardianAccount(call, callName);
  const child = await store.open('children', found.id, call.request);
  const move = orThrow(claim(child, { accountId: me, relation, via: 'code' }, now, await objectionDays(call)));
  const bond = move.bonds.find(({ accountId }) => accountId === me);
  if (bond === undefined || bond.state === 'ended') throw new Error('a claim without its bond');
  const reply = { childId: child.id, state: bond.state, openUntil: bond.openUntil };
  await saveMove(call, child, move, 'child.claimed', {
    reply,
    template: 'child.claimed',
    set: { bindingCodeUsedBy: me },
  });
  return reply;
};
