import type { ContractCheck, ContractFinding } from '@shared/domain/institution/contract/check-contract';
import { moneyWords } from '@/strings/money';

type Facts = ContractFinding['facts'];
const fen = (value: number | string | undefined): string => moneyWords(Number(value));

/** Per check: what it is about, what the numbers say, and what one may say at the counter. */
export const CHECK_WORDS: Record<
  ContractCheck,
  { readonly title: string; readonly broken: (facts: Facts) => string; readonly say: string }
> = {
  amount: {
    title: '一次交多少钱',
    broken: (f) => `最大一笔 ${fen(f['largest'])}，上限 ${fen(f['limit'])}。`,
    say: '“一次收费不能超过 5000 元，充值和赠课也算在内，请拆成几次收。”',
  },
  span: {
    title: '一次交多长时间',
    broken: (f) => `一笔钱管的时间超过 ${f['months']} 个月。`,
    say: '“按时间收费，一次最多收 3 个月，后面的到时候再交。”',
  },
  lessons: {
    title: '一次交多少课时',
    broken: (f) => `一笔约合 ${f['most']} 课时，上限 ${f['limit']} 课时。`,
    say: '“按课时收费，一次最多收 60 课时。”',
  },
  earliest: {
    title: '多早交钱',
    broken: (f) => `${f['paidOn']} 交费，最早可以从 ${f['earliest']} 开始。`,
    say: '“开课前 1 个月内再收费，现在还早。”',
  },
  renewal: {
    title: '续费',
    broken: (f) => `还剩 ${f['lessonsLeft']} 课时，剩余不超过 ${f['limit']} 课时才可续费。`,
    say: '“剩下的课时还多，先上完再续。”',
  },
  account: {
    title: '钱交到哪里',
    broken: () => '不是监管账户。',
    say: '“请给我公示的资金监管账户，我不往个人账户或别的账户转。”',
  },
  loan: {
    title: '培训贷',
    broken: () => '用了培训贷。',
    say: '“我不办分期贷款。”',
  },
  price: {
    title: '单价（学科类）',
    broken: (f) => `折合标准课时 ${fen(f['perLesson'])}，指导价 ${fen(f['guidance'])}，上浮后最高 ${fen(f['limit'])}。`,
    say: '“学科类实行政府指导价，上浮不能超过 10%，请出示收费公示。”',
  },
  onlineLesson: {
    title: '线上一节课多长（学科类）',
    broken: (f) => `每节 ${f['lessonMinutes']} 分钟，上限 ${f['limit']} 分钟。`,
    say: '“线上学科课每节不超过 30 分钟。”',
  },
};

export const contractStrings = {
  intro: '填您知道的就行，空着的不判断。全部在手机里算，什么也不上传。',
  kind: '课程',
  kinds: { academic: '学科类', other: '艺术、体育、科技等' },
  mode: '形式',
  modes: { offline: '线下', online: '线上' },
  payment: (n: number) => `第 ${n} 次交费（元）`,
  paidOn: (n: number) => `第 ${n} 次交费日期`,
  more: '再加一次交费',
  remove: '去掉最后一次',
  lessons: '一共多少课时（含赠送）',
  minutes: '每课时多少分钟',
  classSize: '班里多少人',
  startsOn: '开课日期',
  endsOn: '结课日期',
  left: '续费时还剩多少课时（不是续费不填）',
  paidTo: '钱交到',
  paidToOptions: { supervised: '监管账户', other: '个人或其他账户' },
  loan: '有没有分期贷款',
  loanOptions: { yes: '有', no: '没有' },
  broken: (n: number) => (n === 0 ? '填写的内容没有超过限制' : `有 ${n} 项超过限制`),
  brokenNote: '这是按您填写的数字算的，不等于认定违规。',
  say: '可以这样说',
  within: '没有超过',
  unknown: '没有填，不判断',
  notSet: '本市还没有公布指导价标准，请看机构的收费公示',
  notApplicable: '不适用',
  refund: '现在退费，大约能退',
  taken: '已经上了多少课时',
  refundBy: {
    lessons: (used: number, of: number) => `按课时：${of} 课时用了 ${used}，按剩余占比算。`,
    days: (used: number, of: number) => `按天数：${of} 天过了 ${used} 天，按剩余占比算。`,
  },
  refundNote: '这是估算方法，不是法律规定；合同另有约定的看合同，谈不拢可向主管部门或 12345 求助。',
  refundNone: '填了交费金额和课时（或起止日期）就能估算。',
  clear: '清空重填',
} as const;
