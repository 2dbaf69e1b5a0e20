// Two stretches of a query, in order, with other words between: 星河美术 in 星河<街道>美术培训学校.

type Symbols = Uint8Array | Uint16Array;

const isAt = (pattern: Symbols, from: number, to: number, text: Symbols, at: number, mask: number): boolean => {
  for (let i = from; i < to; i++) if (((text[at + i - from] as number) & mask) !== pattern[i]) return false;
  return true;
};

/**
 * Whether the text holds the pattern in two pieces of at least `least` symbols each, the first before the second.
 * @param mask what of a text's symbol counts
 * @param mayStart where a piece may begin
 */
export const holdsInTwoParts = (
  pattern: Symbols,
  text: Symbols,
  start: number,
  end: number,
  least: number,
  mask: number,
  mayStart: (at: number) => boolean = () => true,
): boolean => {
  for (let split = least; split + least <= pattern.length; split++) {
    for (let first = start; first + pattern.length <= end; first++) {
      if (!mayStart(first) || !isAt(pattern, 0, split, text, first, mask)) continue;
      for (let second = first + split; second + pattern.length - split <= end; second++) {
        if (mayStart(second) && isAt(pattern, split, pattern.length, text, second, mask)) return true;
      }
      break; // a later place of the first piece leaves less room for the second
    }
  }
  return false;
};
