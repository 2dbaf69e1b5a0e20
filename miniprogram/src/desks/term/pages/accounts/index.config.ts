export default definePageConfig({ navigationBarTitleText: '课时与结算' });
