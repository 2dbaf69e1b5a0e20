// Becoming a guardian with a code from the school: the code is used up, and the bond made, in one write of the child's document.
import { claim } from '../../shared/domain/child/binding';
import type { Relation } from '../../shared/domain/child/child.schema';
import { orNotFound, orThrow } from '../../shared/kernel/errors';
import { accountIdOf } from '../_lib/account-id';
import type { Call } from '../_lib/call';
import { objectionDays, saveMove } from './bonds';
import { ensureGuardianAccount } from './caller-account';
import { codeHash } from './codes';

export const bindByCode = async (
  call: Call,
  { code, relation, callName }: { code: string; relation: Relation; callName: string },
) => {
  const { store, secrets, now } = call;
  const me = accountIdOf(call);
  const found = orNotFound(
    await call.throttle.guess('bindingCode', async () => {
      const hash = codeHash(secrets, 'binding', code);
      const [child] = await store.find('children', { bindingCodeHash: hash, state: 'enrolled' }, { limit: 1 });
      if (child === undefined) return null;
      const { bindingCodeUsedBy: usedBy } = child;
      const isBoundByIt = child.bonds.some((bond) => bond.accountId === me && bond.state !== 'ended');
      // One code binds once, and its own user who types it again is told what it did.
      return usedBy === null || (usedBy === me && isBoundByIt) ? child : null;
    }),
  );
  const mine = found.bonds.find(({ accountId }) => accountId === me);
  if (found.bindingCodeUsedBy === me && mine !== undefined && mine.state !== 'ended') {
    return { childId: found.id, state: mine.state, openUntil: mine.openUntil };
  }
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
