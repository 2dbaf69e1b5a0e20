export const deskStrings = {
  registry: { title: '机构名单', note: '导入、核对、导出' },
  triage: { title: '举报分诊', note: '受理、分类、回复、办结' },
  roster: { title: '学生名册', note: '导入、编码条、升级、查看一个孩子' },
  childRequests: { title: '家长申请', note: '绑定、更正、第二监护人' },
  rounds: { title: '社团与摇号', note: '报名情况、摇号、公布' },
  attendance: { title: '社团点名', note: '记录每次到场的孩子' },
  termEnd: { title: '学期考核', note: '满意度与社团去留' },
  notices: { title: '通知管理', note: '写、复核、发布' },
  calendar: { title: '日历与学期', note: '节假日、调休、学期' },
  inspections: { title: '督导检查', note: '抽签、五项管理、覆盖' },
} as const;
