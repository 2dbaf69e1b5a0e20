// What other features may ask about people and schools.
import type { Child, School } from '../../shared/domain/account/school.schema';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import type { Store, Stored } from '../_lib/ports/store';
import { selectionCodeHash } from '../_lib/selection-code';

/** The children bound to the caller. */
export const childrenOfCaller = (call: Call): Promise<Stored<Child>[]> =>
  call.store.find('children', { guardianIds: callerAccount(call).id }, { limit: 50 });

/**
 * One child bound to the caller.
 * @throws AppError NOT_FOUND also when it is somebody else's
 */
export const childOfCaller = async (call: Call, childId: string): Promise<Stored<Child>> => {
  const child = await call.store.get('children', childId);
  if (!child?.guardianIds.includes(callerAccount(call).id)) throw new AppError('NOT_FOUND');
  return child;
};

/**
 * The child that a school-issued selection code belongs to.
 * @throws AppError NOT_FOUND for a wrong and a never issued one alike
 */
export const childByCode = async ({ store, secrets }: Call, code: string): Promise<Stored<Child>> => {
  const hash = selectionCodeHash(secrets, code);
  const [child] = await store.find('children', { selectionCodeHash: hash }, { limit: 1 });
  if (child === undefined) throw new AppError('NOT_FOUND');
  return child;
};

/** Schools by id; unknown ones are missing from the map. */
export const schoolsById = async (store: Store, ids: readonly string[]): Promise<Map<string, Stored<School>>> => {
  const wanted = [...new Set(ids)];
  const found = wanted.length === 0 ? [] : await store.find('schools', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map((school) => [school.id, school]));
};

/** Children of a school by id. */
export const childrenOfSchool = async (store: Store, schoolId: string): Promise<Map<string, Stored<Child>>> =>
  new Map((await store.findAll('children', { schoolId })).map((child) => [child.id, child]));

/** Every school of the tenant that teaches a compulsory stage, in order of id. */
export const compulsorySchools = async (store: Store): Promise<Stored<School>[]> =>
  (await store.findAll('schools', {})).filter(({ stages }) => stages.length > 0);

/** The schools at which the caller holds this role. */
export const schoolsOfCaller = (call: Call, role: 'teacher' | 'schoolAdmin'): string[] =>
  callerAccount(call).grants.flatMap((grant) => (grant.role === role ? [grant.schoolId] : []));
