// Who is reached: the children of a club whose families agree, and the people who are told.
import { worksAtSchool } from '../../shared/domain/account/roles';
import type { TermSession } from '../../shared/domain/term/changes';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { addDays, dateOf, type LocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount } from '../_lib/call';
import { staffFor } from '../account/public';
import { childrenForByIds, type ReadableChild } from '../child/public';
import { clubsLedBy, membersOf, type RunningClub, runningClubsById } from '../club/public';
import { meetingOn } from './plan-of';

/** The members whose families agree to being called up: both to the club and to its attendance list. */
export const reachable = async (call: Call, memberIds: readonly string[]): Promise<Map<string, ReadableChild>> => {
  const inClubs = await childrenForByIds(call, 'clubs', memberIds);
  return childrenForByIds(call, 'attendance', [...inClubs.keys()]);
};

/** The clubs the caller leads, and those it stands in for around today. */
export const clubsOfTeacher = async (call: Call): Promise<{ own: RunningClub[]; standsIn: RunningClub[] }> => {
  const { id, grants } = callerAccount(call);
  const mayTeach = ({ schoolId }: RunningClub): boolean => worksAtSchool(grants, schoolId, ['teacher']);
  const own = (await clubsLedBy(call.store, id)).filter(mayTeach);
  const today = dateOf(call.now);
  const near = { gte: addDays(today, -14), lte: addDays(today, 21) };
  const changes = await call.store.findAll('sessionChanges', { 'substitute.teacherId': id, date: near });
  const ids = changes.map(({ clubId }) => clubId).filter((clubId) => !own.some((club) => club.id === clubId));
  return { own, standsIn: (await runningClubsById(call.store, ids)).filter(mayTeach) };
};

/**
 * A meeting that the caller holds: of its own club, or in another teacher's place.
 * @throws AppError NOT_FOUND also when the club does not meet on that day
 */
export const meetingOfTeacher = async (
  call: Call,
  clubId: string,
  date: LocalDate,
): Promise<{ club: RunningClub; session: TermSession }> => {
  const { own, standsIn } = await clubsOfTeacher(call);
  const club = [...own, ...standsIn].find(({ id }) => id === clubId);
  if (club === undefined) throw new AppError('NOT_FOUND');
  const session = await meetingOn(call.store, club, date);
  const isOwn = own.includes(club);
  if (!isOwn && session.teacherId !== callerAccount(call).id) throw new AppError('NOT_FOUND');
  return { club, session };
};

/** A child of that club whom the caller may see. @throws AppError NOT_FOUND */
export const memberOf = async (call: Call, clubId: string, childId: string): Promise<ReadableChild> => {
  const members = await membersOf(call.store, clubId);
  return orNotFound(members.includes(childId) ? (await reachable(call, [childId])).get(childId) : undefined);
};

/** A club of a school that the caller administers. @throws AppError NOT_FOUND */
export const clubOfAdmin = async (call: Call, clubId: string): Promise<RunningClub> => {
  const [club] = await runningClubsById(call.store, [clubId]);
  const isMine = club !== undefined && worksAtSchool(callerAccount(call).grants, club.schoolId, ['schoolAdmin']);
  return orNotFound(isMine ? club : null);
};

/** Accounts of those who administer a school now. */
export const adminsOf = async (call: Call, schoolId: string): Promise<string[]> =>
  (
    await staffFor(call.store, ['schoolAdmin'], call.now, (grants) => worksAtSchool(grants, schoolId, ['schoolAdmin']))
  ).map(({ id }) => id);

/** One message for each guardian of each child who may be written to. */
export const toGuardians = async (
  call: Call,
  childIds: readonly string[],
  template: string,
  facts: Readonly<Record<string, unknown>>,
) => {
  const children = await childrenForByIds(call, 'notifications', childIds);
  return [...children.values()].flatMap(({ id: childId, guardianIds }) =>
    guardianIds.map((to) => ({ to, template, facts: { ...facts, childId } })),
  );
};
