export default definePageConfig({ navigationBarTitleText: '参与证明' });
