export default definePageConfig({ navigationBarTitleText: '日历与学期' });
