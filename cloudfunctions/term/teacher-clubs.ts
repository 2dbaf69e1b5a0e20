import { guardiansAt } from '../../shared/domain/child/binding';
import { leavingOf, RECORD_DAYS } from '../../shared/domain/term/attendance';
import type { LessonTimes, Session } from '../../shared/domain/term/session.schema';
import { addDays, dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { noteListRead } from '../child/public';
import { membersOf, type RunningClub } from '../club/public';
import { type ClubSession, lessonTimesOf, planFor, viewOf } from './plan-of';
import { clubsOfTeacher, reachable } from './who';

/** How far ahead a teacher sees its meetings. */
const AHEAD_DAYS = 14;

const recordedView = (session: Stored<Session> | undefined, isListed: (childId: string) => boolean) =>
  session === undefined
    ? null
    : {
        version: session.version,
        presentChildIds: session.presentChildIds.filter(isListed),
        activities: session.activities,
        left: session.presentChildIds.filter(isListed).flatMap((childId) => {
          const left = leavingOf(session.signOuts, childId);
          return left === null ? [] : [{ childId, kind: left.kind, personId: left.personId, at: left.at }];
        }),
      };

const clubView = async (
  call: Call,
  club: RunningClub,
  isOwn: boolean,
  sessions: readonly ClubSession[],
  times: ReadonlyMap<string, LessonTimes>,
) => {
  const { store, now } = call;
  const members = await membersOf(store, club.id);
  const children = await reachable(call, members);
  const ids = [...children.keys()];
  const bonds = ids.length === 0 ? [] : await store.find('children', { id: { in: ids } }, { limit: 1000 });
  const pickUps = ids.length === 0 ? [] : await store.find('pickUps', { id: { in: ids } }, { limit: 1000 });
  const words = await store.findAll('clubWords', { clubId: club.id });
  const me = callerAccount(call).id;
  const own = sessions.filter((one) => one.club.id === club.id && (isOwn || one.session.teacherId === me));
  const dates = own.map(({ session }) => session.date);
  const held = new Map(
    (await store.find('sessions', { clubId: club.id }, { limit: 100, sort: ['-date'] })).map((one) => [one.date, one]),
  );
  const absences =
    dates.length === 0
      ? []
      : await store.findAll('absences', { clubId: club.id, date: { in: dates }, isAnnounced: true });
  await noteListRead(call, { schoolId: club.schoolId, purpose: 'clubRoster', what: club.name, childIds: ids });
  return {
    id: club.id,
    name: club.name,
    room: club.room,
    slots: club.slots,
    isOwn,
    withoutConsent: members.length - children.size,
    members: [...children.values()].map(({ id, name, className }) => {
      const child = bonds.find((one) => one.id === id);
      const bound = child === undefined ? [] : guardiansAt(child, now);
      const mine = pickUps.find((one) => one.id === id);
      return {
        id,
        name,
        className,
        guardians: (child?.bonds ?? [])
          .filter(({ accountId }) => bound.includes(accountId))
          .map(({ relation }) => relation),
        pickUps: mine?.persons ?? [],
        mayGoAlone: mine?.mayGoAlone ?? false,
        words: words.find(({ childId }) => childId === id)?.words ?? [],
      };
    }),
    sessions: [...own].reverse().map((one: ClubSession) => ({
      ...viewOf(one, times),
      absentChildIds: absences
        .filter(({ date, childId }) => date === one.session.date && children.has(childId))
        .map(({ childId }) => childId),
      recorded: recordedView(held.get(one.session.date), (childId) => children.has(childId)),
    })),
  };
};

/** The clubs the caller leads or stands in for: members, the meetings around today, what was recorded. */
export const teacherClubs = async (call: Call) => {
  const { own, standsIn } = await clubsOfTeacher(call);
  const today = dateOf(call.now);
  const clubs = [...own, ...standsIn];
  const { sessions } = await planFor(call.store, clubs, addDays(today, -RECORD_DAYS), addDays(today, AHEAD_DAYS));
  const times = await lessonTimesOf(
    call.store,
    clubs.map(({ schoolId }) => schoolId),
  );
  return {
    today,
    clubs: await Promise.all(clubs.map((club) => clubView(call, club, own.includes(club), sessions, times))),
  };
};
