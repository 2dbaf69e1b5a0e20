// Reads a spreadsheet of people to invite: every row becomes an invitation or a refusal that names its place. It knows
// cells and the tenant's places, not files, and invites nobody.
import type { LocalDate } from '../../kernel/time';
import { addDays, startOf } from '../../kernel/time';
import type { ActiveGrant, RoleGrant } from '../account/roles';
import { grantIdOf } from '../account/roles';
import { type Cell, compact, dateIn, textOf } from '../institution/registry/cell-text';
import type { Sheet } from '../institution/registry/read-registry';
import { type Columns, cellOf, columnsIn, isNote } from '../institution/registry/table-reading';
import { type Given, mayGive } from './granting';
import { INVITATION_HEADINGS, type InvitationField, OFFICE_WORDS } from './invitations.lexicon';

export const MAX_ROWS = 500;
const MAX_NAME = 30;

export const ROW_REFUSALS = [
  'NO_HEADER',
  'NAME_MISSING',
  'NAME_TOO_LONG',
  'OFFICE_UNKNOWN',
  'PLACE_UNKNOWN',
  'NOT_YOURS_TO_GIVE',
  'DATE_INVALID',
  'DATE_PAST',
  'TWICE',
  'TOO_MANY_ROWS',
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

export interface RefusedRow {
  readonly sheet: string;
  /** As the spreadsheet numbers it, from 1; 0 where the whole sheet is meant. */
  readonly row: number;
  /** The heading of the column, empty where it concerns the whole row. */
  readonly column: string;
  readonly code: RowRefusal;
}

export interface InvitedRow {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly right: RoleGrant;
  readonly districtOfSchool: string | null;
  readonly rightUntil: number | null;
}

/** The places that a row may name, and what the inviter holds. */
export interface Places {
  readonly schools: readonly { readonly id: string; readonly name: string; readonly districtCode: string }[];
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  readonly grants: readonly ActiveGrant[];
  readonly today: LocalDate;
}

const officeIn = (text: string): Given | null =>
  OFFICE_WORDS.find(([, words]) => words.some((word) => text.includes(word)))?.[0] ?? null;

const COMMUNITY = /^[0-9]{12}$/;

/** The right an office at a place is; null when the place is not one of ours. An empty place means the inviter's own school. */
const rightAt = (
  office: Given,
  place: string,
  { schools, districts, grants }: Places,
): { right: RoleGrant; districtOfSchool: string | null } | null => {
  if (office === 'teacher' || office === 'schoolAdmin') {
    const own = grants.flatMap((grant) => (grant.role === 'schoolAdmin' ? [grant.schoolId] : []));
    const school =
      place === '' && own.length === 1
        ? schools.find(({ id }) => id === own[0])
        : schools.find(({ id, name }) => id === place || compact(name) === place);
    return school === undefined
      ? null
      : { right: { role: office, schoolId: school.id }, districtOfSchool: school.districtCode };
  }
  if (office === 'districtOfficer') {
    const district = districts.find(({ code, name }) => code === place || place.includes(name));
    return (district && { right: { role: 'officer', districtCode: district.code }, districtOfSchool: null }) || null;
  }
  if (office === 'gridWorker') {
    const communityCodes = place.split(/[、,，;；/]/).filter(Boolean);
    const isOurs = (code: string): boolean =>
      COMMUNITY.test(code) && districts.some((district) => code.startsWith(district.code));
    if (communityCodes.length === 0 || !communityCodes.every(isOurs)) return null;
    return { right: { role: 'gridWorker', communityCodes: [...new Set(communityCodes)] }, districtOfSchool: null };
  }
  const right: RoleGrant = office === 'cityOfficer' ? { role: 'officer', districtCode: null } : { role: office };
  return { right, districtOfSchool: null };
};

type Read =
  | { readonly draft: Omit<InvitedRow, 'sheet' | 'row'> }
  | { readonly field: InvitationField; readonly code: RowRefusal };

const readRow = (columns: Columns<InvitationField>, cells: readonly Cell[], places: Places): Read => {
  const text = (field: InvitationField): string => compact(textOf(cellOf(columns, cells, field)));
  const name = text('name');
  if (name === '') return { field: 'name', code: 'NAME_MISSING' };
  if (name.length > MAX_NAME) return { field: 'name', code: 'NAME_TOO_LONG' };
  const office = officeIn(text('office'));
  if (office === null) return { field: 'office', code: 'OFFICE_UNKNOWN' };
  const at = rightAt(office, text('place'), places);
  if (at === null) return { field: 'place', code: 'PLACE_UNKNOWN' };
  if (!mayGive(places.grants, at.right, at.districtOfSchool)) return { field: 'office', code: 'NOT_YOURS_TO_GIVE' };
  const lastDay = dateIn(cellOf(columns, cells, 'until'));
  if (lastDay === 'invalid') return { field: 'until', code: 'DATE_INVALID' };
  if (lastDay !== null && lastDay < places.today) return { field: 'until', code: 'DATE_PAST' };
  return { draft: { name, ...at, rightUntil: lastDay === null ? null : startOf(addDays(lastDay, 1)) } };
};

/** The refusal of a row that is right in itself; notes it as seen otherwise. */
const repeatedOrTooMany = (
  { name, right }: Pick<InvitedRow, 'name' | 'right'>,
  seen: Set<string>,
  accepted: number,
): { readonly field: null; readonly code: RowRefusal } | null => {
  const key = `${name}|${grantIdOf(right)}`;
  if (seen.has(key)) return { field: null, code: 'TWICE' };
  if (accepted >= MAX_ROWS) return { field: null, code: 'TOO_MANY_ROWS' };
  seen.add(key);
  return null;
};

/**
 * Reads every sheet. The first row that names 姓名 and 角色 is the heading; rows above and remarks are passed over.
 * @returns rows to invite, and refusals with sheet, row and column; a row is in one of them only
 */
export const readInvitations = (
  sheets: readonly Sheet[],
  places: Places,
): { readonly rows: readonly InvitedRow[]; readonly refused: readonly RefusedRow[] } => {
  const rows: InvitedRow[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  for (const { name: sheet, rows: table } of sheets) {
    let columns: Columns<InvitationField> | null = null;
    for (const [i, cells] of table.entries()) {
      if (columns === null) {
        columns = columnsIn(cells, INVITATION_HEADINGS, 2, ['name', 'office']);
        continue;
      }
      if (isNote(cells)) continue;
      const read = readRow(columns, cells, places);
      const refusal = 'code' in read ? read : repeatedOrTooMany(read.draft, seen, rows.length);
      if (refusal !== null) {
        const column = refusal.field === null ? '' : (columns.get(refusal.field)?.heading ?? '');
        refused.push({ sheet, row: i + 1, column, code: refusal.code });
      } else if ('draft' in read) {
        rows.push({ sheet, row: i + 1, ...read.draft });
      }
    }
    if (columns === null && table.some((cells) => cells.some((cell) => textOf(cell) !== ''))) {
      refused.push({ sheet, row: 0, column: '', code: 'NO_HEADER' });
    }
  }
  return { rows, refused };
};
