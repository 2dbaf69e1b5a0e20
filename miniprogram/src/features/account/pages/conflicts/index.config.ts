export default definePageConfig({ navigationBarTitleText: '利害关系申报' });
