export default definePageConfig({ navigationBarTitleText: '编码条' });
