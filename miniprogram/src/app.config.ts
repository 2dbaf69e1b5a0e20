export default defineAppConfig({
  pages: ['pages/home/index', 'pages/clubs/index', 'pages/progress/index', 'pages/me/index'],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '双减服务',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'light',
  },
});
