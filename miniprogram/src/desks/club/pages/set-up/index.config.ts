export default definePageConfig({ navigationBarTitleText: '准备批次' });
