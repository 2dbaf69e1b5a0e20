export default definePageConfig({ navigationBarTitleText: '情况记录' });
