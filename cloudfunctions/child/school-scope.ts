// What belongs to the caller's own schools. Anything else is not there.
import { worksAtSchool } from '../../shared/domain/account/roles';
import type { School } from '../../shared/domain/account/school.schema';
import type { Child } from '../../shared/domain/child/child.schema';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';

export const isAdminOf = (call: Call, schoolId: string): boolean =>
  worksAtSchool(callerAccount(call).grants, schoolId, ['schoolAdmin']);

/** @throws AppError NOT_FOUND also for another school */
export const schoolOfAdmin = async (call: Call, schoolId: string): Promise<Stored<School>> => {
  const school = isAdminOf(call, schoolId) ? await call.store.get('schools', schoolId) : null;
  if (school === null) throw new AppError('NOT_FOUND');
  return school;
};

/** Loads a child of the caller's school in order to change it. @throws AppError NOT_FOUND also for another school's */
export const openChildOfSchool = async (call: Call, childId: string): Promise<Stored<Child>> => {
  const child = await call.store.open('children', childId, call.request);
  if (!isAdminOf(call, child.schoolId)) throw new AppError('NOT_FOUND');
  return child;
};
