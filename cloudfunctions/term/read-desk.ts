// What a school's office looks at: the meetings around today, a club's roster, the papers of those who give clubs.
import { worksAtSchool } from '../../shared/domain/account/roles';
import { unclaimedOf } from '../../shared/domain/term/attendance';
import type { LessonTimes } from '../../shared/domain/term/session.schema';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { addDays, dateOf, daysBetween, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { schoolsById, schoolsOfCaller, staffFor } from '../account/public';
import { noteListRead } from '../child/public';
import { membersOf, runningClubs, runningClubsById } from '../club/public';
import { institutionStatuses } from '../institution/public';
import { lessonTimesOf, planFor, sessionId, viewOf } from './plan-of';
import { reachable } from './who';

const BACK_DAYS = 7;
const AHEAD_DAYS = 14;
/** Columns of a printed list. */
const ROSTER_DATES = 8;

export const readTermDesk = async (call: Call) => {
  const { store } = call;
  const today = dateOf(call.now);
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const schools = await schoolsById(store, schoolIds);
  const clubs = await runningClubs(store, schoolIds);
  const [from, to] = [addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS)];
  const plan = await planFor(store, clubs, from, to);
  const near = { gte: from, lte: to };
  const held = new Map(
    (await store.findAll('sessions', { schoolId: { in: schoolIds }, date: near })).map((one) => [one.id, one]),
  );
  const absences = await store.findAll('absences', { schoolId: { in: schoolIds }, date: near, isAnnounced: true });
  const seats = new Map(
    (await store.findAll('clubSeats', { schoolId: { in: schoolIds } })).map(({ id, members }) => [id, members.length]),
  );
  const times = await lessonTimesOf(store, schoolIds);
  const teachers = await staffFor(store, ['teacher'], call.now);
  return {
    today,
    isCertain: plan.isCertain,
    schools: schoolIds.map((schoolId) => ({
      schoolId,
      name: schools.get(schoolId)?.name ?? '',
      lessons: times.get(schoolId)?.lessons ?? null,
      teachers: teachers
        .filter(({ grants }) => worksAtSchool(grants, schoolId, ['teacher']))
        .map(({ id, displayName }) => ({ id, name: displayName })),
    })),
    sessions: plan.sessions.map((one) => {
      const { club, session } = one;
      const recorded = held.get(sessionId(club.id, session.date));
      return {
        ...viewOf(one, times),
        schoolId: club.schoolId,
        members: seats.get(club.id) ?? 0,
        announcedAbsent: absences.filter(({ clubId, date }) => clubId === club.id && date === session.date).length,
        present: recorded?.presentChildIds.length ?? null,
        unclaimed: recorded === undefined ? null : unclaimedOf(recorded).length,
      };
    }),
  };
};

export const saveLessonTimes = async (
  call: Call,
  { schoolId, lessons }: { schoolId: string; lessons: LessonTimes['lessons'] },
) => {
  const { store, now } = call;
  const by = callerAccount(call);
  if (!worksAtSchool(by.grants, schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  const isInOrder = lessons.every(({ startMinute }, i) => {
    const before = lessons[i - 1];
    return before === undefined || startMinute >= before.startMinute + before.minutes;
  });
  if (!isInOrder) throw new AppError('INVALID_INPUT', { reason: 'order' });
  const reply = { schoolId };
  const write = writeOf(call, 'lessonTimes.set', { collection: 'lessonTimes', id: schoolId }, {}, { reply });
  const set = { lessons, changedBy: by.id, changedAt: now };
  if ((await store.get('lessonTimes', schoolId)) === null) {
    await store.insert('lessonTimes', schoolId, set, write);
  } else {
    await store.change('lessonTimes', await store.open('lessonTimes', schoolId, call.request), { set }, write);
  }
  return reply;
};

export const readRoster = async (call: Call, { clubId }: { clubId: string }) => {
  const { store } = call;
  const by = callerAccount(call);
  const [found] = await runningClubsById(store, [clubId]);
  const club = orNotFound(found);
  const isMine =
    worksAtSchool(by.grants, club.schoolId, ['schoolAdmin']) ||
    (club.teacherId === by.id && worksAtSchool(by.grants, club.schoolId, ['teacher']));
  if (!isMine) throw new AppError('NOT_FOUND');
  const members = await membersOf(store, clubId);
  const children = await reachable(call, members);
  const childIds = [...children.keys()];
  const pickUps = childIds.length === 0 ? [] : await store.find('pickUps', { id: { in: childIds } }, { limit: 1000 });
  const alone = new Set(pickUps.filter(({ mayGoAlone }) => mayGoAlone).map(({ id }) => id));
  const today = dateOf(call.now);
  const { sessions } = await planFor(store, [club], today, addDays(today, 120));
  const schools = await schoolsById(store, [club.schoolId]);
  await noteListRead(call, { schoolId: club.schoolId, purpose: 'clubRoster', what: club.name, childIds });
  return {
    club,
    schoolName: schools.get(club.schoolId)?.name ?? '',
    members: [...children.values()]
      .map(({ id, name, className }) => ({ id, name, className, mayGoAlone: alone.has(id) }))
      .sort((a, b) => (a.className === b.className ? (a.id < b.id ? -1 : 1) : a.className < b.className ? -1 : 1)),
    withoutConsent: members.length - children.size,
    dates: sessions
      .filter(({ session }) => session.cancelled === null)
      .slice(0, ROSTER_DATES)
      .map(({ session }) => session.date),
  };
};

/** Papers of those who give clubs, those that run out first; institutions stand as the registry has them today. */
export const readCredentials = async (call: Call, { withinDays }: { withinDays: number }) => {
  const { store } = call;
  const today = dateOf(call.now);
  const clubs = await runningClubs(store, schoolsOfCaller(call, 'schoolAdmin'));
  const outside = clubs.flatMap(({ id, name, teacherName, provider }) =>
    provider === undefined || provider.kind === 'teacher' ? [] : [{ id, name, teacherName, provider }],
  );
  const statuses = await institutionStatuses(
    store,
    outside.flatMap(({ provider }) => provider.institutionId ?? []),
    today,
  );
  const papers = outside.map(({ id, name, teacherName, provider }) => ({
    clubId: id,
    clubName: name,
    kind: provider.kind,
    teacherName,
    credential: provider.credential,
    until: provider.credentialUntil,
    daysLeft: provider.credentialUntil === null ? null : daysBetween(today, localDate(provider.credentialUntil)),
    institutionStatus: provider.institutionId === null ? null : (statuses.get(provider.institutionId) ?? 'unknown'),
  }));
  return {
    today,
    papers: papers
      .filter(
        ({ daysLeft, institutionStatus }) =>
          (daysLeft !== null && daysLeft <= withinDays) ||
          (institutionStatus !== null && institutionStatus !== 'licensed'),
      )
      .sort((a, b) => (a.daysLeft ?? -1) - (b.daysLeft ?? -1)),
  };
};
