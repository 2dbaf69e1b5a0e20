// Writes down what time alone has decided: announced guardians whom nobody objected to. Their right does not wait for this (it
// is asked of the clock at every call); lists by guardian and the messages do.
import { bondStateAt, settled } from '../../shared/domain/child/binding';
import { type Call, writeOf } from '../_lib/call';
import { changeOf } from './bonds';

const BATCH = 500;

/** Returns how many bonds were settled. */
export const settleBonds = async (call: Call): Promise<number> => {
  const { store, now } = call;
  let count = 0;
  for (const child of await store.find('children', { claimantIds: { gt: '' } }, { limit: BATCH })) {
    const due = child.bonds.filter((bond) => bondStateAt(bond, now) !== bond.state);
    if (due.length === 0) continue;
    const messages = due.map(({ accountId }) => ({
      to: accountId,
      template: 'child.claimSettled',
      facts: { childId: child.id, state: 'bound' },
    }));
    const subject = { collection: 'children', id: child.id };
    const write = writeOf(call, 'claim.settledByTime', subject, { bonds: due.length }, { messages });
    const set = changeOf(settled(child, now));
    const done = await store.changeIf('children', child.id, { revision: child.revision }, { set }, write);
    if (done === 'changed') count += due.length;
  }
  return count;
};
