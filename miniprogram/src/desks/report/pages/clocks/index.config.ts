export default definePageConfig({ navigationBarTitleText: '期限日历' });
