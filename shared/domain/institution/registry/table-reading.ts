// How a table that people keep in a spreadsheet is found on its sheet: the row of headings, and the rows that are none of its
// own (titles, sums, remarks). Shared by every import; what the columns mean is the importer's.
import { type Cell, compact, textOf } from './cell-text';
import { NOTE_STARTS } from './headings.lexicon';

/** Which column holds a field, counted from 0, and the heading as it is written there. */
export type Columns<F extends string> = ReadonlyMap<F, { readonly index: number; readonly heading: string }>;

/** The words by which each field is known; a heading belongs to the first field one of whose words it contains. */
export type Headings<F extends string> = readonly (readonly [F, readonly string[]])[];

const MAX_HEADING = 20;

const fieldOf = <F extends string>(heading: string, headings: Headings<F>): F | null => {
  const text = compact(heading);
  if (text === '' || text.length > MAX_HEADING) return null;
  return headings.find(([, words]) => words.some((word) => text.includes(word)))?.[0] ?? null;
};

/**
 * The columns of a row of headings; null when the row is none.
 * @param atLeast so many different fields must be named
 * @param needed these must be among them
 */
export const columnsIn = <F extends string>(
  row: readonly Cell[],
  headings: Headings<F>,
  atLeast: number,
  needed: readonly F[],
): Columns<F> | null => {
  const columns = new Map<F, { index: number; heading: string }>();
  row.forEach((cell, index) => {
    const heading = typeof cell === 'string' ? textOf(cell) : '';
    const field = fieldOf(heading, headings);
    if (field !== null && !columns.has(field)) columns.set(field, { index, heading });
  });
  return columns.size >= atLeast && needed.every((field) => columns.has(field)) ? columns : null;
};

/** The cell of a field in a row; null where the column is missing or the row too short. */
export const cellOf = <F extends string>(columns: Columns<F>, cells: readonly Cell[], field: F): Cell => {
  const column = columns.get(field);
  return column === undefined ? null : (cells[column.index] ?? null);
};

/** True for a row that is empty, a sum or a remark. */
export const isNote = (cells: readonly Cell[]): boolean => {
  const first = textOf(cells.find((cell) => textOf(cell) !== '') ?? null);
  return first === '' || NOTE_STARTS.some((start) => first.startsWith(start));
};
