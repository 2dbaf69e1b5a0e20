// Loading and saving a child's bonds, and telling them to people.
import type { BondMove } from '../../shared/domain/child/binding';
import { bondStateAt, indexOf } from '../../shared/domain/child/binding';
import type { Bond, Child } from '../../shared/domain/child/child.schema';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import type { OutgoingMessage } from '../_lib/ports/message';
import type { Change, Store, Stored } from '../_lib/ports/store';

/** Calendar days in which a second guardian can be objected to; null while the tenant has not said. */
export const objectionDays = async ({ store }: Pick<Call, 'store'>): Promise<number | null> =>
  (await parametersOf(store)).secondGuardianObjectionDays;

/** The fields that a move of bonds changes. */
export const changeOf = (bonds: Bond[]): Pick<Child, 'bonds' | 'guardianIds' | 'claimantIds'> => ({
  bonds,
  ...indexOf(bonds),
});

/** Saves a move in one write with its answer and with a message to everybody it concerns. */
export const saveMove = async (
  call: Call,
  child: Stored<Child>,
  move: BondMove,
  action: AuditAction,
  more: { readonly reply: unknown; readonly template: string; readonly set?: Change<Child>['set'] },
): Promise<void> => {
  const messages: Omit<OutgoingMessage, 'id'>[] = move.tell.map((to) => ({
    to,
    template: more.template,
    facts: { childId: child.id, state: move.state },
  }));
  const subject = { collection: 'children', id: child.id };
  const write = writeOf(call, action, subject, { state: move.state }, { reply: more.reply, messages });
  await call.store.change('children', child, { set: { ...changeOf(move.bonds), ...more.set } }, write);
};

/** The names people go by, by account. */
export const namesOf = async (store: Store, accountIds: readonly string[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(accountIds)];
  if (wanted.length === 0) return new Map();
  const found = await store.find('accounts', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map(({ id, displayName }) => [id, displayName]));
};

/** Bonds as they stand now, with names. */
export const viewBonds = async (call: Call, bonds: readonly Bond[], me: string) => {
  const names = await namesOf(
    call.store,
    bonds.map(({ accountId }) => accountId),
  );
  return bonds.map((bond) => ({
    ...bond,
    state: bondStateAt(bond, call.now),
    displayName: names.get(bond.accountId) ?? '',
    isMe: bond.accountId === me,
  }));
};
