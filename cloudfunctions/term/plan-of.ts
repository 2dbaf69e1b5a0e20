// The plan as it stands: which clubs run, what was changed, and so who meets when and where.
import { sessionsOf, type TermSession } from '../../shared/domain/term/changes';
import { type DayFacts, lessonOf, type TermSpan, termSpan } from '../../shared/domain/term/plan';
import type { LessonTimes } from '../../shared/domain/term/session.schema';
import { AppError } from '../../shared/kernel/errors';
import { dateOf, type LocalDate } from '../../shared/kernel/time';
import type { Store } from '../_lib/ports/store';
import type { RunningClub } from '../club/public';
import { schoolYears, workingCalendar } from '../tenant/public';

export const sessionId = (clubId: string, date: string): string => `${clubId}-${date}`;

/** What decides about days in this city. */
export const dayFacts = async (store: Store): Promise<DayFacts> => ({
  calendar: await workingCalendar(store),
  schoolYears: await schoolYears(store),
});

export const spanOf = (club: RunningClub, facts: DayFacts): TermSpan =>
  termSpan(club.term, dateOf(club.since), facts.schoolYears);

/** Lesson times by school; a school that has not entered them is missing. Only what is shown needs them, not the plan. */
export const lessonTimesOf = async (store: Store, schoolIds: readonly string[]): Promise<Map<string, LessonTimes>> => {
  const wanted = [...new Set(schoolIds)];
  const found = wanted.length === 0 ? [] : await store.find('lessonTimes', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map((times) => [times.id, times]));
};

/** Minutes of some lessons together; null while the school has not entered its times. */
export const minutesWith =
  (times: Pick<LessonTimes, 'lessons'> | undefined) =>
  (slots: readonly string[]): number | null =>
    times === undefined
      ? null
      : slots.reduce((sum, slot) => sum + (times.lessons[lessonOf(slot) - 1]?.minutes ?? 0), 0);

export interface ClubSession {
  readonly club: RunningClub;
  readonly session: TermSession;
}

export interface Plan {
  /** In order of date. */
  readonly sessions: readonly ClubSession[];
  /** False while the school year, or the holidays of the year, are not known. */
  readonly isCertain: boolean;
}

/** The meetings of some clubs between two days, both included. */
export const planFor = async (
  store: Store,
  clubs: readonly RunningClub[],
  from: LocalDate,
  to: LocalDate,
): Promise<Plan> => {
  const facts = await dayFacts(store);
  const ids = clubs.map(({ id }) => id);
  const changes = ids.length === 0 ? [] : await store.findAll('sessionChanges', { clubId: { in: ids } });
  const sessions = clubs.flatMap((club) =>
    sessionsOf(
      club,
      spanOf(club, facts),
      from,
      to,
      changes.filter(({ clubId }) => clubId === club.id),
      facts,
    ).map((session) => ({ club, session })),
  );
  return {
    sessions: sessions.sort((a, b) => (a.session.date < b.session.date ? -1 : a.session.date > b.session.date ? 1 : 0)),
    isCertain: facts.calendar.isKnown(to) && clubs.every((club) => spanOf(club, facts).isCertain),
  };
};

/** One club's meeting on one day. @throws AppError NOT_FOUND the club does not meet then */
export const meetingOn = async (store: Store, club: RunningClub, date: LocalDate): Promise<TermSession> => {
  const { sessions } = await planFor(store, [club], date, date);
  const found = sessions[0]?.session;
  if (found === undefined) throw new AppError('NOT_FOUND');
  return found;
};

/** A meeting as everybody concerned may read it. */
export const viewOf = ({ club, session }: ClubSession, times: ReadonlyMap<string, LessonTimes>) => {
  const lessons = times.get(club.schoolId)?.lessons;
  const first = lessons?.[lessonOf(session.slots[0] ?? '') - 1];
  const last = lessons?.[lessonOf(session.slots.at(-1) ?? '') - 1];
  return {
    clubId: club.id,
    clubName: club.name,
    date: session.date,
    slots: [...session.slots],
    startMinute: first?.startMinute ?? null,
    endMinute: last === undefined ? null : last.startMinute + last.minutes,
    room: session.room,
    isOtherRoom: session.room !== club.room,
    teacherName: session.teacherName,
    isSubstituted: session.isSubstituted,
    outsideName: session.outsideName,
    cancelled: session.cancelled,
    makeUpOn: session.makeUpOn,
    makeUpFor: session.makeUpFor,
  };
};
