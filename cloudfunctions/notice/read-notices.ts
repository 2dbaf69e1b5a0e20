import { isCityOfficer } from '../../shared/domain/account/roles';
import { concerns } from '../../shared/domain/notice/transitions';
import { dateOf } from '../../shared/kernel/time';
import { CITY } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount } from '../_lib/call';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { childrenOfCaller } from '../child/public';

const SHOWN = 200;
const BUREAU = `${CITY.name}教育局`;

/** The notices in force for the caller's children: of their schools and of the bureau, for their grades. */
export const myNotices = async (call: Call) => {
  const children = await childrenOfCaller(call);
  const schools = await schoolsById(
    call.store,
    children.map(({ schoolId }) => schoolId),
  );
  const today = dateOf(call.now);
  const published = await call.store.find('notices', { state: 'published' }, { limit: SHOWN, sort: ['-publishedAt'] });
  return {
    notices: published.flatMap((notice) => {
      const theirs = children.filter(({ schoolId }) => notice.schoolId === null || notice.schoolId === schoolId);
      const grades = theirs.map(({ grade }) => grade);
      if (theirs.length === 0 || !concerns(notice, grades, today)) return [];
      const from = notice.schoolId === null ? BUREAU : (schools.get(notice.schoolId)?.name ?? '');
      return [{ ...notice, from, publishedAt: notice.publishedAt ?? 0 }];
    }),
  };
};

/** Everything the caller's school or bureau has written, newest change first. */
export const noticeDesk = async (call: Call) => {
  const { id, grants } = callerAccount(call);
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const schools = await schoolsById(call.store, schoolIds);
  const mine = schoolIds.length === 0 ? [] : await call.store.findAll('notices', { schoolId: { in: schoolIds } });
  const bureau = isCityOfficer(grants) ? await call.store.findAll('notices', { schoolId: null }) : [];
  return {
    notices: [...mine, ...bureau]
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
      .map((notice) => ({
        ...notice,
        isMine: notice.writtenBy === id,
        from: notice.schoolId === null ? BUREAU : (schools.get(notice.schoolId)?.name ?? ''),
      })),
  };
};
