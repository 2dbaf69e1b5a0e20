// Consent: shown, given, withdrawn by a guardian; noted from paper by the school.
import { type Child, type ConsentEvent, PURPOSES, type Purpose } from '../../shared/domain/child/child.schema';
import {
  CONSENT_VERSIONS,
  decideConsent,
  isConsented,
  latestConsent,
  notePaperConsent,
} from '../../shared/domain/child/consent';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { myChild } from './my-children';
import { childOfCaller } from './public';
import { schoolOfAdmin } from './school-scope';

const viewEvent = ({ by, ...event }: ConsentEvent, me: string) => ({
  ...event,
  by: by === null ? ('paper' as const) : by === me ? ('me' as const) : ('guardian' as const),
});

export const readConsents = async (call: Call, { childId }: { childId: string }) => {
  const { child, summary } = await myChild(call, childId);
  const me = callerAccount(call).id;
  return {
    child: summary,
    purposes: PURPOSES.map((purpose) => {
      const latest = latestConsent(child, purpose);
      return {
        purpose,
        isGiven: isConsented(child, purpose),
        currentVersion: CONSENT_VERSIONS[purpose].current,
        latest: latest === undefined ? null : viewEvent(latest, me),
      };
    }),
    history: [...child.consents].reverse().map((event) => viewEvent(event, me)),
  };
};

export const decide = async (
  call: Call,
  { childId, purpose, given, version }: { childId: string; purpose: Purpose; given: boolean; version: number },
) => {
  await childOfCaller(call, childId);
  const child = await call.store.open('children', childId, call.request);
  const consents = orThrow(decideConsent(child, purpose, given, version, callerAccount(call).id, call.now));
  const reply = { isGiven: given };
  const action = given ? 'consent.given' : 'consent.withdrawn';
  const write = writeOf(call, action, { collection: 'children', id: childId }, { purpose, version }, { reply });
  await call.store.change('children', child, { set: { consents } }, write);
  return reply;
};

/** The school notes what it holds on paper, child by child; a repeat counts alike. */
export const notePaper = async (
  call: Call,
  { schoolId, childIds, purposes }: { schoolId: string; childIds: string[]; purposes: Purpose[] },
) => {
  const { store, now } = call;
  await schoolOfAdmin(call, schoolId);
  const children = await store.find('children', { id: { in: childIds }, schoolId }, { limit: childIds.length });
  if (children.length !== new Set(childIds).size) throw new AppError('NOT_FOUND');
  let noted = 0;
  for (const child of children) {
    const consents = notePaperConsent(child, purposes, now);
    if (!consents.ok) continue;
    noted++;
    if (consents.value.length === child.consents.length) continue;
    const set: Partial<Child> = { consents: consents.value };
    const write = writeOf(call, 'consent.notedFromPaper', { collection: 'children', id: child.id }, { purposes });
    const done = await store.changeIf('children', child.id, { revision: child.revision }, { set }, write);
    if (done === 'refused') throw new AppError('CONFLICT');
  }
  return { noted, keptWithdrawn: children.length - noted };
};
