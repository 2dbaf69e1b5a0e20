export default definePageConfig({ navigationBarTitleText: '合同收费自查' });
