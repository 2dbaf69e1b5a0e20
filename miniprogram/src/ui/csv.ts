// Tables as CSV that a spreadsheet opens without running anything in it.

/** Cells that a spreadsheet would take for a formula, full-width twins included, get a leading apostrophe. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠\t\r]/;

const cell = (value: string | number): string => {
  const text = typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
