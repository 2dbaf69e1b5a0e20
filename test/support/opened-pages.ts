// How each page is opened by the suites that look at all of them: as whom, and with what. A page that is not named here is
// opened by the demo's guardian, without parameters.
import { ROUTES, TABS } from '../../miniprogram/src/platform/routes';
import type { DemoCloud, Who } from './demo-cloud';
import { listedInstitutions } from './listed';

type PageName = keyof typeof ROUTES | keyof typeof TABS;

interface Opened {
  readonly who: Who;
  readonly query?: string;
}

const OPENED: Partial<Record<PageName, Opened>> = {
  report: { who: 'nobody' },
  clubStudent: { who: 'nobody' },
  institutionSearch: { who: 'nobody', query: 'q=%E7%A4%BA%E4%BE%8B' },
  clubRound: { who: 'guardian', query: 'roundId=round-3&childId=child-001-0001' },
  clubResult: { who: 'guardian', query: 'roundId=round-1&childId=child-001-0001' },
  rateClub: { who: 'guardian', query: 'clubId=round-1-club-06&childId=child-001-0001' },
  triageDesk: { who: 'cityOfficer' },
  doorCheck: { who: 'nobody' },
  contractCheck: { who: 'nobody' },
  posters: { who: 'cityOfficer' },
  decisions: { who: 'nobody' },
  parkedDesk: { who: 'sysadmin' },
  visitsDesk: { who: 'gridWorker' },
  unsealingDesk: { who: 'custodian' },
  reportFigures: { who: 'cityOfficer' },
  publicationDesk: { who: 'cityOfficer' },
  clocksDesk: { who: 'cityOfficer' },
  templatesDesk: { who: 'cityOfficer' },
  slipsDesk: { who: 'districtOfficer' },
  annualDesk: { who: 'cityOfficer' },
  blacklistDesk: { who: 'cityOfficer' },
  panelDesk: { who: 'expert' },
  selfReport: { who: 'nobody' },
  digests: { who: 'nobody' },
  registryDesk: { who: 'cityOfficer' },
  setUpDesk: { who: 'schoolAdmin' },
  calendarDesk: { who: 'cityOfficer' },
  inspectionDesk: { who: 'cityOfficer' },
  roundsDesk: { who: 'schoolAdmin' },
  clubAppealsDesk: { who: 'schoolAdmin' },
  termEndDesk: { who: 'schoolAdmin' },
  childGuardians: { who: 'guardian', query: 'childId=child-001-0001' },
  childConsent: { who: 'guardian', query: 'childId=child-001-0002' },
  childData: { who: 'guardian', query: 'childId=child-001-0001' },
  childLooked: { who: 'guardian', query: 'childId=child-001-0001' },
  bindChild: { who: 'nobody' },
  rosterDesk: { who: 'schoolAdmin' },
  codesDesk: { who: 'schoolAdmin' },
  childRequestsDesk: { who: 'schoolAdmin' },
  termChangeDesk: { who: 'schoolAdmin' },
  noticeDesk: { who: 'schoolAdmin' },
  attendanceDesk: { who: 'teacher' },
  myHours: { who: 'teacher' },
  sessionsDesk: { who: 'schoolAdmin' },
  hoursDesk: { who: 'schoolAdmin' },
  papersDesk: { who: 'schoolAdmin' },
  incidentsDesk: { who: 'schoolAdmin' },
  clubRoster: { who: 'schoolAdmin', query: 'clubId=round-1-club-01' },
  pickUps: { who: 'guardian', query: 'childId=child-001-0001' },
  certificates: { who: 'guardian', query: 'childId=child-001-0001' },
  verifyCertificate: { who: 'nobody' },
  acceptInvitation: { who: 'nobody' },
  foundTenant: { who: 'nobody' },
  secondFactor: { who: 'sysadmin2' },
  conflicts: { who: 'districtOfficer' },
  complain: { who: 'nobody' },
  peopleDesk: { who: 'cityOfficer' },
  parametersDesk: { who: 'sysadmin' },
  auditDesk: { who: 'auditor' },
  complaintsDesk: { who: 'sysadmin' },
};

/** Parameters that only the seeded city knows. */
const FOUND: Partial<Record<PageName, (demo: DemoCloud) => Promise<string>>> = {
  followReport: async ({ receipt }) => `receipt=${receipt}`,
  notice: async (demo) => `id=${(await demo.call('guardian', 'notice.mine', {})).notices[0]?.id}`,
  posters: async (demo) => {
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    return `ids=${institutions.find(({ courseCount }) => courseCount > 0)?.id}`;
  },
  institution: async (demo) => `id=${(await listedInstitutions(demo.cloud.origin))[0]?.id}`,
};

export interface PageToOpen {
  readonly name: PageName;
  /** Without parameters: `/desks/report/pages/triage/index`. */
  readonly route: string;
  readonly who: Who;
  readonly isDesk: boolean;
  /** Route and parameters. */
  url(demo: DemoCloud): Promise<string>;
}

/** Every page there is. */
export const PAGES: readonly PageToOpen[] = (Object.entries({ ...TABS, ...ROUTES }) as [PageName, string][]).map(
  ([name, route]) => {
    const { who, query } = OPENED[name] ?? { who: 'guardian' };
    return {
      name,
      route,
      who,
      isDesk: route.startsWith('/desks/'),
      async url(demo) {
        const parameters = [query, await FOUND[name]?.(demo)].filter(Boolean).join('&');
        return parameters === '' ? route : `${route}?${parameters}`;
      },
    };
  },
);
