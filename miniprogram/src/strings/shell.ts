export const shellStrings = {
  appName: '双减服务',
  search: '查机构名称、拼音、信用代码',
  doors: { lookUp: '查机构', report: '举报', clubs: '选社团' },
  doorNotes: { lookUp: '有没有证、在不在名单', report: '不留姓名，凭回执查进度', clubs: '排志愿、看结果' },
  concerns: '与您有关',
  noConcerns: '暂时没有要您处理的事',
  notices: '通知',
  me: { stranger: '未登记', strangerNote: '查机构、举报都不需要登记', desks: '工作台', noDesks: '您没有工作台' },
  elder: '大字版',
  elderNote: '字更大，内容更少',
  privacy: '隐私说明',
  privacyText:
    '查机构、核验、匿名举报都不需要登记身份。\n匿名举报时，我们不读取您的微信身份。\n选社团需要学校登记过的家长身份；孩子的信息只有本校和监护人能看到。\n演示数据全部虚构，名称都带“示例”。',
  demo: '演示身份',
  demoNote: '仅在演示里出现。选一个身份，页面会重新打开。',
  demoStranger: '谁也不是（路人）',
} as const;
