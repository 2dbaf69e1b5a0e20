// Folds of names, so that what people type and what lists say can meet. Pure text.

/** Without the demo's mark, brackets, dots and spaces; narrow, lower case. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^示例[·・•.]?/, '')
    .replace(/[\s()·・•.,，。、\-—_"'’《》<>[\]【】]/g, '');

/** Whether a character is Hanzi, of whatever plane. */
export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/**
 * Spelt letters as many speakers do not tell them apart: zh/z, ch/c, sh/s, n/l, -ng/-n.
 * It looks at a letter and the one before it, never at syllables: the letters of a list and of a query fold alike however
 * they are split, and a typo disturbs it nowhere else. That a final n becomes an l too does no harm: no syllable ends in l.
 */
export const foldLetters = (letters: string): string =>
  letters
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/n/g, 'l')
    .replace(/v/g, 'u');
