export default definePageConfig({ navigationBarTitleText: '举报分诊' });
