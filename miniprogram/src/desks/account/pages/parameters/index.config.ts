export default definePageConfig({ navigationBarTitleText: '本市参数' });
