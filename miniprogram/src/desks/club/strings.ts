import type { DomainError } from '@shared/kernel/errors';

interface Demand {
  readonly granted: number | null;
  readonly wishes: number;
  readonly firstChoices: number;
  readonly capacity: number;
  readonly waiting: number | null;
  readonly offered: number | null;
}

export const roundsStrings = {
  columns: {
    title: '批次',
    term: '学期',
    state: '状态',
    applications: '报名',
    missing: '未选',
    confirmed: '已确认',
    closes: '截止',
  },
  choose: '点一个批次查看',
  demand: '各社团的需求',
  seats: ({ granted, wishes, firstChoices, capacity, waiting, offered }: Demand) =>
    granted === null
      ? `${wishes} 个志愿（第一志愿 ${firstChoices}），${capacity} 个名额`
      : `在读 ${granted}/${capacity}，候补 ${waiting ?? 0}${offered ? `，等答复 ${offered}` : ''}；共 ${wishes} 个志愿`,
  openAppeals: (n: number) => `${n} 件申诉等学校答复`,
  cancelled: '人数不够，没有开班',
  draw: '摇号',
  drawHint:
    '截止以后，等事先公布的号码出来，由两个人各自照抄一遍，一致才摇号。系统用它和报名前承诺的秘密合成种子，谁也改不了结果。',
  stepOne: '第一人登记',
  stepTwo: '第二人复核',
  enter: '登记号码',
  entered: '已登记，请另一位管理员复核',
  enterAgain: '重新登记号码',
  evidence: '号码出处',
  evidenceHint: '哪里能查到，例如官网公告的期号或网址',
  confirmHint: '请自己去出处查号码，再照抄一遍；看不到第一个人填的。',
  differs: '和第一个人登记的不一样',
  differsHint: '没有摇号。请两个人对照出处：您填错了就改，他填错了就重新登记。',
  waitingForSecond: '您已登记，等另一位管理员复核',
  waitingForSecondHint: '同一个人不能填两遍。另一位管理员登录后在这里照抄一遍，一致就摇号。',
  source: '公开号码的来源',
  publicNumber: '公开号码',
  numberHint: '只填数字，按公布的顺序连写',
  numberWrong: '请填 3 到 40 位数字',
  confirmDraw: (n: number, number: string) =>
    `用公开号码 ${number} 给 ${n} 个孩子摇号。摇号后不能重来，家庭会马上看到结果。`,
  done: (seated: number, participants: number) => `已公布：${participants} 个孩子报名，${seated} 个选上`,
  stillOpen: (when: string) => `报名到 ${when}，截止后才能摇号`,
  commitment: '报名前公布的承诺',
  inputHash: '报名数据的指纹',
  download: '下载验算文件',
} as const;

/** How far families are, and the reminder. */
export const choosingStrings = {
  title: '报名进度',
  figures: (chosen: number, all: number) => `${chosen} / ${all} 个孩子已选`,
  confirmed: (n: number) => `其中 ${n} 个孩子自己确认过`,
  missing: '还没选的孩子',
  children: (n: number) => `${n} 个`,
  inClass: (name: string, n: number) => `${name} ${n} 个`,
  remind: '提醒还没选的家庭',
  remindNote: '系统直接提醒这些家长，一天最多一次；学校看不到是谁，也看不到志愿。',
  remindAgain: (when: string) => `今天提醒过了，${when} 后可以再提醒`,
  reminded: (n: number) => `已提醒 ${n} 个孩子的家长`,
} as const;

/** Moving a child by hand. */
export const moveStrings = {
  card: '手工调整',
  note: '只在有正当理由时用，例如登记错误、申诉成立、转学。理由会公布给这批次的家庭，孩子用代号。',
  open: '查看名单并调整',
  child: '要调整的孩子',
  none: '还没有手工调整过',
  line: (name: string, from: string, to: string) =>
    to === '' ? `${name}：退出“${from}”` : from === '' ? `${name}：进入“${to}”` : `${name}：“${from}”换到“${to}”`,
  title: (name: string) => `调整 ${name}`,
  action: '确认调整并公布理由',
  giveUp: '退出哪个社团',
  to: '进入哪个社团',
  nowhere: '不进入，只退出',
  holdsNothing: '现在没有社团',
  places: (n: number) => (n > 0 ? `${n} 个空位` : '已满'),
  frees: (name: string, waiting: number) =>
    waiting > 0
      ? `“${name}”空出一个位子，马上先问候补第 1 位（共 ${waiting} 人候补）`
      : `“${name}”空出一个位子，没有人候补`,
  takes: (name: string, free: number) => `“${name}”还有 ${free} 个空位，用掉 1 个；不占别的孩子的位子`,
  extra: (name: string) => `“${name}”已满：为这个孩子加 1 个名额，别的孩子的位子和候补都不变`,
  extraSeat: '加了 1 个名额',
  refusal: ({ code, ...facts }: DomainError, nameOf: (id: string) => string): string => {
    if (code === 'WRONG_STATE' && facts['state'] === 'clash')
      return `和“${nameOf(String(facts['club']))}”时间冲突，要先退出它`;
    if (code === 'LIMIT_EXCEEDED') return `每人最多 ${facts['max']} 个社团，要先退出一个`;
    return '请选要退出或进入的社团';
  },
  reason: '理由（会公布）',
  reasonHint: '写清楚为什么，不写姓名、电话和病情',
  moved: '已调整，理由已公布',
} as const;

/** Appeals at their desk. */
export const appealStrings = {
  list: '申诉',
  none: '没有申诉',
  noneHint: '家长对结果有异议时，会出现在这里，要在期限内答复',
  choose: '点一件查看',
  states: { school: '等学校答复', district: '等区教育局答复', answered: '已答复' },
  due: (when: string) => `${when} 前答复`,
  late: '已逾期',
  steps: {
    asked: '家长申诉',
    answered: (level: string) => (level === 'school' ? '学校答复' : '区教育局答复'),
    overdue: '学校逾期未答复，转区教育局',
    carriedOn: '家长不服学校答复，转区教育局',
  },
  outcomes: { stands: '结果不变', moved: '已调整' },
  number: (n: number) => `摇号号码 ${n}`,
  holds: '现在的社团',
  holdsNothing: '没有社团',
  reasons: '系统给出的原因',
  pseudonym: (code: string) => `代号 ${code}`,
  grade: (grade: number | null) => (grade === null ? '' : `${grade} 年级`),
  answer: '答复',
  outcome: '结论',
  words: '给家长的话',
  wordsHint: '说清楚核对了什么、依据是什么；家长会原样看到',
  send: '答复并通知家长',
  sent: '已答复',
  move: '手工调整这个孩子',
  moveFirst: '结论是“已调整”时，要先完成手工调整',
  notMoved: '还没有调整记录，请先手工调整',
  notYours: '这件现在不由您答复',
} as const;
