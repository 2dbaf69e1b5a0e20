// Whose notices somebody may handle: a school admin the school's, an officer of the city the bureau's.
import { isCityOfficer, worksAtSchool } from '../../shared/domain/account/roles';
import type { Notice } from '../../shared/domain/notice/notice.schema';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { schoolsOfCaller } from '../account/public';

/** The publisher a new notice of the caller's belongs to. @throws AppError FORBIDDEN a district officer publishes nowhere yet */
export const publisherOf = (call: Call): string | null => {
  const [schoolId] = schoolsOfCaller(call, 'schoolAdmin');
  if (schoolId !== undefined) return schoolId;
  if (isCityOfficer(callerAccount(call).grants)) return null;
  throw new AppError('FORBIDDEN');
};

export const mayHandle = (call: Call, { schoolId }: Pick<Notice, 'schoolId'>): boolean => {
  const { grants } = callerAccount(call);
  return schoolId === null ? isCityOfficer(grants) : worksAtSchool(grants, schoolId, ['schoolAdmin']);
};

/** Loads one to change it. @throws AppError NOT_FOUND also for another publisher's */
export const openNotice = async (call: Call, id: string): Promise<Stored<Notice>> => {
  const notice = await call.store.open('notices', id, call.request);
  if (!mayHandle(call, notice)) throw new AppError('NOT_FOUND');
  return notice;
};
