// What a school changes on single days of the plan: a meeting falls out, is made up for on another day, somebody stands in, another
// room. It decides what may be changed and who would be in two places; it does not plan and does not record who came.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { addDays, type LocalDate } from '../../kernel/time';
import type { Club } from '../club/round.schema';
import { type DayFacts, type PlannedSession, planSessions, type TermSpan, timetableDayOf } from './plan';
import type { CancelReason, MakeUp, OutsideSubstitute, SessionChange } from './session.schema';

/** A meeting as it will take place, or fell out. */
export interface TermSession {
  readonly clubId: string;
  readonly date: LocalDate;
  readonly slots: readonly string[];
  readonly room: string;
  /** The account that answers for it; null where the club's teacher has none. */
  readonly teacherId: string | null;
  readonly teacherName: string;
  readonly isSubstituted: boolean;
  readonly outsideName: string | null;
  readonly cancelled: { readonly reason: CancelReason; readonly note: string } | null;
  /** The day on which it is made up for; null when it is not. */
  readonly makeUpOn: LocalDate | null;
  /** The day that fell out and that this one makes up for. */
  readonly makeUpFor: LocalDate | null;
}

type PlannedClub = Pick<Club, 'id' | 'slots' | 'room' | 'teacherId' | 'teacherName'>;
type Change = Pick<SessionChange, 'date' | 'cancelled' | 'makeUp' | 'substitute' | 'room'>;

/** How far ahead a meeting may be made up for. @policy within three weeks families still remember what it replaces */
export const MAKE_UP_DAYS = 21;

const apply = (
  club: PlannedClub,
  planned: PlannedSession,
  room: string,
  change: Change | undefined,
  makeUpFor: LocalDate | null,
): TermSession => ({
  clubId: club.id,
  date: planned.date,
  slots: planned.slots,
  room: change?.room ?? room,
  teacherId: change?.substitute?.teacherId ?? club.teacherId,
  teacherName: change?.substitute?.teacherName ?? club.teacherName,
  isSubstituted: change?.substitute != null,
  outsideName: change?.substitute?.outside?.name ?? null,
  cancelled: change?.cancelled ?? null,
  makeUpOn: change?.makeUp?.date ?? null,
  makeUpFor,
});

/**
 * The meetings of one club between two days, both included, as they will be: the plan, with what was changed laid over it, and the
 * days on which others are made up for. In order of date.
 * @param changes every change of this club, of whatever day
 */
export const sessionsOf = (
  club: PlannedClub,
  span: TermSpan,
  from: LocalDate,
  to: LocalDate,
  changes: readonly Change[],
  facts: DayFacts,
): TermSession[] => {
  const changeOn = new Map(changes.map((change) => [change.date, change]));
  const planned = planSessions(club.slots, span, from, to, facts).map((session) =>
    apply(club, session, club.room, changeOn.get(session.date), null),
  );
  const madeUp = changes.flatMap(({ date, makeUp }) =>
    makeUp === null || makeUp.date < from || makeUp.date > to
      ? []
      : [apply(club, { date: makeUp.date, slots: [makeUp.slot] }, makeUp.room, changeOn.get(makeUp.date), date)],
  );
  return [...planned, ...madeUp].sort((a, b) => (a.date < b.date ? -1 : 1));
};

/** Who or what would be in two places at one time. */
export interface Clashes {
  /** Another club in that room; null when it is free. */
  readonly room: string | null;
  /** Another club of that teacher. */
  readonly teacher: string | null;
  /** Children of the club who have another club then. */
  readonly children: number;
}

interface Elsewhere {
  readonly name: string;
  readonly session: TermSession;
  readonly members: readonly string[];
}

/**
 * What stands against a club's meeting on a date and lesson.
 * @param others the meetings of the school's other clubs on that date, with who is in them
 */
export const clashesAt = (
  date: LocalDate,
  lesson: number,
  place: { readonly room: string; readonly teacherId: string | null; readonly members: readonly string[] },
  others: readonly Elsewhere[],
): Clashes => {
  const then = others.filter(
    ({ session }) =>
      session.date === date && session.cancelled === null && session.slots.some((slot) => slot.endsWith(`-${lesson}`)),
  );
  const taken = new Set(then.flatMap(({ members }) => members));
  return {
    room: then.find(({ session }) => session.room === place.room && place.room !== '')?.name ?? null,
    teacher:
      place.teacherId === null
        ? null
        : (then.find(({ session }) => session.teacherId === place.teacherId)?.name ?? null),
    children: place.members.filter((child) => taken.has(child)).length,
  };
};

/** Days on which a meeting that fell out could be made up for: school days after today on which the club does not meet anyway. */
export const makeUpDays = (
  missed: LocalDate,
  today: LocalDate,
  span: TermSpan,
  own: readonly Pick<TermSession, 'date'>[],
  facts: DayFacts,
): LocalDate[] => {
  const busy = new Set(own.map(({ date }) => date));
  const begin = missed > today ? missed : today;
  return Array.from({ length: MAKE_UP_DAYS }, (_, i) => addDays(begin, i + 1)).filter(
    (date) => date <= span.to && !busy.has(date) && timetableDayOf(date, facts) !== null,
  );
};

/**
 * Whether a meeting may be made up for on that day. Refuses INVALID_INPUT (`reason` day: not one of the days above) and
 * WRONG_STATE (`state` clash, with what clashes). Children in two places are the school's decision: `acceptsChildren`.
 */
export const mayMakeUp = (
  makeUp: MakeUp,
  days: readonly LocalDate[],
  clashes: Clashes,
  acceptsChildren: boolean,
): Result<null, DomainError> => {
  if (!days.includes(makeUp.date)) return err({ code: 'INVALID_INPUT', reason: 'day' });
  const { room, teacher, children } = clashes;
  if (room !== null || teacher !== null || (children > 0 && !acceptsChildren)) {
    return err({ code: 'WRONG_STATE', state: 'clash', room, teacher, children });
  }
  return ok(null);
};

/** Whether a meeting may still be changed: until the day is over, and not once it was held. Refuses TOO_LATE, WRONG_STATE (`state` held). */
export const mayChange = (date: LocalDate, today: LocalDate, isHeld: boolean): Result<null, DomainError> => {
  if (isHeld) return err({ code: 'WRONG_STATE', state: 'held' });
  return date < today ? err({ code: 'TOO_LATE' }) : ok(null);
};

/**
 * Whether somebody may stand in on a day: not where they are busy, and from outside only with a paper that still holds.
 * Refuses WRONG_STATE (`state` clash), INVALID_INPUT (`reason` credential, `until`).
 * @source 教基厅函〔2023〕26号 no unqualified outsiders
 */
export const mayStandIn = (
  date: LocalDate,
  clashes: Pick<Clashes, 'teacher'>,
  outside: OutsideSubstitute | null,
): Result<null, DomainError> => {
  if (outside !== null && outside.credentialUntil < date) {
    return err({ code: 'INVALID_INPUT', reason: 'credential', until: outside.credentialUntil });
  }
  return clashes.teacher === null ? ok(null) : err({ code: 'WRONG_STATE', state: 'clash', teacher: clashes.teacher });
};
