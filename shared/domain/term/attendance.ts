// Who was there, who fetched whom, and until when it may be said differently.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { daysBetween, type LocalDate } from '../../kernel/time';
import type { CorrectionReason, PickUps, Session, SignOut, SignOutKind } from './session.schema';

/** Days after a meeting in which it can be recorded or corrected. @policy a teacher who fell ill gets two weeks; then the hours are settled */
export const RECORD_DAYS = 14;

interface Record {
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly present: readonly string[];
  /** What the phone had seen: null for a meeting nobody had recorded yet. */
  readonly basedOn: number | null;
  readonly reason: CorrectionReason | null;
}

/**
 * Whether a meeting may be recorded, or corrected, like this.
 * Refuses TOO_EARLY (a day to come), TOO_LATE (after RECORD_DAYS), INVALID_INPUT (`reason` twice, roster, why: a correction without
 * a reason), CONFLICT (`version`: somebody recorded it meanwhile).
 * @param roster the children who can be called up
 * @param before what is stored; null when nothing is
 */
export const mayRecord = (
  { date, today, present, basedOn, reason }: Record,
  roster: readonly string[],
  before: Pick<Session, 'version'> | null,
): Result<null, DomainError> => {
  if (date > today) return err({ code: 'TOO_EARLY' });
  if (daysBetween(date, today) > RECORD_DAYS) return err({ code: 'TOO_LATE', days: RECORD_DAYS });
  if (new Set(present).size !== present.length) return err({ code: 'INVALID_INPUT', reason: 'twice' });
  if (!present.every((child) => roster.includes(child))) return err({ code: 'INVALID_INPUT', reason: 'roster' });
  if ((before?.version ?? null) !== basedOn) return err({ code: 'CONFLICT', version: before?.version ?? 0 });
  return before !== null && reason === null ? err({ code: 'INVALID_INPUT', reason: 'why' }) : ok(null);
};

/** Families to tell: who is missing without a word and was not told before; who was reported missing and was there after all. */
export const newsOf = (
  absent: readonly string[],
  announced: readonly string[],
  absentBefore: readonly string[],
): { readonly missing: string[]; readonly found: string[] } => ({
  missing: absent.filter((child) => !announced.includes(child) && !absentBefore.includes(child)),
  found: absentBefore.filter((child) => !absent.includes(child) && !announced.includes(child)),
});

/** How a child left; null while it has not. */
export const leavingOf = (signOuts: readonly SignOut[], childId: string): SignOut | null => {
  const last = signOuts.filter((one) => one.childId === childId).at(-1);
  return last === undefined || last.kind === 'takenBack' ? null : last;
};

/**
 * Whether a child may leave like this. Refuses WRONG_STATE (`state` notPresent, gone, stillHere), NOT_FOUND (nobody on the family's
 * list), and WRONG_STATE `alone` when the family has not allowed it to go alone.
 */
export const mayLeave = (
  session: Pick<Session, 'presentChildIds' | 'signOuts'>,
  childId: string,
  kind: SignOutKind,
  personId: string | null,
  pickUps: Pick<PickUps, 'persons' | 'mayGoAlone'> | null,
): Result<null, DomainError> => {
  if (!session.presentChildIds.includes(childId)) return err({ code: 'WRONG_STATE', state: 'notPresent' });
  const hasLeft = leavingOf(session.signOuts, childId) !== null;
  if (kind === 'takenBack') return hasLeft ? ok(null) : err({ code: 'WRONG_STATE', state: 'stillHere' });
  if (hasLeft) return err({ code: 'WRONG_STATE', state: 'gone' });
  if (kind === 'alone' && pickUps?.mayGoAlone !== true) return err({ code: 'WRONG_STATE', state: 'alone' });
  if (kind === 'person' && pickUps?.persons.some(({ id }) => id === personId) !== true)
    return err({ code: 'NOT_FOUND' });
  return ok(null);
};

/** Children who came and whom nobody has fetched. */
export const unclaimedOf = (session: Pick<Session, 'presentChildIds' | 'signOuts'>): string[] =>
  session.presentChildIds.filter((child) => leavingOf(session.signOuts, child) === null);

/** A guardian may announce an absence, or take it back, until the meeting was recorded, and not for a day that is over. */
export const mayAnnounce = (date: LocalDate, today: LocalDate, isRecorded: boolean): Result<null, DomainError> =>
  date < today || isRecorded ? err({ code: 'TOO_LATE' }) : ok(null);
