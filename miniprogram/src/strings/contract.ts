// What the limits on fees are called, what numbers over them say, and what one may say at the counter.
import type { ContractCheck, ContractFinding } from '@shared/domain/institution/contract/check-contract';
import { moneyWords } from './money';

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
