export default definePageConfig({ navigationBarTitleText: '投诉这个应用' });
