// How far a query is from the nearest stretch of a text: insertions, deletions, substitutions and swaps of neighbours.

/**
 * Sellers' algorithm with neighbour swaps (optimal string alignment): the least number of edits between the whole pattern
 * and any stretch of the text.
 * @param most give up beyond this many; then the answer is `most + 1`
 * Time O(pattern × text), memory O(pattern). Sellers 1980; Damerau 1964 for swaps.
 */
export const distanceWithin = (pattern: readonly string[], text: readonly string[], most: number): number => {
  const m = pattern.length;
  let beforeLast: number[] = [];
  let last = Array.from({ length: m + 1 }, (_, i) => i);
  let best = last[m] ?? 0;
  for (let j = 0; j < text.length; j++) {
    const now = [0]; // a match may start anywhere
    for (let i = 1; i <= m; i++) {
      const isSame = pattern[i - 1] === text[j];
      let cost = Math.min((last[i - 1] ?? 0) + (isSame ? 0 : 1), (last[i] ?? 0) + 1, (now[i - 1] ?? 0) + 1);
      const isSwap = j > 0 && i > 1 && pattern[i - 1] === text[j - 1] && pattern[i - 2] === text[j];
      if (isSwap && !isSame) cost = Math.min(cost, (beforeLast[i - 2] ?? m) + 1);
      now.push(cost);
    }
    best = Math.min(best, now[m] ?? best);
    if (best === 0) return 0;
    beforeLast = last;
    last = now;
  }
  return Math.min(best, most + 1);
};
