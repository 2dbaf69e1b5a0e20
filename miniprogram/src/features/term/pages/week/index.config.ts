export default definePageConfig({ navigationBarTitleText: '本周社团' });
