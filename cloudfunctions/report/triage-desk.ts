import { coversDistrict, isCityOfficer } from '../../shared/domain/account/roles';
import { clockOf } from '../../shared/domain/report/transitions';
import { orNotFound } from '../../shared/kernel/errors';
import { dateOf, daysBetween, localDate } from '../../shared/kernel/time';
import { DISTRICT_CODES } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount } from '../_lib/call';
import { requireCovered } from './officer-moves';

/** Reports read at once; older closed ones are for a later page. */
const LIST_LIMIT = 500;
const LINK_SECONDS = 600;

/** The reports of the officer's districts, newest first. */
export const triageList = async (call: Call) => {
  const { grants } = callerAccount(call);
  const districts = DISTRICT_CODES.filter((code) => coversDistrict(grants, code));
  const filter = isCityOfficer(grants) ? {} : { districtCode: { in: districts } };
  const reports = await call.store.find('reports', filter, { limit: LIST_LIMIT, sort: ['-submittedOn'] });
  const today = dateOf(call.now);
  return {
    reports: reports.map((report) => ({
      ...report,
      clock: clockOf(report),
      ageDays: daysBetween(localDate(report.submittedOn), today),
    })),
  };
};

/** One report with its photos, as links that work for some minutes. */
export const openReport = async (call: Call, { reportId }: { reportId: string }) => {
  const report = orNotFound(await call.store.get('reports', reportId));
  requireCovered(call, report);
  const photoUrls = await Promise.all(report.evidence.map((fileId) => call.files.temporaryUrl(fileId, LINK_SECONDS)));
  return { report: { ...report, clock: clockOf(report), photoUrls } };
};
