// How much two stories have in common: shared character pairs, rarer ones counting more. A suggestion for a person to look at two
// reports side by side, never a decision.

const bigrams = (text: string): Map<string, number> => {
  const folded = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{Script=Han}a-z0-9]/gu, ''),
  ];
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < folded.length; i++) {
    const pair = `${folded[i]}${folded[i + 1]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

/** Cosine of the two texts' character pairs, 0–1; 0 where one has none. */
export const likeness = (a: string, b: string): number => {
  const [x, y] = [bigrams(a), bigrams(b)];
  let dot = 0;
  for (const [pair, count] of x) dot += count * (y.get(pair) ?? 0);
  const norm = (counts: ReadonlyMap<string, number>): number =>
    Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
  const length = norm(x) * norm(y);
  return length === 0 ? 0 : dot / length;
};
