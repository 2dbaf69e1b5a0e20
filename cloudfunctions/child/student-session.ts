// A child signs in with its selection code, on any phone or a shared tablet: the code is exchanged for a right that is narrow
// (see, rank and confirm wishes, rate), ends by itself, and can be ended at once. No account is made. Only wrong codes count as
// guesses: forty children may sign in on one tablet.
import { STUDENT_MINUTES } from '../../shared/domain/child/session.schema';
import { orNotFound } from '../../shared/kernel/errors';
import { asEpochMs } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import { codeHash } from './codes';
import { tokenFor, tokenHash } from './student-token';

const MINUTE_MS = 60_000;

/** Exchanges a code. Who holds the phone is not written down: the row in the trail says "somebody, today". */
export const signInStudent = async (call: Call, { code }: { code: string }) => {
  const { store, secrets, now } = call;
  const child = orNotFound(
    await call.throttle.guess('selectionCode', async () => {
      const hash = codeHash(secrets, 'selection', code);
      const [found] = await store.find('children', { selectionCodeHash: hash, state: 'enrolled' }, { limit: 1 });
      return found ?? null;
    }),
  );
  const token = tokenFor(secrets, `${call.request.key}|${child.id}`);
  const id = tokenHash(secrets, token);
  const expiresAt = asEpochMs(now + STUDENT_MINUTES * MINUTE_MS);
  const write = writeOf(call, 'student.signedIn', { collection: 'studentSessions', id }, {});
  const document = { childId: child.id, startedAt: now, expiresAt, endedAt: null };
  const stored = await store.insert('studentSessions', id, document, write);
  const session = stored === 'inserted' ? document : await store.get('studentSessions', id);
  return { token, childName: child.name, expiresAt: session?.expiresAt ?? expiresAt };
};

/** Ends the right now. One that is over, or never was, ends alike. */
export const signOutStudent = async (call: Call, { token }: { token: string }) => {
  const id = tokenHash(call.secrets, token);
  const write = writeOf(call, 'student.signedOut', { collection: 'studentSessions', id }, {});
  await call.store.changeIf('studentSessions', id, { endedAt: null }, { set: { endedAt: call.now } }, write);
  return {};
};
