export default definePageConfig({ navigationBarTitleText: '身份启封' });
