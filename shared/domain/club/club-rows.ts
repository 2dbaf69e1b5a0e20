// Clubs copied out of a spreadsheet: rows with tabs between the cells, a heading first. All rows or none; the same rows again change
// nothing, because a club is known by its name.
import { err, ok, type Result } from '../../kernel/result';
import {
  ALL_GRADES,
  type Column,
  DAY_OF,
  FREE_WORDS,
  GRADE_OF,
  HEADINGS,
  PROVIDER_WORDS,
  SLOT_WORDS,
} from './club-rows.lexicon';
import { ClubDraft } from './set-up.schema';

/** A cell that cannot be read. @property line counted as the spreadsheet counts, the heading is 1 */
export interface RowFault {
  readonly line: number;
  readonly column: Column | 'heading';
  readonly code: 'MISSING_COLUMN' | 'EMPTY' | 'UNREADABLE' | 'TOO_LARGE' | 'TWICE' | 'TOO_MANY';
  readonly cell: string;
}

const MAX_CLUBS = 100;
const NEEDED: readonly Column[] = ['name', 'slots', 'grades', 'capacity'];
const MAX_SEATS = 500;
const MAX_FEE_YUAN = 10_000;
const DEFAULT_MIN = 0;

const cellsOf = (line: string): string[] => line.split('\t').map((cell) => cell.normalize('NFKC').trim());

const headingsOf = (cells: readonly string[]): (Column | null)[] => {
  const seen = new Set<Column>();
  return cells.map((cell) => {
    const found = HEADINGS.find(([words, column]) => words.test(cell) && !seen.has(column))?.[1] ?? null;
    if (found !== null) seen.add(found);
    return found;
  });
};

/** `周二第1节、周四` → `Tue-1`, `Thu-1`; empty when a cell says no day. */
const slotsIn = (cell: string): string[] => [
  ...new Set([...cell.matchAll(SLOT_WORDS)].map(([, day = '', lesson = '1']) => `${DAY_OF[day]}-${lesson}`)),
];

/** `3-6`, `三至六年级`, `1,2,4`, `全校` → grades in order; empty when unreadable. */
const gradesIn = (cell: string): number[] => {
  if (ALL_GRADES.test(cell)) return [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const digits = cell.replace(/[一二三四五六七八九]/g, (word) => String(GRADE_OF[word]));
  const grades = new Set<number>();
  for (const [, from = '', to = from] of digits.matchAll(/([1-9])(?:\D{0,3}?[-~–—至到]\D{0,3}?([1-9]))?/g)) {
    for (let grade = Number(from); grade <= Number(to); grade++) grades.add(grade);
  }
  return [...grades].sort((a, b) => a - b);
};

const countIn = (cell: string): number | null => {
  const digits = /^(\d{1,6})\s*\D?$/.exec(cell)?.[1];
  return digits === undefined ? null : Number(digits);
};

const feeIn = (cell: string): number | null => {
  if (FREE_WORDS.test(cell)) return 0;
  const yuan = /^[¥￥]?\s*(\d{1,6}(?:\.\d{1,2})?)\D*$/.exec(cell)?.[1];
  return yuan === undefined ? null : Math.round(Number(yuan) * 100);
};

/**
 * Reads rows copied from a spreadsheet into the clubs of a draft.
 * @param before clubs there already: one of the same name is replaced where it stands and keeps its key and what the rows do not say
 * @returns the clubs as they will be, or every fault with its line; never some of the rows
 */
export const readClubRows = (text: string, before: readonly ClubDraft[]): Result<ClubDraft[], RowFault[]> => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const columns = headingsOf(cellsOf(lines[0] ?? ''));
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    return err(missing.map((column) => ({ line: 1, column, code: 'MISSING_COLUMN' as const, cell: '' })));
  }
  const faults: RowFault[] = [];
  const clubs = [...before];
  const names = new Map<string, number>();
  for (const [i, raw] of lines.entries()) {
    if (i === 0 || raw.trim() === '') continue;
    const line = i + 1;
    const cells = cellsOf(raw);
    const cellAt = (column: Column): string => cells[columns.indexOf(column)] ?? '';
    const fault = (column: Column, code: RowFault['code']): void => {
      faults.push({ line, column, code, cell: cellAt(column) });
    };
    const name = cellAt('name');
    if (name === '') fault('name', 'EMPTY');
    else if (names.has(name)) fault('name', 'TWICE');
    names.set(name, line);
    const slots = slotsIn(cellAt('slots'));
    if (slots.length === 0) fault('slots', cellAt('slots') === '' ? 'EMPTY' : 'UNREADABLE');
    const grades = gradesIn(cellAt('grades'));
    if (grades.length === 0) fault('grades', cellAt('grades') === '' ? 'EMPTY' : 'UNREADABLE');
    const capacity = countIn(cellAt('capacity'));
    if (capacity === null || capacity === 0) fault('capacity', cellAt('capacity') === '' ? 'EMPTY' : 'UNREADABLE');
    else if (capacity > MAX_SEATS) fault('capacity', 'TOO_LARGE');
    const minSize = cellAt('minSize') === '' ? DEFAULT_MIN : countIn(cellAt('minSize'));
    if (minSize === null) fault('minSize', 'UNREADABLE');
    const feeFen = feeIn(cellAt('fee'));
    if (feeFen === null) fault('fee', 'UNREADABLE');
    else if (feeFen > MAX_FEE_YUAN * 100) fault('fee', 'TOO_LARGE');
    const kind = PROVIDER_WORDS.find(([words]) => words.test(cellAt('provider')))?.[1];
    if (kind === undefined) fault('provider', 'UNREADABLE');
    for (const [column, longest] of [
      ['name', 40],
      ['teacherName', 40],
      ['room', 40],
      ['description', 300],
    ] as const) {
      if (cellAt(column).length > longest) fault(column, 'TOO_LARGE');
    }
    const at = clubs.findIndex((club) => club.name === name);
    const old = at < 0 ? null : clubs[at];
    const club = ClubDraft.safeParse({
      key: old?.key ?? nextKey(clubs),
      name,
      description: cellAt('description') || (old?.description ?? ''),
      slots,
      grades,
      capacity,
      minSize,
      teacherId: old?.teacherId ?? null,
      teacherName: cellAt('teacherName') || (old?.teacherName ?? ''),
      room: cellAt('room') || (old?.room ?? ''),
      feeFen,
      provider:
        old?.provider !== undefined && (cellAt('provider') === '' || old.provider.kind === kind)
          ? old.provider
          : { kind, institutionId: null, credential: '', credentialUntil: null },
    });
    if (!club.success) continue; // what is wrong with it stands among the faults
    if (at < 0) clubs.push(club.data);
    else clubs[at] = club.data;
  }
  if (names.size === 0) faults.push({ line: 2, column: 'name', code: 'EMPTY', cell: '' });
  if (clubs.length > MAX_CLUBS) faults.push({ line: lines.length, column: 'name', code: 'TOO_MANY', cell: '' });
  return faults.length > 0 ? err(faults) : ok(clubs);
};

/** The next free `club-n`. */
export const nextKey = (clubs: readonly Pick<ClubDraft, 'key'>[]): string => {
  for (let n = clubs.length + 1; ; n++) {
    const key = `club-${n}`;
    if (!clubs.some((club) => club.key === key)) return key;
  }
};
