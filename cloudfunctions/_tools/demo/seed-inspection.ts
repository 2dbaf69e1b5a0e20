// The school year's inspections so far: earlier months drawn, visited and filed; this month's number is in, the draw is not.
import { CHECK_ITEMS, type Finding } from '../../../shared/domain/inspection/inspection.schema';
import { monthsOfSchoolYear, schoolYearOf } from '../../../shared/domain/inspection/plan';
import { addDays, daysBetween, localDate } from '../../../shared/kernel/time';
import { chance } from './clubs';
import { PEOPLE } from './people';
import type { DemoWorld } from './world';

/** Months without teaching. */
const HOLIDAYS = ['02', '08'];
const SOURCE = '示例·中国体育彩票排列五当月第一期开奖号码';
const NOTES: Record<Finding, string> = { met: '', partly: '台账不全，已当场说明', notMet: '与规定不符，要求整改' };

const findingOf = (visit: string, item: string): Finding => {
  const dice = chance(visit, item);
  return dice < 0.82 ? 'met' : dice < 0.95 ? 'partly' : 'notMet';
};

export const seedInspection = async (world: DemoWorld): Promise<void> => {
  const { cityOfficer, cityOfficer2 } = PEOPLE;
  const thisMonth = world.day.slice(0, 7);
  const months = monthsOfSchoolYear(schoolYearOf(thisMonth)).filter(
    (month) => month <= thisMonth && (month === thisMonth || !HOLIDAYS.includes(month.slice(5))),
  );
  for (const month of months) {
    const first = Math.min(0, daysBetween(world.day, localDate(`${month}-01`)));
    world.at(first, 9 * 60);
    await world.call(cityOfficer.openid, 'inspection.openPlan', { publicNumberSource: SOURCE });
    const publicNumber = String(10_000 + Math.floor(chance('public number', month) * 89_999));
    await world.call(cityOfficer2.openid, 'inspection.enterNumber', { month, publicNumber });
    if (month === thisMonth) return;
    await world.call(cityOfficer.openid, 'inspection.draw', { month });
    const { visits } = await world.call(cityOfficer.openid, 'inspection.overview', {});
    for (const [i, visit] of visits.filter((one) => one.month === month).entries()) {
      const days = first + 4 + i;
      world.at(days, 16 * 60);
      const findings = CHECK_ITEMS.map((item) => [item, findingOf(visit.id, item)] as const);
      const isMet = findings.every(([, finding]) => finding === 'met');
      const items = Object.fromEntries(findings.map(([item, finding]) => [item, { finding, note: NOTES[finding] }]));
      await world.call(cityOfficer.openid, 'inspection.file', {
        visitId: visit.id,
        checklist: {
          inspectors: ['示例·高科长', '示例·责任督学甲'],
          visitedOn: addDays(world.day, days),
          items: items as Record<(typeof CHECK_ITEMS)[number], { finding: Finding; note: string }>,
          rectifyBy: isMet ? null : addDays(world.day, days + 30),
        },
      });
    }
  }
};
