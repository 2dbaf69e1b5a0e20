export default definePageConfig({ navigationBarTitleText: '公开的处理决定', enableShareAppMessage: true });
