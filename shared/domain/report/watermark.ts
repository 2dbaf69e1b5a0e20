// A mark that tells a leaked extract's recipient: once for the eye, and once between the characters, where it survives copying.
// It does not survive retyping or a photograph of the screen; the visible line does.

// Zero-width characters that WeChat, Word and browsers carry along: one for 0, one for 1.
const ZERO = '\u200b';
const ONE = '\u200c';
const EDGE = '\u2060';
const BITS = 40;

const toBits = (code: string): string =>
  [...code]
    .map((character) => character.codePointAt(0)?.toString(2).padStart(8, '0') ?? '')
    .join('')
    .slice(0, BITS);

/** Five characters of A–Z and 0–9. */
const CODE = /^[0-9A-Z]{5}$/;

/**
 * The text with the code woven in after every sentence.
 * @param code five characters, 0–9 A–Z
 */
export const weave = (text: string, code: string): string => {
  if (!CODE.test(code)) throw new Error('a mark has five characters');
  const mark = `${EDGE}${[...toBits(code)].map((bit) => (bit === '1' ? ONE : ZERO)).join('')}${EDGE}`;
  return `${mark}${text.replace(/[。！？；\n]/g, (end) => `${end}${mark}`)}`;
};

/** The codes found in a text, each once; a mark that was cut is not among them. */
export const readMarks = (text: string): string[] => {
  const found = [...text.matchAll(new RegExp(`${EDGE}([${ZERO}${ONE}]{${BITS}})${EDGE}`, 'gu'))].map(([, bits = '']) =>
    (bits.match(new RegExp(`[${ZERO}${ONE}]{8}`, 'gu')) ?? [])
      .map((byte) =>
        String.fromCharCode(Number.parseInt([...byte].map((bit) => (bit === ONE ? '1' : '0')).join(''), 2)),
      )
      .join(''),
  );
  return [...new Set(found)].filter((code) => CODE.test(code));
};
