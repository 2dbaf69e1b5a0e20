export default definePageConfig({ navigationBarTitleText: 'clubs' });
