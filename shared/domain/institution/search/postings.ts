// Postings: for each term the institutions that hold it, ascending, as differences in as few bytes as they need.

/** The terms of one kind, in order of key, with their lists. */
export interface TermTable {
  readonly keys: Uint32Array;
  /** How many institutions hold each term, whether its list was kept or not. */
  readonly counts: Uint32Array;
  /** Where each list lies in `bytes`; an empty list of a term with a count was left out as saying nothing. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Collects terms institution by institution, ascending. */
export interface TermCollector {
  /** @param keys unsigned 32-bit numbers; repeated ones count once */
  add(owner: number, keys: Iterable<number>): void;
  /** @param mostInstitutions lists longer than this are left out */
  finish(mostInstitutions: number): TermTable;
}

const grown = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const next = new Uint32Array(array.length * 2);
  next.set(array);
  return next;
};

/** Encodes ascending numbers as differences, seven bits a byte, the high bit meaning "more follows". */
const encodeInto = (bytes: number[], owners: Uint32Array): void => {
  let before = -1;
  for (const owner of owners) {
    let step = owner - before;
    before = owner;
    while (step > 127) {
      bytes.push((step & 127) | 128);
      step >>>= 7;
    }
    bytes.push(step);
  }
};

/** Opens a collector. Memory: eight bytes for each term of each institution until `finish`. */
export const collectTerms = (): TermCollector => {
  const numbers = new Map<number, number>();
  let terms = new Uint32Array(1024);
  let owners = new Uint32Array(1024);
  let size = 0;
  const seen = new Set<number>();
  return {
    add(owner, keys) {
      seen.clear();
      for (const key of keys) {
        if (seen.size === seen.add(key).size) continue;
        let number = numbers.get(key);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(key, number);
        }
        if (size === terms.length) [terms, owners] = [grown(terms), grown(owners)];
        terms[size] = number;
        owners[size++] = owner;
      }
    },
    finish(mostInstitutions) {
      // Counting sort by term: owners came in ascending and stay so within each term.
      const ends = new Uint32Array(numbers.size + 1);
      for (let i = 0; i < size; i++) {
        const after = (terms[i] as number) + 1;
        ends[after] = (ends[after] as number) + 1;
      }
      for (let i = 0; i < numbers.size; i++) ends[i + 1] = (ends[i + 1] as number) + (ends[i] as number);
      const next = ends.slice();
      const sorted = new Uint32Array(size);
      for (let i = 0; i < size; i++) {
        const term = terms[i] as number;
        sorted[next[term] as number] = owners[i] as number;
        next[term] = (next[term] as number) + 1;
      }
      const inKeyOrder = [...numbers].sort(([a], [b]) => a - b);
      const starts = new Uint32Array(inKeyOrder.length + 1);
      const counts = new Uint32Array(inKeyOrder.length);
      const chunks: Uint8Array[] = [];
      let total = 0;
      inKeyOrder.forEach(([, number], i) => {
        const list = sorted.subarray(ends[number] as number, ends[number + 1] as number);
        counts[i] = list.length;
        if (list.length <= mostInstitutions) {
          const bytes: number[] = [];
          encodeInto(bytes, list);
          chunks.push(Uint8Array.from(bytes));
          total += bytes.length;
        }
        starts[i + 1] = total;
      });
      const bytes = new Uint8Array(total);
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      return { keys: Uint32Array.from(inKeyOrder, ([key]) => key), counts, starts, bytes };
    },
  };
};

/** The place of a key in a table; −1 when no institution holds it. Binary search. */
export const termAt = ({ keys }: TermTable, key: number): number => {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] as number;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** Adds `weight` to every institution of a term's list. @returns the new number of touched institutions */
export const addPostings = (
  { bytes, starts }: TermTable,
  term: number,
  weight: number,
  weights: Uint16Array,
  touched: Uint32Array,
  touchedCount: number,
): number => {
  let count = touchedCount;
  let owner = -1;
  const end = starts[term + 1] as number;
  for (let at = starts[term] as number; at < end; ) {
    let byte = bytes[at++] as number;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      step |= (byte & 127) << shift;
    }
    owner += step;
    const before = weights[owner] as number;
    if (before === 0) touched[count++] = owner;
    weights[owner] = before + weight;
  }
  return count;
};
