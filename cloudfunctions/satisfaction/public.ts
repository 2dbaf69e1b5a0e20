// What other features may ask about attendance.
import type { Store } from '../_lib/ports/store';

/** The sessions at which a child was present, newest first. */
export const sessionsWith = async (
  store: Store,
  childId: string,
): Promise<{ readonly clubId: string; readonly date: string }[]> =>
  (await store.findAll('sessions', { presentChildIds: childId }))
    .map(({ clubId, date }) => ({ clubId, date }))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
