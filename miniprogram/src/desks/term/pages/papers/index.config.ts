export default definePageConfig({ navigationBarTitleText: '资质到期' });
