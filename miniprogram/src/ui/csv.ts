// Tables as CSV that a spreadsheet opens without running anything in it.
import { harmlessCell } from '@shared/kernel/spreadsheet-cell';

const cell = (value: string | number): string => {
  const text = typeof value === 'string' ? harmlessCell(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
