// How far a query is from the nearest stretch of a text, the obvious way: the oracle of bit-parallel.ts, and what tells
// where in a name a hit lies.

/** The stretch of a text that is nearest to a pattern. */
export interface Nearest {
  /** Insertions, deletions, substitutions and swaps of neighbours. */
  readonly distance: number;
  /** The stretch, end exclusive; of several equally near ones the first to end, and of those the shortest. */
  readonly start: number;
  readonly end: number;
}

interface Cell {
  readonly cost: number;
  readonly start: number;
}

const cheaper = (a: Cell, b: Cell): Cell => (b.cost < a.cost || (b.cost === a.cost && b.start > a.start) ? b : a);

/**
 * Sellers' algorithm with neighbour swaps (optimal string alignment): the nearest stretch of the text to the whole pattern.
 * Time O(pattern × text), memory O(pattern). Sellers 1980; Damerau 1964 for swaps.
 */
export const nearestIn = <T>(pattern: ArrayLike<T>, text: ArrayLike<T>): Nearest => {
  const m = pattern.length;
  let beforeLast: Cell[] = [];
  let last: Cell[] = Array.from({ length: m + 1 }, (_, i) => ({ cost: i, start: 0 }));
  let best: Nearest = { distance: m, start: 0, end: 0 };
  for (let j = 0; j < text.length; j++) {
    const now: Cell[] = [{ cost: 0, start: j + 1 }]; // a match may start anywhere
    for (let i = 1; i <= m; i++) {
      const isSame = pattern[i - 1] === text[j];
      const diagonal = last[i - 1] as Cell;
      let cell: Cell = { cost: diagonal.cost + (isSame ? 0 : 1), start: diagonal.start };
      cell = cheaper(cell, { cost: (last[i] as Cell).cost + 1, start: (last[i] as Cell).start });
      cell = cheaper(cell, { cost: (now[i - 1] as Cell).cost + 1, start: (now[i - 1] as Cell).start });
      const swapped = beforeLast[i - 2];
      if (swapped !== undefined && i > 1 && pattern[i - 1] === text[j - 1] && pattern[i - 2] === text[j]) {
        cell = cheaper(cell, { cost: swapped.cost + 1, start: swapped.start });
      }
      now.push(cell);
    }
    const { cost, start } = now[m] as Cell;
    if (cost < best.distance) best = { distance: cost, start: Math.min(start, j + 1), end: j + 1 };
    beforeLast = last;
    last = now;
  }
  return best;
};
