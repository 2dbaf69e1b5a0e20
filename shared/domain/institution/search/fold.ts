// Folds of names, so that what people type and what lists say can meet. Pure text; readings come from the registry.

/** Without the demo's mark, brackets, dots and spaces; narrow, lower case. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^示例[·・•.]?/, '')
    .replace(/[\s()·・•.,，。、\-—_"'《》<>[\]【】]/g, '');

export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** Syllables that many speakers do not tell apart become one: zh/z, ch/c, sh/s, n/l, f/h, final -ng/-n. */
export const foldSyllable = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/(an|en|in)g$/, '$1')
    .replace(/v/g, 'u');
