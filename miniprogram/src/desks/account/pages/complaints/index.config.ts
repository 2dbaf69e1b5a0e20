export default definePageConfig({ navigationBarTitleText: '对本应用的投诉' });
