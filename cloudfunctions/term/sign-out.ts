// Who fetched whom. A child leaves with a guardian, with somebody its family named, or alone where the family allowed it; anybody
// else is refused, and the family and the school hear of it at once.
import { mayLeave, unclaimedOf } from '../../shared/domain/term/attendance';
import type { SignOutKind } from '../../shared/domain/term/session.schema';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf, type LocalDate, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { sessionId } from './plan-of';
import { adminsOf, meetingOfTeacher, memberOf, toGuardians } from './who';

interface Leaving {
  readonly clubId: string;
  readonly date: string;
  readonly childId: string;
  readonly kind: SignOutKind;
  readonly personId: string | null;
}

export const signOut = async (call: Call, { clubId, date, childId, kind, personId }: Leaving) => {
  const { store, now } = call;
  const { club } = await meetingOfTeacher(call, clubId, localDate(date));
  await memberOf(call, clubId, childId);
  const id = sessionId(clubId, date);
  if ((await store.get('sessions', id)) === null) throw new AppError('WRONG_STATE', { state: 'notRecorded' });
  const session = await store.open('sessions', id, call.request);
  orThrow(mayLeave(session, childId, kind, personId, await store.get('pickUps', childId)));
  const left = { childId, kind, personId: kind === 'person' ? personId : null, by: callerAccount(call).id, at: now };
  const signOuts = [...session.signOuts, left];
  const reply = { stillHere: unclaimedOf({ ...session, signOuts }).length };
  // Who fetches its own child knows; the others hear that it has left.
  const isNews = kind === 'person' || kind === 'alone';
  const facts = { clubId, clubName: club.name, date, kind };
  const messages = isNews ? await toGuardians(call, [childId], 'term.left', facts) : [];
  const write = writeOf(
    call,
    'session.signedOut',
    { collection: 'sessions', id },
    { kind, ...reply },
    { reply, messages },
  );
  await store.change('sessions', session, { set: { signOuts } }, write);
  return reply;
};

/** Somebody unknown wanted to fetch a child. The child stays. */
export const refusePickUp = async (
  call: Call,
  { clubId, date, childId }: { clubId: string; date: LocalDate; childId: string },
) => {
  const { club } = await meetingOfTeacher(call, clubId, date);
  const child = await memberOf(call, clubId, childId);
  if (date !== dateOf(call.now)) throw new AppError('WRONG_STATE', { state: 'otherDay' });
  const id = newId(call);
  const facts = { clubId, clubName: club.name, date, childId };
  // Safety: told under the consent to attendance, whatever the family chose about other messages.
  const told = [...child.guardianIds, ...(await adminsOf(call, club.schoolId))];
  const messages = [...new Set(told)].map((to) => ({ to, template: 'term.strangerAtDoor', facts }));
  const reply = { told: messages.length };
  const document = {
    schoolId: club.schoolId,
    clubId,
    childId,
    date,
    kind: 'stranger' as const,
    what: '',
    measures: '',
    isShown: true,
    by: callerAccount(call).id,
    at: call.now,
    releasedBy: null,
  };
  const write = writeOf(call, 'pickUp.refused', { collection: 'incidents', id }, reply, { reply, messages });
  await call.store.insert('incidents', id, document, write);
  return reply;
};
