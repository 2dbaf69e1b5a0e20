// What is kept about a child, for its guardians: seen, added to, and who looked at it.

import type { Grant } from '../../shared/domain/account/roles';
import { RETENTION } from '../../shared/domain/child/retention';
import { dateOf } from '../../shared/kernel/time';
import { regulationOn } from '../../shared/regulations';
import { type Call, writeOf } from '../_lib/call';
import { choicesOf, seatsOf } from '../club/public';
import { sessionsWith } from '../term/public';
import { myChild } from './my-children';
import { childOfCaller } from './public';
import { viewRequest } from './request-view';
import { ensureKey, openFields, sealWith } from './sealed-fields';

const SHOWN = 200;

/** The retention table with the rules it rests on. */
export const retentionTable = (call: Pick<Call, 'now'>) =>
  RETENTION.map(({ id, days, source, basis }) => ({
    id,
    days,
    source,
    basis: basis.flatMap((rule) => {
      const row = regulationOn(rule, dateOf(call.now));
      return row === null ? [] : [{ title: row.title, article: row.article, says: row.says }];
    }),
  }));

export const readMyData = async (call: Call, { childId }: { childId: string }) => {
  const { child, summary } = await myChild(call, childId);
  const { store } = call;
  const [own, choices, seats, sessions, looks, requests] = await Promise.all([
    openFields(call, child),
    choicesOf(store, [childId]),
    seatsOf(store, [childId]),
    sessionsWith(store, childId),
    store.count('childAccess', { childIds: childId }),
    store.find('childRequests', { childId }, { limit: SHOWN, sort: ['-at'] }),
  ]);
  return {
    child: { ...summary, number: child.number },
    own,
    erasedAt: child.erasedAt,
    counts: { wishes: choices.length, seats: seats.length, sessions: sessions.length, looks },
    requests: requests.map((request) => viewRequest(request, summary.schoolName)),
    retention: retentionTable(call),
  };
};

/** Stores what a guardian tells by itself, sealed under the child's own key. */
export const saveOwnFields = async (
  call: Call,
  { childId, emergencyPhone, careNote }: { childId: string; emergencyPhone: string; careNote: string },
) => {
  await childOfCaller(call, childId);
  const { store } = call;
  const child = await store.open('children', childId, call.request);
  const { birthDate } = await openFields(call, child);
  const key = await ensureKey(call, childId);
  const sealed = sealWith(call, childId, key, { birthDate, emergencyPhone, careNote });
  const write = writeOf(call, 'child.ownFieldsSaved', { collection: 'children', id: childId }, {}, { reply: {} });
  await store.change('children', child, { set: { sealed } }, write);
  return {};
};

/** What somebody is, or was, at a school. */
const roleAt = (grants: readonly Grant[], schoolId: string): 'schoolAdmin' | 'teacher' | 'other' =>
  (['schoolAdmin', 'teacher'] as const).find((role) =>
    grants.some((grant) => grant.role === role && grant.schoolId === schoolId),
  ) ?? 'other';

/** Everybody of a school's staff who looked at this child's data. */
export const readWhoLooked = async (call: Call, { childId }: { childId: string }) => {
  const { summary } = await myChild(call, childId);
  const rows = await call.store.find('childAccess', { childIds: childId }, { limit: SHOWN, sort: ['-at'] });
  const ids = [...new Set(rows.map(({ by }) => by))];
  const accounts = new Map(
    (ids.length === 0 ? [] : await call.store.find('accounts', { id: { in: ids } }, { limit: 1000 })).map((one) => [
      one.id,
      one,
    ]),
  );
  return {
    child: summary,
    rows: rows.map((row) => {
      const account = accounts.get(row.by);
      const byRole = roleAt(account?.grants ?? [], row.schoolId);
      return { ...row, byName: account?.displayName ?? '', byRole, listed: row.childIds.length };
    }),
  };
};
