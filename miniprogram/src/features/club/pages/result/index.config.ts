export default definePageConfig({ navigationBarTitleText: '社团结果' });
