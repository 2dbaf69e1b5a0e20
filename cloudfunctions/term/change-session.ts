// A school changes single days: a meeting falls out, is made up for, somebody stands in. Everybody concerned is told with the write.
import { worksAtSchool } from '../../shared/domain/account/roles';
import { clashesAt, makeUpDays, mayChange, mayMakeUp, mayStandIn, sessionsOf } from '../../shared/domain/term/changes';
import { lessonOf, slotFor, timetableDayOf } from '../../shared/domain/term/plan';
import type { CancelReason, MakeUp, OutsideSubstitute, SessionChange } from '../../shared/domain/term/session.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { addDays, dateOf, type LocalDate } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, callerOpenid, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { staffFor } from '../account/public';
import { membersOf, type RunningClub, runningClubs } from '../club/public';
import { dayFacts, meetingOn, planFor, sessionId, spanOf } from './plan-of';
import { clubOfAdmin, toGuardians } from './who';

interface OneSession {
  readonly clubId: string;
  readonly date: LocalDate;
}

type Parts = Partial<Pick<SessionChange, 'cancelled' | 'makeUp' | 'substitute' | 'room'>>;

/** The change of that day if there is one, opened for this request: a repeat is answered here. */
const openChange = async (call: Call, { clubId, date }: OneSession): Promise<Stored<SessionChange> | null> => {
  const id = sessionId(clubId, date);
  return (await call.store.get('sessionChanges', id)) === null
    ? null
    : call.store.open('sessionChanges', id, call.request);
};

/** The caller's club, what was changed about that day, and the meeting as it stands. @throws AppError NOT_FOUND */
const openMeeting = async (call: Call, { clubId, date }: OneSession) => {
  const club = await clubOfAdmin(call, clubId);
  const before = await openChange(call, { clubId, date });
  return { club, before, session: await meetingOn(call.store, club, date) };
};

/** Stores what is different on one day and tells the children's families and the teachers. */
const store = async (
  call: Call,
  club: RunningClub,
  date: LocalDate,
  before: Stored<SessionChange> | null,
  action: AuditAction,
  parts: Parts,
  news: {
    readonly template: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly teachers: readonly string[];
  },
): Promise<{ told: number }> => {
  const id = sessionId(club.id, date);
  const facts = { clubId: club.id, clubName: club.name, date, ...news.facts };
  const messages = [
    ...(await toGuardians(call, await membersOf(call.store, club.id), news.template, facts)),
    ...[...new Set(news.teachers)].map((to) => ({ to, template: news.template, facts })),
  ];
  const reply = { told: messages.length };
  const write = writeOf(call, action, { collection: 'sessionChanges', id }, reply, { reply, messages });
  const by = { changedBy: callerAccount(call).id, changedAt: call.now };
  if (before === null) {
    const nothing = { cancelled: null, makeUp: null, substitute: null, room: null };
    const document = { schoolId: club.schoolId, clubId: club.id, date, ...nothing, ...parts, ...by };
    await call.store.insert('sessionChanges', id, document, write);
  } else {
    await call.store.change('sessionChanges', before, { set: { ...parts, ...by } }, write);
  }
  return reply;
};

const isHeld = async (call: Call, { clubId, date }: OneSession): Promise<boolean> =>
  (await call.store.get('sessions', sessionId(clubId, date))) !== null;

const leaders = (...ids: readonly (string | null | undefined)[]): string[] => ids.flatMap((id) => id ?? []);

export const cancelSession = async (
  call: Call,
  { clubId, date, reason, note }: OneSession & { reason: CancelReason; note: string },
) => {
  const { club, before, session } = await openMeeting(call, { clubId, date });
  orThrow(mayChange(date, dateOf(call.now), await isHeld(call, { clubId, date })));
  if (session.cancelled !== null) throw new AppError('WRONG_STATE', { state: 'cancelled' });
  if (note !== '' && (await call.contentCheck.checkText(callerOpenid(call), note)) !== 'pass') {
    throw new AppError('CONTENT_REJECTED');
  }
  return store(
    call,
    club,
    date,
    before,
    'session.cancelled',
    { cancelled: { reason, note } },
    { template: 'term.cancelled', facts: { reason }, teachers: leaders(session.teacherId, club.teacherId) },
  );
};

export const restoreSession = async (call: Call, { clubId, date }: OneSession) => {
  const { club, before, session } = await openMeeting(call, { clubId, date });
  if (before === null) throw new AppError('WRONG_STATE', { state: 'asPlanned' });
  const isMadeUp = before.makeUp !== null && (await isHeld(call, { clubId, date: before.makeUp.date }));
  orThrow(mayChange(date, dateOf(call.now), isMadeUp || (await isHeld(call, { clubId, date }))));
  return store(
    call,
    club,
    date,
    before,
    'session.restored',
    { cancelled: null, makeUp: null, substitute: null, room: null },
    { template: 'term.restored', facts: {}, teachers: leaders(session.teacherId, club.teacherId) },
  );
};

/** The other clubs of the school with their meetings between two days and their members. */
const elsewhere = async (call: Call, club: RunningClub, from: LocalDate, to: LocalDate) => {
  const others = (await runningClubs(call.store, [club.schoolId])).filter(({ id }) => id !== club.id);
  const { sessions } = await planFor(call.store, others, from, to);
  const seats = new Map(
    (await call.store.findAll('clubSeats', { schoolId: club.schoolId })).map(({ id, members }) => [id, members]),
  );
  return sessions.map((one) => ({ name: one.club.name, session: one.session, members: seats.get(one.club.id) ?? [] }));
};

/** What a make-up meeting of a cancelled one can be held against. */
const makeUpFacts = async (call: Call, club: RunningClub, date: LocalDate) => {
  const facts = await dayFacts(call.store);
  const session = await meetingOn(call.store, club, date);
  if (session.cancelled === null) throw new AppError('WRONG_STATE', { state: 'takesPlace' });
  const today = dateOf(call.now);
  const span = spanOf(club, facts);
  const changes = await call.store.findAll('sessionChanges', { clubId: club.id });
  const begin = date > today ? date : today;
  const end = addDays(begin, 31);
  // The day that was named before is free again when another one is named.
  const kept = changes.map((change) => (change.date === date ? { ...change, makeUp: null } : change));
  const own = sessionsOf(club, span, begin, end, kept, facts);
  return {
    session,
    days: makeUpDays(date, today, span, own, facts),
    facts,
    others: await elsewhere(call, club, begin, end),
    members: await membersOf(call.store, club.id),
  };
};

/** Days on which a meeting that fell out could be made up for, at its own lesson, with what stands against each. */
export const makeUpOptions = async (call: Call, { clubId, date, room }: OneSession & { room: string }) => {
  const club = await clubOfAdmin(call, clubId);
  const { session, days, facts, others, members } = await makeUpFacts(call, club, date);
  const lesson = lessonOf(session.slots[0] ?? '');
  const place = { room: room === '' ? club.room : room, teacherId: session.teacherId, members };
  return {
    days: days.map((day) => ({
      date: day,
      slot: slotFor(timetableDayOf(day, facts) ?? 1, lesson),
      ...clashesAt(day, lesson, place, others),
    })),
  };
};

export const makeUpSession = async (
  call: Call,
  { clubId, date, makeUp, acceptsChildren }: OneSession & { makeUp: MakeUp; acceptsChildren: boolean },
) => {
  const club = await clubOfAdmin(call, clubId);
  const before = await openChange(call, { clubId, date });
  const { session, days, others, members } = await makeUpFacts(call, club, date);
  if (before?.makeUp != null && (await isHeld(call, { clubId, date: before.makeUp.date }))) {
    throw new AppError('WRONG_STATE', { state: 'held' });
  }
  const place = { room: makeUp.room, teacherId: session.teacherId, members };
  orThrow(mayMakeUp(makeUp, days, clashesAt(makeUp.date, lessonOf(makeUp.slot), place, others), acceptsChildren));
  return store(
    call,
    club,
    date,
    before,
    'session.madeUp',
    { makeUp },
    {
      template: 'term.madeUp',
      facts: { on: makeUp.date, room: makeUp.room },
      teachers: leaders(session.teacherId, club.teacherId),
    },
  );
};

export const substitute = async (
  call: Call,
  { clubId, date, teacherId, outside }: OneSession & { teacherId: string; outside: OutsideSubstitute | null },
) => {
  const { club, before, session } = await openMeeting(call, { clubId, date });
  orThrow(mayChange(date, dateOf(call.now), await isHeld(call, { clubId, date })));
  if (session.cancelled !== null) throw new AppError('WRONG_STATE', { state: 'cancelled' });
  const staff = await staffFor(call.store, ['teacher'], call.now, (grants) =>
    worksAtSchool(grants, club.schoolId, ['teacher']),
  );
  const teacher = orNotFound(staff.find(({ id }) => id === teacherId));
  const others = await elsewhere(call, club, date, date);
  const teacherClash =
    session.slots
      .map((slot) => clashesAt(date, lessonOf(slot), { room: '', teacherId, members: [] }, others).teacher)
      .find((name) => name !== null) ?? null;
  orThrow(mayStandIn(date, { teacher: teacherClash }, outside));
  return store(
    call,
    club,
    date,
    before,
    'session.substituted',
    { substitute: { teacherId, teacherName: teacher.displayName, outside } },
    {
      template: 'term.substituted',
      facts: { teacherName: outside?.name ?? teacher.displayName },
      teachers: leaders(teacherId, session.teacherId, club.teacherId),
    },
  );
};
