export default definePageConfig({ navigationBarTitleText: '我注意到' });
