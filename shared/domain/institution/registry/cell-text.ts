// What one cell of a published list means: text without width tricks, dates in the many ways people write them.
import { plainCell } from '../../../kernel/spreadsheet-cell';
import { addDays, asEpochMs, dateOf, type LocalDate, localDate, parseLocalDate } from '../../../kernel/time';

export type Cell = string | number | boolean | Date | null;

/**
 * The cell as plain text: full-width forms narrowed, line breaks and runs of spaces made one space, the apostrophe gone that our
 * own exports put before what a spreadsheet would run.
 */
export const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return dateOf(asEpochMs(cell.getTime()));
  return plainCell(String(cell))
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, ' ')
    .trim();
};

/** Without any spaces: names and codes are compared and kept so. */
export const compact = (text: string): string => text.replace(/\s/g, '');

// Excel counts days from here (its own 29 February 1900 is passed by all dates we meet).
const EXCEL_EPOCH = localDate('1899-12-30');
const EXCEL_FIRST = 20_000;
const EXCEL_LAST = 80_000;

const fromParts = (year: string, month: string, day: string): LocalDate | null =>
  parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

/**
 * A date as `2025-8-31`, `2025.8.31`, `2025/8/31`, `2025年8月31日`, `20250831`, an Excel serial or a date cell.
 * A span (`2022.9.1—2025.8.31`, `2022年9月1日至2025年8月31日`) means its end. A month alone means its last day.
 * @returns null for an empty cell, `invalid` for text that is no calendar date
 */
export const dateIn = (cell: Cell): LocalDate | null | 'invalid' => {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date) return localDate(cell.toISOString().slice(0, 10)); // spreadsheets keep dates as UTC midnights
  if (typeof cell === 'number' && cell >= EXCEL_FIRST && cell <= EXCEL_LAST)
    return addDays(EXCEL_EPOCH, Math.floor(cell));
  const text = compact(textOf(cell));
  if (text === '' || text === '/' || text === '-' || text === '无') return null;
  const last =
    text
      .split(/至|到|~|—|–|--/)
      .filter(Boolean)
      .at(-1) ?? text;
  const full = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(last) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(last);
  if (full !== null) return fromParts(full[1] ?? '', full[2] ?? '', full[3] ?? '') ?? 'invalid';
  const month = /^(\d{4})[年./-](\d{1,2})月?$/.exec(last);
  if (month !== null) {
    const [year, m] = [Number(month[1]), Number(month[2])];
    const next = m === 12 ? fromParts(String(year + 1), '1', '1') : fromParts(String(year), String(m + 1), '1');
    return next === null ? 'invalid' : addDays(next, -1);
  }
  return 'invalid';
};

/** Telephone numbers in a cell, in order, digits and one hyphen only. */
export const phonesIn = (text: string): string[] =>
  text
    .split(/[、,;/\s]|或/)
    .map((part) => part.replace(/[^\d-]/g, ''))
    .filter((part) => part.replace(/-/g, '').length >= 7);
