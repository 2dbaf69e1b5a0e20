// Reads a registry list in the shape such lists are published in, and says row by row what it took and what it refused.
// It knows cells, not files, and does not decide what happens to institutions that are there already (plan-import does).
import type { LocalDate } from '../../../kernel/time';
import { hasValidCheckCharacter, looksLikeCreditCode } from '../credit-code';
import type {
  InstitutionCategory,
  InstitutionStatus,
  Stage,
  SupervisedAccount,
  TeachingMode,
} from '../institution.schema';
import { type Cell, compact, dateIn, phonesIn, textOf } from './cell-text';
import { type Field, HEADINGS, STATUS_WORDS } from './headings.lexicon';
import { isCourseHeader, isPractitionerHeader } from './roster-headings.lexicon';
import { type Columns, cellOf, columnsIn, isNote } from './table-reading';
import { categoriesIn, firstWord, modesIn, stagesIn } from './words-in';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** One institution as a list tells it. */
export interface Draft {
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly creditCode: string | null;
  readonly licenceNo: string | null;
  readonly districtCode: string;
  readonly address: string;
  readonly category: InstitutionCategory;
  readonly furtherCategories: readonly InstitutionCategory[];
  readonly stages: readonly Stage[];
  readonly modes: readonly TeachingMode[];
  readonly status: InstitutionStatus;
  readonly validUntil: LocalDate | null;
  readonly statusSince: LocalDate | null;
  readonly statusReason: string;
  readonly phones: readonly string[];
  readonly legalPerson: string;
  readonly supervisedAccount: SupervisedAccount | null;
}

/** Why a row (or a whole sheet) was refused. */
export const REFUSALS = [
  'NO_HEADER',
  'NAME_MISSING',
  'NAME_TOO_LONG',
  'DISTRICT_UNKNOWN',
  'DATE_INVALID',
  'CREDIT_CODE_FORM',
  'DUPLICATE_ROW',
  'ACCOUNT_FORM',
  'ADDRESS_TOO_LONG',
  'INSTITUTION_UNKNOWN',
  'COURSE_MISSING',
  'NUMBER_INVALID',
  'PERSON_MISSING',
  'ID_NUMBER_FORM',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface RefusedRow {
  readonly sheet: string;
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** The heading of the column, empty where it concerns the whole row. */
  readonly column: string;
  readonly code: Refusal;
}

export interface AcceptedRow {
  readonly sheet: string;
  readonly row: number;
  readonly draft: Draft;
  /** True when the credit code has the right form and a wrong check character. */
  readonly hasDoubtfulCode: boolean;
}

export interface ReadRegistry {
  readonly accepted: readonly AcceptedRow[];
  readonly refused: readonly RefusedRow[];
}

export interface District {
  readonly code: string;
  readonly name: string;
}

const MAX_NAME = 80;
const MAX_ADDRESS = 120;
/** The column of banks may be missing where all accounts are with one. */
const UNNAMED_BANK = '--';
/** A row is a header when it names this many different fields, the name among them. */
const MIN_HEADINGS = 3;

/** The columns of a header row; null when the row is none. */
const columnsOf = (row: readonly Cell[]) => columnsIn(row, HEADINGS, MIN_HEADINGS, ['name']);
type Headed = Columns<Field>;

const districtOf =
  (districts: readonly District[]) =>
  (text: string): string | null => {
    const bare = compact(text).replace(/^(陕西省)?汉中市?/, '');
    if (bare === '') return null;
    return districts.find(({ name }) => bare.startsWith(name) || name.startsWith(bare))?.code ?? null;
  };

/** `注销` on the sheet's tab speaks for rows that do not say their state. */
const statusOfRow = (text: string, sheetName: string): InstitutionStatus =>
  firstWord(text, STATUS_WORDS) ?? firstWord(sheetName, STATUS_WORDS) ?? 'licensed';

/** The district that a cell or an address names, as a code; null when it names none. */
export type DistrictIn = (text: string) => string | null;

interface RowContext {
  readonly sheet: string;
  readonly row: number;
  readonly columns: Headed;
  readonly cells: readonly Cell[];
  readonly districtIn: DistrictIn;
  /** The district of the merged cell above, for rows that leave theirs blank. */
  readonly districtAbove: string | null;
}

const readRow = (context: RowContext): AcceptedRow | RefusedRow => {
  const { sheet, row, columns, cells, districtIn, districtAbove } = context;
  const cell = (field: Field): Cell => cellOf(columns, cells, field);
  const text = (field: Field): string => textOf(cell(field));
  const refuse = (code: Refusal, field: Field): RefusedRow => ({
    sheet,
    row,
    column: columns.get(field)?.heading ?? '',
    code,
  });

  const name = compact(text('name'));
  if (name.length < 2) return refuse('NAME_MISSING', 'name');
  if (name.length > MAX_NAME) return refuse('NAME_TOO_LONG', 'name');
  const districtText = text('district');
  const districtCode = districtText === '' ? (districtAbove ?? districtIn(text('address'))) : districtIn(districtText);
  if (districtCode === null) return refuse('DISTRICT_UNKNOWN', 'district');
  const validUntil = dateIn(cell('validUntil'));
  if (validUntil === 'invalid') return refuse('DATE_INVALID', 'validUntil');
  const statusSince = dateIn(cell('statusSince'));
  if (statusSince === 'invalid') return refuse('DATE_INVALID', 'statusSince');
  const code = compact(text('creditCode'))
    .toUpperCase()
    .replace(/^[/-]+$|^无$|^暂无$/, '');
  if (code !== '' && !looksLikeCreditCode(code)) return refuse('CREDIT_CODE_FORM', 'creditCode');
  const licenceNo = compact(text('licenceNo'));
  const address = text('address');
  if (address.length > MAX_ADDRESS) return refuse('ADDRESS_TOO_LONG', 'address');
  const accountNo = text('accountNo').replace(/[\s-]/g, '');
  if (accountNo !== '' && !/^\d{6,32}$/.test(accountNo)) return refuse('ACCOUNT_FORM', 'accountNo');
  const kinds = categoriesIn(text('category'));
  const [category = categoriesIn(name)[0] ?? 'other', ...furtherCategories] = kinds;
  return {
    sheet,
    row,
    hasDoubtfulCode: code !== '' && !hasValidCheckCharacter(code),
    draft: {
      name,
      formerNames: text('formerNames')
        .split(/[、,;/]/)
        .map(compact)
        .filter(Boolean),
      creditCode: code === '' ? null : code,
      licenceNo: licenceNo === '' || licenceNo === '/' || licenceNo === '-' ? null : licenceNo,
      districtCode,
      address,
      category,
      furtherCategories,
      stages: stagesIn(text('stages')),
      modes: modesIn(text('modes')),
      status: statusOfRow(text('status'), sheet),
      validUntil,
      statusSince,
      statusReason: text('statusReason').slice(0, 200),
      phones: phonesIn(textOf(cell('phones'))),
      legalPerson: text('legalPerson').slice(0, 40),
      supervisedAccount: accountNo === '' ? null : { bank: text('bank').slice(0, 60) || UNNAMED_BANK, accountNo },
    },
  };
};

/** True when a sheet holds a list of institutions, or nothing that another import knows. */
const isRegistrySheet = ({ rows }: Sheet): boolean =>
  !rows.some((cells) => isCourseHeader(cells) || isPractitionerHeader(cells));

const readSheet = ({ name: sheet, rows }: Sheet, districtIn: DistrictIn): ReadRegistry => {
  const accepted: AcceptedRow[] = [];
  const refused: RefusedRow[] = [];
  let columns: Headed | null = null;
  let districtAbove: string | null = null;
  rows.forEach((cells, index) => {
    // A header may come again in mid-table, when several lists were pasted under one another.
    const header = columnsOf(cells);
    if (header !== null) {
      columns = header;
      districtAbove = null;
      return;
    }
    if (columns === null || isNote(cells)) return;
    const known: Headed = columns;
    const districtCell = textOf(cells[known.get('district')?.index ?? -1] ?? null);
    if (districtCell !== '') districtAbove = districtIn(districtCell);
    const outcome = readRow({ sheet, row: index + 1, columns: known, cells, districtIn, districtAbove });
    if ('draft' in outcome) accepted.push(outcome);
    else refused.push(outcome);
  });
  const hasContent = rows.some((cells) => !isNote(cells));
  return columns === null && hasContent
    ? { accepted: [], refused: [{ sheet, row: 1, column: '', code: 'NO_HEADER' }] }
    : { accepted, refused };
};

/** District and name: how institutions are told apart where one has no credit code. */
export const placeOf = ({ districtCode, name }: Pick<Draft, 'name' | 'districtCode'>): string =>
  `${districtCode}|${name.normalize('NFKC').replace(/[()·\s]/g, '')}`;

/** The identity under which a new institution gets its id. */
export const identityOf = (draft: Pick<Draft, 'name' | 'districtCode' | 'creditCode'>): string =>
  draft.creditCode ?? placeOf(draft);

/**
 * Reads all sheets of a list.
 * @param districtIn what names a place; a row of which it answers null is refused
 * @returns every row that is not a title, header, sum or remark, as taken or as refused with its place and reason
 */
export const readListOf = (sheets: readonly Sheet[], districtIn: DistrictIn): ReadRegistry => {
  const parts = sheets.filter(isRegistrySheet).map((sheet) => readSheet(sheet, districtIn));
  const seen = new Set<string>();
  /** What stands at a district and name: its code, or none. */
  const codes = new Map<string, string | null>();
  const accepted: AcceptedRow[] = [];
  const refused = parts.flatMap((part) => part.refused);
  for (const row of parts.flatMap((part) => part.accepted)) {
    const { creditCode } = row.draft;
    const place = placeOf(row.draft);
    const isSamePlace = codes.has(place) && (creditCode === null || codes.get(place) === null);
    if (seen.has(identityOf(row.draft)) || isSamePlace) {
      refused.push({ sheet: row.sheet, row: row.row, column: '', code: 'DUPLICATE_ROW' });
      continue;
    }
    accepted.push(row);
    seen.add(identityOf(row.draft));
    codes.set(place, creditCode);
  }
  return { accepted, refused };
};

/** Reads the list of one city. @param districts of the tenant; a row of another place is refused */
export const readRegistry = (sheets: readonly Sheet[], districts: readonly District[]): ReadRegistry =>
  readListOf(sheets, districtOf(districts));
