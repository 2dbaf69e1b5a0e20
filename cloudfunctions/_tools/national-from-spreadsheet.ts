// A national list as it is given out, to the file that functions search.
import { type NationalSource, writeNationalFile } from '../../shared/domain/institution/national/national-file';
import { readNationalList } from '../../shared/domain/institution/national/national-list';
import { readSpreadsheet, type SpreadsheetLimits } from '../_lib/spreadsheet';
import { readingsOf } from '../institution/public';

/** A country's list in one spreadsheet: some 150,000 rows of a dozen columns. */
const LIMITS: SpreadsheetLimits = { bytes: 200 * 1024 * 1024, unpacked: 1024 * 1024 * 1024, cells: 10_000_000 };
/** So many refused rows are named; the rest are counted. */
const NAMED = 20;

/**
 * @param bytes of an .xlsx or .csv
 * @throws Error naming the rows that were refused: a list is taken whole or not at all
 */
export const buildNationalFile = async (bytes: Uint8Array, source: NationalSource): Promise<Uint8Array> => {
  const { institutions, refused } = readNationalList(await readSpreadsheet(bytes, LIMITS));
  if (refused.length > 0) {
    const rows = refused
      .slice(0, NAMED)
      .map(({ sheet, row, column, code }) => `  ${sheet} row ${row}${column === '' ? '' : `, ${column}`}: ${code}`);
    throw new Error(`${refused.length} rows were refused, nothing was built:\n${rows.join('\n')}`);
  }
  if (institutions.length === 0) throw new Error('There is no institution in this list.');
  return writeNationalFile(source, institutions, readingsOf);
};
