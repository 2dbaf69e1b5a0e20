// Who was there: one document a meeting, corrected with a reason; families of children who are missing hear of it with the same write.
import { mayRecord, newsOf } from '../../shared/domain/term/attendance';
import type { Activity, CorrectionReason } from '../../shared/domain/term/session.schema';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { membersOf } from '../club/public';
import { lessonTimesOf, minutesWith, sessionId } from './plan-of';
import { meetingOfTeacher, reachable, toGuardians } from './who';

interface Input {
  readonly clubId: string;
  readonly date: string;
  readonly presentChildIds: string[];
  readonly activities: Activity[];
  readonly basedOn: number | null;
  readonly reason: CorrectionReason | null;
}

export const recordAttendance = async (call: Call, input: Input) => {
  const { store, now } = call;
  const { clubId, presentChildIds, activities, basedOn, reason } = input;
  const date = localDate(input.date);
  const { club, session } = await meetingOfTeacher(call, clubId, date);
  const id = sessionId(clubId, date);
  const before = (await store.get('sessions', id)) === null ? null : await store.open('sessions', id, call.request);
  if (session.cancelled !== null) throw new AppError('WRONG_STATE', { state: 'cancelled' });
  const children = await reachable(call, await membersOf(store, clubId));
  const roster = [...children.keys()];
  orThrow(mayRecord({ date, today: dateOf(now), present: presentChildIds, basedOn, reason }, roster, before));

  const absent = roster.filter((child) => !presentChildIds.includes(child));
  const announced = (await store.findAll('absences', { clubId, date, isAnnounced: true })).map(
    ({ childId }) => childId,
  );
  const { missing, found } = newsOf(absent, announced, before?.absentChildIds ?? []);
  const facts = { clubId, clubName: club.name, date };
  const messages = [
    ...(await toGuardians(call, missing, 'term.absent', facts)),
    ...(await toGuardians(call, found, 'term.wasThere', facts)),
  ];
  const by = callerAccount(call).id;
  const version = (before?.version ?? 0) + 1;
  const reply = { present: presentChildIds.length, told: messages.length, version };
  const write = writeOf(
    call,
    'session.recorded',
    { collection: 'sessions', id },
    { ...reply, reason },
    { reply, messages },
  );
  const times = (await lessonTimesOf(store, [club.schoolId])).get(club.schoolId);
  // What was recorded before a family withdrew stays as it was; the teacher neither sees nor changes it.
  const unseen = (ids: readonly string[] = []): string[] => ids.filter((childId) => !children.has(childId));
  const recorded = {
    presentChildIds: [...presentChildIds, ...unseen(before?.presentChildIds)],
    absentChildIds: [...absent, ...unseen(before?.absentChildIds)],
    recordedBy: by,
    recordedAt: now,
    heldBy: session.teacherId ?? by,
    slots: [...session.slots],
    minutes: minutesWith(times)(session.slots),
    activities,
    version,
  };
  if (before === null) {
    const document = { schoolId: club.schoolId, clubId, date, ...recorded, corrections: [], signOuts: [] };
    await store.insert('sessions', id, document, write);
  } else {
    const corrections = [...before.corrections, ...(reason === null ? [] : [{ at: now, by, reason }])];
    await store.change('sessions', before, { set: { ...recorded, corrections } }, write);
  }
  return reply;
};
