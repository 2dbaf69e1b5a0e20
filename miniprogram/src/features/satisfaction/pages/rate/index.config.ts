export default definePageConfig({ navigationBarTitleText: '评价社团' });
