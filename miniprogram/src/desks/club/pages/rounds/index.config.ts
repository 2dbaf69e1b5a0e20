export default definePageConfig({ navigationBarTitleText: '社团与摇号' });
