// The one gate to children's data for everybody but their own guardians, and what families and students may do.
// Every question is answered from the child's document as it is at this moment: nothing is remembered between calls, so a
// consent that is withdrawn, a bond that ends and a child who leaves count from the next call on.
import { guardiansAt, isGuardianAt } from '../../shared/domain/child/binding';
import type { Child, Purpose } from '../../shared/domain/child/child.schema';
import { isConsented } from '../../shared/domain/child/consent';
import { AppError } from '../../shared/kernel/errors';
import type { LocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { tokenHash } from './student-token';

export { noteListRead } from './access-log';
export { forgetPastTheirDate } from './forget';
export { settleBonds } from './settle-bonds';

/** What others may read of a child whose family agreed to it. */
export interface ReadableChild {
  readonly id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly grade: number;
  readonly className: string;
  /** The guardians at this moment. */
  readonly guardianIds: readonly string[];
}

const MAX_CHILDREN = 50;

const readable = (child: Stored<Child>, now: Call['now']): ReadableChild => ({
  id: child.id,
  schoolId: child.schoolId,
  name: child.name,
  grade: child.grade,
  className: child.className,
  guardianIds: guardiansAt(child, now),
});

/** Whether a child's data may be used for a purpose now. */
const isOpen = (child: Child, purpose: Purpose): boolean => child.state === 'enrolled' && isConsented(child, purpose);

/**
 * The gate: a school's children whose families agree, at this moment, to this use. Whoever is not in the map is not there for
 * the caller, whatever the reason.
 */
export const childrenFor = async (
  call: Pick<Call, 'store' | 'now'>,
  purpose: Purpose,
  schoolId: string,
): Promise<Map<string, ReadableChild>> =>
  new Map(
    (await call.store.findAll('children', { schoolId }))
      .filter((child) => isOpen(child, purpose))
      .map((child) => [child.id, readable(child, call.now)]),
  );

/** The gate for children known by id; the others are missing from the map. */
export const childrenForByIds = async (
  call: Pick<Call, 'store' | 'now'>,
  purpose: Purpose,
  ids: readonly string[],
): Promise<Map<string, ReadableChild>> => {
  const wanted = [...new Set(ids)];
  const found: Stored<Child>[] = [];
  for (let start = 0; start < wanted.length; start += 500) {
    const page = wanted.slice(start, start + 500);
    found.push(...(await call.store.find('children', { id: { in: page } }, { limit: 500 })));
  }
  return new Map(found.filter((child) => isOpen(child, purpose)).map((child) => [child.id, readable(child, call.now)]));
};

/** Children who left their school on a day in `[from, before)`, by id; at most 500. */
export const childrenWhoLeft = async (store: Call['store'], from: LocalDate, before: LocalDate): Promise<string[]> =>
  (await store.find('children', { state: 'left', leftOn: { gte: from, lt: before } }, { limit: 500 })).map(
    ({ id }) => id,
  );

/** @throws AppError CONSENT_MISSING the family has not agreed to this use (told to the family and its child only) */
export const needConsent = (child: Child, purpose: Purpose): void => {
  if (!isConsented(child, purpose)) throw new AppError('CONSENT_MISSING', { purpose });
};

/** The children whose guardian the caller is now. */
export const childrenOfCaller = async (call: Call): Promise<Stored<Child>[]> => {
  const { id } = callerAccount(call);
  const [bound, claimed] = await Promise.all([
    call.store.find('children', { guardianIds: id }, { limit: MAX_CHILDREN }),
    call.store.find('children', { claimantIds: id }, { limit: MAX_CHILDREN }),
  ]);
  return [...bound, ...claimed].filter((child) => isGuardianAt(child, id, call.now));
};

/** Children the caller claims and is not the guardian of (yet). */
export const claimsOfCaller = async (call: Call): Promise<Stored<Child>[]> => {
  const { id } = callerAccount(call);
  const claimed = await call.store.find('children', { claimantIds: id }, { limit: MAX_CHILDREN });
  return claimed.filter((child) => !isGuardianAt(child, id, call.now));
};

/**
 * One child whose guardian the caller is now.
 * @throws AppError NOT_FOUND also when it is somebody else's
 */
export const childOfCaller = async (call: Call, childId: string): Promise<Stored<Child>> => {
  const child = await call.store.get('children', childId);
  if (child === null || !isGuardianAt(child, callerAccount(call).id, call.now)) throw new AppError('NOT_FOUND');
  return child;
};

/**
 * The child that signed in with its selection code and still is.
 * @throws AppError UNAUTHENTICATED the token is over, was ended, or never was: told alike
 */
export const childOfToken = async (
  call: Pick<Call, 'store' | 'secrets' | 'now'>,
  token: string,
): Promise<Stored<Child>> => {
  const session = await call.store.get('studentSessions', tokenHash(call.secrets, token));
  if (session === null || session.endedAt !== null || call.now >= session.expiresAt) {
    throw new AppError('UNAUTHENTICATED');
  }
  const child = await call.store.get('children', session.childId);
  if (child === null || child.state !== 'enrolled') throw new AppError('UNAUTHENTICATED');
  return child;
};
