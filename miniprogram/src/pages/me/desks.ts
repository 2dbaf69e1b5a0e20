// 工作台: the desks that a role opens.
import type { Role } from '@shared/domain/account/roles';
import type { Route } from '@/platform/router';
import { deskStrings } from '@/strings/desks';

interface DeskDoor {
  readonly roles: readonly Role[];
  readonly title: string;
  readonly note: string;
  readonly route: Route;
}

export const DESKS: readonly DeskDoor[] = [
  { roles: ['officer'], ...deskStrings.triage, route: 'triageDesk' },
  { roles: ['officer'], ...deskStrings.clocks, route: 'clocksDesk' },
  { roles: ['officer'], ...deskStrings.reportFigures, route: 'reportFigures' },
  { roles: ['officer'], ...deskStrings.publications, route: 'publicationDesk' },
  { roles: ['officer'], ...deskStrings.templates, route: 'templatesDesk' },
  { roles: ['officer'], ...deskStrings.slips, route: 'slipsDesk' },
  { roles: ['gridWorker'], ...deskStrings.visits, route: 'visitsDesk' },
  { roles: ['custodian', 'auditor'], ...deskStrings.unsealing, route: 'unsealingDesk' },
  { roles: ['officer'], ...deskStrings.registry, route: 'registryDesk' },
  { roles: ['officer'], ...deskStrings.annual, route: 'annualDesk' },
  { roles: ['officer'], ...deskStrings.blacklist, route: 'blacklistDesk' },
  { roles: ['officer', 'expert'], ...deskStrings.panel, route: 'panelDesk' },
  { roles: ['officer'], ...deskStrings.inspections, route: 'inspectionDesk' },
  { roles: ['officer'], ...deskStrings.calendar, route: 'calendarDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.roster, route: 'rosterDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.childRequests, route: 'childRequestsDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.setUp, route: 'setUpDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.rounds, route: 'roundsDesk' },
  { roles: ['schoolAdmin', 'officer'], ...deskStrings.clubAppeals, route: 'clubAppealsDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.termEnd, route: 'termEndDesk' },
  { roles: ['schoolAdmin', 'officer'], ...deskStrings.notices, route: 'noticeDesk' },
  { roles: ['teacher'], ...deskStrings.attendance, route: 'attendanceDesk' },
  { roles: ['teacher'], ...deskStrings.myHours, route: 'myHours' },
  { roles: ['schoolAdmin'], ...deskStrings.sessions, route: 'sessionsDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.hours, route: 'hoursDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.papers, route: 'papersDesk' },
  { roles: ['schoolAdmin'], ...deskStrings.incidents, route: 'incidentsDesk' },
  { roles: ['officer', 'schoolAdmin', 'sysadmin'], ...deskStrings.people, route: 'peopleDesk' },
  { roles: ['sysadmin', 'auditor'], ...deskStrings.parameters, route: 'parametersDesk' },
  { roles: ['sysadmin'], ...deskStrings.complaints, route: 'complaintsDesk' },
  { roles: ['sysadmin', 'auditor'], ...deskStrings.parked, route: 'parkedDesk' },
  { roles: ['auditor'], ...deskStrings.audit, route: 'auditDesk' },
];
