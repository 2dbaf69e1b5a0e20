export default definePageConfig({ navigationBarTitleText: '升级与离校' });
