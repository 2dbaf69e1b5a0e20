export default definePageConfig({ navigationBarTitleText: '上课安排' });
