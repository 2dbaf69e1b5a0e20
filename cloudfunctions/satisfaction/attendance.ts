import { mayRecord } from '../../shared/domain/satisfaction/term-end';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { childrenOfSchool } from '../account/public';
import { clubsLedBy, membersOf } from '../club/public';

/** The clubs the caller leads, each with its members and its sessions, newest first. */
export const teacherClubs = async (call: Call) => {
  const clubs = await clubsLedBy(call.store, callerAccount(call).id);
  const schoolIds = [...new Set(clubs.map(({ schoolId }) => schoolId))];
  const children = new Map(
    (await Promise.all(schoolIds.map((id) => childrenOfSchool(call.store, id)))).flatMap((all) => [...all]),
  );
  return {
    today: dateOf(call.now),
    clubs: await Promise.all(
      clubs.map(async (club) => ({
        ...club,
        members: (await membersOf(call.store, club.id)).flatMap((id) => {
          const child = children.get(id);
          return child === undefined ? [] : [{ id, name: child.name, className: child.className }];
        }),
        sessions: await call.store.find('sessions', { clubId: club.id }, { limit: 100, sort: ['-date'] }),
      })),
    ),
  };
};

/** Records or corrects who was there on one day. */
export const recordAttendance = async (
  call: Call,
  { clubId, date, presentChildIds }: { clubId: string; date: string; presentChildIds: string[] },
) => {
  const by = callerAccount(call).id;
  const club = (await clubsLedBy(call.store, by)).find(({ id }) => id === clubId);
  if (club === undefined) throw new AppError('NOT_FOUND');
  orThrow(mayRecord(localDate(date), dateOf(call.now), await membersOf(call.store, clubId), presentChildIds));
  const id = `${clubId}-${date}`;
  const reply = { present: presentChildIds.length };
  const write = writeOf(call, 'session.recorded', { collection: 'sessions', id }, reply, { reply });
  if ((await call.store.get('sessions', id)) === null) {
    const document = { schoolId: club.schoolId, clubId, date, presentChildIds, recordedBy: by };
    await call.store.insert('sessions', id, document, write);
  } else {
    const session = await call.store.open('sessions', id, call.request);
    await call.store.change('sessions', session, { set: { presentChildIds, recordedBy: by } }, write);
  }
  return reply;
};
