// Text on its way into a spreadsheet that other people open.

/** Starts that a spreadsheet takes for a formula, full-width twins included. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠\t\r]/;

/** The text with a leading apostrophe where a spreadsheet would run it. */
export const harmlessCell = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** What stood there before `harmlessCell`. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text;
