// One week of a child's clubs, for its family and for the child itself.
import type { Child } from '../../shared/domain/child/child.schema';
import { isConsented } from '../../shared/domain/child/consent';
import { leavingOf, mayAnnounce } from '../../shared/domain/term/attendance';
import { mondayOf } from '../../shared/domain/term/plan';
import type { LessonTimes } from '../../shared/domain/term/session.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { addDays, dateOf, type LocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { childOfCaller, childOfToken, childrenOfCaller, needConsent } from '../child/public';
import { membersOf, type RunningClub, runningClubsById, seatsOf } from '../club/public';
import { type ClubSession, lessonTimesOf, meetingOn, planFor, sessionId, viewOf } from './plan-of';

const WEEK_DAYS = 7;
/** Notes of what happened stay in the week view this long. */
const INCIDENT_DAYS = 60;

const absenceId = (clubId: string, date: string, childId: string): string => `${sessionId(clubId, date)}-${childId}`;

/** The plan of a week for some children, and who is in what. */
const weekOf = async (call: Call, children: readonly Stored<Child>[], chosen: LocalDate | null) => {
  const seats = await seatsOf(
    call.store,
    children.map(({ id }) => id),
  );
  const clubs = await runningClubsById(
    call.store,
    seats.map(({ clubId }) => clubId),
  );
  const today = dateOf(call.now);
  const monday = mondayOf(chosen ?? today);
  const plan = await planFor(call.store, clubs, monday, addDays(monday, WEEK_DAYS - 1));
  const isIn = (childId: string, { id }: RunningClub): boolean =>
    seats.some((seat) => seat.childId === childId && seat.clubId === id);
  const times = await lessonTimesOf(
    call.store,
    clubs.map(({ schoolId }) => schoolId),
  );
  return { monday, today, ...plan, times, isIn };
};

const childSessions = async (
  call: Call,
  child: Stored<Child>,
  sessions: readonly ClubSession[],
  times: ReadonlyMap<string, LessonTimes>,
) => {
  const { store } = call;
  const ids = sessions.map(({ club, session }) => sessionId(club.id, session.date));
  const held = ids.length === 0 ? [] : await store.find('sessions', { id: { in: ids } }, { limit: 100 });
  const absenceIds = sessions.map(({ club, session }) => absenceId(club.id, session.date, child.id));
  const absences =
    absenceIds.length === 0
      ? []
      : await store.find('absences', { id: { in: absenceIds }, isAnnounced: true }, { limit: 100 });
  const mayTell = isConsented(child, 'attendance');
  return sessions.map((one) => {
    const { club, session } = one;
    const recorded = mayTell ? held.find(({ id }) => id === sessionId(club.id, session.date)) : undefined;
    const left = recorded === undefined ? null : leavingOf(recorded.signOuts, child.id);
    const isPresent = recorded?.presentChildIds.includes(child.id) === true;
    const isAbsent = recorded?.absentChildIds.includes(child.id) === true;
    return {
      ...viewOf(one, times),
      presence: isPresent ? ('present' as const) : isAbsent ? ('absent' as const) : null,
      isAbsenceAnnounced: absences.some(({ clubId, date }) => clubId === club.id && date === session.date),
      leftAs: left?.kind ?? null,
      leftAt: left?.at ?? null,
    };
  });
};

/** What was noted about a child lately; the words only once they may be read. */
const incidentsOf = async (call: Call, childId: string) => {
  const since = addDays(dateOf(call.now), -INCIDENT_DAYS);
  const found = await call.store.find('incidents', { childId, date: { gte: since } }, { limit: 20, sort: ['-at'] });
  const clubs = new Map(
    (
      await runningClubsById(
        call.store,
        found.map(({ clubId }) => clubId),
      )
    ).map(({ id, name }) => [id, name]),
  );
  return found.map(({ id, clubId, date, kind, what, measures, isShown }) => ({
    id,
    clubId,
    clubName: clubs.get(clubId) ?? '',
    date,
    kind,
    words: isShown ? { what, measures } : null,
  }));
};

export const readWeek = async (call: Call, input: { monday: LocalDate | null }) => {
  const children = await childrenOfCaller(call);
  const { monday, today, isCertain, sessions, times, isIn } = await weekOf(call, children, input.monday);
  return {
    monday,
    today,
    isCertain,
    children: await Promise.all(
      children.map(async (child) => ({
        childId: child.id,
        childName: child.name,
        mayAnnounce: isConsented(child, 'attendance'),
        sessions: await childSessions(
          call,
          child,
          sessions.filter(({ club }) => isIn(child.id, club)),
          times,
        ),
        incidents: await incidentsOf(call, child.id),
      })),
    ),
  };
};

export const readStudentWeek = async (call: Call, input: { token: string; monday: LocalDate | null }) => {
  const child = await childOfToken(call, input.token);
  needConsent(child, 'clubs');
  const { monday, today, isCertain, sessions, times } = await weekOf(call, [child], input.monday);
  return {
    monday,
    today,
    isCertain,
    sessions: sessions.map((one) => viewOf(one, times)),
  };
};

/** A guardian says that a child does not come, or takes it back. The teacher sees it in the list. */
export const setAbsence = async (
  call: Call,
  { childId, clubId, date, isAbsent }: { childId: string; clubId: string; date: LocalDate; isAbsent: boolean },
) => {
  const { store, now } = call;
  const child = await childOfCaller(call, childId);
  needConsent(child, 'attendance');
  const [club] = await runningClubsById(store, [clubId]);
  const isIn =
    club !== undefined && club.schoolId === child.schoolId && (await membersOf(store, clubId)).includes(childId);
  const running = orNotFound(isIn ? club : null);
  const id = absenceId(clubId, date, childId);
  const earlier = await store.get('absences', id);
  const opened = earlier === null ? null : await store.open('absences', id, call.request);
  const session = await meetingOn(store, running, date);
  if (session.cancelled !== null) throw new AppError('WRONG_STATE', { state: 'cancelled' });
  orThrow(mayAnnounce(date, dateOf(now), (await store.get('sessions', sessionId(clubId, date))) !== null));
  const reply = { isAbsent };
  const told = session.teacherId === null ? [] : [session.teacherId];
  const template = isAbsent ? 'term.absenceAnnounced' : 'term.absenceTakenBack';
  const messages = told.map((to) => ({ to, template, facts: { clubId, clubName: running.name, date } }));
  const write = writeOf(call, 'absence.set', { collection: 'absences', id }, { isAbsent }, { reply, messages });
  const set = { isAnnounced: isAbsent, by: callerAccount(call).id, at: now };
  if (opened === null) {
    await store.insert('absences', id, { schoolId: child.schoolId, clubId, childId, date, ...set }, write);
  } else {
    await store.change('absences', opened, { set }, write);
  }
  return reply;
};
