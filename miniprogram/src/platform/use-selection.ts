// Which row of a desk is open. On a wide screen there is always one, so that the right half is never empty; on a phone the
// list comes first.
import { useState } from 'react';
import { useWide } from './use-wide';

export interface Selection {
  readonly id: string | null;
  /** True when the person chose it: on a phone the detail then covers the list. */
  readonly isChosen: boolean;
  readonly choose: (id: string) => void;
  readonly back: () => void;
}

/**
 * @param ids the rows there are, first one first
 * @param first a row that the way to the page has chosen
 */
export const useSelection = (ids: readonly string[], first?: string): Selection => {
  const [chosen, setChosen] = useState<string | null>(first ?? null);
  const isWide = useWide();
  const isThere = chosen !== null && ids.includes(chosen);
  return {
    id: isThere ? chosen : isWide ? (ids[0] ?? null) : null,
    isChosen: isThere,
    choose: setChosen,
    back: () => setChosen(null),
  };
};
