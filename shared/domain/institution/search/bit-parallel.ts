// Distances by the word: one machine word holds a whole column of the edit-distance table.
// Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003), which extends Myers (1999).

/** Longest piece of a pattern that fits into one word without touching its sign. */
const MAX_PIECE = 30;

/**
 * A pattern made ready: for each piece, which of its positions hold a symbol. Symbols are looked up in pages of 256, and all
 * pages that no symbol of the pattern lies in are the one empty page: a query over 65,536 characters stays small.
 */
export interface Pattern {
  readonly length: number;
  readonly pieces: readonly { readonly length: number; readonly pages: Uint16Array; readonly masks: Int32Array }[];
}

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;
const PAGES = 0x10000 >> PAGE_BITS;

const pieceOf = (symbols: ArrayLike<number>, start: number, end: number, marks: number, alphabet: number) => {
  const pages = new Uint16Array(PAGES);
  let used = 1;
  const pageOf = (symbol: number): number => {
    const page = symbol >> PAGE_BITS;
    if (pages[page] === 0) pages[page] = used++ << PAGE_BITS;
    return pages[page] as number;
  };
  const masks = new Int32Array((end - start + 1) * PAGE);
  for (let i = start; i < end; i++) {
    for (let mark = 0; mark < marks; mark++) {
      const symbol = (symbols[i] as number) + mark * alphabet;
      const at = pageOf(symbol) + (symbol & (PAGE - 1));
      masks[at] = (masks[at] as number) | (1 << (i - start));
    }
  }
  return { length: end - start, pages, masks };
};

/**
 * Prepares a pattern over symbols of at most 16 bits. One longer than a word is cut into pieces as even as can be.
 * @param marks how many kinds of marks a text's symbols may carry above; marked and plain count as the same
 * @param alphabet the value of the first mark, where there are any
 */
export const patternOf = (symbols: ArrayLike<number>, marks = 1, alphabet = 0): Pattern => {
  const count = Math.ceil(symbols.length / MAX_PIECE);
  const pieces = Array.from({ length: count }, (_, k) =>
    pieceOf(
      symbols,
      Math.floor((k * symbols.length) / count),
      Math.floor(((k + 1) * symbols.length) / count),
      marks,
      alphabet,
    ),
  );
  return { length: symbols.length, pieces };
};

const pieceDistance = (
  { length, pages, masks }: Pattern['pieces'][number],
  text: Uint8Array | Uint16Array,
  start: number,
  end: number,
): number => {
  const top = length - 1;
  let distance = length;
  let best = length;
  let d0 = 0;
  let before = 0;
  let vp = -1;
  let vn = 0;
  for (let at = start; at < end; at++) {
    const symbol = text[at] as number;
    const here = masks[(pages[symbol >> PAGE_BITS] as number) + (symbol & (PAGE - 1))] as number;
    const swap = ((~d0 & here) << 1) & before;
    d0 = ((((here & vp) + vp) | 0) ^ vp) | here | vn | swap | 0;
    const hp = vn | ~(d0 | vp);
    const hn = d0 & vp;
    distance = (distance + ((hp >>> top) & 1) - ((hn >>> top) & 1)) | 0;
    if (distance < best) best = distance;
    const x = hp << 1; // a match may start anywhere
    vp = (hn << 1) | ~(d0 | x);
    vn = x & d0;
    before = here;
  }
  return best;
};

/**
 * The least number of edits (insert, delete, substitute, swap neighbours) between the whole pattern and any stretch of
 * `text[start … end)`. Of a pattern in several pieces it is the sum over the pieces: never more than the true distance.
 * Time O(text × pieces), no memory.
 */
export const distanceTo = ({ pieces }: Pattern, text: Uint8Array | Uint16Array, start: number, end: number): number => {
  let sum = 0;
  for (const piece of pieces) sum += pieceDistance(piece, text, start, end);
  return sum;
};

/** Where the pattern (one piece, at most 30 symbols) stands in `text[start … end)`, from `start`; −1 when it does not. Shift-And. */
export const positionIn = (
  { pieces, length }: Pattern,
  text: Uint8Array | Uint16Array,
  start: number,
  end: number,
): number => {
  const piece = pieces[0];
  if (piece === undefined || piece.length !== length) return -1;
  const top = 1 << (length - 1);
  let state = 0;
  for (let at = start; at < end; at++) {
    const symbol = text[at] as number;
    const page = piece.pages[symbol >> PAGE_BITS] as number;
    state = ((state << 1) | 1) & (piece.masks[page + (symbol & (PAGE - 1))] as number);
    if ((state & top) !== 0) return at - start - length + 1;
  }
  return -1;
};
