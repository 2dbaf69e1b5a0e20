export default defineAppConfig({
  pages: ['pages/home/index', 'pages/clubs/index', 'pages/progress/index', 'pages/me/index'],
  subPackages: [
    { root: 'features/institution', pages: ['pages/search/index', 'pages/detail/index'] },
    { root: 'features/report', pages: ['pages/submit/index', 'pages/follow/index'] },
    { root: 'desks/report', pages: ['pages/triage/index'] },
    { root: 'desks/institution', pages: ['pages/registry/index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '双减服务',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'light',
  },
  tabBar: {
    color: '#667085',
    selectedColor: '#0f6fae',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
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
