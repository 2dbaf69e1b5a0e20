import type { Seen } from '@shared/domain/report/observation';
import { type Department, HAND_OVER_REASONS } from '@shared/domain/report/report.schema';
import type { MoveName } from '@shared/domain/report/transitions';

export const SEEN_WORDS: Record<Seen, string> = {
  doorSign: '门口有招牌',
  noSign: '没有招牌',
  advertising: '有招生广告',
  lightsOn: '亮着灯、有人',
  childrenEntering: '有孩子进去',
  childrenLeaving: '有孩子出来',
  teachingHeard: '听得到讲课',
  closedNow: '关着门',
  movedAway: '看样子搬走了',
  cannotTell: '看不出来',
};

export const PEOPLE_WORDS = {
  none: '没有看到孩子',
  upTo5: '5 人以内',
  upTo20: '20 人以内',
  over20: '20 人以上',
  cannotTell: '看不出来',
} as const;

export const BECAUSE_WORDS = {
  URGENT: '紧急',
  SERIOUS: '较重',
  SEVERAL_REPORTS: '多人反映',
  FRESH: '刚反映',
  TIMES_KNOWN: '有时间规律',
} as const;

export const DEPARTMENT_WORDS: Record<Department, string> = {
  education: '教育',
  market: '市场监管',
  culture: '文化旅游',
  sport: '体育',
  civilAffairs: '民政',
};

const HAND_OVER_WORDS: Record<(typeof HAND_OVER_REASONS)[number], string> = {
  jurisdiction: '不归我管',
  conflict: '有利害关系',
  load: '手上案件太多',
  absence: '出差、休假',
};
export const HAND_OVER_OPTIONS = HAND_OVER_REASONS.map((value) => ({ value, label: HAND_OVER_WORDS[value] }));

export const LIKENESS_WORDS: Readonly<Record<string, string>> = {
  SAME_PLACE: '同一机构或学校',
  LIKE_PLACE: '地点相近',
  LIKE_WORDS: '说法相近',
  SAME_CATEGORY: '同一类别',
};

export const RESULT_WORDS = { violated: '违反', notViolated: '没有违反', notChecked: '没有查' } as const;

export const SANCTION_WORDS = {
  rectify: '责令整改',
  refund: '责令退费',
  confiscate: '没收违法所得',
  fine: '罚款',
  revoke: '吊销许可',
  transferDiscipline: '移送教师处分',
  transferOffice: '移送其他部门',
} as const;

export const MOVE_WORDS: Record<MoveName, string> = {
  accept: '受理',
  dispatch: '分办',
  handOver: '移交',
  object: '提出管辖异议',
  overrule: '异议不成立，继续办',
  begin: '接手，开始核查',
  suspend: '中止',
  resume: '恢复办理',
  resumeByItself: '到期恢复',
  decline: '不归我们管',
  close: '办结答复',
  answerReview: '答复复查',
  agree: '举报人确认',
  lapse: '到期未确认',
  reopen: '重办',
  askReview: '申请复查',
  withdraw: '撤回',
};

export const triageStrings = {
  columns: {
    due: '期限',
    place: '地点',
    category: '类别',
    district: '区县',
    state: '状态',
    handler: '承办',
    day: '提交',
  },
  views: { todo: '待我处理', mine: '我承办的', open: '在办', all: '全部' },
  viewsLabel: '看哪些',
  late: (days: number) => `超 ${days} 工作日`,
  left: (days: number) => `剩 ${days} 工作日`,
  today: '今天到期',
  noDue: '—',
  notSet: '未设定',
  atOnce: '立即',
  choose: '点一条查看',
  safety: '涉及孩子安全：立即处理',
  number: '编号',
  following: '跟随另一件，一起查',
  separate: '拆出来单独办',
  address: '地址',
  community: '社区',
  subject: '名单里的机构或学校',
  when: '时间',
  text: '经过',
  unreadable: '（密钥已不在，内容无法读取）',
  contact: '举报人',
  contacts: { anonymous: '匿名', named: '署名，封存', slip: '纸条' },
  namedNote: '姓名电话由身份保管员启封；把编号告诉保管员即可，这里看不到。',
  severity: '轻重',
  reportedAs: '举报人选的',
  category: '按什么类别',
  accept: '受理',
  reclassify: '改类别或轻重',
  dialogue: '往来',
  office: '我们',
  reporter: '举报人',
  ask: '问举报人',
  askHint: '举报人凭回执能看到，看不到您是谁；期限照常计算',
  answerDays: '等回答',
  days: '天',
  sendQuestion: '发送问题',
  handlers: '交给谁',
  handlerNote: (open: number, isLocal: boolean) => `在办 ${open} 件 · ${isLocal ? '本区县' : '市局'}`,
  noHandlers: '没有合适的人：都有利害关系，或者都办过',
  handOverReason: '为什么移交',
  partners: '可能还涉及',
  objection: '管辖异议',
  overrule: '异议不成立，继续由他办',
  begin: '接手，开始核查',
  resume: '恢复办理',
  objectReason: '为什么不归您管（收到后 5 个工作日内）',
  suspendReason: '中止原因',
  until: '到哪一天自动恢复',
  extension: '延长期限',
  extensionReason: '为什么需要延长（只能一次，另一人批准，会告知举报人）',
  askExtension: '申请延长',
  extensionAsked: (day: string) => `${day} 申请延长`,
  approve: '同意',
  refuse: '不同意',
  clocks: '期限',
  clockEnded: (day: string) => `${day} 结束`,
  look: '请网格员看一看',
  lookNote: '只看公共场所看得到的；网格员看不到举报内容',
  askLook: '派给这个社区的网格员',
  lookAsked: '已请网格员去看',
  lookNoted: (day: string) => `${day} 看过`,
  inspection: '现场检查记录',
  inspectionNote: '至少两名持证人员',
  officer: (n: number) => `检查人员 ${n}`,
  certificate: '执法证号',
  finding: '查了哪一条',
  result: '结果',
  note: '情况',
  inspectedOn: '检查日期',
  addOfficer: '再加一人',
  record: '保存检查记录',
  sanction: '处理建议（由人决定，不会自动处罚）',
  propose: '提出建议',
  close: '办结答复',
  outcome: '结果',
  outcomeHint: '“查实”要有现场检查记录；“没有发现”至少要有检查或观察',
  template: '用模板',
  reply: '给举报人的答复',
  confirmClose: {
    title: '办结答复',
    text: '举报人会看到结果和答复。他说“解决了”才算解决；说“没有解决”会交给别人重办。',
    action: '办结',
  },
  decline: '不归我们管',
  declineReply: '告诉举报人该去哪里',
  duplicates: '可能是同一件事',
  noDuplicates: '没有找到相近的',
  score: (score: number) => `相近 ${Math.round(score * 100)}%`,
  merge: '合并到这一件',
  confirmMerge: {
    title: '合并到这一件',
    text: '两位举报人各自的问答、时限、权利不变，可以随时拆开。',
    action: '合并',
  },
  followers: (n: number) => `另有 ${n} 人反映`,
  undo: '撤销我刚才的一步',
  undone: '已撤销',
  history: '经过',
  byOffice: '我们',
  byReporter: '举报人',
  byTimer: '自动',
  escalated: (n: number) => `已升级 ${n} 次`,
  bulk: {
    start: '批量',
    stop: '退出批量',
    chosen: (n: number) => `已选 ${n} 件`,
    accept: '全部受理',
    done: (ok: number, all: number) => `${ok} / ${all} 件已受理`,
  },
  more: '更多操作',
  lessMore: '收起',
} as const;

/** Words to start a reply from; the officer edits them. */
export const REPLY_TEMPLATES = {
  violationFound: [
    {
      value: 'rectified',
      label: '已责令整改',
      text: '我们到现场核查，您反映的情况属实，已责令立即停止并整改，后续会复查。谢谢您告诉我们。',
    },
    { value: 'case', label: '已立案', text: '我们到现场核查，您反映的情况属实，已按规定立案处理。处理结果依法公开。' },
  ],
  notFound: [
    {
      value: 'notSeen',
      label: '现场没有发现',
      text: '我们在您说的时间到现场看过，没有发现您反映的情况。如果再看到，请补充时间和照片，我们会再去。',
    },
  ],
  cannotVerify: [
    {
      value: 'more',
      label: '线索不够',
      text: '根据现有线索没能核实。如果您知道更具体的时间、楼层或照片，请在这里补充，我们会继续查。',
    },
  ],
  notOurs: [
    { value: 'elsewhere', label: '该去哪里', text: '这件事不属于校外培训监管。请拨打 12345，会转给主管部门。' },
  ],
} as const;
