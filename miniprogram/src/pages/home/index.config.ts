export default definePageConfig({ navigationBarTitleText: '双减服务' });
