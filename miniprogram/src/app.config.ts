/** WeChat reads the colours of its bars from theme.json, by theme; the browser's are in platform/browser.css. */
const isWeapp = process.env['TARO_ENV'] === 'weapp';
const colour = (name: string, light: string): string => (isWeapp ? `@${name}` : light);

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/clubs/index', 'pages/progress/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'features/institution',
      pages: [
        'pages/search/index',
        'pages/detail/index',
        'pages/door/index',
        'pages/contract/index',
        'pages/self-report/index',
        'pages/digests/index',
      ],
    },
    {
      root: 'features/report',
      pages: ['pages/submit/index', 'pages/follow/index', 'pages/noticed/index', 'pages/decisions/index'],
    },
    { root: 'features/club', pages: ['pages/round/index', 'pages/result/index', 'pages/student/index'] },
    { root: 'features/satisfaction', pages: ['pages/rate/index'] },
    {
      root: 'features/term',
      pages: ['pages/week/index', 'pages/pick-ups/index', 'pages/certificates/index', 'pages/verify/index'],
    },
    {
      root: 'features/child',
      pages: [
        'pages/mine/index',
        'pages/bind/index',
        'pages/child/index',
        'pages/consent/index',
        'pages/data/index',
        'pages/looked/index',
      ],
    },
    {
      root: 'features/account',
      pages: [
        'pages/accept/index',
        'pages/found/index',
        'pages/factor/index',
        'pages/conflicts/index',
        'pages/complain/index',
      ],
    },
    { root: 'features/notice', pages: ['pages/notice/index'] },
    {
      root: 'desks/report',
      pages: [
        'pages/triage/index',
        'pages/visits/index',
        'pages/unsealing/index',
        'pages/figures/index',
        'pages/publications/index',
        'pages/slips/index',
        'pages/clocks/index',
        'pages/templates/index',
      ],
    },
    {
      root: 'desks/institution',
      pages: [
        'pages/registry/index',
        'pages/posters/index',
        'pages/annual/index',
        'pages/blacklist/index',
        'pages/panel/index',
      ],
    },
    { root: 'desks/club', pages: ['pages/rounds/index', 'pages/set-up/index', 'pages/appeals/index'] },
    { root: 'desks/satisfaction', pages: ['pages/term-end/index'] },
    {
      root: 'desks/term',
      pages: [
        'pages/day/index',
        'pages/hours/index',
        'pages/sessions/index',
        'pages/accounts/index',
        'pages/roster/index',
        'pages/papers/index',
        'pages/incidents/index',
      ],
    },
    { root: 'desks/notice', pages: ['pages/notices/index'] },
    {
      root: 'desks/child',
      pages: ['pages/roster/index', 'pages/codes/index', 'pages/requests/index', 'pages/term/index'],
    },
    { root: 'desks/tenant', pages: ['pages/calendar/index'] },
    {
      root: 'desks/account',
      pages: [
        'pages/people/index',
        'pages/parameters/index',
        'pages/audit/index',
        'pages/complaints/index',
        'pages/parked/index',
      ],
    },
    { root: 'desks/inspection', pages: ['pages/plan/index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  // Asked only when the person taps, and only compared on the phone.
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '看看您是不是在机构登记的地方、把近的机构排在前面，只在手机里比对' } },
  ...(isWeapp ? { darkmode: true, themeLocation: 'theme.json', style: 'v2', sitemapLocation: 'sitemap.json' } : {}),
  window: {
    navigationStyle: 'default',
    navigationBarBackgroundColor: colour('barColor', '#ffffff'),
    navigationBarTitleText: '双减服务',
    navigationBarTextStyle: colour('barText', 'black') as 'black',
    backgroundColor: colour('ground', '#f5f6f8'),
    backgroundTextStyle: colour('pullText', 'dark') as 'dark',
  },
  tabBar: {
    color: colour('tabColor', '#667085'),
    selectedColor: colour('brand', '#0f6fae'),
    backgroundColor: colour('barColor', '#ffffff'),
    borderStyle: colour('tabBorder', 'white') as 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/home.png',
        selectedIconPath: 'assets/home-on.png',
      },
      {
        pagePath: 'pages/clubs/index',
        text: '社团',
        iconPath: 'assets/clubs.png',
        selectedIconPath: 'assets/clubs-on.png',
      },
      {
        pagePath: 'pages/progress/index',
        text: '进度',
        iconPath: 'assets/progress.png',
        selectedIconPath: 'assets/progress-on.png',
      },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/me.png', selectedIconPath: 'assets/me-on.png' },
    ],
  },
});
