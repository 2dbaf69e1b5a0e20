// What other features may ask about the term: when a child was there, what is kept about it, and how it is forgotten.
import { type Call, writeOf } from '../_lib/call';
import type { Store } from '../_lib/ports/store';

/** The meetings at which a child was present, newest first. */
export const sessionsWith = async (
  store: Store,
  childId: string,
): Promise<{ readonly clubId: string; readonly date: string }[]> =>
  (await store.findAll('sessions', { presentChildIds: childId }))
    .map(({ clubId, date }) => ({ clubId, date }))
    .sort((a, b) => (a.date < b.date ? 1 : -1));

/** Who may fetch the child: for the family's own export. */
export const pickUpNamesOf = async (store: Store, childId: string): Promise<string[]> =>
  ((await store.get('pickUps', childId))?.persons ?? []).map(({ name }) => name);

/** Empties the list of those who may fetch a child. Doing it again changes nothing. */
export const forgetPickUps = async (call: Call, childId: string): Promise<void> => {
  const own = await call.store.get('pickUps', childId);
  if (own === null || (own.persons.length === 0 && !own.mayGoAlone)) return;
  const write = writeOf(call, 'pickUps.forgotten', { collection: 'pickUps', id: childId }, {});
  const set = { persons: [], mayGoAlone: false };
  await call.store.changeIf('pickUps', childId, { revision: own.revision }, { set }, write);
};
