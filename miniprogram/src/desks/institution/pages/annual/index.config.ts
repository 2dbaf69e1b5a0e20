export default definePageConfig({ navigationBarTitleText: '机构年检' });
