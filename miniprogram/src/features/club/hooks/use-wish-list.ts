import { useDraft } from '@/platform/use-draft';

interface Draft {
  /** null until something was changed on this phone. */
  readonly clubIds: readonly string[] | null;
}

/** A child's wishes while they are being ranked: what is stored, until this phone changes it. */
export const useWishList = (roundId: string, childId: string, stored: readonly string[], max: number) => {
  const { draft, change, discard } = useDraft<Draft>(`wishes:${roundId}:${childId}`, { clubIds: null });
  const clubIds = draft.clubIds ?? stored;
  const set = (next: readonly string[]): void => change({ clubIds: next });
  return {
    clubIds,
    isChanged: clubIds.join() !== stored.join(),
    isFull: clubIds.length >= max,
    add: (id: string): void => set(clubIds.includes(id) || clubIds.length >= max ? clubIds : [...clubIds, id]),
    remove: (id: string): void => set(clubIds.filter((one) => one !== id)),
    move: (from: number, to: number): void => {
      const next = [...clubIds];
      const [moved] = next.splice(from, 1);
      if (moved !== undefined) next.splice(to, 0, moved);
      set(next);
    },
    discard,
  };
};
