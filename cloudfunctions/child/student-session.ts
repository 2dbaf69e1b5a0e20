// A child signs in with its selection code, on any phone or a shared tablet: the code is exchanged for a right that is narrow
// (see, rank and confirm wishes, rate), ends by itself, and can be ended at once. No account is made.
import { STUDENT_MINUTES } from '../../shared/domain/child/session.schema';
import { AppError } from '../../shared/kernel/errors';
import { asEpochMs } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import { countWrongCode, mayTryCode } from './code-tries';
import { codeHash } from './codes';
import { tokenFor, tokenHash } from './student-token';

const MINUTE_MS = 60_000;

/** Exchanges a code. Who holds the phone is not written down: the row in the trail says "somebody, today". */
export const signInStudent = async (call: Call, { code }: { code: string }) => {
  const { store, secrets, now } = call;
  await mayTryCode(call);
  const hash = codeHash(secrets, 'selection', code);
  const [child] = await store.find('children', { selectionCodeHash: hash, state: 'enrolled' }, { limit: 1 });
  if (child === undefined) {
    await countWrongCode(call);
    throw new AppError('NOT_FOUND');
  }
  const token = tokenFor(secrets, `${call.request.key}|${child.id}`);
  const id = tokenHash(secrets, token);
  const expiresAt = asEpochMs(now + STUDENT_MINUTES * MINUTE_MS);
  const write = writeOf(call, 'student.signedIn', { collection: 'studentSessions', id }, {}, { isSecret: true });
  const document = { childId: child.id, startedAt: now, expiresAt, endedAt: null };
  const stored = await store.insert('studentSessions', id, document, write);
  const session = stored === 'inserted' ? document : await store.get('studentSessions', id);
  return { token, childName: child.name, expiresAt: session?.expiresAt ?? expiresAt };
};

/** Ends the right now. One that is over, or never was, ends alike. */
export const signOutStudent = async (call: Call, { token }: { token: string }) => {
  const id = tokenHash(call.secrets, token);
  const write = writeOf(call, 'student.signedOut', { collection: 'studentSessions', id }, {}, { isSecret: true });
  await call.store.changeIf('studentSessions', id, { endedAt: null }, { set: { endedAt: call.now } }, write);
  return {};
};
