export default definePageConfig({ navigationBarTitleText: '年检自查' });
