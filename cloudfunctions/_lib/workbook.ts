// Tables to an .xlsx file. Every cell is text or a number; nothing in it runs.
import writeXlsxFile from 'write-excel-file/node';
import { harmlessCell } from '../../shared/kernel/spreadsheet-cell';

export interface SheetOut {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Excel's own limit. */
const MAX_CELL = 32_000;

const cell = (value: string | number | null) =>
  value === null || value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: harmlessCell(value).slice(0, MAX_CELL), type: String };

/** A workbook with one sheet for each table, headings in bold and kept in sight. */
export const writeWorkbook = async (sheets: readonly SheetOut[]): Promise<Uint8Array> => {
  const data = sheets.map(({ name, headings, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: [headings.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cell))],
  }));
  const bytes = await writeXlsxFile(data).toBuffer();
  return new Uint8Array(bytes);
};
