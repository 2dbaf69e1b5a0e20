// Hours and lessons of a month: counted from meetings that were held, checked by whom they concern, approved by somebody else.
// It counts; what a lesson is worth is the school's business.

import { canonicalJson, sha256Hex } from '../../kernel/digest';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { Club } from '../club/round.schema';
import type { Ledger, LedgerLine, LedgerVersion } from './ledger.schema';
import type { Session } from './session.schema';

type HeldSession = Pick<Session, 'clubId' | 'date' | 'heldBy' | 'slots' | 'minutes'>;
/** Minutes of some lessons together; null while the school has not entered its times. */
export type MinutesOf = (slots: readonly string[]) => number | null;
type LedgerClub = Pick<Club, 'id' | 'name' | 'teacherId' | 'teacherName' | 'provider'>;

/** Who is paid for a club's lessons besides its teachers: a key and a name; null for an in-school teacher's club. */
export const providerOf = ({
  provider,
  teacherName,
}: LedgerClub): { readonly key: string; readonly name: string } | null => {
  if (provider === undefined || provider.kind === 'teacher') return null;
  return provider.institutionId === null
    ? { key: `person-${sha256Hex(teacherName).slice(0, 16)}`, name: teacherName }
    : { key: `institution-${provider.institutionId}`, name: teacherName };
};

const byDate = (a: LedgerLine, b: LedgerLine): number =>
  a.date === b.date ? (a.clubId < b.clubId ? -1 : 1) : a.date < b.date ? -1 : 1;

const lineOf = (session: HeldSession, club: LedgerClub, minutesOf: MinutesOf): LedgerLine => ({
  clubId: club.id,
  clubName: club.name,
  date: session.date,
  lessons: session.slots.length,
  minutes: session.minutes ?? minutesOf(session.slots),
  isSubstitute: session.heldBy !== club.teacherId,
});

/**
 * A teacher's hours: every meeting this account held, of its own clubs and in other teachers' place. Clubs that are settled with a
 * provider count for the teacher who stood beside it too: somebody of the school was there.
 * @param minutesOf how long lessons take now, for meetings that were recorded before the school entered it
 */
export const teacherLines = (
  accountId: string,
  sessions: readonly HeldSession[],
  clubs: readonly LedgerClub[],
  minutesOf: MinutesOf,
): LedgerLine[] => {
  const clubOf = new Map(clubs.map((club) => [club.id, club]));
  return sessions
    .filter(({ heldBy }) => heldBy === accountId)
    .flatMap((session) => {
      const club = clubOf.get(session.clubId);
      return club === undefined ? [] : [lineOf(session, club, minutesOf)];
    })
    .sort(byDate);
};

/** A provider's lessons: every meeting of its clubs that was held. What fell out is not paid. */
export const providerLines = (
  key: string,
  sessions: readonly HeldSession[],
  clubs: readonly LedgerClub[],
  minutesOf: MinutesOf,
): LedgerLine[] =>
  clubs
    .filter((club) => providerOf(club)?.key === key)
    .flatMap((club) =>
      sessions
        .filter(({ clubId }) => clubId === club.id)
        .map((session) => ({ ...lineOf(session, club, minutesOf), isSubstitute: false })),
    )
    .sort(byDate);

/** Names lines by their content: what somebody read is what they check. */
export const linesMark = (lines: readonly LedgerLine[]): string => sha256Hex(canonicalJson(lines)).slice(0, 16);

export const LEDGER_STATES = ['open', 'checked', 'approved', 'changed'] as const;
/** `changed`: something was recorded or corrected since the newest version; it has to be checked again. */
export type LedgerState = (typeof LEDGER_STATES)[number];

/** Where a month stands. */
export const ledgerState = (ledger: Pick<Ledger, 'versions'> | null, lines: readonly LedgerLine[]): LedgerState => {
  const newest = ledger?.versions.at(-1);
  if (newest === undefined) return 'open';
  if (linesMark(newest.lines) !== linesMark(lines)) return 'changed';
  return newest.approvedBy === null ? 'checked' : 'approved';
};

/**
 * Puts the lines of a month forward as its next version.
 * Refuses WRONG_STATE (`state` empty; checked, approved: there is nothing new), CONFLICT (`mark`: they are not what was read).
 */
export const checkLines = (
  ledger: Pick<Ledger, 'versions'> | null,
  lines: readonly LedgerLine[],
  mark: string,
  by: string,
  at: number,
): Result<LedgerVersion[], DomainError> => {
  if (lines.length === 0) return err({ code: 'WRONG_STATE', state: 'empty' });
  const state = ledgerState(ledger, lines);
  if (state === 'checked' || state === 'approved') return err({ code: 'WRONG_STATE', state });
  if (linesMark(lines) !== mark) return err({ code: 'CONFLICT', mark: linesMark(lines) });
  const versions = ledger?.versions ?? [];
  const next = {
    number: versions.length + 1,
    lines: [...lines],
    checkedBy: by,
    checkedAt: at,
    approvedBy: null,
    approvedAt: null,
  };
  return ok([...versions, next]);
};

/**
 * A second person approves the newest version.
 * Refuses CONFLICT (another version than the one that was read, or the lines have changed since), WRONG_STATE (approved already),
 * SAME_PERSON (whoever checked it, or is paid by it).
 */
export const approveVersion = (
  ledger: Pick<Ledger, 'versions' | 'payee'>,
  number: number,
  lines: readonly LedgerLine[],
  by: string,
  at: number,
): Result<LedgerVersion[], DomainError> => {
  const newest = ledger.versions.at(-1);
  if (newest === undefined || newest.number !== number) return err({ code: 'CONFLICT' });
  if (newest.approvedBy !== null) return err({ code: 'WRONG_STATE', state: 'approved' });
  if (ledgerState(ledger, lines) === 'changed') return err({ code: 'CONFLICT' });
  if (newest.checkedBy === by || ledger.payee === by) return err({ code: 'SAME_PERSON' });
  return ok([...ledger.versions.slice(0, -1), { ...newest, approvedBy: by, approvedAt: at }]);
};

/** Lessons and minutes of some lines; minutes are null when those of a line are not known. */
export const sumOf = (lines: readonly LedgerLine[]): { readonly lessons: number; readonly minutes: number | null } => ({
  lessons: lines.reduce((sum, { lessons }) => sum + lessons, 0),
  minutes: lines.some(({ minutes }) => minutes === null)
    ? null
    : lines.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
});
