import { coversDistrict, isCityOfficer } from '../../shared/domain/account/roles';
import { schoolYearOf } from '../../shared/domain/inspection/plan';
import { dateOf, monthOf } from '../../shared/kernel/time';
import { DISTRICT_CODES } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount } from '../_lib/call';
import { compulsorySchools } from '../account/public';

/** The school year at a glance. A district officer sees the plans and the visits of the own district. */
export const inspectionOverview = async (call: Call) => {
  const { id, grants } = callerAccount(call);
  const schoolYear = schoolYearOf(monthOf(call.now));
  const plans = await call.store.findAll('inspectionPlans', { schoolYear });
  const visits = await call.store.findAll('visits', { schoolYear });
  const schools = await compulsorySchools(call.store);
  const districts = DISTRICT_CODES.filter((code) => coversDistrict(grants, code));
  return {
    today: dateOf(call.now),
    schoolYear,
    plans: plans.map((plan) => ({
      ...plan,
      secret: plan.drawnAt === null ? null : plan.secret,
      // Which schools are in other districts is the city's business until the visit.
      selected: isCityOfficer(grants) ? plan.selected : [],
      schoolCount: plan.schools.length,
      eligibleCount: plan.schools.filter(({ inspectedThisYear }) => !inspectedThisYear).length,
      numberIsMine: plan.numberBy === id,
    })),
    visits: visits.filter(({ districtCode }) => coversDistrict(grants, districtCode)),
    schoolsByDistrict: districts.map((districtCode) => ({
      districtCode,
      schools: schools.filter((school) => school.districtCode === districtCode).length,
    })),
    mayPlan: isCityOfficer(grants),
  };
};
