export default definePageConfig({ navigationBarTitleText: '鉴别结论' });
