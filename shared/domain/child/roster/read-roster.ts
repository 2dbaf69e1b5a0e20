// Reads a school's roster in the shape schools keep them in, and says row by row what it took and what it refused. It knows
// cells, not files, and does not decide what happens to children who are there already (plan-roster does).
import { ageOn, type LocalDate } from '../../../kernel/time';
import { type Cell, compact, dateIn, textOf } from '../../institution/registry/cell-text';
import type { Sheet } from '../../institution/registry/read-registry';
import { type Columns, cellOf, columnsIn, isNote } from '../../institution/registry/table-reading';
import { fullClassName, gradeIn, gradeOfClass } from './class-name';
import { BLANKS, ROSTER_HEADINGS, type RosterField } from './headings.lexicon';

/** One child as a roster tells it. */
export interface ChildDraft {
  readonly number: string;
  readonly name: string;
  readonly grade: number;
  readonly className: string;
  readonly birthDate: LocalDate | null;
}

/** Why a row (or a whole sheet) was refused. */
export const ROSTER_REFUSALS = [
  'NO_HEADER',
  'NUMBER_MISSING',
  'NUMBER_FORM',
  'NUMBER_LOST_DIGITS',
  'NAME_MISSING',
  'NAME_TOO_LONG',
  'GRADE_UNKNOWN',
  'GRADE_NOT_TAUGHT',
  'CLASS_MISSING',
  'DATE_INVALID',
  'BIRTH_IMPLAUSIBLE',
  'DUPLICATE_NUMBER',
] as const;
export type RosterRefusal = (typeof ROSTER_REFUSALS)[number];

export interface RefusedChild {
  readonly sheet: string;
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** The heading of the column, empty where it concerns the whole row. */
  readonly column: string;
  readonly code: RosterRefusal;
}

export interface ReadRoster {
  readonly accepted: readonly { readonly sheet: string; readonly row: number; readonly draft: ChildDraft }[];
  readonly refused: readonly RefusedChild[];
}

/** What is known about the school the roster is of. */
export interface RosterContext {
  /** Grades the school teaches. */
  readonly grades: readonly number[];
  readonly today: LocalDate;
}

const MAX_NAME = 40;
const MAX_CLASS = 20;
/** @policy in the compulsory stage; wide enough for late entry and years repeated */
const MIN_AGE = 4;
const MAX_AGE = 19;
/** A row is a header when it names this many different fields, number and name among them. */
const MIN_HEADINGS = 3;
const NUMBER = /^[0-9A-Za-z-]{1,30}$/;

type Headed = Columns<RosterField>;

const numberIn = (cell: Cell): { readonly number: string } | { readonly code: RosterRefusal } => {
  // A spreadsheet keeps 15 digits of a number and writes zeros for the rest: two children become one.
  if (typeof cell === 'number' && !(Number.isSafeInteger(cell) && cell < 1e15)) return { code: 'NUMBER_LOST_DIGITS' };
  const text = compact(textOf(cell));
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return { code: 'NUMBER_LOST_DIGITS' };
  if (text === '' || BLANKS.includes(text)) return { code: 'NUMBER_MISSING' };
  return NUMBER.test(text) ? { number: text.toUpperCase() } : { code: 'NUMBER_FORM' };
};

const readRow = (
  sheet: string,
  row: number,
  columns: Headed,
  cells: readonly Cell[],
  context: RosterContext,
  above: { readonly grade: string; readonly className: string },
): { sheet: string; row: number; draft: ChildDraft } | RefusedChild => {
  const cell = (field: RosterField): Cell => cellOf(columns, cells, field);
  const refuse = (code: RosterRefusal, field: RosterField): RefusedChild => ({
    sheet,
    row,
    column: columns.get(field)?.heading ?? '',
    code,
  });
  const read = numberIn(cell('number'));
  if ('code' in read) return refuse(read.code, 'number');
  const name = textOf(cell('name'));
  if (compact(name) === '') return refuse('NAME_MISSING', 'name');
  if (name.length > MAX_NAME) return refuse('NAME_TOO_LONG', 'name');
  const className = compact(textOf(cell('className'))) || above.className || sheetClass(sheet);
  if (className === '' || className.length > MAX_CLASS) return refuse('CLASS_MISSING', 'className');
  const gradeText = textOf(cell('grade')) || above.grade;
  // A grade that is there and cannot be read is not guessed from elsewhere.
  const grade = gradeText === '' ? (gradeOfClass(className) ?? gradeIn(sheet)) : gradeIn(gradeText);
  if (grade === null) return refuse('GRADE_UNKNOWN', columns.has('grade') ? 'grade' : 'className');
  if (!context.grades.includes(grade)) return refuse('GRADE_NOT_TAUGHT', columns.has('grade') ? 'grade' : 'className');
  const birthDate = dateIn(cell('birthDate'));
  if (birthDate === 'invalid') return refuse('DATE_INVALID', 'birthDate');
  if (birthDate !== null && (birthDate > context.today || !isPlausible(ageOn(birthDate, context.today)))) {
    return refuse('BIRTH_IMPLAUSIBLE', 'birthDate');
  }
  return {
    sheet,
    row,
    draft: { number: read.number, name, grade, className: fullClassName(className, grade), birthDate },
  };
};

const isPlausible = (age: number): boolean => age >= MIN_AGE && age <= MAX_AGE;

/** A tab named after a class speaks for rows that do not name theirs. */
const sheetClass = (sheet: string): string => (compact(sheet).endsWith('班') ? compact(sheet) : '');

const readSheet = ({ name: sheet, rows }: Sheet, context: RosterContext): ReadRoster => {
  const accepted: { sheet: string; row: number; draft: ChildDraft }[] = [];
  const refused: RefusedChild[] = [];
  let columns: Headed | null = null;
  let above = { grade: '', className: '' };
  rows.forEach((cells, index) => {
    // A header may come again in mid-table, when classes were pasted under one another.
    const header = columnsIn(cells, ROSTER_HEADINGS, MIN_HEADINGS, ['number', 'name']);
    if (header !== null) {
      columns = header;
      above = { grade: '', className: '' };
      return;
    }
    if (columns === null || isNote(cells)) return;
    const known: Headed = columns;
    // Merged cells hold their value in the first row only.
    const own = (field: RosterField): string => textOf(cellOf(known, cells, field));
    above = {
      grade: own('grade') || above.grade,
      className:
        compact(own('className')) || (own('grade') !== '' && own('grade') !== above.grade ? '' : above.className),
    };
    const outcome = readRow(sheet, index + 1, known, cells, context, above);
    if ('draft' in outcome) accepted.push(outcome);
    else refused.push(outcome);
  });
  const hasContent = rows.some((cells) => !isNote(cells));
  return columns === null && hasContent
    ? { accepted: [], refused: [{ sheet, row: 1, column: '', code: 'NO_HEADER' }] }
    : { accepted, refused };
};

/**
 * Reads all sheets of a roster.
 * @returns every row that is not a title, header, sum or remark, as taken or as refused with its place and reason
 */
export const readRoster = (sheets: readonly Sheet[], context: RosterContext): ReadRoster => {
  const parts = sheets.map((sheet) => readSheet(sheet, context));
  const seen = new Set<string>();
  const accepted: ReadRoster['accepted'][number][] = [];
  const refused = parts.flatMap((part) => part.refused);
  for (const row of parts.flatMap((part) => part.accepted)) {
    if (seen.has(row.draft.number)) {
      refused.push({ sheet: row.sheet, row: row.row, column: '', code: 'DUPLICATE_NUMBER' });
    } else accepted.push(row);
    seen.add(row.draft.number);
  }
  return { accepted, refused };
};
