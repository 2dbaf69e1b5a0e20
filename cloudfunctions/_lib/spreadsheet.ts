// Bytes to tables of cells: .xlsx and .csv. Formulas arrive as their stored values and are never evaluated.
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import type { Cell } from '../../shared/domain/institution/registry/cell-text';
import type { Sheet } from '../../shared/domain/institution/registry/read-registry';
import { AppError } from '../../shared/kernel/errors';

export interface SpreadsheetLimits {
  readonly bytes: number;
  readonly unpacked: number;
  readonly cells: number;
}
/** What anybody may send to a function. */
const SENT: SpreadsheetLimits = { bytes: 5 * 1024 * 1024, unpacked: 50 * 1024 * 1024, cells: 500_000 };

const refuse = (reason: string): AppError => new AppError('FILE_REFUSED', { reason });

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** A zip that unpacks to more than we hold in memory is refused before anything is unpacked whole. */
const checkZip = (bytes: Uint8Array, most: number): void => {
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    throw refuse('UNREADABLE');
  }
  if (unpacked > most) throw refuse('TOO_LARGE_UNPACKED');
};

const checkCells = (sheets: readonly Sheet[], most: number): readonly Sheet[] => {
  const cells = sheets.reduce((sum, { rows }) => sum + rows.reduce((n, row) => n + row.length, 0), 0);
  if (cells > most) throw refuse('TOO_MANY_CELLS');
  return sheets;
};

const readXlsx = async (bytes: Uint8Array, unpacked: number): Promise<readonly Sheet[]> => {
  checkZip(bytes, unpacked);
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as Cell[][] }));
  } catch {
    throw refuse('UNREADABLE');
  }
};

/** UTF-8, or else the code page that Excel in China writes. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const readCsv = (bytes: Uint8Array): readonly Sheet[] => {
  if (bytes.includes(0)) throw refuse('UNREADABLE'); // no text has zero bytes
  const { data, errors } = Papa.parse<string[]>(decode(bytes), { skipEmptyLines: false });
  if (errors.some(({ type }) => type === 'Quotes')) throw refuse('UNREADABLE');
  return [{ name: 'CSV', rows: data }];
};

/**
 * Reads a spreadsheet.
 * @param limits larger ones for tools that read what their own operator gives them
 * @throws AppError FILE_REFUSED with `reason` EMPTY | TOO_LARGE | TOO_LARGE_UNPACKED | TOO_MANY_CELLS | OLD_XLS | UNREADABLE
 */
export const readSpreadsheet = async (
  bytes: Uint8Array,
  limits: SpreadsheetLimits = SENT,
): Promise<readonly Sheet[]> => {
  if (bytes.length === 0) throw refuse('EMPTY');
  if (bytes.length > limits.bytes) throw refuse('TOO_LARGE');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuse('OLD_XLS'); // also what an encrypted .xlsx looks like
  return checkCells(
    startsWith(bytes, 0x50, 0x4b) ? await readXlsx(bytes, limits.unpacked) : readCsv(bytes),
    limits.cells,
  );
};
