// A member of staff opens one child's record. First the row that says who, when and why; then the record. The guardians see the
// row and are told of it. Parts that rest on consent are there only while the consent is.

import type { RecordPurpose } from '../../shared/domain/child/access.schema';
import { guardiansAt } from '../../shared/domain/child/binding';
import { type Child, PURPOSES } from '../../shared/domain/child/child.schema';
import { isConsented } from '../../shared/domain/child/consent';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { schoolsById } from '../account/public';
import { clubNames, clubsLedBy, membersOf, seatsOf } from '../club/public';
import { sessionsWith } from '../term/public';
import { viewBonds } from './bonds';
import { summaryOf } from './my-children';
import { isAdminOf } from './school-scope';
import { openFields } from './sealed-fields';

/** A teacher reaches the children of the clubs they lead, as long as the family agrees to clubs. */
const leadsChild = async (call: Call, child: Stored<Child>): Promise<boolean> => {
  if (child.state === 'left' || !isConsented(child, 'clubs')) return false;
  const clubs = await clubsLedBy(call.store, callerAccount(call).id);
  const members = await Promise.all(
    clubs.filter(({ schoolId }) => schoolId === child.schoolId).map(({ id }) => membersOf(call.store, id)),
  );
  return members.flat().includes(child.id);
};

export const openRecord = async (
  call: Call,
  { childId, purpose, words }: { childId: string; purpose: RecordPurpose; words: string },
) => {
  const { store, now } = call;
  const child = await store.get('children', childId);
  if (child === null) throw new AppError('NOT_FOUND');
  const isAdmin = isAdminOf(call, child.schoolId);
  if (!isAdmin && !(await leadsChild(call, child))) throw new AppError('NOT_FOUND');
  const by = callerAccount(call).id;
  const id = newId(call);
  const row = {
    schoolId: child.schoolId,
    childIds: [childId],
    by,
    at: now,
    day: dateOf(now),
    purpose,
    words,
    what: '',
  };
  const messages = guardiansAt(child, now).map((to) => ({ to, template: 'child.opened', facts: { childId, purpose } }));
  const write = writeOf(call, 'child.opened', { collection: 'childAccess', id }, { purpose }, { messages });
  await store.insert('childAccess', id, row, write);

  const seats = isConsented(child, 'clubs') ? await seatsOf(store, [childId]) : null;
  const names = await clubNames(store, seats?.map(({ clubId }) => clubId) ?? []);
  const own = await openFields(call, child);
  const live = isAdmin ? child.bonds.filter(({ state }) => state !== 'ended') : [];
  const schools = await schoolsById(store, [child.schoolId]);
  return {
    child: {
      ...summaryOf(child, schools.get(child.schoolId)?.name ?? ''),
      number: isAdmin ? child.number : '',
      leftOn: child.leftOn,
    },
    own: isAdmin ? own : { ...own, birthDate: null },
    bonds: await viewBonds(call, live, by),
    clubs: seats?.map(({ clubId }) => names.get(clubId) ?? '') ?? null,
    sessions: isConsented(child, 'attendance') ? (await sessionsWith(store, childId)).length : null,
    consented: PURPOSES.filter((one) => isConsented(child, one)),
  };
};
