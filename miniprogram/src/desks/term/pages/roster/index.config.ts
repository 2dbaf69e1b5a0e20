export default definePageConfig({ navigationBarTitleText: '社团名单' });
