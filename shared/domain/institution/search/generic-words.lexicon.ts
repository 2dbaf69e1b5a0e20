// Words that say what kind of thing a name names, not which one: most names end in some of them.

export const GENERIC_WORDS = [
  '有限责任公司',
  '有限公司',
  '培训学校',
  '培训中心',
  '培训机构',
  '辅导班',
  '培训班',
  '培训部',
  '俱乐部',
  '工作室',
  '分公司',
  '辅导',
  '培训',
  '学校',
  '中心',
  '机构',
  '公司',
  '分校',
  '校区',
] as const;
