// The city's own calendar: this school year's terms are entered. Next year's public holidays are entered by nobody yet where no
// package knows them, so that the desk shows what is missing.
import { schoolYearOf } from '../../../shared/domain/inspection/plan';
import { localDate } from '../../../shared/kernel/time';
import { PEOPLE } from './people';
import type { DemoWorld } from './world';

const DOCUMENT = '示例·汉中市中小学校历';

export const seedTenant = async (world: DemoWorld): Promise<void> => {
  world.at(-90, 10 * 60);
  const schoolYear = schoolYearOf(world.day.slice(0, 7));
  const next = schoolYear + 1;
  await world.call(PEOPLE.cityOfficer.openid, 'tenant.enterSchoolYear', {
    schoolYear,
    autumn: { from: localDate(`${schoolYear}-09-01`), to: localDate(`${next}-01-22`) },
    spring: { from: localDate(`${next}-02-26`), to: localDate(`${next}-07-09`) },
    // The make-up Saturday after the National Day holiday keeps Wednesday's timetable.
    ...(schoolYear === 2026 ? { makeUp: [{ date: localDate('2026-10-10'), follows: 3 }] } : {}),
    document: DOCUMENT,
  });
  // Guidance prices of classes at a place; for those online none is set, so that the demo shows that too.
  for (const [key, value] of [
    ['guidanceOfflineSmallFen', 6000],
    ['guidanceOfflineMiddleFen', 3000],
    ['guidanceOfflineLargeFen', 1800],
  ] as const) {
    await world.call(PEOPLE.sysadmin.openid, 'tenant.setParameter', { key, value, reason: '示例·指导价文件（虚构）' });
  }
};
