// Every page by a short name.

export const TABS = {
  home: '/pages/home/index',
  clubs: '/pages/clubs/index',
  progress: '/pages/progress/index',
  me: '/pages/me/index',
} as const;

export const ROUTES = {
  institutionSearch: '/features/institution/pages/search/index',
  institution: '/features/institution/pages/detail/index',
  report: '/features/report/pages/submit/index',
  followReport: '/features/report/pages/follow/index',
  clubRound: '/features/club/pages/round/index',
  clubResult: '/features/club/pages/result/index',
  clubStudent: '/features/club/pages/student/index',
  rateClub: '/features/satisfaction/pages/rate/index',
  myChildren: '/features/child/pages/mine/index',
  bindChild: '/features/child/pages/bind/index',
  childGuardians: '/features/child/pages/child/index',
  childConsent: '/features/child/pages/consent/index',
  childData: '/features/child/pages/data/index',
  childLooked: '/features/child/pages/looked/index',
  notice: '/features/notice/pages/notice/index',
  triageDesk: '/desks/report/pages/triage/index',
  registryDesk: '/desks/institution/pages/registry/index',
  roundsDesk: '/desks/club/pages/rounds/index',
  attendanceDesk: '/desks/satisfaction/pages/attendance/index',
  termEndDesk: '/desks/satisfaction/pages/term-end/index',
  noticeDesk: '/desks/notice/pages/notices/index',
  rosterDesk: '/desks/child/pages/roster/index',
  codesDesk: '/desks/child/pages/codes/index',
  childRequestsDesk: '/desks/child/pages/requests/index',
  termChangeDesk: '/desks/child/pages/term/index',
  inspectionDesk: '/desks/inspection/pages/plan/index',
} as const;
