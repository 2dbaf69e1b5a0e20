export default definePageConfig({ navigationBarTitleText: '首次部署' });
