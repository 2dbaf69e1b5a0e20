// Reports of the last weeks, told through the endpoints: as reporters without a name and as officers.
import type { InputOf } from '../../../shared/contracts';
import { PEOPLE } from './people';
import type { DemoWorld } from './world';

/** The receipt of the demo's report with an open question, for the README and the start screen. */
export interface DemoReceipt {
  readonly receipt: string;
  readonly about: string;
}

type Submission = Pick<
  InputOf<'report.submit'>,
  'category' | 'placeName' | 'districtCode' | 'address' | 'timePattern' | 'text'
>;

const STORIES: readonly {
  readonly daysAgo: number;
  readonly what: Submission;
  readonly moves: readonly ('accept' | 'ask' | 'answer' | 'close' | 'reopen')[];
}[] = [
  {
    daysAgo: 2,
    moves: ['accept', 'ask'],
    what: {
      category: 'HIDDEN_PLACE',
      placeName: '示例小区三楼的补习班',
      districtCode: '610702',
      address: '汉台区示例路18号三楼',
      timePattern: '周六、周日上午',
      text: '每到周末就有十几个孩子背着书包上楼，门口没有任何牌子，听得到讲数学题。',
    },
  },
  {
    daysAgo: 0,
    moves: [],
    what: {
      category: 'SCHOOL_MAKEUP',
      placeName: '示例中学',
      districtCode: '610702',
      address: '',
      timePattern: '国庆以后每周六',
      text: '初三年级说是自愿，其实全班都去了，按课时收费，老师在群里收。',
    },
  },
  {
    daysAgo: 1,
    moves: [],
    what: {
      category: 'SAFETY',
      placeName: '示例·托管中心',
      districtCode: '610703',
      address: '南郑区示例街5号二楼',
      timePattern: '放学后',
      text: '二楼只有一个门，窗户焊死了，二十几个孩子在里面写作业，用电炉取暖。',
    },
  },
  {
    daysAgo: 4,
    moves: ['accept'],
    what: {
      category: 'FEES',
      placeName: '示例·培训学校',
      districtCode: '610722',
      address: '城固县示例路66号',
      timePattern: '九月报名时',
      text: '一次要交一年的钱，一万二，转到个人账户，不给开发票。',
    },
  },
  {
    daysAgo: 9,
    moves: ['accept', 'close'],
    what: {
      category: 'TIME_CONTENT_STAFF',
      placeName: '示例·英语中心',
      districtCode: '610702',
      address: '汉台区示例大道2号',
      timePattern: '晚上到九点多',
      text: '学科类的班晚上九点还没下课，孩子回家作业都写不完。',
    },
  },
  {
    daysAgo: 16,
    moves: ['accept', 'close', 'reopen'],
    what: {
      category: 'GHOST',
      placeName: '示例·已注销的一家',
      districtCode: '610702',
      address: '汉台区示例路201号',
      timePattern: '周末',
      text: '牌子摘了，门从后面进，还是原来的老师在上课。',
    },
  },
  {
    daysAgo: 12,
    moves: ['accept', 'ask', 'answer'],
    what: {
      category: 'TEACHER',
      placeName: '示例小学的一位老师',
      districtCode: '610723',
      address: '',
      timePattern: '放学后到晚上',
      text: '班里好多孩子放学后去老师家里写作业补课，不去的家长心里都打鼓。',
    },
  },
  {
    daysAgo: 21,
    moves: ['accept', 'close'],
    what: {
      category: 'ADVERT',
      placeName: '示例·文化传播公司',
      districtCode: '610725',
      address: '勉县示例广场',
      timePattern: '一直有',
      text: '传单写着保证提分三十分，名师押题。',
    },
  },
  {
    daysAgo: 6,
    moves: [],
    what: {
      category: 'DISGUISED',
      placeName: '示例·研学营地',
      districtCode: '610724',
      address: '西乡县示例村',
      timePattern: '周末两天',
      text: '说是研学，其实两天都在宾馆会议室里做奥数题。',
    },
  },
];

const QUESTION = '请问大概有几间教室，是从正门还是侧门进？';
const ANSWER = '两间，从小区侧门上楼，左手边。';
const REPLY = '已到现场核查，责令整改并登记在案。谢谢您告诉我们。';
const NOT_SOLVED = '上周末又开始上课了，还是同一个地方。';

/** Tells the stories; returns the receipt of the one that waits for its reporter. */
export const seedReport = async (world: DemoWorld): Promise<DemoReceipt> => {
  let demo: DemoReceipt = { receipt: '', about: '' };
  const officer = PEOPLE.cityOfficer.openid;
  for (const { daysAgo, what, moves } of STORIES) {
    world.at(-daysAgo, 10 * 60);
    const { receipt } = await world.call('demo-nobody', 'report.submit', {
      ...what,
      institutionId: null,
      seenAs: 'saw',
      evidenceIds: [],
    });
    const { reports } = await world.call(officer, 'report.triageList', {});
    const reportId = reports.find(({ placeName }) => placeName === what.placeName)?.id ?? '';
    for (const [i, move] of moves.entries()) {
      world.at(Math.min(0, -daysAgo + i + 1), 15 * 60);
      if (move === 'accept') await world.call(officer, 'report.accept', { reportId, category: what.category });
      if (move === 'ask') await world.call(officer, 'report.ask', { reportId, text: QUESTION });
      if (move === 'answer') await world.call('demo-nobody', 'report.answer', { receipt, text: ANSWER });
      if (move === 'close')
        await world.call(officer, 'report.close', { reportId, outcome: 'violationFound', text: REPLY });
      if (move === 'reopen') await world.call('demo-nobody', 'report.reopen', { receipt, text: NOT_SOLVED });
    }
    if (daysAgo === 2) demo = { receipt, about: what.placeName };
  }
  return demo;
};
