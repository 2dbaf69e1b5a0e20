import { mayRecord } from '../../shared/domain/satisfaction/term-end';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { childrenForByIds, noteListRead } from '../child/public';
import { clubsLedBy, membersOf } from '../club/public';

/** The clubs the caller leads, each with its members and its sessions, newest first. */
export const teacherClubs = async (call: Call) => {
  const clubs = await clubsLedBy(call.store, callerAccount(call).id);
  return {
    today: dateOf(call.now),
    clubs: await Promise.all(
      clubs.map(async (club) => {
        const members = await membersOf(call.store, club.id);
        const children = await reachable(call, members);
        const childIds = [...children.keys()];
        const sessions = await call.store.find('sessions', { clubId: club.id }, { limit: 100, sort: ['-date'] });
        await noteListRead(call, { schoolId: club.schoolId, purpose: 'clubRoster', what: club.name, childIds });
        return {
          ...club,
          members: [...children.values()].map(({ id, name, className }) => ({ id, name, className })),
          withoutConsent: members.length - children.size,
          sessions: sessions.map(({ date, presentChildIds }) => ({
            date,
            presentChildIds: presentChildIds.filter((id) => children.has(id)),
          })),
        };
      }),
    ),
  };
};

/** The members whose families agree to being called up: both to the club and to its attendance list. */
const reachable = async (call: Call, memberIds: readonly string[]) => {
  const inClubs = await childrenForByIds(call, 'clubs', memberIds);
  return childrenForByIds(call, 'attendance', [...inClubs.keys()]);
};

/** Records or corrects who was there on one day. */
export const recordAttendance = async (
  call: Call,
  { clubId, date, presentChildIds }: { clubId: string; date: string; presentChildIds: string[] },
) => {
  const by = callerAccount(call).id;
  const club = (await clubsLedBy(call.store, by)).find(({ id }) => id === clubId);
  if (club === undefined) throw new AppError('NOT_FOUND');
  const members = await reachable(call, await membersOf(call.store, clubId));
  orThrow(mayRecord(localDate(date), dateOf(call.now), [...members.keys()], presentChildIds));
  const id = `${clubId}-${date}`;
  const reply = { present: presentChildIds.length };
  const write = writeOf(call, 'session.recorded', { collection: 'sessions', id }, reply, { reply });
  if ((await call.store.get('sessions', id)) === null) {
    const document = { schoolId: club.schoolId, clubId, date, presentChildIds, recordedBy: by };
    await call.store.insert('sessions', id, document, write);
  } else {
    const session = await call.store.open('sessions', id, call.request);
    // What was recorded before a family withdrew stays as it was; the teacher neither sees nor changes it.
    const unseen = session.presentChildIds.filter((childId) => !members.has(childId));
    const set = { presentChildIds: [...presentChildIds, ...unseen], recordedBy: by };
    await call.store.change('sessions', session, { set }, write);
  }
  return reply;
};
