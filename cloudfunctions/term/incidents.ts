// What happened to a child in a meeting. It is stored whatever happens; the family reads the words once the content check passed
// them or a person of the school has read them. That something was noted, the family is told at once.
import { worksAtSchool } from '../../shared/domain/account/roles';
import type { IncidentKind } from '../../shared/domain/term/session.schema';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { dateOf, type LocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount, callerOpenid, newId, writeOf } from '../_lib/call';
import { schoolsOfCaller } from '../account/public';
import { childrenForByIds, noteListRead } from '../child/public';
import { clubNames } from '../club/public';
import { adminsOf, meetingOfTeacher, memberOf } from './who';

const SHOWN = 100;

interface Note {
  readonly clubId: string;
  readonly date: LocalDate;
  readonly childId: string;
  readonly kind: IncidentKind;
  readonly what: string;
  readonly measures: string;
}

/** False when the check says no, or cannot be reached: then a person reads first. */
const mayShow = async (call: Call, text: string): Promise<boolean> => {
  try {
    return (await call.contentCheck.checkText(callerOpenid(call), text)) === 'pass';
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONTENT_CHECK_DOWN') return false;
    throw error;
  }
};

export const noteIncident = async (call: Call, { clubId, date, childId, kind, what, measures }: Note) => {
  const { club } = await meetingOfTeacher(call, clubId, date);
  const child = await memberOf(call, clubId, childId);
  if (date > dateOf(call.now)) throw new AppError('TOO_EARLY');
  const isShown = await mayShow(call, `${what}\n${measures}`);
  const id = newId(call);
  const facts = { clubId, clubName: club.name, date, childId, isShown };
  const messages = [
    ...child.guardianIds.map((to) => ({ to, template: 'term.incident', facts })),
    ...(await adminsOf(call, club.schoolId)).map((to) => ({ to, template: 'term.incidentNoted', facts })),
  ];
  const reply = { id, isShown };
  const document = {
    schoolId: club.schoolId,
    clubId,
    childId,
    date,
    kind,
    what,
    measures,
    isShown,
    by: callerAccount(call).id,
    at: call.now,
    releasedBy: null,
  };
  const write = writeOf(
    call,
    'incident.noted',
    { collection: 'incidents', id },
    { kind, isShown },
    { reply, messages },
  );
  await call.store.insert('incidents', id, document, write);
  return reply;
};

/** The newest notes of the caller's schools. */
export const readIncidents = async (call: Call) => {
  const { store } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const found = await store.find('incidents', { schoolId: { in: schoolIds } }, { limit: SHOWN, sort: ['-at'] });
  const children = await childrenForByIds(
    call,
    'attendance',
    found.map(({ childId }) => childId),
  );
  const names = await clubNames(
    store,
    found.map(({ clubId }) => clubId),
  );
  const teacherIds = [...new Set(found.map(({ by }) => by))];
  const teachers = new Map(
    (teacherIds.length === 0 ? [] : await store.find('accounts', { id: { in: teacherIds } }, { limit: 1000 })).map(
      (account) => [account.id, account.displayName],
    ),
  );
  const shown = found.filter(({ childId }) => children.has(childId));
  for (const schoolId of schoolIds) {
    const childIds = [...new Set(shown.filter((one) => one.schoolId === schoolId).map(({ childId }) => childId))];
    await noteListRead(call, { schoolId, purpose: 'clubRoster', what: 'incidents', childIds });
  }
  return {
    incidents: shown.map((one) => ({
      ...one,
      clubName: names.get(one.clubId) ?? '',
      childName: children.get(one.childId)?.name ?? '',
      className: children.get(one.childId)?.className ?? '',
      teacherName: teachers.get(one.by) ?? '',
    })),
  };
};

/** A person of the school has read the words: the family may. */
export const releaseIncident = async (call: Call, { id }: { id: string }) => {
  const { store } = call;
  const by = callerAccount(call);
  const known = orNotFound(await store.get('incidents', id));
  if (!worksAtSchool(by.grants, known.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  const incident = await store.open('incidents', id, call.request);
  if (incident.isShown) throw new AppError('WRONG_STATE', { state: 'shown' });
  const child = (await childrenForByIds(call, 'attendance', [incident.childId])).get(incident.childId);
  const facts = { clubId: incident.clubId, date: incident.date, childId: incident.childId, isShown: true };
  const messages = (child?.guardianIds ?? []).map((to) => ({ to, template: 'term.incident', facts }));
  const reply = { id };
  const write = writeOf(call, 'incident.released', { collection: 'incidents', id }, {}, { reply, messages });
  await store.change('incidents', incident, { set: { isShown: true, releasedBy: by.id } }, write);
  return reply;
};
