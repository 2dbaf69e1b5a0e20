// The usual ways to tell near-duplicates, on pairs of characters: plain Jaccard, MinHash (Broder 1997), simhash (Charikar 2002).

const shingles = (text: string): Set<string> => {
  const read = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, read.length - 1) }, (_, i) => read.slice(i, i + 2)));
};

/** FNV-1a, 32 bits. */
const hash = (text: string, seed: number): number => {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
};

export const jaccard = (a: string, b: string): number => {
  const x = shingles(a);
  const y = shingles(b);
  const both = [...x].filter((shingle) => y.has(shingle)).length;
  return both / Math.max(1, x.size + y.size - both);
};

const PERMUTATIONS = 128;

export const minHashSimilarity = (a: string, b: string): number => {
  const signature = (text: string): number[] => {
    const all = [...shingles(text)];
    return Array.from({ length: PERMUTATIONS }, (_, seed) =>
      all.reduce((least, shingle) => Math.min(least, hash(shingle, seed * 7919)), 2 ** 32),
    );
  };
  const x = signature(a);
  const y = signature(b);
  return x.filter((value, i) => value === y[i]).length / PERMUTATIONS;
};

/** 1 − share of differing bits, stretched so that unrelated texts (half the bits) come to 0. */
export const simHashSimilarity = (a: string, b: string): number => {
  const sketch = (text: string): boolean[] => {
    const votes = new Array<number>(64).fill(0);
    for (const shingle of shingles(text)) {
      const halves = [hash(shingle, 1), hash(shingle, 2)];
      for (let bit = 0; bit < 64; bit++) {
        const set = (((halves[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
        votes[bit] = (votes[bit] ?? 0) + (set ? 1 : -1);
      }
    }
    return votes.map((vote) => vote > 0);
  };
  const x = sketch(a);
  const y = sketch(b);
  const differing = x.filter((bit, i) => bit !== y[i]).length;
  return Math.max(0, 1 - (2 * differing) / 64);
};
